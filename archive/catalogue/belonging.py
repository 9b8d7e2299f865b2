"""Who somebody is at this moment, and which papers are for them.

The law of this module: roles, offices and the audiences in use are read when somebody
asks, so that what a keeper changes holds from the next request on.
"""

from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from archive import access, accounts
from archive.access import CLERKS, EVERYONE, Reader, Role
from archive.catalogue.schema import audience, membership, person
from archive.errors import NotFoundError
from archive.sentences import Sentence

_OFFICES = (
    sa.select(sa.func.aggregate_strings(sa.cast(membership.c.office, sa.Text), ","))
    .where(membership.c.person == person.c.id)
    .scalar_subquery()
)
_IN_USE = sa.select(sa.func.aggregate_strings(audience.c.key, "\n")).scalar_subquery()

COLUMNS = (
    person.c.name,
    person.c.roles,
    _OFFICES.label("offices"),
    _IN_USE.label("in_use"),
)
"""What makes a reader, read together with whatever leads to the person."""

IS_OPEN = person.c.closed_at.is_(None)

_NAMED = sa.select(*COLUMNS).where(person.c.name == sa.bindparam("name"), IS_OPEN)
_ALL = sa.select(_IN_USE)


def number(connection: sa.Connection, name: str, *, is_open: bool = False) -> int:
    """Return the number of the account of this name; ``is_open``: of an open one.

    Raises:
        NotFoundError: there is no such account.
    """
    asked = sa.select(person.c.id).where(person.c.name == demanded(name))
    if is_open:
        asked = asked.where(IS_OPEN)
    found: int | None = connection.execute(asked).scalar_one_or_none()
    if found is None:
        raise missing(name)
    return found


def demanded(name: str) -> str:
    """Return ``name``, which may be that of an account.

    Raises:
        NotFoundError: no account can have it.
    """
    if not accounts.is_name(name):
        raise missing(name)
    return name


def missing(name: str) -> NotFoundError:
    """Return what is raised where there is no such account."""
    return NotFoundError(Sentence("tài khoản %(name)s", name=name))


def reader(row: sa.Row[*tuple[Any, ...]]) -> Reader:
    """Return the reader that a row with ``COLUMNS`` tells of."""
    roles: frozenset[Role] = frozenset(row.roles)
    return Reader(row.name, _within(row.in_use or "", roles, row.offices or ""), roles)


def named(connection: sa.Connection, name: str) -> Reader:
    """Return the reader with an open account of this name.

    Raises:
        NotFoundError: there is none, or it is closed.
    """
    row = connection.execute(_NAMED, {"name": demanded(name)}).one_or_none()
    if row is None:
        raise missing(name)
    return reader(row)


def machine(connection: sa.Connection, name: str) -> Reader:
    """Return whoever has the files themselves: nothing is hidden from them."""
    in_use: str | None = connection.execute(_ALL).scalar_one()
    roles: frozenset[Role] = frozenset({"keeper", "auditor"})
    return Reader(name, _within(in_use or "", roles, ""), roles)


# It is worked out anew only where one of the three has changed.
@lru_cache(maxsize=1024)
def _within(in_use: str, roles: frozenset[Role], offices: str) -> frozenset[str]:
    audiences = {EVERYONE, CLERKS, *filter(None, in_use.split("\n"))}
    numbers = [int(one) for one in offices.split(",") if one]
    return access.within(audiences, roles, numbers)
