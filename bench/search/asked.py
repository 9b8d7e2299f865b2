"""One question, neutral between the engines, and what an engine must offer."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from bench.search.texts import Paper

LIMIT = 20
"""How many hits a page shows."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Words without marks, how they must occur, and what else is wanted.

    ``marked`` are the same words as printed where they are asked for so. ``last``
    says how the last word stands for others: it begins so, or is one error away.
    """

    words: tuple[str, ...]
    marked: tuple[str, ...] = ()
    how: Literal["all", "any", "phrase"] = "all"
    last: Literal["is", "begins", "near"] = "is"
    body: str | None = None
    year: int | None = None
    newest: bool = False
    facets: bool = False


class Asking(Protocol):
    """An opened engine."""

    def knows(self, asked: Asked) -> bool:
        """Say whether such a question can be put."""

    def ask(self, asked: Asked) -> object:
        """Answer with the keys of the hits of one page, as of the last commit.

        This is what is timed: the engine's own query is made of ``asked`` within.
        """

    def total(self, asked: Asked) -> int:
        """Return how many papers are found in all (not timed)."""

    def close(self) -> None:
        """Let go of files."""


class Peer(Protocol):
    """An engine that is measured."""

    name: str

    def build(self, folder: Path, batches: Iterable[list[Paper]]) -> None:
        """Put all papers in."""

    def opened(self, folder: Path) -> Asking:
        """Open what was built."""
