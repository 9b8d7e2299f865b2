"""Accounts as a keeper sees them, and what is demanded of them."""

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from archive import access, accounts
from archive.access import ROLES, Act, Role
from archive.catalogue import belonging
from archive.catalogue.schema import membership, office, person
from archive.errors import AccountError, LastKeeperError, UsageError
from archive.names import legible
from archive.sentences import Sentence
from archive.text import clean, squeeze

LONGEST = 100
"""Characters that the name of a person may have."""

_NAMED = sa.select(person.c.id).where(person.c.name == sa.bindparam("name"))


@dataclass(frozen=True, slots=True)
class Person:
    """An account; ``offices`` are the names of those it belongs to, by number.

    A closed account has no password, and keeps its roles and offices.
    """

    name: str
    full_name: str
    roles: frozenset[Role]
    offices: dict[int, str]
    has_password: bool
    must_change: bool
    has_totp: bool
    signed_in_at: dt.datetime | None
    made_by: str
    made_at: dt.datetime
    closed_by: str | None
    closed_at: dt.datetime | None

    def may(self, act: Act) -> bool:
        """Whether the roles of this account allow something."""
        return access.may(self.roles, act)


def one(connection: sa.Connection, name: str) -> Person:
    """Return the account of this name, closed or not.

    Raises:
        NotFoundError: there is no such account.
    """
    which = person.c.name == belonging.demanded(name)
    found = next(some(connection, which), None)
    if found is None:
        raise belonging.missing(name)
    return found


def some(connection: sa.Connection, which: sa.ColumnElement[bool]) -> Iterator[Person]:
    """Yield the accounts that ``which`` says, the open ones first, by their names."""
    asked = sa.select(person).where(which)
    in_order = asked.order_by(person.c.closed_at.is_not(None), person.c.name)
    rows = connection.execute(in_order).all()
    offices = _offices(connection, which)
    for row in rows:
        yield _person(row, offices.get(row.id, {}))


def _offices(
    connection: sa.Connection, which: sa.ColumnElement[bool]
) -> dict[int, dict[int, str]]:
    asked = (
        sa.select(membership.c.person, office.c.id, office.c.name)
        .join_from(membership, office, membership.c.office == office.c.id)
        .join(person, membership.c.person == person.c.id)
        .where(which)
        .order_by(office.c.id)
    )
    found: dict[int, dict[int, str]] = {}
    for who, number, name in connection.execute(asked):
        found.setdefault(who, {})[number] = name
    return found


def _person(row: sa.Row[Any], offices: dict[int, str]) -> Person:
    return Person(
        name=row.name,
        full_name=row.full_name,
        roles=frozenset(row.roles),
        offices=offices,
        has_password=row.password is not None,
        must_change=row.must_change,
        has_totp=row.totp is not None,
        signed_in_at=row.signed_in_at,
        made_by=row.made_by,
        made_at=row.made_at,
        closed_by=row.closed_by,
        closed_at=row.closed_at,
    )


def keepers(connection: sa.Connection) -> frozenset[str]:
    """Return the names of those who may keep the archive and can sign in."""
    asked = sa.select(person.c.name, person.c.roles).where(
        belonging.IS_OPEN, person.c.password.is_not(None)
    )
    rows = connection.execute(asked.with_for_update())
    return frozenset(row.name for row in rows if "keeper" in row.roles)


def demand_other_keeper(connection: sa.Connection, name: str) -> None:
    """Demand that the archive can be kept without the account of this name.

    Raises:
        LastKeeperError: nobody else may and can.
    """
    if keepers(connection) == {name}:
        raise LastKeeperError(name)


def demand_place(connection: sa.Connection, name: str, roles: Collection[Role]) -> None:
    """Demand that an account of this name and of these roles may be opened.

    Raises:
        AccountError: the name is taken, or the first account may not keep.
    """
    if connection.execute(_NAMED, {"name": name}).first() is not None:
        raise AccountError(
            Sentence("Đã có tài khoản “%(name)s”. Hãy chọn tên khác.", name=name)
        )
    if "keeper" not in roles and not keepers(connection):
        raise AccountError(
            Sentence("Tài khoản đầu tiên phải có vai trò người giữ kho.")
        )


def checked(
    name: str, full_name: str, roles: Collection[Role]
) -> dict[str, str | list[Role]]:
    """Return what is kept of an account, if it may be kept so.

    Raises:
        UsageError: a name or a role cannot be used.
    """
    squeezed = squeeze(legible(clean(full_name)))
    if not squeezed or len(squeezed) > LONGEST:
        raise UsageError(Sentence("Họ và tên dài 1–%(most)s ký tự.", most=LONGEST))
    if not roles or not set(roles) <= set(ROLES):
        raise UsageError(
            Sentence(
                "Hãy chọn ít nhất một vai trò trong: %(roles)s.",
                roles=", ".join(ROLES),
            )
        )
    kept = [role for role in ROLES if role in roles]
    return {"name": accounts.checked(name), "full_name": squeezed, "roles": kept}
