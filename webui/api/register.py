"""``GET /register``: the papers held, listed by number and counted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from archive import catalogue, series
from archive.catalogue import Body, Book, Brief, Counts
from archive.errors import NotFoundError
from archive.links import Status
from archive.series import Cycle
from webui import security
from webui.api import paging
from webui.api.asking import Parameters
from webui.api.paging import Listed
from webui.api.verbs import Verbs
from webui.problems import WrongRequest
from webui.services import services

verbs = Verbs("register", __name__, "The papers held, listed and counted.")


@verbs.verb("GET /register/counts", gives=Counts)
def counts() -> Counts:
    """Count the papers by kind, by issuing body and by year."""
    return services().catalogue.holdings.counts(security.reader())


@verbs.verb("GET /register/bodies", asks=paging.Page, gives=Listed[Body])
def bodies(asked: paging.Page) -> Listed[Body]:
    """List the bodies whose papers are held, in the order of the alphabet."""
    held = services().catalogue.books.bodies(security.reader())
    return Listed.cut(tuple(held.values()), asked)


@dataclass(frozen=True, slots=True)
class Cycles:
    """The years or terms in which a body's numbers do not begin again."""

    items: tuple[Cycle, ...]


class Whose(Parameters, frozen=True, kw_only=True):
    """A body whose papers are held."""

    body: Annotated[str, Meta(max_length=300, description="Its key, from the list.")]


@verbs.verb("GET /register/cycles", asks=Whose, gives=Cycles, fails=(404,))
def cycles(asked: Whose) -> Cycles:
    """List the years or terms of a body, the oldest first."""
    return Cycles(tuple(_cycles(_body(asked.body))))


Key = Annotated[
    str,
    Meta(
        max_length=300,
        description="The key of a body; empty for papers whose body is not known.",
    ),
]


class Asked(paging.Page, frozen=True, kw_only=True):
    """A register: all papers, or those of a body, a kind, a year or a term."""

    body: Key | UnsetType = UNSET
    type: Annotated[str, Meta(max_length=100, description="A kind of paper.")] = ""
    year: Annotated[
        int, Meta(ge=0, le=9998, description="A year of issue; 0 for any.")
    ] = 0
    term: Annotated[
        str, Meta(max_length=20, description="The name of a cycle: 2020-2025, XIII.")
    ] = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """Numbers that are missing, both ends included."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Line:
    """A paper in a register; ``gaps`` are the numbers missing just before it.

    ``series`` tells the series of one body apart. Gaps are told to clerks only,
    and only where it is sure in which days the numbers do not begin again.
    """

    paper: Brief
    status: Status
    series: str
    gaps: tuple[Gap, ...]
    is_twice: bool


@verbs.verb("GET /register/lines", asks=Asked, gives=Listed[Line], fails=(404,))
def lines(asked: Asked) -> Listed[Line]:
    """List a register by number, those of a series together, with its gaps."""
    key = None if asked.body is UNSET else asked.body
    body = None if key is None else _body(key)
    known = _cycles(body) if body else services().catalogue.books.terms
    days = _days(asked, known)
    book = Book(key, asked.type or None, days)
    books, reader = services().catalogue.books, security.reader()
    found = books.lines(
        book,
        reader,
        within=_within(days, known) if body else None,
        offset=asked.offset,
        limit=asked.page_size,
    )
    return Listed.of(books.count(book, reader), asked, list(map(_line, found)))


def _body(key: str) -> Body:
    body = services().catalogue.books.bodies(security.reader()).get(key)
    if body is None:
        what = f"sổ văn bản của cơ quan {key!r}"
        raise NotFoundError(what)
    return body


def _cycles(body: Body) -> Sequence[Cycle]:
    books, reader = services().catalogue.books, security.reader()
    days = {one.day for one in books.tally(body, reader) if one.day}
    return books.cycles(body, days, reader)


def _days(asked: Asked, known: Sequence[Cycle]) -> Cycle | None:
    if asked.year and asked.term:
        message = "Chỉ chọn “year” hoặc “term”."
        raise WrongRequest(422, message, "term")
    if asked.year:
        return series.year(asked.year)
    if not asked.term:
        return None
    for cycle in known:
        if cycle.name == asked.term:
            return cycle
    what = f"sổ văn bản của nhiệm kỳ {asked.term}"
    raise NotFoundError(what)


def _within(days: Cycle | None, known: Sequence[Cycle]) -> Cycle | None:
    """Return the days in which its reader is told what is missing."""
    if days is None or not security.reader().may("gaps"):
        return None
    return next((c for c in known if c.covers(days.first, days.last)), None)


def _line(line: catalogue.Line) -> Line:
    return Line(
        paper=line.brief,
        status=line.status,
        series=line.series,
        gaps=tuple(Gap(gap.start, gap.stop - 1) for gap in line.gaps),
        is_twice=line.is_twice,
    )
