"""An archive of a few papers, asked by programs."""

import pytest

from archive.catalogue.people import New
from archive.catalogue.tokens import LIFE, offered
from tests.webui.papers import AT, directive, dispatch, notice, plan

DELIBERATE = {"X-Requested-With": "test"}
"""What a program sends beside a body that is not JSON."""


@pytest.fixture
def held(keep):
    """The numbers of five papers: a plan, what it cites, and two of one symbol."""
    return {
        "plan": keep(plan(), "kế hoạch.txt"),
        "dispatch": keep(dispatch(), "công văn.txt"),
        "older": keep(directive(2014, 7, 3), "chỉ thị 1.txt"),
        "newer": keep(directive(2019, 5, 30), "chỉ thị 2.txt"),
        "notice": keep(notice(), "thông báo.txt"),
    }


@pytest.fixture
def token(services):
    """Make a token that does all that somebody of some roles may."""
    catalogue = services.catalogue

    def made(*roles):
        name = "-".join(roles)
        if not catalogue.people.are_any():
            _add(catalogue, "giu-kho", {"keeper"})
        _add(catalogue, name, set(roles))
        now = services.clock()
        secret, _ = catalogue.tokens.make(
            name, "thử", offered(roles), expires_at=now + LIFE, at=now
        )
        return secret

    return made


def _add(catalogue, name, roles):
    """Open an account whose password is its own."""
    new = New(name, f"Nguyễn {name}", frozenset(roles))
    catalogue.people.add(new, by="cli", at=AT)
    with catalogue.people._database.write() as connection:
        connection.exec_driver_sql("UPDATE person SET must_change = 0")
