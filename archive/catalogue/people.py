"""Accounts: who may use the archive, and as what.

The law of this module: an account is closed and never removed, and its name is never
given again, for claims and the audit name it. Somebody is always left who may keep
the archive and can sign in. What a change takes away is gone from the next request on.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import sqlalchemy as sa

from archive import passwords
from archive.access import Reader, Role
from archive.accounts import Accounts
from archive.catalogue import belonging, credentials, offices, persons
from archive.catalogue.database import Database
from archive.catalogue.persons import Person
from archive.catalogue.schema import person
from archive.errors import AccountError
from archive.passwords import Hasher
from archive.sentences import Sentence

_ANY = sa.select(person.c.id).limit(1)


@dataclass(frozen=True, slots=True)
class New:
    """An account to be opened: its name, whose it is, the roles, the offices."""

    name: str
    full_name: str
    roles: frozenset[Role] = frozenset({"reader"})
    offices: frozenset[int] = field(default_factory=frozenset)


class People:
    """The accounts, asked for and changed."""

    def __init__(self, database: Database, settings: Accounts, hasher: Hasher) -> None:
        self._database = database
        self._settings = settings
        self._hasher = hasher
        self._is_any = False

    def are_any(self) -> bool:
        """Say whether there are accounts: from then on everybody signs in."""
        # None is ever removed, so a yes needs not be asked again.
        if not self._is_any:
            with self._database.read() as connection:
                self._is_any = connection.execute(_ANY).first() is not None
        return self._is_any

    def may_keep(self) -> bool:
        """Say whether somebody may keep the archive and can sign in."""
        with self._database.read() as connection:
            return bool(persons.keepers(connection))

    def reader(self, name: str) -> Reader:
        """Return who asks under the name of an account, as of now.

        Raises:
            NotFoundError: there is no such account, or it is closed.
        """
        with self._database.read() as connection:
            return belonging.named(connection, name)

    def machine(self, name: str = "cli") -> Reader:
        """Return whoever has the files themselves, and so may everything."""
        with self._database.read() as connection:
            return belonging.machine(connection, name)

    def get(self, name: str) -> Person:
        """Return an account, closed or not.

        Raises:
            NotFoundError: there is none of this name.
        """
        with self._database.read() as connection:
            return persons.one(connection, name)

    def all(self) -> tuple[Person, ...]:
        """Return every account, the open ones first."""
        with self._database.read() as connection:
            return tuple(persons.some(connection, sa.true()))

    def add(
        self, new: New, *, by: str, at: dt.datetime, password: str | None = None
    ) -> str:
        """Open an account and return its password, which has to be changed.

        Raises:
            UsageError: a name or a role cannot be used.
            AccountError: the name is taken, or the first account may not keep.
            NotFoundError: there is no such office.
            WeakPasswordError: a password was given that is not good enough.
        """
        values = persons.checked(new.name, new.full_name, new.roles)
        given, hashed = self._made(password, (new.name, new.full_name))
        with self._database.write(durable=True) as connection:
            persons.demand_place(connection, new.name, new.roles)
            made = sa.insert(person).values(**values, made_by=by, made_at=at)
            number = connection.execute(made.returning(person.c.id)).scalar_one()
            credentials.lend(connection, number, hashed, at)
            for one in sorted(new.offices):
                offices.join(connection, number, one)
        return given

    def change(
        self,
        name: str,
        *,
        full_name: str | None = None,
        roles: Iterable[Role] | None = None,
    ) -> None:
        """Change whose an account is, or its roles; a lost role ends its sessions.

        Raises:
            NotFoundError: there is no such account.
            UsageError: a name or a role cannot be used.
            LastKeeperError: nobody would be left to keep the archive.
        """
        with self._database.write(durable=True) as connection:
            held = persons.one(connection, name)
            kept = held.roles if roles is None else frozenset(roles)
            values = persons.checked(name, full_name or held.full_name, kept)
            if "keeper" not in kept:
                persons.demand_other_keeper(connection, name)
            number = _change(connection, name, values)
            if held.roles - kept:
                credentials.sign_out(connection, number)

    def close(self, name: str, *, by: str, at: dt.datetime) -> None:
        """Close an account: nobody signs in with it, and its password is forgotten.

        Raises:
            NotFoundError: there is no such account.
            LastKeeperError: nobody would be left to keep the archive.
        """
        with self._database.write(durable=True) as connection:
            held = persons.one(connection, name)
            persons.demand_other_keeper(connection, name)
            if held.closed_at is None:
                number = _change(connection, name, {"closed_by": by, "closed_at": at})
                credentials.forget(connection, number, by=by, at=at)

    def open(self, name: str, *, at: dt.datetime) -> str:
        """Open a closed account again and return its new password.

        Raises:
            NotFoundError: there is no such account.
            AccountError: it is open.
        """
        given, hashed = self._made(None, ())
        with self._database.write(durable=True) as connection:
            if persons.one(connection, name).closed_at is None:
                raise AccountError(Sentence("Tài khoản “%(name)s” đang mở.", name=name))
            number = _change(connection, name, {"closed_by": None, "closed_at": None})
            credentials.lend(connection, number, hashed, at)
        return given

    def set_password(
        self, name: str, password: str | None = None, *, at: dt.datetime
    ) -> str:
        """Give an account a password that has to be changed, and sign it out.

        Raises:
            NotFoundError: there is no such open account.
            WeakPasswordError: a password was given that is not good enough.
        """
        held = self.get(name)
        names = (name, held.full_name, *held.offices.values())
        given, hashed = self._made(password, names)
        with self._database.write(durable=True) as connection:
            number = belonging.number(connection, name, is_open=True)
            credentials.lend(connection, number, hashed, at)
        return given

    def _made(self, password: str | None, names: Iterable[str]) -> tuple[str, str]:
        """Return a password, made up where none is given, and what is kept of it."""
        if password is not None:
            passwords.demand_good(password, tuple(names), self._settings.shortest)
        given = password or passwords.temporary()
        return given, self._hasher.hashed(given)


def _change(connection: sa.Connection, name: str, values: Mapping[str, object]) -> int:
    number = belonging.number(connection, name)
    connection.execute(sa.update(person).where(person.c.id == number).values(**values))
    return number
