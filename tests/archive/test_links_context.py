"""Bare symbols and short names, read in the light of what their paper cites in full."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.links import complete, keys
from tests.archive.linked import AUTHORITY, CITY, NEWS, PROVINCE, cite
from tests.archive.test_links import CITATIONS, SHORT

COMPLETED = {
    "a bare symbol after the full one": (
        [cite("171-KH/TU", "1/8/2019", CITY), cite("171-KH/TU")],
        (CITY, dt.date(2019, 8, 1)),
    ),
    "two full ones that differ give nothing": (
        [
            cite("171-KH/TU", "1/8/2019", CITY),
            cite("171-KH/TU", None, PROVINCE),
            cite("171-KH/TU"),
        ],
        (None, None),
    ),
    "what the citation says itself is kept": (
        [cite("171-KH/TU", "1/8/2019", CITY), cite("171-KH/TU", None, PROVINCE)],
        (PROVINCE, None),
    ),
    "the date picks the mention": (
        [
            cite("35-CT/TW", "30/5/2019", "Bộ Chính trị"),
            cite("35-CT/TW", "14/6/2024", "Ban Bí thư"),
            cite("35-CT/TW", "14/6/2024"),
        ],
        ("Ban Bí thư", dt.date(2024, 6, 14)),
    ),
}


@pytest.mark.parametrize(("citations", "last"), COMPLETED.values(), ids=COMPLETED)
def test_completes_from_the_same_paper(citations, last):
    """The last citation is read in the light of the others of its paper."""
    completed = complete(citations, NEWS, AUTHORITY)[-1]

    assert (completed.body, completed.date) == last


@given(st.lists(CITATIONS, max_size=6))
def test_completes_backwards_too(citations):
    """A bare symbol is understood whether the full one stands before or after."""
    forwards = complete(citations, NEWS, AUTHORITY)
    backwards = complete(citations[::-1], NEWS, AUTHORITY)

    assert [one.body for one in forwards] == [one.body for one in backwards[::-1]]


def test_of_two_spellings_the_shorter_completes():
    """The committee is named and not its board, whichever stands first."""
    board = cite("171-KH/TU", "15/10/2019", "Ban Thường vụ Tỉnh ủy Bắc Kạn")
    whole = cite("171-KH/TU", "15/10/2019", "Tỉnh ủy Bắc Kạn")
    bare = cite("171-KH/TU")

    for mentions in ([board, whole, bare], [bare, whole, board]):
        (completed,) = (
            sought
            for printed, sought in zip(
                mentions, complete(mentions, NEWS, AUTHORITY), strict=True
            )
            if printed == bare
        )
        assert completed.body == "Tỉnh ủy Bắc Kạn"


def test_completes_short_names():
    """A short name takes the symbol of the one paper cited in full before."""
    full = cite("05-CT/TW", "15/5/2016", "Bộ Chính trị", type="Chỉ thị")

    completed = complete([full, SHORT], NEWS, AUTHORITY)[1]

    assert keys.sought(completed) == keys.sought(full)
    assert (completed.start, completed.kind) == (SHORT.start, "short")
