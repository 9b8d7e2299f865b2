"""Offices: the groups that papers can be for, and who belongs to them.

An office keeps its number for ever, since audiences name it. A closed one takes
nobody in and is offered for no paper; its papers stay visible to those who belong.
"""

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa

from archive.catalogue import belonging
from archive.catalogue.database import Database
from archive.catalogue.schema import membership, office, person
from archive.errors import NotFoundError, UsageError
from archive.names import legible
from archive.sentences import Sentence
from archive.text import clean, squeeze

LONGEST = 100
"""Characters that a name may have."""


@dataclass(frozen=True, slots=True)
class Office:
    """An office under its number; ``members`` counts its open accounts."""

    id: int
    name: str
    members: int
    closed_at: dt.datetime | None


class Offices:
    """The offices, and who belongs to them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, name: str, *, by: str, at: dt.datetime) -> int:
        """Open an office and return its number.

        Raises:
            UsageError: the name is empty, too long or taken.
        """
        with self._database.write(durable=True) as connection:
            values = {"name": _checked(connection, name), "made_by": by, "made_at": at}
            made = sa.insert(office).values(**values).returning(office.c.id)
            return int(connection.execute(made).scalar_one())

    def rename(self, number: int, name: str) -> None:
        """Give an office another name.

        Raises:
            NotFoundError: there is no such office.
            UsageError: the name is empty, too long or taken.
        """
        with self._database.write(durable=True) as connection:
            checked = _checked(connection, name, but=number)
            _change(connection, number, name=checked)

    def close(self, number: int, *, by: str, at: dt.datetime) -> None:
        """Close an office: it takes nobody in any more.

        Raises:
            NotFoundError: there is no such office.
        """
        with self._database.write(durable=True) as connection:
            _change(connection, number, closed_by=by, closed_at=at)

    def open(self, number: int) -> None:
        """Open a closed office again.

        Raises:
            NotFoundError: there is no such office.
        """
        with self._database.write(durable=True) as connection:
            _change(connection, number, closed_by=None, closed_at=None)

    def all(self) -> tuple[Office, ...]:
        """Return every office, the open ones first, in the order they were made."""
        belongs = (
            sa.select(sa.func.count())
            .join_from(membership, person, membership.c.person == person.c.id)
            .where(membership.c.office == office.c.id, person.c.closed_at.is_(None))
            .scalar_subquery()
        )
        asked = sa.select(office.c.id, office.c.name, belongs, office.c.closed_at)
        in_order = asked.order_by(office.c.closed_at.is_not(None), office.c.id)
        with self._database.read() as connection:
            return tuple(Office(*row) for row in connection.execute(in_order))

    def named(self, name: str) -> Office:
        """Return the office of this name, or of this number.

        Raises:
            NotFoundError: there is no such office.
        """
        meant = squeeze(legible(clean(name)))
        for one in self.all():
            if meant in (one.name, str(one.id)):
                return one
        raise _missing(meant)

    def put(self, who: str, number: int) -> None:
        """Let somebody belong to an office, from the next request on.

        Raises:
            NotFoundError: there is no such account, or no open office.
        """
        with self._database.write(durable=True) as connection:
            join(connection, belonging.number(connection, who), number)

    def take_out(self, who: str, number: int) -> None:
        """Let somebody belong to an office no longer, from the next request on.

        Raises:
            NotFoundError: there is no such account.
        """
        with self._database.write(durable=True) as connection:
            mine = membership.c.person == belonging.number(connection, who)
            gone = sa.delete(membership).where(mine, membership.c.office == number)
            connection.execute(gone)


def join(connection: sa.Connection, who: int, number: int) -> None:
    """Let the person ``who`` belong to an office, inside a transaction.

    Raises:
        NotFoundError: there is no such open office.
    """
    is_open = sa.select(office.c.id).where(
        office.c.id == number, office.c.closed_at.is_(None)
    )
    if connection.execute(is_open).one_or_none() is None:
        raise _missing(number)
    mine = membership.c.person == who, membership.c.office == number
    if connection.execute(sa.select(membership.c.office).where(*mine)).first() is None:
        values = {"person": who, "office": number}
        connection.execute(sa.insert(membership).values(**values))


def _missing(office: object) -> NotFoundError:
    return NotFoundError(Sentence("phòng, ban %(office)s", office=office))


def _change(connection: sa.Connection, number: int, **values: object) -> None:
    changed = sa.update(office).where(office.c.id == number).values(**values)
    if not connection.execute(changed).rowcount:
        raise _missing(number)


def _checked(connection: sa.Connection, name: str, *, but: int | None = None) -> str:
    """Return ``name`` as it may be kept, if it may."""
    kept = squeeze(legible(clean(name)))
    if not kept or len(kept) > LONGEST:
        raise UsageError(Sentence("Tên phòng, ban dài 1–%(most)s ký tự.", most=LONGEST))
    # A name of figures alone would be taken for a number.
    if kept.isdecimal():
        raise UsageError(Sentence("Tên phòng, ban không thể chỉ là chữ số."))
    taken = sa.select(office.c.id).where(office.c.name == kept)
    if connection.execute(taken).scalar_one_or_none() not in (None, but):
        raise UsageError(
            Sentence("Đã có phòng, ban tên “%(name)s”. Hãy đặt tên khác.", name=kept)
        )
    return kept
