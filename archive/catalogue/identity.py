"""Which papers held have the identity of another (``domain.md`` §1.6).

Number and symbol are never a key: the numbering body and the date (or, where a
date is not known, the number alone within the body's series) belong to it.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from archive.catalogue.access import seen
from archive.catalogue.schema import document, rendition
from archive.facts import Metadata
from archive.links import Names, Period, keys, numbering_of
from archive.model import Reader
from archive.text import squeeze, toneless

_AT_ONCE = 500


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


def near(
    connection: sa.Connection, metadata: Metadata, authority: Names
) -> tuple[int, ...]:
    """Return the papers that may be this one but for a slip in its day or its body.

    Only for a paper known by a register, or beside one: a paper that was read says
    itself when it was issued.
    """
    return Twins(connection, [metadata], authority).near(metadata)


class Twins:
    """The papers held under the symbols of some papers, asked at once.

    For a ``reader`` those that they may see, else all of them.
    """

    def __init__(
        self,
        connection: sa.Connection,
        papers: Iterable[Metadata],
        authority: Names,
        reader: Reader | None = None,
    ) -> None:
        self._connection = connection
        self._authority = authority
        self._reader = reader
        self._held: dict[str, list[Twin]] = {}
        asked = sorted({key for one in papers if (key := keys.symbol(one))})
        for start in range(0, len(asked), _AT_ONCE):
            for row in self._fetch(asked[start : start + _AT_ONCE]):
                twin = Twin(row.id, row.body_key, row.issued_from, row.issued_to)
                self._held.setdefault(row.symbol_key, []).append(twin)

    def _fetch(self, some: Sequence[str]) -> Sequence[Any]:
        names = ("id", "symbol_key", "body_key", "issued_from", "issued_to")
        found = sa.select(*(document.c[name] for name in names)).where(
            document.c.symbol_key.in_(some)
        )
        if self._reader is not None:
            found = found.where(seen(document.c.id, self._reader))
        # Said of each that was found: an index of what is joined would find them all.
        found = found.where(sa.func.coalesce(document.c.joined_to, 0) == 0)
        return self._connection.execute(found.order_by(document.c.id)).all()

    def add(self, number: int, metadata: Metadata) -> None:
        """Count a paper among them that is about to be written."""
        if key := keys.symbol(metadata):
            days = Period.of_issue(metadata.issued)
            span = (days.first, days.last) if days else (None, None)
            body = numbering_of(metadata, self._authority)
            self._held.setdefault(key, []).append(Twin(number, body, *span))

    def same(self, metadata: Metadata) -> tuple[int, ...]:
        """Return the papers that may be the one described; none without its body."""
        key = keys.symbol(metadata)
        if key is None:
            return same(self._connection, metadata, self._authority, self._reader)
        body = numbering_of(metadata, self._authority)
        days = Period.of_issue(metadata.issued)
        return tuple(
            one.number
            for one in self._held.get(key, ())
            if body and one.body == body and one.meets(days)
        )

    def near(self, metadata: Metadata) -> tuple[int, ...]:
        """Return those that may be the one described but for a slip."""
        key = keys.symbol(metadata)
        body = numbering_of(metadata, self._authority)
        days = Period.of_issue(metadata.issued)
        held = self._held.get(key, ()) if key else ()
        return tuple(one.number for one in held if one.is_near(body, days))


@dataclass(frozen=True, slots=True)
class Twin:
    """A paper held: whose it is, and within which days it was issued."""

    number: int
    body: str | None
    first: dt.date | None
    last: dt.date | None

    def meets(self, days: Period | None) -> bool:
        """Whether both may be of one day; one without a day may be of any."""
        if days is None or self.first is None or self.last is None:
            return True
        return self.first <= days.last and self.last >= days.first

    def is_near(self, body: str | None, days: Period | None) -> bool:
        """Whether one slip of the pen parts the two: in the day, or in the body.

        Within a year a number of a body seldom comes twice.
        """
        if self.body != body:
            return bool(days and self.first) and self.meets(days)
        if days is None or self.first is None:
            return True
        return self.first.year == days.first.year


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
