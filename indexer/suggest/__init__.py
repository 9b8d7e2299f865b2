"""What is offered while somebody types: own searches, bodies, papers.

Everything is asked for the reader: names, counts and papers are those that a search
would show. A few quick questions to the engine and to the catalogue, whatever is typed.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from archive.catalogue import Catalogue, Named
from archive.model import Issued, Reader, Span
from indexer.answer import gone
from indexer.search.analysis import plain
from indexer.search.engine import Engine
from indexer.search.marks import marks
from indexer.search.query import Query, Tree
from indexer.suggest.bodies import BodyMeant, BodyNames
from indexer.suggest.papers import sought
from indexer.suggest.typed import Typed

LINES = 8
"""Suggestions at once: what is seen at a glance."""

_SEARCHES = 2
_BODIES = 2
_PAPERS = 6

_QUOTES = re.compile(r'["“”„«»]')  # fmt: skip


@dataclass(frozen=True, slots=True)
class SuggestedSearch:
    """A search that this reader made lately; ``marks`` are places in its text."""

    text: str
    marks: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class SuggestedBody:
    """A body, how many papers it issued, and the query that asks for these.

    ``marks`` are places in its name.
    """

    name: str
    papers: int
    query: str
    marks: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class SuggestedPaper:
    """A paper; ``name`` is its kind and symbol.

    ``name_marks`` and ``subject_marks`` are the places that were typed.
    """

    id: int
    name: str
    subject: str | None
    issuers: tuple[str, ...]
    issued: Issued | None
    name_marks: tuple[Span, ...]
    subject_marks: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What may be meant, in the order in which it is shown."""

    searches: tuple[SuggestedSearch, ...] = ()
    bodies: tuple[SuggestedBody, ...] = ()
    papers: tuple[SuggestedPaper, ...] = ()


class Suggester:
    """Suggests from one archive; it keeps the names of bodies between two letters."""

    def __init__(self, catalogue: Catalogue, engine: Engine) -> None:
        self._catalogue = catalogue
        self._engine = engine
        self._names = BodyNames(engine)

    def suggest(self, text: str, reader: Reader) -> Suggestions:
        """Return what ``reader`` may mean by ``text``, own searches for nothing.

        Raises:
            StaleIndexError: the index has seen changes that the catalogue never made.
        """
        typed = Typed.read(text)
        with self._catalogue.moment():
            searches = self._searches(text, typed, reader)
            if typed is None:
                return Suggestions(searches)
            unseen = gone(self._engine, self._catalogue)
            spread = typed.spread(self._catalogue.authority.abbreviations)
            bodies = self._bodies(spread or (typed,), reader, unseen)
            # Who chose a body lately need not be told twice.
            told = {body.query for body in bodies}
            searches = tuple(one for one in searches if one.text not in told)
            room = min(_PAPERS, LINES - len(searches) - len(bodies))
            papers = self._papers(sought(typed, spread), reader, unseen, room)
        terms = tuple(term for one in (typed, *spread) for term in one.terms)
        return Suggestions(
            searches, bodies, tuple(_paper(*paper, terms) for paper in papers.items())
        )

    def _searches(
        self, text: str, typed: Typed | None, reader: Reader
    ) -> tuple[SuggestedSearch, ...]:
        recent = self._catalogue.recents.texts(reader.name)
        if not text.strip():
            return tuple(SuggestedSearch(said, ()) for said in recent[:LINES])
        again = [*_again(text, typed, recent)][:_SEARCHES]
        terms = typed.terms if typed else ()
        return tuple(SuggestedSearch(said, tuple(marks(said, terms))) for said in again)

    def _bodies(
        self, ways: Iterable[Typed], reader: Reader, unseen: frozenset[str]
    ) -> tuple[SuggestedBody, ...]:
        for typed in ways:
            if meant := self._names.meant(typed, reader, unseen, most=_BODIES):
                return tuple(_body(body, typed) for body in meant)
        return ()

    def _papers(
        self, ways: Iterable[Tree], reader: Reader, unseen: frozenset[str], room: int
    ) -> Mapping[int, Named]:
        """Return the papers of the first ways, until there is no more room."""
        found: dict[int, None] = {}
        for tree in ways:
            query = Query(
                tree, reader, "newest", limit=room, facets=False, hidden=unseen
            )
            hits = self._engine.search(query).hits
            found |= dict.fromkeys(int(hit.key) for hit in hits)
            if len(found) >= room:
                break
        first = [*found][:room]
        return self._catalogue.holdings.named(first, reader) if first else {}


def _again(text: str, typed: Typed | None, recent: Iterable[str]) -> Iterator[str]:
    """Yield the searches that hold what is typed, and are not the same."""
    if typed is None:
        said = text.strip().casefold()
        started = (one for one in recent if one.casefold().startswith(said))
        yield from (one for one in started if one.casefold() != said)
        return
    whole = [f" {word} " for word in typed.whole]
    begun = [f" {start}" for start in typed.begun] or [""]
    same = f" {' '.join(typed.words)} "
    for one in recent:
        line = _line(one)
        is_held = all(word in line for word in whole)
        if is_held and line != same and any(start in line for start in begun):
            yield one


@lru_cache(maxsize=4096)
def _line(text: str) -> str:
    return f" {plain(text)} "


def _body(body: BodyMeant, typed: Typed) -> SuggestedBody:
    # A name comes from a paper, and may hold whatever was printed there.
    asked = f'{body.before}cơquan:"{_QUOTES.sub(" ", body.name)}"'
    begun = (f"{start}*" for start in typed.begun)
    found = marks(body.name, (*typed.words[-body.words : len(typed.whole)], *begun))
    return SuggestedBody(body.name, body.papers, asked, tuple(found))


def _paper(number: int, facts: Named, terms: tuple[str, ...]) -> SuggestedPaper:
    name = " ".join(filter(None, (facts.type, facts.symbol)))
    return SuggestedPaper(
        id=number,
        name=name,
        subject=facts.subject,
        issuers=facts.issuers,
        issued=facts.issued,
        name_marks=tuple(marks(name, terms)),
        subject_marks=tuple(marks(facts.subject or "", terms)),
    )
