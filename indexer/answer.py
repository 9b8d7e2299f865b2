"""Typed text and its reader become an answer: hits with snippets, and facets.

The engine finds and ranks; what is shown of a hit comes from the catalogue,
asked again for this reader, so that an index that lags behind shows nothing
that the catalogue would not. What the engine would count in wrongly, being
behind, it is told to hide.
"""

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import partial

from archive.authority import Authority
from archive.catalogue import Brief, Catalogue
from archive.errors import StaleIndexError
from archive.links import Status, StatusCode
from archive.model import Issued, Reader
from indexer.passages import passages
from indexer.search import syntax
from indexer.search.engine import Engine
from indexer.search.heading import Heading, Headings
from indexer.search.mending import ask
from indexer.search.query import Filters, Query, Sort
from indexer.search.query import Issued as Between
from indexer.search.results import Facets, Hit
from indexer.search.snippet import Fragment
from indexer.search.statuses import knowing
from indexer.search.syntax.values import Value, condition

_UNKNOWN = Status()


@dataclass(frozen=True, slots=True)
class AnswerHit:
    """A paper found, as a list of hits shows it; ``heading`` is marked."""

    id: int
    symbol: str | None
    type: str | None
    issuers: tuple[str, ...]
    issued: Issued | None
    subject: str | None
    status: Status
    snippet: tuple[Fragment, ...]
    flags: tuple[str, ...]
    score: float
    matched: tuple[str, ...]
    heading: Heading
    added_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Answer:
    """One page of hits, how many there are in all, and the facets.

    ``relaxed`` says that no paper holds all the words typed, and that these
    hold most of them; ``on`` is the day of the statuses, None for today; where
    ``guessed``, a word was taken for another.
    """

    query: Query
    total: int
    hits: tuple[AnswerHit, ...]
    facets: Facets
    relaxed: bool
    on: dt.date | None = None
    guessed: bool = False


def answer(  # noqa: PLR0913  # one argument for each thing the search page lets choose
    text: str,
    *,
    reader: Reader,
    engine: Engine,
    catalogue: Catalogue,
    authority: Authority,
    sort: Sort = "relevance",
    types: Collection[str] = (),
    issuers: Collection[str] = (),
    years: Collection[int] = (),
    statuses: Collection[StatusCode] = (),
    between: Between | None = None,
    on: dt.date | None = None,
    page: int = 1,
    page_size: int = 20,
    exact: bool = False,
) -> Answer:
    """Return the answer to ``text`` that ``reader`` may see.

    ``between`` are the days that were chosen beside the text (see ``days``);
    ``statuses`` are those of the day ``on``, today where none is given; ``exact``
    takes no word for another.

    Raises:
        QuerySyntaxError: the text cannot be read; it says where and why.
        StaleIndexError: the index has seen changes that the catalogue never made,
            or none of those that it made.
    """
    parse = partial(
        syntax.parse,
        authority=authority,
        reader=reader,
        sort=sort,
        offset=(page - 1) * page_size,
        limit=page_size,
        filters=Filters.of(types, issuers, years, statuses),
    )
    with catalogue.moment():
        asking = Asking(reader, engine, catalogue, on)
        return asking.answer(text, lambda it: _within(between, parse(it)), exact=exact)


def _within(between: Between | None, query: Query) -> Query:
    return query if between is None else query.having(between)


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks, of what, and about which day."""

    reader: Reader
    engine: Engine
    catalogue: Catalogue
    on: dt.date | None

    def answer(
        self, text: str, parsed: Callable[[str], Query], *, exact: bool
    ) -> Answer:
        """Answer what was typed; ``parsed`` reads it, and what is meant by it."""
        unseen = gone(self.engine, self.catalogue)
        by_status = self.catalogue.statuses.named(self.reader, on=self.on)
        found = ask(
            text,
            lambda typed: knowing(replace(parsed(typed), hidden=unseen), by_status),
            self.engine,
            partial(self.engine.known, reader=self.reader, hidden=unseen),
            exact=exact,
        )
        query, results = found.query, found.results
        hits = _shown(results.hits, query, self.catalogue, self.on)
        return Answer(
            query,
            results.total,
            hits,
            results.facets,
            results.relaxed,
            self.on,
            found.guessed,
        )


def days(first: str, last: str, authority: Authority) -> Between | None:
    """Return the days from ``first`` to ``last`` as typed; either may be blank.

    Raises:
        QuerySyntaxError: one of them is no day, month or year.
    """
    begin = condition(Value("from", first, 0), authority) if first else None
    end = condition(Value("to", last, 0), authority) if last else None
    if not first and not last:
        return None
    return Between(
        begin.first if isinstance(begin, Between) else None,
        end.last if isinstance(end, Between) else None,
    )


def gone(engine: Engine, catalogue: Catalogue) -> frozenset[str]:
    """Return the papers that the index, where it is behind, still shows."""
    revision = engine.revision()
    head = catalogue.changes.head()
    if head and not revision:
        # It is being made, or was deleted: that nothing is found would be a lie.
        raise StaleIndexError
    # The index may have taken in what was written since this moment began.
    if revision > head and revision > catalogue.changes.newest():
        raise StaleIndexError
    if revision >= head:
        return frozenset()
    return frozenset(map(str, catalogue.changes.gone_since(revision)))


def _shown(
    hits: Sequence[Hit], query: Query, catalogue: Catalogue, on: dt.date | None
) -> tuple[AnswerHit, ...]:
    by_number = {int(hit.key): hit for hit in hits}
    papers = catalogue.holdings.briefs(by_number, query.reader)
    texts = passages(papers, query.terms, catalogue, query.reader)
    statuses = catalogue.statuses.of(by_number, query.reader, on=on)
    headings = Headings.of(query)
    return tuple(
        _hit(
            paper,
            by_number[paper.id],
            statuses.get(paper.id, _UNKNOWN),
            texts.get(paper.id, ()),
            headings.heading(paper.metadata),
        )
        for paper in papers
    )


def _hit(
    paper: Brief,
    hit: Hit,
    status: Status,
    passage: tuple[Fragment, ...],
    named: Heading,
) -> AnswerHit:
    facts = paper.metadata
    return AnswerHit(
        id=paper.id,
        symbol=facts.symbol,
        type=facts.type,
        issuers=facts.issuers,
        issued=facts.issued,
        subject=facts.subject,
        status=status,
        snippet=passage,
        flags=facts.flags,
        score=hit.score,
        matched=hit.matched,
        heading=named,
        added_at=paper.added_at,
    )
