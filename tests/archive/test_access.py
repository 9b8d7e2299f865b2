"""Who may do what, and whom papers are for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import access
from archive.access import ACTS, ROLES

NUMBERS = st.sets(st.integers(1, 99), min_size=1)


def test_every_role_reads_and_every_act_is_somebodys():
    assert all(access.may({role}, "read") for role in ROLES)
    assert all(any(access.may({role}, act) for role in ROLES) for act in ACTS)


def test_a_keeper_does_not_read_what_was_done():
    """Whoever may change everything is not the one who checks it."""
    assert not access.may({"keeper"}, "audit")
    assert not access.may({"auditor"}, "correct")


@given(NUMBERS)
def test_an_audience_names_its_offices(numbers):
    assert access.groups_of(access.for_groups(numbers)) == numbers


@given(NUMBERS, NUMBERS, st.sets(st.sampled_from(ROLES)))
def test_whoever_shares_an_office_belongs_to_its_papers(of_paper, own, roles):
    named = access.for_groups(of_paper)

    is_within = bool(access.within([named], roles, own))

    assert is_within == ("keeper" in roles or bool(of_paper & own))


def test_papers_of_clerks_are_not_of_readers():
    assert access.within(["clerks"], {"clerk"}, ()) == {"clerks"}
    assert access.within(["clerks", "leaders"], {"reader", "auditor"}, {1}) == set()


def test_no_audience_is_of_no_office():
    with pytest.raises(ValueError, match="no office"):
        access.for_groups([])
