"""One state of the index: all its segments, answering as one."""

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from archive.model import Reader
from indexer.search.engines import explaining, ranking, spelling
from indexer.search.engines.ranking import Ranked
from indexer.search.engines.whoosh.choices import Found, chosen, facets, without
from indexer.search.engines.whoosh.evaluation import holding
from indexer.search.engines.whoosh.scoring import Scoring, Weight
from indexer.search.engines.whoosh.segment import Segment, identity
from indexer.search.query import Query, Sort, Tree
from indexer.search.results import Facets, Hit, Results, Share, Spelling
from indexer.search.wanted import Wanted


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
        return cls(
            state,
            segments,
            papers=sum(len(segment.papers) for segment in segments),
            syllables=sum(segment.syllables for segment in segments),
            head_syllables=sum(segment.head_syllables for segment in segments),
        )

    def followed_by(self, state: tuple[int, int], leaves: Iterable[Any]) -> "Snapshot":
        """Return the next state; segments that did not change are kept as read."""
        kept = {segment.identity: segment for segment in self.segments}
        return Snapshot.of(state, tuple(_kept_or_read(leaf, kept) for leaf in leaves))

    def take(self) -> None:
        """Keep the files of all segments open until they are given back."""
        for segment in self.segments:
            segment.users += 1

    def give_back(self) -> None:
        """Close the files of those segments that nobody else uses."""
        for segment in self.segments:
            segment.users -= 1
            if not segment.users:
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

    def spellings(
        self, word: str, reader: Reader, hidden: frozenset[str]
    ) -> tuple[Spelling, ...]:
        """Return the words near ``word`` in papers that ``reader`` may see."""
        if not spelling.is_spelt(word):
            return ()
        seen = self._seen(reader, hidden)
        near = {w for s in self.segments for w in s.near(word) if spelling.is_spelt(w)}
        papers = _counted(seen, "words", near)
        return spelling.spellings(
            papers, lambda word: _counted(seen, "marked", spelling.marked_forms(word))
        )

    def known(
        self, words: Iterable[str], reader: Reader, hidden: frozenset[str]
    ) -> frozenset[str]:
        """Return those of ``words`` that some paper which ``reader`` may see holds."""
        return frozenset(_counted(self._seen(reader, hidden), "words", words))

    def _seen(self, reader: Reader, hidden: frozenset[str]) -> Found:
        seen: Found = [(s, s.visible(reader.audiences)) for s in self.segments]
        return without(seen, hidden) if hidden else seen

    def explain(self, query: Query, key: str) -> tuple[Share, ...]:
        """Weigh one paper, part by part."""
        for segment in self.segments:
            seen = segment.visible(query.reader.audiences)
            for place in segment.among(frozenset({key}) - query.hidden) & seen:
                return self._explained(query, segment, place)
        return ()

    def _explained(
        self, query: Query, segment: Segment, place: int
    ) -> tuple[Share, ...]:
        def holds(tree: Tree) -> bool:
            return place in holding(tree, segment)

        tree = explaining.answering(query, holds)
        if tree is None:
            return ()
        lifts = explaining.of_lifts(tree, holds)
        return (*lifts, *self._shares(query, tree, segment, place))

    def _shares(
        self, query: Query, tree: Tree, segment: Segment, place: int
    ) -> Iterator[Share]:
        seen: Found = [(s, s.visible(query.reader.audiences)) for s in self.segments]
        seen = without(seen, query.hidden) if query.hidden else seen
        scoring = self._scoring(tree)
        for weight in scoring.weights:
            feature = weight.feature
            field, term, way = feature.field, feature.term, feature.way
            points = scoring.points(segment, place, weight)
            if points:
                heads = (
                    segment.meant(feature.heading, term, way) if feature.heading else {}
                )
                yield explaining.of_term(
                    feature,
                    points,
                    count=int(segment.meant(field, term, way)[place]),
                    in_heading=int(heads.get(place, 0)),
                    papers=sum(
                        len(s.meant(field, term, way).keys() & p) for s, p in seen
                    ),
                )

    def _found(self, query: Query) -> Found:
        audiences = query.reader.audiences
        found = [
            (segment, holding(query.tree, segment) & segment.visible(audiences))
            for segment in self.segments
        ]
        return without(found, query.hidden) if query.hidden else found

    def _answer(self, query: Query, found: Found, *, relaxed: bool) -> Results:
        left = chosen(found, query)
        wanted = tuple(Wanted.of(query.tree).words)
        return Results(
            total=sum(len(places) for _, places in left),
            hits=tuple(_hit(*one, wanted) for one in self._page(query, left)),
            facets=facets(found, query) if query.facets else Facets(),
            relaxed=relaxed,
        )

    def _page(self, query: Query, left: Found) -> list[tuple[Ranked, Segment, int]]:
        scoring = self._scoring(query.tree)
        last = query.offset + query.limit
        if query.sort == "relevance":
            first = scoring.best(left, last)
        else:
            first = scoring.scored(_first(left, last, query.sort))
        ranked = [
            (_ranked(segment, place, score), segment, place)
            for segment, place, score in first
        ]
        ranked.sort(key=lambda one: ranking.place(one[0], query.sort))
        return ranked[query.offset : last]

    def _scoring(self, tree: Tree) -> Scoring:
        count = self.papers or 1
        usual = self.syllables / count, self.head_syllables / count
        return Scoring(tree, self._weights(tree), *usual)

    def _weights(self, tree: Tree) -> list[Weight]:
        return [
            Weight.of(
                feature,
                holding=sum(
                    len(segment.meant(feature.field, feature.term, feature.way))
                    for segment in self.segments
                ),
                papers=self.papers,
            )
            for feature in ranking.features(tree)
        ]


def _counted(seen: Found, name: str, terms: Iterable[str]) -> Counter[str]:
    """Count the papers that hold each of ``terms``."""
    return +Counter(
        {
            term: sum(
                len(segment.postings(name, term).keys() & places)
                for segment, places in seen
            )
            for term in terms
        }
    )


def _kept_or_read(leaf: Any, kept: dict[tuple[str, int], Segment]) -> Segment:
    known = kept.get(identity(leaf))
    if known is None:
        return Segment.of(leaf)
    leaf.close()
    return known


def _first(left: Found, count: int, sort: Sort) -> list[tuple[Segment, int]]:
    ordered = (
        (order[place], segment, place)
        for segment, places in left
        for order in (segment.order(sort),)
        for place in places
    )
    best = heapq.nsmallest(count, ordered, key=lambda one: one[0])
    return [(segment, place) for _, segment, place in best]


def _ranked(segment: Segment, place: int, score: float) -> Ranked:
    paper = segment.papers[place]
    return Ranked(paper.key, score, paper.first, paper.number)


def _hit(ranked: Ranked, segment: Segment, place: int, wanted: tuple[str, ...]) -> Hit:
    held = tuple(w for w in wanted if place in segment.postings("words", w))
    return Hit(ranked.key, ranked.score, held)
