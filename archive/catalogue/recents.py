"""The last searches of each reader, kept for that reader alone.

They help whoever typed them and say much about a person: nobody else sees them,
only the newest stay, and whoever wants none kept has none.
"""

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa

from archive.catalogue.database import Database
from archive.catalogue.schema import recent_search, unremembered
from archive.text import squeeze, toneless

MOST = 50
"""Different searches that are remembered of one reader."""

LONGEST = 200
"""Characters of a search that is remembered: nobody types a longer one again."""


@dataclass(frozen=True, slots=True)
class Recent:
    """A search as it was typed last, and when."""

    text: str
    made_at: dt.datetime


class Recents:
    """What readers searched for lately."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, owner: str) -> tuple[Recent, ...]:
        """Return the last different searches of ``owner``, the newest first."""
        with self._database.read() as connection:
            rows = connection.execute(_NEWEST, {"owner": owner}).all()
        return tuple(Recent(*row) for row in rows)

    def texts(self, owner: str) -> tuple[str, ...]:
        """Return what :meth:`of` does, the texts alone: asked with every letter typed."""
        with self._database.read() as connection:
            return tuple(connection.execute(_TEXTS, {"owner": owner}).scalars().all())

    def remember(self, owner: str, text: str, *, at: dt.datetime) -> None:
        """Put a search before all others of ``owner``, unless none are kept.

        Searches that differ in marks, capitals or blanks only are one. It is no
        loss where the power fails: nobody was told of it.
        """
        typed = squeeze(text)
        if not typed or len(typed) > LONGEST:
            return
        key = toneless(typed)
        with self._database.write() as connection:
            if not _is_kept(connection, owner):
                return
            again = sa.update(recent_search).where(
                recent_search.c.owner == owner, recent_search.c.key == key
            )
            if connection.execute(again.values(text=typed, made_at=at)).rowcount:
                return
            first = sa.insert(recent_search)
            connection.execute(
                first.values(owner=owner, key=key, text=typed, made_at=at)
            )
            connection.execute(_too_many(owner))

    def clear(self, owner: str) -> None:
        """Forget all searches of ``owner``."""
        with self._database.write(durable=True) as connection:
            connection.execute(_of(owner))

    def are_kept(self, owner: str) -> bool:
        """Say whether searches of ``owner`` are remembered."""
        with self._database.read() as connection:
            return _is_kept(connection, owner)

    def keep(self, owner: str, *, kept: bool) -> None:
        """Begin to remember the searches of ``owner``, or stop and forget all."""
        with self._database.write(durable=True) as connection:
            connection.execute(
                sa.delete(unremembered).where(unremembered.c.owner == owner)
            )
            if not kept:
                connection.execute(sa.insert(unremembered).values(owner=owner))
                connection.execute(_of(owner))


_NEWEST_FIRST = (recent_search.c.made_at.desc(), recent_search.c.id.desc())
_NEWEST = (
    sa.select(recent_search.c.text, recent_search.c.made_at)
    .where(recent_search.c.owner == sa.bindparam("owner"))
    .order_by(*_NEWEST_FIRST)
    .limit(MOST)
)
# Made once: to make it takes longer than its answer.
_TEXTS = _NEWEST.with_only_columns(recent_search.c.text)


def _is_kept(connection: sa.Connection, owner: str) -> bool:
    off = sa.select(unremembered.c.owner).where(unremembered.c.owner == owner)
    return connection.execute(off).one_or_none() is None


def _of(owner: str) -> sa.Delete:
    return sa.delete(recent_search).where(recent_search.c.owner == owner)


def _too_many(owner: str) -> sa.Delete:
    """Return what forgets all but the newest searches of ``owner``."""
    mine = sa.select(recent_search.c.id).where(recent_search.c.owner == owner)
    newest = mine.order_by(*_NEWEST_FIRST).limit(MOST)
    return _of(owner).where(recent_search.c.id.not_in(newest))
