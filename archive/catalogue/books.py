"""The registers of an office: the papers of a body by number, and what is missing.

The law of this module: what is missing or doubled is told from the papers its
reader may see, as an archive of those papers alone would tell it.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import sqlalchemy as sa

from archive import collation, series
from archive.catalogue import bodies, changes, grounds, numbers, shelf
from archive.catalogue.access import shown_among, visible
from archive.catalogue.bodies import Body
from archive.catalogue.database import Database
from archive.catalogue.papers import Brief
from archive.catalogue.schema import document
from archive.links import Names, Status
from archive.model import Reader
from archive.series import Cycle, Numbered, Term

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Book:
    """Which papers a register lists; None is no condition.

    ``body`` is a key, empty for the papers whose body is not known. ``days`` are
    a year or a term; ``undated`` papers belong to neither.
    """

    body: str | None = None
    type: str | None = None
    days: Cycle | None = None
    undated: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A paper in a register, with the numbers that are missing just before it.

    ``body`` is the key of the body that numbers it, ``series`` tells the series
    of one body apart; ``is_twice``: another paper
    has the same number in it.
    """

    brief: Brief
    status: Status
    body: str | None
    series: str
    gaps: tuple[range, ...] = ()
    is_twice: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """How many papers of one kind a body issued on one day, or without a date."""

    type: str
    day: dt.date | None
    papers: int


class Books:
    """The registers, listed and counted."""

    def __init__(
        self, database: Database, authority: Names, terms: Sequence[Term]
    ) -> None:
        self._database = database
        self._authority = authority
        self.terms = series.terms(terms)
        self._bodies_at = lru_cache(maxsize=16)(self._bodies)

    def bodies(self, reader: Reader) -> dict[str, Body]:
        """Return the bodies whose papers ``reader`` may see, by their key.

        They stand in the order of the Vietnamese alphabet.
        """
        with self._database.read() as connection:
            state = changes.state_of(connection)
        return self._bodies_at(state, reader.audiences)

    def _bodies(
        self, state: changes.State, audiences: frozenset[str]
    ) -> dict[str, Body]:
        del state  # It only tells what is remembered from what has changed since.
        with self._database.read() as connection:
            reader = Reader("anybody", audiences)
            return bodies.listed(connection, reader, self._authority)

    def held(self, keys: Iterable[str], reader: Reader) -> dict[str, int]:
        """Count the papers of some bodies, by their keys; none are left out."""
        if not (asked := sorted(set(keys))):
            return {}
        key = document.c.body_key
        counted = (
            sa.select(key, sa.func.count())
            .where(key.in_(asked), shown_among(reader))
            .group_by(key)
        )
        with self._database.read() as connection:
            rows = connection.execute(counted).all()
        return {row[0]: row[1] for row in rows}

    def tally(self, body: Body, reader: Reader) -> tuple[Tally, ...]:
        """Count the papers of a body by kind and by day."""
        kind = sa.func.coalesce(document.c.type, "")
        counted = (
            sa.select(kind, document.c.issued_from, sa.func.count())
            .where(_of_body(body.key), visible(reader))
            .group_by(kind, document.c.issued_from)
        )
        with self._database.read() as connection:
            return tuple(Tally(*row) for row in connection.execute(counted))

    def cycles(
        self, body: Body, days: Iterable[dt.date], reader: Reader
    ) -> tuple[Cycle, ...]:
        """Return the years or terms of a body that ``days`` fall in, the oldest first.

        Within each of them its numbers do not begin again.
        """
        days = list(days)
        if body.restart == "year":
            return tuple(map(series.year, sorted({day.year for day in days})))
        known: Iterable[Cycle] = self.terms
        if body.restart == "congress":
            numbered = self._numbered(body, reader)
            known = series.local_terms(numbered, days, self._begun(body))
        return tuple(
            cycle for cycle in known if any(cycle.covers(day, day) for day in days)
        )

    def _begun(self, body: Body) -> list[dt.date]:
        """Return the first days of the terms of a body, as far as they are known."""
        known = self._authority
        name = f"{body.name} {body.above}" if body.above else body.name
        named = known.body_named(name)
        listed = known.bodies.get(named.id) if named else None
        terms = known.terms_of(listed) if listed else ()
        return [term.since for term in terms if term.to_the_day]

    def _numbered(self, body: Body, reader: Reader) -> list[Numbered]:
        asked = sa.select(
            numbers.series_of(body), document.c.number, document.c.issued_from
        ).where(
            _of_body(body.key),
            visible(reader),
            document.c.number.is_not(None),
            document.c.issued_from == document.c.issued_to,
        )
        with self._database.read() as connection:
            return [Numbered(*row) for row in connection.execute(asked)]

    def count(self, book: Book, reader: Reader) -> int:
        """Count the papers of a register."""
        counted = sa.select(sa.func.count()).select_from(document)
        with self._database.read() as connection:
            found = connection.execute(counted.where(*_conditions(book, reader)))
            return int(found.scalar_one())

    def lines(
        self,
        book: Book,
        reader: Reader,
        *,
        within: Cycle | None = None,
        offset: int = 0,
        limit: int = 200,
    ) -> tuple[Line, ...]:
        """Return papers of a register, sorted by number, those of a series together.

        What is missing is told ``within`` the days in which the body's numbers
        do not begin again.
        """
        body = self._body_of(book, reader)
        scope = _scope(book, body, within)
        with self._database.read() as connection:
            # The number before the first one shown tells whether one is missing.
            before = min(offset, 1)
            ordered = _ordered(connection, book, body, reader)
            shown = ordered.offset(offset - before).limit(limit + before)
            rows = connection.execute(shown).all()
            told = numbers.told(connection, rows, scope, reader)
            return tuple(self._lines(connection, rows, told, reader))[before:]

    def all_lines(
        self, book: Book, reader: Reader, *, within: Cycle | None = None
    ) -> Iterator[Line]:
        """Yield every paper of a register, as ``lines`` does, some at a time."""
        body = self._body_of(book, reader)
        with self._database.read() as connection:
            rows = connection.execute(_ordered(connection, book, body, reader)).all()
            told = numbers.told(connection, rows, _scope(book, body, within), reader)
        for start in range(0, len(rows), _AT_ONCE):
            with self._database.read() as connection:
                some = rows[start : start + _AT_ONCE]
                yield from self._lines(connection, some, told, reader)

    def _lines(
        self,
        connection: sa.Connection,
        rows: Sequence[numbers.Row],
        told: numbers.Told,
        reader: Reader,
    ) -> Iterator[Line]:
        held = [row.id for row in rows]
        briefs = shelf.briefs(connection, held, reader)
        statuses = grounds.statuses(
            connection, held, reader, self._authority, on=self._database.today()
        )
        for row in rows:
            if row.id not in briefs:
                continue
            yield Line(
                briefs[row.id],
                statuses[row.id],
                row.body_key,
                row.series,
                told.gaps.get(row.id, ()),
                (row.series, row.symbol_key) in told.twice,
            )

    def _body_of(self, book: Book, reader: Reader) -> Body | None:
        return None if book.body is None else self.bodies(reader).get(book.body)


def _scope(book: Book, body: Body | None, within: Cycle | None) -> numbers.Scope | None:
    if body is None or not body.key or within is None or not within.is_sure:
        return None
    return numbers.Scope(body, within, is_whole=book.days == within)


def _of_body(key: str) -> sa.ColumnElement[bool]:
    return document.c.body_key == key if key else document.c.body_key.is_(None)


def _conditions(book: Book, reader: Reader) -> Iterator[sa.ColumnElement[bool]]:
    yield visible(reader)
    if book.body is not None:
        yield _of_body(book.body)
    if book.type is not None:
        yield document.c.type == book.type
    if book.days is not None:
        yield document.c.issued_from.between(book.days.first, book.days.last)
    if book.undated:
        yield document.c.issued_from.is_(None)


def _ordered(
    connection: sa.Connection, book: Book, body: Body | None, reader: Reader
) -> sa.Select[numbers.Columns]:
    """Return the papers of a register as rows of their numbers, in its order.

    Bodies without a name stand last, then those without a number of each series.
    """
    which = list(_conditions(book, reader))
    name = numbers.series_of(body)
    kept = document.c
    by_body = [] if book.body is not None else [kept.body_key.is_(None), kept.body_key]
    return (
        sa.select(
            kept.id,
            kept.body_key,
            name.label("series"),
            kept.number,
            kept.symbol_key,
        )
        .where(*which)
        .order_by(
            *by_body,
            _rank(connection, name, which),
            kept.number.is_(None),
            kept.number,
            kept.symbol,
            kept.issued_from,
            kept.id,
        )
    )


def _rank(
    connection: sa.Connection,
    name: sa.ColumnElement[str],
    which: Iterable[sa.ColumnElement[bool]],
) -> sa.ColumnElement[int]:
    """Return the place of a series among those found: by the name of its kind."""
    kind = sa.func.coalesce(sa.func.min(document.c.type), "")
    found = connection.execute(sa.select(name, kind).where(*which).group_by(name))
    order = sorted(found, key=lambda row: (not row[1], collation.key(row[1]), row[0]))
    places = {row[0]: place for place, row in enumerate(order)}
    return sa.case(places, value=name, else_=0) if places else sa.literal(0)
