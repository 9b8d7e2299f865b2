"""``GET /search``: papers by number, date, body or words."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta

from archive.errors import NotFoundError
from archive.links import StatusCode
from archive.model import Issued, Span
from indexer.answer import Answer, AnswerHit, answer, days
from indexer.intended import intended
from indexer.search.query import Sort
from indexer.search.results import Facets, Share
from indexer.search.snippet import Fragment
from indexer.search.syntax import LONGEST
from webui import security
from webui.api import paging
from webui.api.verbs import Verbs
from webui.services import services

verbs = Verbs("search", __name__, "Find papers.")

Words = Annotated[
    str,
    Meta(
        max_length=LONGEST,
        description="What is sought, as typed into the search box; see the query syntax.",
    ),
]
Kind = Annotated[str, Meta(description="A kind of paper, by its name: Kế hoạch.")]
Body = Annotated[str, Meta(description="The key of an issuing body, from the facets.")]
Year = Annotated[int, Meta(ge=1, le=9999, description="A year of issue.")]

Stands = Annotated[
    StatusCode, Meta(description="Whether a paper stands; of most it is unknown.")
]
On = Annotated[
    dt.date | None,
    Meta(description="The day of which the statuses are, today where none is given."),
]
Order = Annotated[Sort, Meta(description="In which order.")]


Exact = Annotated[bool, Meta(description="Take no word for another near it.")]
Day = Annotated[str, Meta(max_length=40, description="A day, a month or a year.")]


class Asked(
    paging.Page, frozen=True, kw_only=True, rename={"first": "from", "last": "to"}
):
    """A search. Within ``type``, ``issuer``, ``year`` and ``status``, any will do."""

    q: Words = ""
    type: tuple[Kind, ...] = ()
    issuer: tuple[Body, ...] = ()
    year: tuple[Year, ...] = ()
    status: tuple[Stands, ...] = ()
    on: On = None
    first: Day = ""
    last: Day = ""
    sort: Order = "relevance"
    page_size: paging.Size = 20
    exact: Exact = False


@dataclass(frozen=True, slots=True)
class Found:
    """A paper found; ``marks`` are the places in ``snippet`` that matched.

    ``status_since`` is the first day of its status, where it has one.
    """

    id: int
    symbol: str | None
    type: str | None
    issuers: tuple[str, ...]
    issued: Issued | None
    subject: str | None
    status: StatusCode
    status_since: dt.date | None
    snippet: str
    marks: tuple[Span, ...]
    flags: tuple[str, ...]
    score: float
    matched: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hits:
    """A page of hits; ``total`` counts all, and the facets count them by choice.

    ``relaxed`` says that no paper holds all the words, and that these hold most;
    ``guessed`` that a word was taken for another near it. ``suggestion`` is what may
    have been meant, where little was found as it was typed.
    """

    total: int
    page: int
    page_size: int
    hits: tuple[Found, ...]
    facets: Facets
    suggestion: str | None
    relaxed: bool
    guessed: bool


@verbs.verb("GET /search", asks=Asked, gives=Hits, fails=(400, 503))
def search(asked: Asked) -> Hits:
    """Find papers by number, date, issuing body or words.

    Without `q`, all papers that the choices leave.
    """
    opened, found = services(), _answer(asked)
    meant = intended(
        asked.q,
        found,
        engine=opened.engine,
        catalogue=opened.catalogue,
        authority=opened.authority,
    )
    return Hits(
        total=found.total,
        page=asked.page,
        page_size=asked.page_size,
        hits=tuple(map(_hit, found.hits)),
        facets=found.facets,
        suggestion=meant,
        relaxed=found.relaxed,
        guessed=found.guessed,
    )


@dataclass(frozen=True, slots=True)
class Why:
    """What the score of a paper is made of; ``shares`` add up to ``score``.

    Nothing where the search does not find the paper, or asks for no words.
    """

    id: int
    score: float
    shares: tuple[Share, ...]


@verbs.verb(
    "GET /documents/<int:number>/why", asks=Asked, gives=Why, fails=(400, 404, 503)
)
def why(asked: Asked, number: int) -> Why:
    """Tell why a search finds a paper: what each part of it weighs.

    The parameters are those of the search.
    """
    opened = services()
    if not opened.catalogue.holdings.briefs([number], security.reader()):
        what = f"văn bản mã {number}"
        raise NotFoundError(what)
    shares = opened.engine.explain(_answer(asked).query, str(number))
    return Why(number, sum(share.points for share in shares), shares)


def _answer(asked: Asked) -> Answer:
    opened = services()
    return answer(
        asked.q,
        reader=security.reader(),
        engine=opened.engine,
        catalogue=opened.catalogue,
        authority=opened.authority,
        sort=asked.sort,
        types=asked.type,
        issuers=asked.issuer,
        years=asked.year,
        statuses=asked.status,
        on=asked.on,
        between=days(asked.first.strip(), asked.last.strip(), opened.authority),
        page=asked.page,
        page_size=asked.page_size,
        exact=asked.exact,
    )


def _hit(hit: AnswerHit) -> Found:
    return Found(
        id=hit.id,
        symbol=hit.symbol,
        type=hit.type,
        issuers=hit.issuers,
        issued=hit.issued,
        subject=hit.subject,
        status=hit.status.code,
        status_since=hit.status.since,
        snippet="".join(fragment.text for fragment in hit.snippet),
        marks=_marks(hit.snippet),
        flags=hit.flags,
        score=hit.score,
        matched=hit.matched,
    )


def _marks(fragments: tuple[Fragment, ...]) -> tuple[Span, ...]:
    marks, start = [], 0
    for fragment in fragments:
        end = start + len(fragment.text)
        if fragment.is_match:
            marks.append(Span(start, end))
        start = end
    return tuple(marks)
