"""Whom a paper is for by its marks, and by two who say so."""

from hypothesis import given
from hypothesis import strategies as st

from archive.access import CLERKS, EVERYONE, for_groups, within
from archive.circulation import narrower, proposed
from archive.facts import Metadata

AUDIENCES = st.one_of(
    st.sampled_from([EVERYONE, CLERKS]),
    st.sets(st.integers(1, 5), min_size=1).map(for_groups),
)
ROLES = st.sampled_from([{"reader"}, {"reader", "clerk"}, {"auditor"}])


def test_a_paper_that_goes_back_is_for_clerks_first():
    """Nothing is proposed for what is for the house, nor for what has no mark."""
    told = {
        mark: proposed(Metadata(circulation=mark))
        for mark in ("Thu hồi sau hội nghị", "Không phổ biến", "Lưu hành nội bộ", None)
    }

    assert list(told.values()) == [CLERKS, CLERKS, None, None]


@given(AUDIENCES, AUDIENCES)
def test_the_order_does_not_matter(one, other):
    """Who said so first is nothing to it."""
    assert narrower(one, other) == narrower(other, one)


@given(AUDIENCES, AUDIENCES, ROLES, st.sets(st.integers(1, 5)))
def test_nobody_is_let_in_whom_one_of_them_keeps_out(one, other, roles, groups):
    """Fewer may be meant than by each of them, and never more."""
    if within([narrower(one, other)], roles, groups):
        assert within([one], roles, groups)
        assert within([other], roles, groups)
