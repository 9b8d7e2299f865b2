"""Which papers held have the identity of another (``domain.md`` §1.6).

Number and symbol are never a key: the numbering body and the date (or, where a
date is not known, the number alone within the body's series) belong to it.
"""

from typing import Any

import sqlalchemy as sa

from archive.catalogue.schema import document
from archive.facts import Metadata
from archive.links import Names, Period, keys, numbering_of
from archive.text import squeeze, toneless


def same(
    connection: sa.Connection, metadata: Metadata, authority: Names
) -> tuple[int, ...]:
    """Return the papers that may be the one described; none without its body."""
    body = numbering_of(metadata, authority)
    if body is None:
        return ()
    # A paper that was joined to another is that other one.
    shown = sa.func.coalesce(document.c.joined_to, document.c.id).label("id")
    statement = (
        sa.select(shown, document.c.subject)
        .where(document.c.body_key == body, *_in_series(metadata), *_dated(metadata))
        .order_by(document.c.id)
    )
    rows = connection.execute(statement).all()
    if keys.symbol(metadata) is None:
        rows = [row for row in rows if _says_the_same(row.subject, metadata.subject)]
    return tuple(dict.fromkeys(row.id for row in rows))


def _in_series(metadata: Metadata) -> list[sa.ColumnElement[Any]]:
    key = keys.symbol(metadata)
    if key is not None:
        return [document.c.symbol_key == key]
    return [document.c.symbol_key.is_(None), document.c.type == metadata.type]


def _dated(metadata: Metadata) -> list[sa.ColumnElement[Any]]:
    days = Period.of_issue(metadata.issued)
    if days is None:
        # Two undated papers of one kind are told apart by their number alone.
        return [] if keys.symbol(metadata) else [document.c.issued_from.is_(None)]
    meets = sa.and_(
        document.c.issued_from <= days.last, document.c.issued_to >= days.first
    )
    return [sa.or_(meets, document.c.issued_from.is_(None))]


def _says_the_same(one: str | None, other: str | None) -> bool:
    """Whether two papers without a number have one subject."""
    return bool(one and other) and squeeze(toneless(one or "")) == squeeze(
        toneless(other or "")
    )
