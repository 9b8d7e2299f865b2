"""Which paper comes first: the same arithmetic in every engine.

BM25F over syllables without marks, and over pairs of neighbours: a term counts by
how often it stands in the text and in the heading, each against its own length, with
one saturation over both (Robertson, Zaragoza and Taylor 2004). Marks that agree
lift a little. A paper whose own symbol was asked for is above all, and one that has
what is preferred is above its equals.

The law of this module: plain arithmetic, without a branch on a value, so that it
gives the same for one paper and for arrays of papers.
"""

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

import numpy as np
import numpy.typing as npt

from indexer.search.query import Begins, Sort, Tree
from indexer.search.results import Facets
from indexer.search.wanted import Wanted

Number = TypeVar("Number", float, npt.NDArray[np.floating])
"""A figure of one paper, or of many side by side."""

_SATURATION = 1.2  # BM25's k1
_LENGTH_WEIGHT = 0.75  # BM25's b
_HEADING_WEIGHT = 1.0
"""How much a term counts in the heading, beside what it counts in the text."""
OWN_SYMBOL = 1_000_000.0
"""More than all preferences of a query, so that papers asked for by symbol lead."""
LOOSE = 0.7
"""How much a word counts that was completed or whose spelling was guessed."""

WEIGHTS = {"words": 0.4, "pairs": 2.0, "marked": 0.3}
"""How much a term counts by its kind: most Vietnamese words are two syllables, so
that a pair says more than both of its parts."""
HEADINGS = {"words": "head", "pairs": "head_pairs"}
"""The field that tells how often a term of some field stands in the heading."""


Way = Literal["is", "begins", "near"]
"""How a term stands for the words that are meant by it."""


@dataclass(frozen=True, slots=True)
class Feature:
    """One term that lifts the papers it occurs in.

    What begins so, or is near, counts as one word: its occurrences are added up,
    and its rarity is that of the papers that hold any of them.
    """

    field: str
    term: str
    weight: float
    way: Way = "is"

    @property
    def heading(self) -> str | None:
        """The field of the heading that counts beside ``field``, which includes it."""
        return HEADINGS.get(self.field)


def features(tree: Tree) -> tuple[Feature, ...]:
    """Return what to weigh for a query, in the order in which gains are added."""
    return tuple(_features(Wanted.of(tree)))


def _features(wanted: Wanted) -> Iterator[Feature]:
    for name, counts in (
        ("words", wanted.words),
        ("pairs", wanted.pairs),
        ("marked", wanted.marked),
    ):
        for term, count in counts.items():
            yield Feature(name, term, WEIGHTS[name] * count)
    for part, count in wanted.loose.items():
        way: Way = "begins" if isinstance(part, Begins) else "near"
        yield Feature("words", part.plain, WEIGHTS["words"] * LOOSE * count, way)


def rarity(holding: int, papers: int) -> float:
    """Return BM25's inverse document frequency."""
    return math.log(1 + (papers - holding + 0.5) / (holding + 0.5))


def length_norm(length: Number, average: float) -> Number:
    """Return what one occurrence is divided by, 1 at the ``average`` length."""
    share = _LENGTH_WEIGHT / average if average else 0.0
    return (1 - _LENGTH_WEIGHT) + share * length


def frequency(
    in_text: Number, norm: Number, in_heading: Number, heading_norm: Number
) -> Number:
    """Return how often a term occurs, both places weighed by their lengths."""
    return in_text / norm + _HEADING_WEIGHT * in_heading / heading_norm


def gain(weight: float, frequency: Number) -> Number:
    """Return what a term of such a frequency adds to the score; 0 adds nothing."""
    return weight * frequency * (_SATURATION + 1) / (frequency + _SATURATION)


@dataclass(frozen=True, slots=True)
class Ranked:
    """What the order of one hit depends on; the day of issue as its ordinal."""

    key: str
    score: float
    issued: int | None
    number: int | None


def place(ranked: Ranked, sort: Sort) -> tuple[Any, ...]:
    """Return the sort key of a hit; what is unknown comes last.

    Equals stand the newest first, then as they came into the catalogue.
    """
    day = ranked.issued
    newest = math.inf if day is None else -day
    came = (len(ranked.key), ranked.key)
    match sort:
        case "relevance":
            return (-ranked.score, newest, came)
        case "newest":
            return (newest, came)
        case "oldest":
            return (math.inf if day is None else day, came)
        case "number":
            return (math.inf if ranked.number is None else ranked.number, newest, came)


def facets(
    types: Counter[str],
    issuers: Counter[str],
    years: Counter[int],
    statuses: Counter[str],
) -> Facets:
    """Put counts in the order in which they are shown."""
    return Facets(
        type=_most_frequent_first(types),
        issuer=_most_frequent_first(issuers),
        year={year: years[year] for year in sorted(years, reverse=True)},
        status=_most_frequent_first(+statuses),
    )


def _most_frequent_first(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
