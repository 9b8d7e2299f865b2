"""Which paper comes first: the same arithmetic in every engine.

BM25 over syllables without marks, lifted by neighbours, by marks that agree and
by words of the heading. A paper whose own symbol was asked for is above all, and
one that has what is preferred is above its equals.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from indexer.search.query import Begins, Sort, Tree
from indexer.search.results import Facets
from indexer.search.wanted import Wanted

_SATURATION = 1.2  # BM25's k1
_LENGTH_WEIGHT = 0.75  # BM25's b
OWN_SYMBOL = 1_000_000.0
"""More than all preferences of a query, so that papers asked for by symbol lead."""
LOOSE = 0.7
"""How much a word counts that was completed or whose spelling was guessed."""

WEIGHTS = {"words": 1.0, "pairs": 1.0, "marked": 0.3, "head": 0.4, "head_pairs": 0.6}
"""How much a term counts by the field it is found in."""


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
    def is_of_heading(self) -> bool:
        """Whether the length of the heading counts, not that of the text."""
        return self.field.startswith("head")


def features(tree: Tree) -> tuple[Feature, ...]:
    """Return what to weigh for a query, in a fixed order."""
    return tuple(_features(Wanted.of(tree)))


def _features(wanted: Wanted) -> Iterator[Feature]:
    for name, counts in (
        ("words", wanted.words),
        ("pairs", wanted.pairs),
        ("marked", wanted.marked),
        ("head", wanted.words),
        ("head_pairs", wanted.pairs),
    ):
        for term, count in counts.items():
            yield Feature(name, term, WEIGHTS[name] * count)
    for part, count in wanted.loose.items():
        way: Way = "begins" if isinstance(part, Begins) else "near"
        for name in ("words", "head"):
            weight = WEIGHTS[name] * LOOSE * count
            yield Feature(name, part.plain, weight, way)


def rarity(holding: int, papers: int) -> float:
    """Return BM25's inverse document frequency."""
    return math.log(1 + (papers - holding + 0.5) / (holding + 0.5))


def length_norm(length: int, average: float) -> float:
    """Return the part of BM25 that depends on the length of the paper only."""
    ratio = length / average if average else 1.0
    return _SATURATION * (1 - _LENGTH_WEIGHT + _LENGTH_WEIGHT * ratio)


def gain(weight: float, count: float, norm: float) -> float:
    """Return what a term that occurs ``count`` times adds to the score."""
    return weight * count * (_SATURATION + 1) / (count + norm)


def add_gains(
    scores: dict[int, float],
    counts: Mapping[int, float],
    norms: Mapping[int, float],
    weight: float,
) -> None:
    """Add to the scores of many papers what :func:`gain` says for each."""
    top = _SATURATION + 1
    for place in scores.keys() & counts.keys():
        count = counts[place]
        scores[place] += weight * count * top / (count + norms[place])


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
