"""What an engine answers."""

from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Hit:
    """One paper found; ``matched`` are the words of the query that it holds."""

    key: str
    score: float
    matched: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spelling:
    """A word of the papers, and how many hold it.

    ``marked`` is how it stands in most of them, the word itself where it never has
    marks.
    """

    plain: str
    marked: str
    papers: int


@dataclass(frozen=True, slots=True)
class Facets:
    """How many papers each choice would leave, the most frequent first.

    The counts of one row ignore what was chosen in that same row, so that a
    reader can widen the choice. Years run from the newest.
    """

    type: dict[str, int] = field(default_factory=dict)
    issuer: dict[str, int] = field(default_factory=dict)
    year: dict[int, int] = field(default_factory=dict)
    status: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Results:
    """The hits of one page, how many there are in all, and the facets.

    ``relaxed`` says that no paper holds all the words, and that these hold most.
    """

    total: int
    hits: tuple[Hit, ...]
    facets: Facets = field(default_factory=Facets)
    relaxed: bool = False


ShareOf = Literal[
    "own_symbol",
    "heading",
    "issued",
    "issuer",
    "own_issuer",
    "type",
    "symbol",
    "subject",
    "signer",
    "status",
    "phrase",
    "other",
    "word",
    "pair",
    "marks",
]
"""Of what a paper may have points: its own symbol, a fact, or terms of its text."""


@dataclass(frozen=True, slots=True)
class Share:
    """What one part of a query adds to the score of a paper.

    A ``term`` is without marks, but of ``marks`` as typed; a word that begins so is
    "hoa*", one that is near "hoach~". It occurs ``count`` times, ``in_heading`` of
    them in the heading, and ``papers`` hold it that the reader may see; of a fact
    nothing is counted.
    """

    of: ShareOf
    term: str
    points: float
    count: int = 0
    in_heading: int = 0
    papers: int = 0
