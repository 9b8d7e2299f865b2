"""Sign-ins that failed: how many, and until when the next one waits.

The law of this module: a failure is written down before the password is looked at and
taken back when it proves right, so that a hundred tries at once count as a hundred.
All processes share what is written. Names and addresses are kept as hashes, for what
is typed as a name is now and then a password.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from archive import accounts
from archive.accounts import Waits
from archive.catalogue.schema import failed_sign_in, familiar_place, person

_NOTHING = dt.timedelta()


@dataclass(frozen=True, slots=True)
class Try:
    """Somebody who wants to sign in under a name, from an address."""

    name: str
    address: str
    at: dt.datetime

    @property
    def place(self) -> str:
        """The place that the address stands for."""
        return accounts.place(self.address)


@dataclass(frozen=True, slots=True)
class _Count:
    """Failures that are counted together, and how long they may make one wait."""

    key: str
    account: str | None
    allowed: int
    longest: dt.timedelta


def begin(connection: sa.Connection, one: Try, waits: Waits) -> dt.timedelta:
    """Count a try as failed; or return how long it has to wait, and count nothing.

    It is counted first, since that holds the rows until the transaction ends.
    """
    _forget(connection, one.at - waits.forgotten)
    counts = list(_counts(connection, one, waits))
    with connection.begin_nested() as tried:
        rows = [_add(connection, count, one.at) for count in counts]
        until = max((row.until for row in rows if row.until), default=one.at)
        if until > one.at:
            tried.rollback()
            return until - one.at
    for count, row in zip(counts, rows, strict=True):
        wait = waits.after(row.failures, count.allowed, count.longest)
        _set(connection, count.key, until=one.at + wait if wait else None)
    return _NOTHING


def take_back(connection: sa.Connection, one: Try, waits: Waits) -> None:
    """Take back the failure that a right password or code proved to be none."""
    for count in _counts(connection, one, waits):
        _take_back(connection, count)


def succeed(connection: sa.Connection, one: Try, waits: Waits) -> None:
    """Let nothing stand against whoever is signed in, and know the place again.

    Not before a code was right too, where one is needed: or whoever has the password
    alone could try codes for ever.
    """
    take_back(connection, one, waits)
    own = failed_sign_in.c.key == _hash("own", one.name, one.place)
    connection.execute(sa.delete(failed_sign_in).where(own))
    _know(connection, one, waits)


def lift(connection: sa.Connection, name: str) -> None:
    """Let an account wait no longer, from wherever."""
    which = failed_sign_in.c.account == _hash("account", name)
    connection.execute(sa.delete(failed_sign_in).where(which))


def waiting(
    connection: sa.Connection, names: Iterable[str], at: dt.datetime
) -> dict[str, dt.datetime]:
    """Return until when sign-ins of accounts wait somewhere, of those that do."""
    asked = (
        sa.select(failed_sign_in.c.account, sa.func.max(failed_sign_in.c.until))
        .where(failed_sign_in.c.until > at)
        .group_by(failed_sign_in.c.account)
    )
    found = {row[0]: row[1] for row in connection.execute(asked)}
    keys = {name: _hash("account", name) for name in names}
    return {name: found[key] for name, key in keys.items() if key in found}


def _counts(connection: sa.Connection, one: Try, waits: Waits) -> Iterator[_Count]:
    account = _hash("account", one.name)
    own = _hash("own", one.name, one.place)
    yield _Count(own, account, waits.own, waits.longest)
    if not _is_familiar(connection, one, waits):
        yield _Count(account, account, waits.account, waits.wide)
        place = _hash("address", one.place)
        yield _Count(place, None, waits.address, waits.wide)


def _hash(*parts: str) -> str:
    # No name of an account has this sign in it.
    told = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(told).hexdigest()


def _add(
    connection: sa.Connection, count: _Count, at: dt.datetime
) -> sa.Row[*tuple[Any, ...]]:
    """Count one more, and return how many there are, and until when one waits."""
    made = _insert(connection, failed_sign_in).values(
        key=count.key, account=count.account, failures=1, failed_at=at
    )
    raised = made.on_conflict_do_update(
        index_elements=["key"],
        set_={"failures": failed_sign_in.c.failures + 1, "failed_at": at},
    )
    told = raised.returning(failed_sign_in.c.failures, failed_sign_in.c.until)
    return connection.execute(told).one()


def _insert(
    connection: sa.Connection, table: sa.Table
) -> postgresql.Insert | sqlite.Insert:
    """Begin an insertion that may turn into a change where there is a row."""
    if connection.dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)


def _take_back(connection: sa.Connection, count: _Count) -> None:
    failures = failed_sign_in.c.failures - 1
    until = sa.case((failures >= count.allowed, failed_sign_in.c.until), else_=None)
    _set(connection, count.key, failures=failures, until=until)
    is_none = failed_sign_in.c.failures <= 0
    connection.execute(sa.delete(failed_sign_in).where(is_none))


def _set(connection: sa.Connection, key: str, **values: object) -> None:
    which = failed_sign_in.c.key == key
    connection.execute(sa.update(failed_sign_in).where(which).values(**values))


def _forget(connection: sa.Connection, before: dt.datetime) -> None:
    is_old = failed_sign_in.c.failed_at < before
    connection.execute(sa.delete(failed_sign_in).where(is_old))


def _is_familiar(connection: sa.Connection, one: Try, waits: Waits) -> bool:
    if not accounts.is_name(one.name):
        return False
    asked = (
        sa.select(familiar_place.c.seen_at)
        .join_from(familiar_place, person, familiar_place.c.person == person.c.id)
        .where(person.c.name == one.name, familiar_place.c.place == one.place)
    )
    seen: dt.datetime | None = connection.execute(asked).scalar_one_or_none()
    return seen is not None and seen > one.at - waits.familiar


def _know(connection: sa.Connection, one: Try, waits: Waits) -> None:
    number = sa.select(person.c.id).where(person.c.name == one.name).scalar_subquery()
    made = _insert(connection, familiar_place).values(
        person=number, place=one.place, seen_at=one.at
    )
    seen = made.on_conflict_do_update(
        index_elements=["person", "place"], set_={"seen_at": one.at}
    )
    connection.execute(seen)
    is_old = familiar_place.c.seen_at < one.at - waits.familiar
    connection.execute(sa.delete(familiar_place).where(is_old))
