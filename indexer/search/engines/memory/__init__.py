"""The reference engine: slow, obvious and right. Every paper is looked at."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from archive.access import Restricted
from archive.model import Reader
from indexer.search.analysis import Terms, plain
from indexer.search.engine import Access
from indexer.search.engines import explaining, ranking, spelling
from indexer.search.engines.memory.papers import Average, Paper, holds
from indexer.search.engines.ranking import Feature, Ranked
from indexer.search.entry import Entry
from indexer.search.nearness import is_near
from indexer.search.query import Query, Tree
from indexer.search.results import Facets, Hit, Results, Share, Spelling
from indexer.search.wanted import Wanted, preferences, symbols


@dataclass(frozen=True, slots=True)
class _Weights:
    """What a query weighs in this state of the archive."""

    features: tuple[tuple[Feature, float], ...]
    average: Average


def open_engine(place: str, origin: str, access: Access = Restricted) -> "MemoryEngine":
    """Return an empty engine; an index in memory has no ``place``."""
    del place
    return MemoryEngine(origin, access)


@contextmanager
def replacing(place: str, origin: str) -> Iterator["MemoryEngine"]:
    """Yield an empty engine; none outlives its process, so none is replaced."""
    yield open_engine(place, origin)


class MemoryEngine:
    """Entries in a dictionary."""

    def __init__(self, origin: str, access: Access) -> None:
        self._origin = origin
        self._access = access
        self._papers: dict[str, Paper] = {}
        self._revision = 0

    def update(
        self, entries: Iterable[Entry], removed: Iterable[str], revision: int
    ) -> None:
        """Put in ``entries`` and take out ``removed``."""
        papers = dict(self._papers)
        for key in removed:
            papers.pop(key, None)
        papers |= {entry.key: Paper.of(entry) for entry in entries}
        self._papers, self._revision = papers, revision

    def tidy(self) -> None:
        """Do nothing: papers lie as they came."""

    def scrub(self) -> None:
        """Do nothing: what is taken out is gone."""

    def access(self) -> int:
        """Return the access version by which it answers now."""
        return self._access().version

    def revision(self) -> int:
        """Return the number of the last change taken in."""
        return self._revision

    def is_whole(self) -> bool:
        """Nobody else can reach it."""
        return True

    def origin(self) -> str:
        """Return the identity of the catalogue whose changes it takes in."""
        return self._origin

    def close(self) -> None:
        """Forget everything."""
        self._papers = {}

    def search(self, query: Query) -> Results:
        """Answer ``query`` by looking at every paper its reader may see."""
        results = self._answer(query)
        relaxed = query.relaxed()
        if self._found(query.tree, query) or relaxed is None:
            return results
        return self._answer(relaxed, relaxed=True)

    def spellings(
        self, word: str, reader: Reader, *, hidden: frozenset[str] = frozenset()
    ) -> tuple[Spelling, ...]:
        """Count the words near ``word`` over the papers that ``reader`` may see."""
        seen = self._seen(reader, hidden)
        held = Counter(w for text in seen for w in text.words if _is_spelling(w, word))
        forms = Counter(form for text in seen for form in text.marked)
        return spelling.spellings(
            held, lambda word: {m: n for m, n in forms.items() if plain(m) == word}
        )

    def known(
        self,
        words: Collection[str],
        reader: Reader,
        *,
        hidden: frozenset[str] = frozenset(),
    ) -> frozenset[str]:
        """Look for ``words`` in the papers that ``reader`` may see."""
        seen = self._seen(reader, hidden)
        return frozenset(w for w in words if any(map(partial(_has, w), seen)))

    def _seen(self, reader: Reader, hidden: frozenset[str]) -> list[Terms]:
        return [
            paper.text for paper in self._own(reader) if paper.entry.key not in hidden
        ]

    def _own(self, reader: Reader) -> list[Paper]:
        """Return the papers that are for ``reader`` now."""
        now = self._access().audiences
        return [
            paper
            for paper in self._papers.values()
            if now.get(paper.entry.key, paper.entry.audience) in reader.audiences
        ]

    def _seen_by(self, query: Query) -> list[Paper]:
        own = self._own(query.reader)
        return [paper for paper in own if paper.entry.key not in query.hidden]

    def explain(self, query: Query, key: str) -> tuple[Share, ...]:
        """Weigh one paper, part by part."""
        paper = self._papers.get(key)
        seen = {one.entry.key for one in self._seen_by(query)}
        if paper is None or key not in seen:
            return ()
        holding = partial(holds, paper=paper)
        tree = explaining.answering(query, holding)
        if tree is None:
            return ()
        lifts = explaining.of_lifts(tree, holding)
        return (*lifts, *self._shares(tree, paper, query))

    def _shares(self, tree: Tree, paper: Paper, query: Query) -> Iterator[Share]:
        seen = self._seen_by(query)
        weights = self._weights(tree, query.reader)
        for feature, weight in weights.features:
            frequency = paper.frequency(feature, weights.average)
            if frequency:
                yield explaining.of_term(
                    feature,
                    ranking.gain(weight, frequency),
                    count=paper.count(feature.field, feature),
                    in_heading=paper.count(feature.heading, feature),
                    papers=sum(one.count(feature.field, feature) > 0 for one in seen),
                )

    def _answer(self, query: Query, *, relaxed: bool = False) -> Results:
        found = self._found(query.tree, query)
        chosen = [p for p in found if not _failed(p.entry, query)]
        weights = self._weights(query.tree, query.reader)
        ranked = sorted(
            (self._ranked(paper, query.tree, weights) for paper in chosen),
            key=lambda one: ranking.place(one, query.sort),
        )
        page = ranked[query.offset : query.offset + query.limit]
        hits = tuple(self._hit(one, query) for one in page)
        facets = _facets(found, query) if query.facets else Facets()
        return Results(len(chosen), hits, facets, relaxed and bool(found))

    def _found(self, tree: Tree, query: Query) -> list[Paper]:
        return [paper for paper in self._seen_by(query) if holds(tree, paper)]

    def _weights(self, tree: Tree, reader: Reader) -> _Weights:
        # Points are shown: they must not tell what the papers of others hold.
        own = self._own(reader)

        def weight(feature: Feature) -> float:
            holding = sum(paper.count(feature.field, feature) > 0 for paper in own)
            return feature.weight * ranking.rarity(holding, len(own))

        features = ranking.features(tree)
        return _Weights(
            tuple((feature, weight(feature)) for feature in features),
            Average.of(self._papers.values()),
        )

    def _ranked(self, paper: Paper, tree: Tree, weights: _Weights) -> Ranked:
        score = 0.0
        for feature, weight in weights.features:
            frequency = paper.frequency(feature, weights.average)
            score += ranking.gain(weight, frequency)
        is_own = any(holds(symbol, paper) for symbol in symbols(tree))
        liked = (p.lift for p in preferences(tree) if holds(p.part, paper))
        score += is_own * ranking.OWN_SYMBOL + sum(liked)
        entry = paper.entry
        issued = entry.issued_from.toordinal() if entry.issued_from else None
        return Ranked(entry.key, score, issued, entry.number)

    def _hit(self, ranked: Ranked, query: Query) -> Hit:
        held = self._papers[ranked.key].text.words
        wanted = Wanted.of(query.tree).words
        return Hit(ranked.key, ranked.score, tuple(w for w in wanted if w in held))


def _has(word: str, text: Terms) -> bool:
    return word in text.words or word in text.marked or word in text.pairs


def _is_spelling(held: str, word: str) -> bool:
    are_spelt = spelling.is_spelt(word) and spelling.is_spelt(held)
    return are_spelt and is_near(held, word)


def _failed(entry: Entry, query: Query) -> set[str]:
    failed, filters = set(), query.filters
    if filters.types and entry.type not in filters.types:
        failed.add("type")
    if filters.issuers and not filters.issuers.intersection(entry.issuers):
        failed.add("issuer")
    if filters.years and not filters.years.intersection(entry.years):
        failed.add("year")
    if filters.statuses and _status(entry, query) not in filters.statuses:
        failed.add("status")
    return failed


def _status(entry: Entry, query: Query) -> str:
    named = (code for code, keys in query.by_status.items() if entry.key in keys)
    return next(named, "unknown")


def _facets(found: list[Paper], query: Query) -> Facets:
    def left(facet: str) -> Iterator[Entry]:
        for paper in found:
            if _failed(paper.entry, query) <= {facet}:
                yield paper.entry

    return ranking.facets(
        Counter(entry.type for entry in left("type") if entry.type),
        Counter(name for entry in left("issuer") for name in entry.issuers),
        Counter(year for entry in left("year") for year in entry.years),
        Counter(_status(entry, query) for entry in left("status")),
    )
