"""Signing in: with a password, and with a code where somebody has a second factor.

The law of this module: an unknown name, a closed account and a wrong password get the
same answer after the same work; and nothing is worked out while a sign-in waits.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from archive import accounts, passwords
from archive.accounts import Accounts
from archive.catalogue import belonging, credentials, failures, persons, sessions
from archive.catalogue.codes import Codes
from archive.catalogue.database import Database
from archive.catalogue.failures import Try
from archive.catalogue.schema import person
from archive.errors import TooManyTriesError, WrongPasswordError
from archive.passwords import Hasher


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody who is who they say; ``needs_code``: once a code was right too."""

    name: str
    must_change: bool
    needs_code: bool


@dataclass(frozen=True, slots=True)
class Denied:
    """A sign-in that failed; where it has to ``wait`` it was not even looked at."""

    wait: dt.timedelta = dt.timedelta()


class SignIns:
    """Who is let in, and who has to wait."""

    def __init__(
        self, database: Database, settings: Accounts, hasher: Hasher, codes: Codes
    ) -> None:
        self._database = database
        self._settings = settings
        self._hasher = hasher
        self._codes = codes

    def by_password(
        self, name: str, password: str, *, at: dt.datetime, address: str
    ) -> SignedIn | Denied:
        """Let somebody in who knows the password of an account.

        Raises:
            BusyError: too many passwords are worked out at the moment.
        """
        one = Try(accounts.typed(name), address, at)
        if wait := self._begin(one):
            return Denied(wait)
        held = self._held(one.name)
        if not self._hasher.is_right(password, held.password if held else None):
            return Denied()
        if held is None:
            return Denied()
        self._rehash(held, password)
        needs_code = held.totp is not None
        self._count(one, is_whole=not needs_code)
        return SignedIn(one.name, held.must_change, needs_code)

    def by_code(
        self, name: str, code: str, *, at: dt.datetime, address: str
    ) -> SignedIn | Denied:
        """Let somebody in whose password was right, by a code of the telephone.

        A recovery code does too; each code is good once.

        Raises:
            SettingError: the key that seals secrets is not the one that it was.
        """
        one = Try(accounts.typed(name), address, at)
        if wait := self._begin(one):
            return Denied(wait)
        held = self._held(one.name)
        if held is None or not self._codes.use(one.name, code, at):
            return Denied()
        self._count(one, is_whole=True)
        return SignedIn(one.name, held.must_change, needs_code=False)

    def change_password(  # noqa: PLR0913  # who, from what, to what, when, where, but
        self,
        name: str,
        old: str,
        new: str,
        *,
        at: dt.datetime,
        address: str,
        keep: str | None = None,
    ) -> None:
        """Change one's own password; all sessions end but that of the token ``keep``.

        Raises:
            WrongPasswordError: ``old`` is not the password of today.
            TooManyTriesError: too many were tried.
            WeakPasswordError: ``new`` is not good enough.
        """
        self._demand_right(Try(name, address, at), old)
        with self._database.read() as connection:
            who = persons.one(connection, name)
        names = (name, who.full_name, *who.offices.values())
        passwords.demand_good(new, names, self._settings.shortest, old=old)
        hashed = self._hasher.hashed(new)
        but = sessions.kept(keep) if keep else ""
        with self._database.write(durable=True) as connection:
            number = belonging.number(connection, name, is_open=True)
            credentials.choose(connection, number, hashed, at, but)

    def waits(self, names: Iterable[str], at: dt.datetime) -> dict[str, dt.datetime]:
        """Return until when sign-ins wait somewhere, of those accounts that do."""
        with self._database.read() as connection:
            return failures.waiting(connection, names, at)

    def lift(self, name: str) -> None:
        """Let the sign-ins of an account wait no longer.

        Raises:
            NotFoundError: there is no such account.
        """
        with self._database.write(durable=True) as connection:
            belonging.number(connection, name)
            failures.lift(connection, name)

    def _demand_right(self, one: Try, password: str) -> None:
        if wait := self._begin(one):
            raise TooManyTriesError(wait)
        held = self._held(one.name)
        if not self._hasher.is_right(password, held.password if held else None):
            raise WrongPasswordError
        self._count(one, is_whole=False)

    def _begin(self, one: Try) -> dt.timedelta:
        with self._database.write() as connection:
            return failures.begin(connection, one, self._settings.waits)

    def _held(self, name: str) -> sa.Row[*tuple[Any, ...]] | None:
        """Return the open account of a name, with what is kept of its password."""
        if not accounts.is_name(name):
            return None
        asked = sa.select(
            person.c.id, person.c.password, person.c.totp, person.c.must_change
        )
        which = asked.where(person.c.name == name, belonging.IS_OPEN)
        with self._database.read() as connection:
            return connection.execute(which).one_or_none()

    def _rehash(self, held: sa.Row[*tuple[Any, ...]], password: str) -> None:
        """Keep a password at the cost of today."""
        if self._hasher.is_due(held.password):
            fresh = self._hasher.hashed(password)
            same = person.c.id == held.id, person.c.password == held.password
            with self._database.write() as connection:
                changed = sa.update(person).where(*same).values(password=fresh)
                connection.execute(changed)

    def _count(self, one: Try, *, is_whole: bool) -> None:
        """Count a success; ``is_whole``: nothing more is asked."""
        with self._database.write() as connection:
            if not is_whole:
                failures.take_back(connection, one, self._settings.waits)
                return
            failures.succeed(connection, one, self._settings.waits)
            mine = person.c.name == one.name
            connection.execute(
                sa.update(person).where(mine).values(signed_in_at=one.at)
            )
