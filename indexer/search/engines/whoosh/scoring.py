"""Scores of papers, added up term by term over whole posting lists."""

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from indexer.search.engines import ranking
from indexer.search.engines.ranking import Feature
from indexer.search.engines.whoosh.choices import Found
from indexer.search.engines.whoosh.evaluation import Places, holding
from indexer.search.engines.whoosh.segment import Segment
from indexer.search.query import Tree
from indexer.search.wanted import preferences, symbols

Scored = tuple[Segment, int, float]


@dataclass(frozen=True, slots=True)
class Weight:
    """A term with what it weighs in this state of the archive."""

    feature: Feature
    weight: float

    @classmethod
    def of(cls, feature: Feature, *, holding: int, papers: int) -> "Weight":
        """Weigh a term by how many papers hold it."""
        return cls(feature, feature.weight * ranking.rarity(holding, papers))


@dataclass(frozen=True, slots=True)
class Scoring:
    """How the papers that a tree found are scored; lengths are those that are usual."""

    tree: Tree
    weights: list[Weight]
    length: float
    head_length: float

    def best(self, found: Found, count: int) -> list[Scored]:
        """Return the ``count`` best papers, and all that equal the last of them."""
        scores = [(segment, self._scores(segment, held)) for segment, held in found]
        every = (score for _, scored in scores for score in scored.values())
        best = heapq.nlargest(count, every)
        return [
            (segment, place, score)
            for segment, scored in scores
            for place, score in scored.items()
            if best and score >= best[-1]
        ]

    def scored(self, places: Iterable[tuple[Segment, int]]) -> list[Scored]:
        """Return these papers with their scores."""
        held: dict[tuple[str, int], tuple[Segment, set[int]]] = {}
        for segment, place in places:
            held.setdefault(segment.identity, (segment, set()))[1].add(place)
        return [
            (segment, place, score)
            for segment, chosen in held.values()
            for place, score in self._scores(segment, chosen).items()
        ]

    def _scores(self, segment: Segment, places: Places) -> dict[int, float]:
        scores = dict.fromkeys(places, 0.0)
        for weight in self.weights:
            for place, frequency in self._frequencies(segment, weight.feature):
                if place in scores:
                    scores[place] += ranking.gain(weight.weight, frequency)
        for place, lift in _lifts(self.tree, segment).items():
            if place in scores:
                scores[place] += lift
        return scores

    def points(self, segment: Segment, place: int, weight: Weight) -> float:
        """Return what one term adds to the score of one paper."""
        found = dict(self._frequencies(segment, weight.feature))
        return ranking.gain(weight.weight, found.get(place, 0.0))

    def _frequencies(
        self, segment: Segment, feature: Feature
    ) -> Iterator[tuple[int, float]]:
        term, way = feature.term, feature.way
        heads = segment.meant(feature.heading, term, way) if feature.heading else {}
        norms = segment.norms(self.length, of_heading=False)
        head_norms = segment.norms(self.head_length, of_heading=True)
        for place, count in segment.meant(feature.field, term, way).items():
            head = heads.get(place, 0.0)
            yield (
                place,
                ranking.frequency(count, norms[place], head, head_norms[place]),
            )


def _lifts(tree: Tree, segment: Segment) -> dict[int, float]:
    """Return how far its own symbol and what is preferred lift which papers."""
    own = set[int]().union(*(holding(symbol, segment) for symbol in symbols(tree)))
    lifts = dict.fromkeys(own, ranking.OWN_SYMBOL)
    for preferred in preferences(tree):
        for place in holding(preferred.part, segment):
            lifts[place] = lifts.get(place, 0.0) + preferred.lift
    return lifts
