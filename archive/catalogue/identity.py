"""Which papers held have the identity of another (``domain.md`` §1.6).

Number and symbol are never a key: the numbering body and the date (or, where a
date is not known, the number alone within the body's series) belong to it.
"""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from typing import Any

import sqlalchemy as sa

from archive.catalogue.access import seen, visible
from archive.catalogue.schema import document, rendition
from archive.facts import Metadata
from archive.links import Names, Period, keys, numbering_of
from archive.model import Reader
from archive.text import squeeze, toneless

_AT_ONCE = 500
_NEARLY = dt.timedelta(days=366)
"""How far apart two days are that one slip of the pen may part."""


def same(
    connection: sa.Connection,
    metadata: Metadata,
    authority: Names,
    reader: Reader | None = None,
) -> tuple[int, ...]:
    """Return the papers that may be the one described; none without its body.

    All of them for the intake; for a ``reader`` those that they may see.
    """
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
    if reader is not None:
        statement = statement.where(seen(shown, reader))
    rows = connection.execute(statement).all()
    if keys.symbol(metadata) is None:
        rows = [row for row in rows if _says_the_same(row.subject, metadata.subject)]
    return tuple(dict.fromkeys(row.id for row in rows))


def same_each(
    connection: sa.Connection,
    papers: Sequence[Metadata],
    authority: Names,
    reader: Reader,
) -> list[tuple[int, ...]]:
    """Return ``same`` of many papers, for a reader; asked in portions.

    Of papers that ``reader`` may not see nothing is said.
    """
    keyed = {keys.symbol(one) for one in papers} - {None}
    held: dict[str, list[Any]] = {}
    for some in _portions(sorted(filter(None, keyed))):
        rows = connection.execute(
            sa.select(
                document.c.id,
                document.c.symbol_key,
                document.c.body_key,
                document.c.issued_from,
                document.c.issued_to,
            )
            .where(document.c.symbol_key.in_(some), visible(reader))
            .order_by(document.c.id)
        )
        for row in rows.all():
            held.setdefault(row.symbol_key, []).append(row)
    return [
        _among(held[key], one, authority)
        if (key := keys.symbol(one)) in held
        else ()
        if key
        else same(connection, one, authority, reader)
        for one in papers
    ]


def _among(
    rows: Sequence[Any], metadata: Metadata, authority: Names
) -> tuple[int, ...]:
    body, days = numbering_of(metadata, authority), Period.of_issue(metadata.issued)
    return tuple(
        row.id for row in rows if row.body_key == body and body and _meets(row, days)
    )


def _meets(row: Any, days: Period | None) -> bool:
    if days is None or row.issued_from is None:
        return True
    return bool(row.issued_from <= days.last and row.issued_to >= days.first)


def _portions(names: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(names), _AT_ONCE):
        yield names[start : start + _AT_ONCE]


def near(
    connection: sa.Connection, metadata: Metadata, authority: Names
) -> tuple[int, ...]:
    """Return the papers that may be this one but for a slip in its day or its body.

    Only for a paper known by a register, or beside one: a paper that was read says
    itself when it was issued, and its number comes again in every term.
    """
    key, days = keys.symbol(metadata), Period.of_issue(metadata.issued)
    if key is None:
        return ()
    body = numbering_of(metadata, authority)
    rows = connection.execute(
        sa.select(
            document.c.id,
            document.c.body_key,
            document.c.issued_from,
            document.c.issued_to,
        )
        .where(document.c.symbol_key == key, document.c.joined_to.is_(None))
        .order_by(document.c.id)
    )
    return tuple(row.id for row in rows if _is_near(row, body, days))


def alike(
    connection: sa.Connection, number: int, metadata: Metadata, authority: Names
) -> set[int]:
    """Return the papers that may be the paper ``number``, to be looked at by a person.

    Where one of two is known by a register alone, those nearly the same are too.
    """
    found = near(connection, metadata, authority)
    without = unfiled(connection, {number, *found})
    slips = {one for one in found if number in without or one in without}
    return slips.union(same(connection, metadata, authority))


def unfiled(connection: sa.Connection, numbers: Collection[int]) -> set[int]:
    """Return those among ``numbers`` that no file shows, nor one joined to them."""
    if not numbers:
        return set()
    shown = sa.func.coalesce(document.c.joined_to, document.c.id)
    rows = connection.execute(
        sa.select(shown)
        .join_from(rendition, document, rendition.c.document == document.c.id)
        .where(sa.or_(document.c.id.in_(numbers), document.c.joined_to.in_(numbers)))
    )
    return set(numbers) - set(rows.scalars())


def _is_near(row: Any, body: str | None, days: Period | None) -> bool:
    is_of_body = row.body_key == body
    if days is None or row.issued_from is None:
        return bool(is_of_body)
    apart = max(row.issued_from - days.last, days.first - row.issued_to)
    if is_of_body:
        return bool(apart <= _NEARLY)
    return bool(apart <= dt.timedelta(0))


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
