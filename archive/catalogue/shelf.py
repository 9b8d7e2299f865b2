"""Rows of the catalogue turned into papers, for those who may see them."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from archive import links
from archive.catalogue.access import visible
from archive.catalogue.papers import Brief, Document, Rendition
from archive.catalogue.schema import citation, document, page, rendition
from archive.catalogue.view import to_metadata
from archive.errors import NotFoundError
from archive.links import Status
from archive.model import Citation, Page, Reader


def missing(number: int) -> NotFoundError:
    """Return the error that says there is no such paper, or none to be seen."""
    return NotFoundError(f"văn bản mã {number}")


def row_of(connection: sa.Connection, number: int, reader: Reader) -> sa.Row[Any]:
    """Return the row of a paper that ``reader`` may see.

    Raises:
        NotFoundError: there is none.
    """
    row = connection.execute(
        sa.select(document).where(document.c.id == number, visible(reader))
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


def to_document(
    connection: sa.Connection, row: sa.Row[Any], reader: Reader
) -> Document:
    """Return the whole paper of a ``document`` row."""
    return Document(
        id=row.id,
        metadata=to_metadata(row.facts),
        renditions=renditions(connection, row.id),
        status=status(connection, row.id, reader),
        audience=row.audience,
        notes=tuple(row.notes),
        source=row.source,
        added_at=row.added_at,
    )


def renditions(connection: sa.Connection, number: int) -> tuple[Rendition, ...]:
    """Return the files that show a paper: its own, then those of joined papers.

    Each in the order they came; the text was read from the first.
    """
    shown = [rendition.c[name] for name in Rendition.__slots__]
    joined = sa.select(document.c.id).where(document.c.joined_to == number)
    is_own = rendition.c.document == number
    rows = connection.execute(
        sa.select(*shown)
        .where(sa.or_(is_own, rendition.c.document.in_(joined)))
        .order_by(is_own.desc(), rendition.c.id)
    )
    return tuple(Rendition(**row._mapping) for row in rows)  # noqa: SLF001 -- SQLAlchemy's public name for a row as a mapping


def status(connection: sa.Connection, number: int, reader: Reader) -> Status:
    """Return what the papers ``reader`` may see say of this one."""
    return statuses(connection, [number], reader)[number]


def statuses(
    connection: sa.Connection, numbers: Iterable[int], reader: Reader
) -> dict[int, Status]:
    """Return what the papers ``reader`` may see say of each of ``numbers``."""
    asked = set(numbers)
    rows = connection.execute(
        sa.select(citation.c.target, citation.c.document, citation.c.printed)
        .join_from(citation, document, citation.c.document == document.c.id)
        .where(citation.c.target.in_(asked), citation.c.weighty, visible(reader))
        .order_by(document.c.issued_from, citation.c.id)
    )
    said: dict[int, list[tuple[int, Citation]]] = {number: [] for number in asked}
    for row in rows:
        made = msgspec.convert(row.printed, Citation)
        said[row.target].append((row.document, made))
    return {number: links.status(made) for number, made in said.items()}


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


def briefs(
    connection: sa.Connection, numbers: Iterable[int], reader: Reader
) -> dict[int, Brief]:
    """Return the papers among ``numbers`` that ``reader`` may see, by number."""
    rows = connection.execute(
        brief().where(document.c.id.in_(set(numbers)), visible(reader))
    )
    return {row.id: to_brief(row) for row in rows}


def brief() -> sa.Select[Any]:
    """Everything a line of a register shows."""
    return sa.select(document.c.id, document.c.facts, document.c.added_at)


def to_brief(row: sa.Row[Any]) -> Brief:
    """Return the line of a ``brief`` row."""
    return Brief(row.id, to_metadata(row.facts), row.added_at)
