"""Rows of the catalogue turned into papers, for those who may see them."""

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from archive.catalogue import copies
from archive.catalogue.access import seen, visible
from archive.catalogue.columns import Bytes
from archive.catalogue.papers import Brief, Excerpt, Rendition
from archive.catalogue.schema import document, page, rendition
from archive.catalogue.view import FACTS, read_metadata
from archive.errors import NotFoundError
from archive.model import Page, Reader

LONGEST = 200_000
"""Characters of one page that are looked at, where pages are many."""

_NAMED = document.c.id.in_(sa.bindparam("numbers", expanding=True))


def missing(number: int) -> NotFoundError:
    """Return the error that says there is no such paper, or none to be seen."""
    return NotFoundError(f"văn bản mã {number}")


def row_of(connection: sa.Connection, number: int, reader: Reader) -> sa.Row[Any]:
    """Return the row of a paper that ``reader`` may see.

    Raises:
        NotFoundError: there is none.
    """
    row = connection.execute(
        sa.select(document, copies.is_sole(reader)).where(
            document.c.id == number, visible(reader)
        )
    ).one_or_none()
    if row is None:
        raise missing(number)
    return row


def demand(connection: sa.Connection, number: int) -> None:
    """Make sure that there is such a paper.

    Raises:
        NotFoundError: there is none.
    """
    held = sa.select(document.c.id).where(document.c.id == number)
    if connection.execute(held).one_or_none() is None:
        raise missing(number)


def renditions(connection: sa.Connection, number: int) -> tuple[Rendition, ...]:
    """Return the files that show a paper: its own, then those of joined papers.

    Each in the order they came; the text was read from the first.
    """
    shown = [rendition.c[name] for name in Rendition.__slots__]
    joined = sa.select(document.c.id).where(document.c.joined_to == number)
    is_own = rendition.c.document == number
    rows = connection.execute(
        sa.select(*shown)
        .where(sa.or_(is_own, rendition.c.document.in_(joined)), adds(number))
        .order_by(is_own.desc(), rendition.c.id)
    )
    return tuple(Rendition(**row._asdict()) for row in rows)


def media_type(connection: sa.Connection, number: int) -> str:
    """Return what kind of file a paper was read from; "" where none has come."""
    files = renditions(connection, number)
    return files[0].media_type if files else ""


def adds(number: int) -> sa.ColumnElement[bool]:
    """The files of which ``number`` itself does not show the same pages.

    Pages that were given back to a paper are not listed beside the file they are of.
    """
    own = rendition.alias("own")
    is_all = own.c.first_page.is_(None)
    is_around = sa.and_(
        own.c.first_page <= rendition.c.first_page,
        own.c.last_page >= rendition.c.last_page,
    )
    held = sa.select(own.c.id).where(
        own.c.document == number,
        own.c.sha256 == rendition.c.sha256,
        sa.or_(is_all, is_around),
    )
    return sa.or_(rendition.c.document == number, ~held.exists())


def pages(
    connection: sa.Connection, numbers: Sequence[int]
) -> dict[int, tuple[Page, ...]]:
    """Return the pages of papers in one query."""
    found: dict[int, list[Page]] = {number: [] for number in numbers}
    rows = connection.execute(
        sa.select(page)
        .where(page.c.document.in_(numbers))
        .order_by(page.c.document, page.c.number)
    )
    for row in rows:
        found[row.document].append(Page(row.number, row.text, row.origin))
    return {number: tuple(texts) for number, texts in found.items()}


def excerpts(
    connection: sa.Connection,
    numbers: Collection[int],
    reader: Reader,
    *,
    after: int,
    most: int,
) -> dict[int, Excerpt]:
    """Return ``most`` pages of each paper ``reader`` may see, behind ``after`` pages.

    A paper without any further page is left out. Of a page without end, such as a
    plain text, the beginning is read.
    """
    rows = connection.execute(
        _excerpts(reader.audiences),
        {"numbers": list(numbers), "after": after, "before": after + most},
    )
    found: dict[int, list[str]] = {}
    ends: dict[int, bool] = {}
    for number, text, goes_on in rows.all():
        found.setdefault(number, []).append(text)
        ends[number] = goes_on
    return {
        number: Excerpt("\f".join(texts), bool(ends[number]))
        for number, texts in found.items()
    }


@lru_cache(maxsize=64)
def _excerpts(audiences: frozenset[str]) -> sa.Select[Any]:
    """Return the question for pages; making it takes longer than its answer.

    Pages are told by their distance from the first, which an index knows: the files
    of some papers begin with page 3.
    """
    other, first = page.alias("other"), page.alias("first")
    begin = _of_paper(sa.func.min(first.c.number), first)
    end = _of_paper(sa.func.max(other.c.number), other)
    before = begin + sa.bindparam("before", type_=sa.Integer)
    return (
        sa.select(document.c.id, _beginning(page.c.text), end >= before)
        .join_from(document, page, page.c.document == document.c.id)
        .where(
            _NAMED,
            seen(document.c.id, Reader("anybody", audiences)),
            page.c.number >= begin + sa.bindparam("after", type_=sa.Integer),
            page.c.number < before,
        )
        .order_by(document.c.id, page.c.number)
    )


def _of_paper(value: sa.ColumnElement[int], of: sa.FromClause) -> sa.ColumnElement[int]:
    return sa.select(value).where(of.c.document == document.c.id).scalar_subquery()


def _beginning(text: sa.ColumnElement[str]) -> sa.ColumnElement[str]:
    # Cutting counts letters, all of them: only what is long is cut.
    is_long = Bytes(text) > LONGEST
    return sa.case((is_long, sa.func.substr(text, 1, LONGEST)), else_=text)


def briefs(
    connection: sa.Connection, numbers: Iterable[int], reader: Reader
) -> dict[int, Brief]:
    """Return the papers among ``numbers`` that ``reader`` may see, by number."""
    rows = connection.execute(_briefs(reader.audiences), {"numbers": [*set(numbers)]})
    return {row.id: to_brief(row) for row in rows}


@lru_cache(maxsize=64)
def _briefs(audiences: frozenset[str]) -> sa.Select[Any]:
    reader = Reader("anybody", audiences)
    return brief(reader).where(_NAMED, seen(document.c.id, reader))


def brief(reader: Reader) -> sa.Select[Any]:
    """Everything a line of a register shows to ``reader``."""
    is_sole = copies.is_sole(reader)
    return sa.select(document.c.id, FACTS, document.c.added_at, is_sole)


def to_brief(row: sa.Row[Any]) -> Brief:
    """Return the line of a ``brief`` row."""
    facts = copies.told(read_metadata(row.facts), is_sole=row.is_sole)
    return Brief(row.id, facts, row.added_at)
