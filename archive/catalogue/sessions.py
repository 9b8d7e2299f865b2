"""Who is signed in, where, and until when.

The law of this module: the token is in the browser alone; what is kept is its hash.
A session ends by itself after a while without a request, and after a day's work at
all events; a request writes nothing unless the last one was minutes ago.
"""

import datetime as dt
import hashlib
import secrets
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from archive.access import Reader
from archive.accounts import Accounts
from archive.catalogue import belonging, credentials
from archive.catalogue.database import Database
from archive.catalogue.schema import person, session
from archive.errors import NotFoundError
from archive.sentences import Sentence

LONGEST = 300
"""Characters kept of what a browser calls itself."""

_BYTES = 32
# So often at most is it written that a session is used.
_GRAIN = dt.timedelta(minutes=5)

_OWN = ("id", "address", "agent", "begun_at", "used_at", "is_half")
_STATEMENT = (
    sa.select(
        *(session.c[name] for name in _OWN),
        person.c.full_name,
        person.c.must_change,
        *belonging.COLUMNS,
    )
    .join_from(session, person, session.c.person == person.c.id)
    .where(belonging.IS_OPEN)
)
_ASKED = _STATEMENT.where(
    session.c.token == sa.bindparam("token"),
    session.c.used_at > sa.bindparam("idle"),
    session.c.begun_at > sa.bindparam("longest"),
)


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody signed in at one place; a half session still waits for a code."""

    id: int
    person: str
    full_name: str
    must_change: bool
    is_half: bool
    address: str
    agent: str
    begun_at: dt.datetime
    used_at: dt.datetime


class Sessions:
    """The sessions, begun, asked for and ended."""

    def __init__(self, database: Database, accounts: Accounts) -> None:
        self._database = database
        self._accounts = accounts

    def begin(
        self,
        name: str,
        *,
        address: str,
        agent: str,
        at: dt.datetime,
        is_half: bool = False,
    ) -> str:
        """Begin a session and return its token, which is told this once.

        Raises:
            NotFoundError: there is no open account of this name.
        """
        token, fresh = _token()
        values = {"address": address, "agent": agent[:LONGEST], "is_half": is_half}
        with self._database.write() as connection:
            self._sweep(connection, at)
            number = belonging.number(connection, name, is_open=True)
            made = sa.insert(session).values(
                token=fresh, person=number, begun_at=at, used_at=at, **values
            )
            connection.execute(made)
        return token

    def of(self, token: str, at: dt.datetime) -> Session | None:
        """Return the session of a token, None where there is none or it has ended."""
        found = self.reader(token, at)
        return found and found[0]

    def reader(self, token: str, at: dt.datetime) -> tuple[Session, Reader] | None:
        """Return the session of a token and who asks in it, in one statement."""
        asked = {
            "token": kept(token),
            "idle": at - self._accounts.idle,
            "longest": at - self._accounts.longest,
        }
        with self._database.read() as connection:
            row = connection.execute(_ASKED, asked).one_or_none()
        if row is None:
            return None
        found = _session(row)
        if at - found.used_at > _GRAIN:
            self._touch(found.id, at)
            found = replace(found, used_at=at)
        return found, belonging.reader(row)

    def _touch(self, number: int, at: dt.datetime) -> None:
        used = sa.update(session).where(session.c.id == number).values(used_at=at)
        self._database.write_in_passing(used)

    def rotate(self, token: str, at: dt.datetime) -> str | None:
        """Give a session a new token and make it whole; None where it has ended.

        The old token is good for nothing from then on.
        """
        fresh, hashed = _token()
        changed = (
            sa.update(session)
            .where(session.c.token == kept(token), sa.not_(self._is_over(at)))
            .values(token=hashed, is_half=False, used_at=at)
        )
        with self._database.write() as connection:
            return fresh if connection.execute(changed).rowcount else None

    def end(self, token: str) -> None:
        """End the session of a token, where there is one."""
        self._end(session.c.token == kept(token))

    def end_one(self, name: str, number: int) -> None:
        """End a session of somebody by its number.

        Raises:
            NotFoundError: this person has no such session.
        """
        if not self._end(session.c.id == number, _is_of(name)):
            raise NotFoundError(Sentence("phiên đăng nhập %(number)s", number=number))

    def end_all(self, name: str, *, but: str | None = None) -> int:
        """End all sessions of somebody, ``but`` that of a token; return how many.

        Raises:
            NotFoundError: there is no such account.
        """
        with self._database.write(durable=True) as connection:
            number = belonging.number(connection, name)
            one = kept(but) if but else ""
            return credentials.sign_out(connection, number, but=one)

    def list(self, name: str, at: dt.datetime) -> tuple[Session, ...]:
        """Return the sessions of somebody, the one used last first."""
        asked = _STATEMENT.where(
            person.c.name == name, sa.not_(self._is_over(at))
        ).order_by(session.c.used_at.desc(), session.c.id.desc())
        with self._database.read() as connection:
            return tuple(_session(row) for row in connection.execute(asked))

    def _end(self, *which: sa.ColumnElement[bool]) -> int:
        with self._database.write(durable=True) as connection:
            return connection.execute(sa.delete(session).where(*which)).rowcount

    def _sweep(self, connection: sa.Connection, at: dt.datetime) -> None:
        """Forget sessions that have ended by themselves."""
        connection.execute(sa.delete(session).where(self._is_over(at)))

    def _is_over(self, at: dt.datetime) -> sa.ColumnElement[bool]:
        return sa.or_(
            session.c.used_at <= at - self._accounts.idle,
            session.c.begun_at <= at - self._accounts.longest,
        )


def _token() -> tuple[str, str]:
    made = secrets.token_urlsafe(_BYTES)
    return made, kept(made)


def kept(token: str) -> str:
    """Return what is kept of a token: random enough to need no slow hash."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _is_of(name: str) -> sa.ColumnElement[bool]:
    return session.c.person == (
        sa.select(person.c.id).where(person.c.name == name).scalar_subquery()
    )


def _session(row: sa.Row[*tuple[Any, ...]]) -> Session:
    return Session(
        id=row.id,
        person=row.name,
        full_name=row.full_name,
        must_change=row.must_change,
        is_half=row.is_half,
        address=row.address,
        agent=row.agent,
        begun_at=row.begun_at,
        used_at=row.used_at,
    )
