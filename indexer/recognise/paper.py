"""A paper as every recogniser gets it.

Facts stand on one another: the issuers need the heading, the heading the number. What
many ask for is found once on each paper.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, TypeVar

from archive.authority import Authority
from archive.model import Text
from indexer.recognise.cells import Cell

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Header:
    """The cells of a header, and which of them is what."""

    cells: tuple[Cell, ...] = ()
    title: Cell | None = None
    number: Cell | None = None
    dated: Cell | None = None
    letterhead: tuple[Cell, ...] = ()

    @property
    def is_there(self) -> bool:
        """Whether the paper has a header at all; a news report has none."""
        return self.title is not None or self.number is not None


@dataclass(frozen=True, slots=True)
class Paper:
    """A text with its zones, as every recogniser gets it.

    ``top`` is the beginning of the paper, ``header`` the zone that names it.
    In a consolidated text of the gazette that zone stands behind the body, and
    ``is_consolidated`` says so. ``found`` is what others need not look for again.
    """

    text: Text
    authority: Authority
    top: tuple[Cell, ...]
    header: Header
    is_consolidated: bool = False
    found: dict[Callable[..., Any], Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )


def once(find: Callable[[Paper], Found]) -> Callable[[Paper], Found]:
    """Have a fact found once on each paper, however many others ask for it."""

    @wraps(find)
    def found(paper: Paper) -> Found:
        if find not in paper.found:
            paper.found[find] = find(paper)
        known: Found = paper.found[find]
        return known

    return found
