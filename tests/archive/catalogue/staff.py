"""Accounts for tests: cheap to hash, with a clock that is given."""

import datetime as dt

from archive.access import Role
from archive.accounts import Accounts, Cost, Waits
from archive.catalogue import Catalogue
from archive.catalogue.people import New
from tests.archive.catalogue.making import AT

CHEAP = Cost(memory=32, passes=1, lanes=1)
PASSWORD = "ba con trâu qua cầu đêm"  # noqa: S105  # of nobody
WAITS = Waits(account=12, address=12)
HERE, THERE = "10.0.0.7", "10.0.0.8"


def settings(tmp_path, **others) -> Accounts:
    """What was decided about accounts, where a hash costs next to nothing."""
    return Accounts(cost=CHEAP, waits=WAITS, key=tmp_path / "account.key", **others)


def hire(
    catalogue: Catalogue, name: str, *roles: Role, offices: tuple[int, ...] = ()
) -> None:
    """Open an account that has chosen its own password."""
    new = New(name, name.title(), frozenset(roles), frozenset(offices))
    given = catalogue.people.add(new, by="cli", at=AT)
    catalogue.sign_ins.change_password(name, given, PASSWORD, at=AT, address="::1")


def later(**parts: float) -> dt.datetime:
    """A moment after that at which everything began."""
    return AT + dt.timedelta(**parts)
