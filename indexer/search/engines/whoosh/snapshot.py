"""One state of the index: all its segments, answering as one."""

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from indexer.search.engines import ranking
from indexer.search.engines.ranking import Feature, Ranked
from indexer.search.engines.whoosh.evaluation import Places, holding
from indexer.search.engines.whoosh.schema import Facts
from indexer.search.engines.whoosh.segment import Segment, identity
from indexer.search.query import Filters, Query, Tree, Wanted, symbols
from indexer.search.results import Facets as Counts
from indexer.search.results import Hit, Results

Found = list[tuple[Segment, Places]]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The segments of one commit, with their totals."""

    state: tuple[int, int] | None
    segments: tuple[Segment, ...]
    papers: int
    syllables: int
    head_syllables: int

    @classmethod
    def of(
        cls, state: tuple[int, int] | None, segments: tuple[Segment, ...]
    ) -> "Snapshot":
        """Add up the segments."""
        papers = [paper for segment in segments for paper in segment.papers.values()]
        return cls(
            state,
            segments,
            len(papers),
            sum(paper.length for paper in papers),
            sum(paper.head_length for paper in papers),
        )

    def followed_by(self, state: tuple[int, int], leaves: Iterable[Any]) -> "Snapshot":
        """Return the next state; segments that did not change are kept as read."""
        kept = {segment.identity: segment for segment in self.segments}
        segments = tuple(_kept_or_read(leaf, kept) for leaf in leaves)
        for gone in kept.values():
            gone.close()
        return Snapshot.of(state, segments)

    def close(self) -> None:
        """Close the files of all segments."""
        for segment in self.segments:
            segment.close()

    @property
    def revision(self) -> int:
        """The last change taken in."""
        return max((segment.revision for segment in self.segments), default=0)

    def search(self, query: Query) -> Results:
        """Answer ``query``, with most of its words where none has all."""
        found = self._found(query)
        relaxed = query.relaxed()
        if relaxed is None or any(places for _, places in found):
            return self._answer(query, found, relaxed=False)
        found = self._found(relaxed)
        return self._answer(relaxed, found, relaxed=any(p for _, p in found))

    def _found(self, query: Query) -> Found:
        audiences = query.reader.audiences
        return [
            (segment, holding(query.tree, segment) & segment.visible(audiences))
            for segment in self.segments
        ]

    def _answer(self, query: Query, found: Found, *, relaxed: bool) -> Results:
        chosen = [(s, _passing(s, places, query.filters)) for s, places in found]
        page = heapq.nsmallest(
            query.offset + query.limit,
            self._ranked(query, chosen),
            key=lambda one: ranking.place(one[0], query.sort),
        )[query.offset :]
        wanted = tuple(Wanted.of(query.tree).words)
        return Results(
            total=sum(len(places) for _, places in chosen),
            hits=tuple(_hit(*one, wanted) for one in page),
            facets=_facets(found, query.filters) if query.facets else Counts(),
            relaxed=relaxed,
        )

    def _ranked(
        self, query: Query, chosen: Found
    ) -> Iterator[tuple[Ranked, Segment, int]]:
        weights = self._weights(query.tree)
        for segment, places in chosen:
            scores = _scores(segment, places, weights)
            _lift_own_symbol(query.tree, segment, scores)
            for place, score in scores.items():
                yield _ranked(segment.papers[place], score), segment, place

    def _weights(self, tree: Tree) -> list[tuple[Feature, float, float]]:
        weights = []
        for feature in ranking.features(tree):
            held = (s.postings(feature.field, feature.term) for s in self.segments)
            rarity = ranking.rarity(sum(map(len, held)), self.papers)
            length = self.head_syllables if feature.is_of_heading else self.syllables
            average = length / self.papers if self.papers else 0.0
            weights.append((feature, feature.weight * rarity, average))
        return weights


def _kept_or_read(leaf: Any, kept: dict[tuple[str, int], Segment]) -> Segment:
    known = kept.pop(identity(leaf), None)
    if known is None:
        return Segment.of(leaf)
    leaf.close()
    return known


def _scores(
    segment: Segment, places: Places, weights: list[tuple[Feature, float, float]]
) -> dict[int, float]:
    scores = dict.fromkeys(places, 0.0)
    papers = segment.papers
    for feature, weight, average in weights:
        postings = segment.postings(feature.field, feature.term)
        for place in scores.keys() & postings.keys():
            paper = papers[place]
            length = paper.head_length if feature.is_of_heading else paper.length
            norm = ranking.length_norm(length, average)
            scores[place] += ranking.gain(weight, postings[place], norm)
    return scores


def _lift_own_symbol(tree: Tree, segment: Segment, scores: dict[int, float]) -> None:
    lifted: set[int] = set()
    for symbol in symbols(tree):
        lifted |= holding(symbol, segment)
    for place in lifted & scores.keys():
        scores[place] += ranking.OWN_SYMBOL


def _ranked(paper: Facts, score: float) -> Ranked:
    issued = None if paper.first is None else date.fromordinal(paper.first)
    return Ranked(paper.key, score, issued, paper.number)


def _hit(ranked: Ranked, segment: Segment, place: int, wanted: tuple[str, ...]) -> Hit:
    held = tuple(w for w in wanted if place in segment.postings("words", w))
    return Hit(ranked.key, ranked.score, held)


def _passing(segment: Segment, places: Places, filters: Filters) -> Places:
    if filters == Filters():
        return places
    return {p for p in places if not _failed(segment.papers[p], filters)}


def _failed(paper: Facts, filters: Filters) -> list[str]:
    failed = []
    if filters.types and paper.type not in filters.types:
        failed.append("type")
    if filters.issuers and filters.issuers.isdisjoint(paper.issuers):
        failed.append("issuer")
    if filters.years and filters.years.isdisjoint(paper.years):
        failed.append("year")
    return failed


def _facets(found: Found, filters: Filters) -> Counts:
    types: Counter[str] = Counter()
    issuers: Counter[str] = Counter()
    years: Counter[int] = Counter()
    for segment, places in found:
        for place in places:
            paper = segment.papers[place]
            failed = _failed(paper, filters)
            if paper.type and failed in ([], ["type"]):
                types[paper.type] += 1
            if failed in ([], ["issuer"]):
                issuers.update(paper.issuers)
            if failed in ([], ["year"]):
                years.update(paper.years)
    return ranking.facets(types, issuers, years)
