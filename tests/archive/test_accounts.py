"""How accounts are named, and how long one waits after failures."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import accounts
from archive.accounts import Waits
from archive.errors import UsageError

NAMES = ["lan", "a1", "lan.nguyen", "lan-nguyen_2", "x" * 32]
NO_NAMES = {
    "empty": "",
    "one letter": "l",
    "capitals": "Lan",
    "marks": "lân",
    "blank": "lan nguyen",
    "a sign at the end": "lan.",
    "a sign at the front": "-lan",
    "too long": "x" * 33,
    "the machine": "cli",
    "whoever sits here": "local",
    "a line more": "lan\n",
    "figures of elsewhere": "lan٣",
}


@pytest.mark.parametrize("name", NAMES)
def test_names_that_an_account_may_have(name):
    assert accounts.checked(name) == name


@pytest.mark.parametrize("name", NO_NAMES.values(), ids=NO_NAMES)
def test_names_that_none_may_have(name):
    with pytest.raises(UsageError):
        accounts.checked(name)


@given(st.integers(0, 10_000), st.integers(1, 100))
def test_more_failures_never_wait_less_and_never_too_long(failures, allowed):
    """Whoever goes on failing waits longer, and nobody for ever."""
    waits = Waits()

    now, then = (
        waits.after(count, allowed, waits.longest) for count in (failures, failures + 1)
    )

    assert dt.timedelta() <= now <= then <= waits.longest
    assert bool(now) == (failures >= allowed)


PLACES = {
    "an address": ("10.0.0.7", "10.0.0.7"),
    "the same in IPv6": ("::ffff:10.0.0.7", "10.0.0.7"),
    "a network of IPv6": ("2001:db8:1:2:a:b:c:d", "2001:db8:1:2::/64"),
    "this machine": ("::1", "::/64"),
    "no address": ("unix:", "unix:"),
}


@pytest.mark.parametrize(("address", "place"), PLACES.values(), ids=PLACES)
def test_places(address, place):
    """One who has many addresses fails from one place."""
    assert accounts.place(address) == place
