"""Searches that somebody kept under a name, for themselves alone."""

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa

from archive.catalogue.database import Database
from archive.catalogue.schema import saved_search
from archive.errors import NotFoundError, UsageError
from archive.sentences import Sentence
from archive.text import squeeze

LONGEST = 100
"""Characters that a name may have."""

MOST = 200
"""Searches that one person may keep."""


# Every page of results asks: it is made once.
_MINE = (
    sa.select(*(saved_search.c[name] for name in ("id", "name", "address", "made_at")))
    .where(saved_search.c.owner == sa.bindparam("owner"))
    .order_by(saved_search.c.id.desc())
)


@dataclass(frozen=True, slots=True)
class Saved:
    """A search under its name; ``address`` is what follows the question mark."""

    id: int
    name: str
    address: str
    made_at: dt.datetime


class Searches:
    """The searches that people keep."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, owner: str) -> tuple[Saved, ...]:
        """Return all that ``owner`` keeps, the newest first."""
        with self._database.read() as connection:
            rows = connection.execute(_MINE, {"owner": owner})
            return tuple(Saved(*row) for row in rows)

    def save(self, owner: str, name: str, address: str, *, at: dt.datetime) -> int:
        """Keep a search under a name and return its number.

        Raises:
            UsageError: the name is empty, too long or taken, or there are too many.
        """
        with self._database.write(durable=True) as connection:
            checked = _checked(connection, owner, name)
            if _count(connection, owner) >= MOST:
                raise UsageError(
                    Sentence("Đã lưu %(most)s tìm kiếm. Hãy xóa bớt.", most=MOST)
                )
            made = sa.insert(saved_search).values(
                owner=owner, name=checked, address=address, made_at=at
            )
            number = made.returning(saved_search.c.id)
            return int(connection.execute(number).scalar_one())

    def rename(self, number: int, owner: str, name: str) -> None:
        """Give a search of ``owner`` another name.

        Raises:
            NotFoundError: ``owner`` keeps no such search.
            UsageError: the name is empty, too long or taken.
        """
        with self._database.write(durable=True) as connection:
            checked = _checked(connection, owner, name, but=number)
            changed = connection.execute(
                sa.update(saved_search).where(*_is(number, owner)).values(name=checked)
            )
            if not changed.rowcount:
                raise _missing(number)

    def delete(self, number: int, owner: str) -> None:
        """Forget a search of ``owner``.

        Raises:
            NotFoundError: ``owner`` keeps no such search.
        """
        with self._database.write(durable=True) as connection:
            gone = connection.execute(
                sa.delete(saved_search).where(*_is(number, owner))
            )
            if not gone.rowcount:
                raise _missing(number)


def _is(number: int, owner: str) -> tuple[sa.ColumnElement[bool], ...]:
    return saved_search.c.id == number, saved_search.c.owner == owner


def _missing(number: int) -> NotFoundError:
    return NotFoundError(Sentence("tìm kiếm đã lưu %(number)s", number=number))


def _count(connection: sa.Connection, owner: str) -> int:
    count = sa.select(sa.func.count()).where(saved_search.c.owner == owner)
    return int(connection.execute(count).scalar_one())


def _checked(
    connection: sa.Connection, owner: str, name: str, *, but: int | None = None
) -> str:
    """Return ``name`` as it may be kept, if it may."""
    clean = squeeze(name)
    if not clean:
        raise UsageError(Sentence("Hãy đặt tên cho tìm kiếm."))
    if len(clean) > LONGEST:
        raise UsageError(
            Sentence("Tên dài quá %(most)s ký tự. Hãy đặt tên ngắn hơn.", most=LONGEST)
        )
    taken = sa.select(saved_search.c.id).where(
        saved_search.c.owner == owner, saved_search.c.name == clean
    )
    if connection.execute(taken).scalar_one_or_none() not in (None, but):
        raise UsageError(
            Sentence(
                "Đã có tìm kiếm mang tên “%(name)s”. Hãy đặt tên khác.", name=clean
            )
        )
    return clean
