"""The reference engine: slow, obvious and right. Every paper is looked at."""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from indexer.search.analysis import Terms, plain
from indexer.search.engines import ranking
from indexer.search.engines.ranking import Feature, Ranked
from indexer.search.entry import Entry
from indexer.search.nearness import is_near
from indexer.search.query import (
    AllOf,
    AnyOf,
    Begins,
    Fact,
    Issued,
    Issuer,
    Near,
    Not,
    Number,
    Phrase,
    Preferred,
    Query,
    Signer,
    Stands,
    Subject,
    SymbolBegins,
    SymbolIs,
    Tree,
    Type,
    Word,
    Written,
)
from indexer.search.results import Facets, Hit, Results
from indexer.search.wanted import Wanted, preferences, symbols


def open_engine(place: str, origin: str) -> "MemoryEngine":
    """Return an empty engine; an index in memory has no ``place``."""
    del place
    return MemoryEngine(origin)


@contextmanager
def replacing(place: str, origin: str) -> Iterator["MemoryEngine"]:
    """Yield an empty engine; none outlives its process, so none is replaced."""
    yield open_engine(place, origin)


@dataclass(frozen=True, slots=True)
class _Paper:
    entry: Entry
    text: Terms
    head: Terms

    @classmethod
    def of(cls, entry: Entry) -> "_Paper":
        heading = entry.heading
        return cls(entry, Terms.of((*heading, entry.text)), Terms.of(heading))

    def count(self, feature: Feature) -> int:
        fields = {
            "words": self.text.words,
            "pairs": self.text.pairs,
            "marked": self.text.marked,
            "head": self.head.words,
            "head_pairs": self.head.pairs,
        }
        counts = fields[feature.field]
        if feature.way == "is":
            return counts[feature.term]
        return sum(n for word, n in counts.items() if _is_meant(word, feature))

    def length(self, feature: Feature) -> int:
        return (self.head if feature.is_of_heading else self.text).length


class MemoryEngine:
    """Entries in a dictionary."""

    def __init__(self, origin: str) -> None:
        self._origin = origin
        self._papers: dict[str, _Paper] = {}
        self._revision = 0

    def update(
        self, entries: Iterable[Entry], removed: Iterable[str], revision: int
    ) -> None:
        """Put in ``entries`` and take out ``removed``."""
        papers = dict(self._papers)
        for key in removed:
            papers.pop(key, None)
        papers |= {entry.key: _Paper.of(entry) for entry in entries}
        self._papers, self._revision = papers, revision

    def revision(self) -> int:
        """Return the number of the last change taken in."""
        return self._revision

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

    def _answer(self, query: Query, *, relaxed: bool = False) -> Results:
        found = self._found(query.tree, query)
        chosen = [p for p in found if not _failed(p.entry, query)]
        scores = self._scores(query.tree)
        ranked = sorted(
            (self._ranked(paper, query.tree, scores) for paper in chosen),
            key=lambda one: ranking.place(one, query.sort),
        )
        page = ranked[query.offset : query.offset + query.limit]
        hits = tuple(self._hit(one, query) for one in page)
        facets = _facets(found, query) if query.facets else Facets()
        return Results(len(chosen), hits, facets, relaxed and bool(found))

    def _found(self, tree: Tree, query: Query) -> list[_Paper]:
        return [
            paper
            for paper in self._papers.values()
            if _may_be_seen(paper.entry, query) and _holds(tree, paper)
        ]

    def _scores(self, tree: Tree) -> list[tuple[Feature, float, float]]:
        papers = self._papers.values()
        scores = []
        for feature in ranking.features(tree):
            holding = sum(paper.count(feature) > 0 for paper in papers)
            rarity = ranking.rarity(holding, len(papers))
            lengths = sum(paper.length(feature) for paper in papers)
            average = lengths / len(papers) if papers else 0.0
            scores.append((feature, feature.weight * rarity, average))
        return scores

    def _ranked(
        self, paper: _Paper, tree: Tree, scores: list[tuple[Feature, float, float]]
    ) -> Ranked:
        score = 0.0
        for feature, weight, average in scores:
            if count := paper.count(feature):
                norm = ranking.length_norm(paper.length(feature), average)
                score += ranking.gain(weight, count, norm)
        is_own = any(_holds(symbol, paper) for symbol in symbols(tree))
        liked = (p.lift for p in preferences(tree) if _holds(p.part, paper))
        score += is_own * ranking.OWN_SYMBOL + sum(liked)
        entry = paper.entry
        issued = entry.issued_from.toordinal() if entry.issued_from else None
        return Ranked(entry.key, score, issued, entry.number)

    def _hit(self, ranked: Ranked, query: Query) -> Hit:
        held = self._papers[ranked.key].text.words
        wanted = Wanted.of(query.tree).words
        return Hit(ranked.key, ranked.score, tuple(w for w in wanted if w in held))


def _is_meant(word: str, feature: Feature) -> bool:
    if feature.way == "begins":
        return word.startswith(feature.term)
    return is_near(word, feature.term)


def _may_be_seen(entry: Entry, query: Query) -> bool:
    return entry.audience in query.reader.audiences and entry.key not in query.hidden


def _holds(tree: Tree, paper: _Paper) -> bool:
    match tree:
        case AllOf(parts):
            return all(_holds(part, paper) for part in parts)
        case AnyOf(parts, minimum):
            return sum(_holds(part, paper) for part in parts) >= minimum
        case Not(part):
            return not _holds(part, paper)
        case Preferred():
            return True
        case Word() | Begins() | Near() | Phrase():
            return _is_written(tree, paper)
        case _:
            return _is(tree, paper.entry)


def _is_written(wanted: Written, paper: _Paper) -> bool:
    held = paper.text.words
    match wanted:
        case Word(plain):
            return held[plain] > 0
        case Begins(plain):
            return any(word.startswith(plain) for word in held)
        case Near(plain):
            return any(is_near(word, plain) for word in held)
        case Phrase(words):
            return _stands_in(words, (*paper.entry.heading, paper.entry.text))


def _is(fact: Fact, entry: Entry) -> bool:
    match fact:
        case Number(number):
            return entry.number == number
        case SymbolIs() | SymbolBegins():
            return _has_symbol(entry, fact)
        case Type(name):
            return plain(entry.type or "") == plain(name)
        case Issued(first, last):
            return _overlaps(entry, first, last)
        case Stands(keys=keys):
            return entry.key in keys
        case _:
            return _names(fact, entry)


def _names(fact: Issuer | Signer | Subject, entry: Entry) -> bool:
    match fact:
        case Issuer(words, key):
            named = _stands_in(words, entry.issuers)
            return named or (key is not None and key in entry.issuer_keys)
        case Signer(words):
            return _stands_in(words, filter(None, [entry.signer]))
        case Subject(words):
            return _stands_in(words, filter(None, [entry.subject]))


def _has_symbol(entry: Entry, symbol: SymbolIs | SymbolBegins) -> bool:
    if isinstance(symbol, SymbolBegins):
        return any(key.startswith(symbol.start) for key in entry.symbol_keys)
    if symbol.keys:
        return any(key in entry.symbol_keys for key in symbol.keys)
    is_numbered = entry.number == symbol.number
    return is_numbered and symbol.type_code in (None, entry.type_code)


def _overlaps(entry: Entry, first: date | None, last: date | None) -> bool:
    if entry.issued_from is None or entry.issued_to is None:
        return False
    begins_in_time = last is None or entry.issued_from <= last
    return begins_in_time and (first is None or entry.issued_to >= first)


def _stands_in(words: tuple[Word, ...], texts: Iterable[str]) -> bool:
    phrase = " ".join(word.plain for word in words)
    return bool(phrase) and any(f" {phrase} " in f" {plain(text)} " for text in texts)


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


def _facets(found: list[_Paper], query: Query) -> Facets:
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
