"""What the neighbourhood of a paper is made of: frozen values, no SQL."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from archive.catalogue.papers import Brief, Link
from archive.links import Status

Side = Literal["cites", "cited_by"]
"""Which way the steps go from a paper: to what it cites, or to what cites it."""

SIDES: tuple[Side, ...] = ("cites", "cited_by")

_UNTOLD = Status()

Key = int | str
"""A paper held, by its number, or a missing one, by the place of its citation."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A paper near another, ``step`` steps away; steps to what is cited are negative.

    A paper that is missing, or may be one of several, has no ``paper`` but the
    ``link`` that cites it.
    """

    key: Key
    step: int
    paper: Brief | None = None
    link: Link | None = None
    status: Status = _UNTOLD


@dataclass(frozen=True, slots=True)
class Edge:
    """What one neighbour does to another, the weightiest of all it does."""

    citing: Key
    cited: Key
    relation: str


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """The weightiest neighbours of a paper, the paper itself among them.

    ``more`` counts by step those left out; ``relations`` counts the neighbours of
    the first step by what is done, before one relation was chosen.
    """

    centre: int
    neighbours: tuple[Neighbour, ...]
    edges: tuple[Edge, ...]
    more: Mapping[int, int]
    relations: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Wish:
    """How much of a neighbourhood is asked for."""

    steps: int = 1
    sides: tuple[Side, ...] = SIDES
    relation: str | None = None
    most: int = 12

    def takes(self, name: str) -> bool:
        """Whether edges of this relation are shown."""
        return self.relation in (None, name)


EVERYTHING = Wish()
"""One step to both sides, whatever is done."""
