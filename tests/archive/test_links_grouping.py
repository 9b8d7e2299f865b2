"""Which mentions speak of one paper, by dates in part and by who numbers it."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.facts import Metadata
from archive.links import Period, group, numbering, numbering_of
from tests.archive.linked import AUTHORITY, CITY, PROVINCE, cite
from tests.archive.test_links import CITATIONS

GROUPS = {
    "full, dated and bare mentions of one paper": (
        [
            cite("53-KL/TW"),
            cite("53-KL/TW", "4/6/2019", "Ban Bí thư"),
            cite("53-KL/TW", "4/6/2019"),
        ],
        [[1, 2, 0]],
    ),
    "two bodies": (
        [cite("171-KH/TU", None, CITY), cite("171-KH/TU", None, PROVINCE)],
        [[0], [1]],
    ),
    "two days": (
        [cite("35-CT/TW", "30/5/2019"), cite("35-CT/TW", "14/6/2024")],
        [[0], [1]],
    ),
    "a bare mention that may mean either stands apart": (
        [
            cite("35-CT/TW", "30/5/2019"),
            cite("35-CT/TW", "14/6/2024"),
            cite("35-CT/TW"),
            cite("35-CT/TW"),
        ],
        [[0], [1], [2, 3]],
    ),
    "a month agrees with its day": (
        [cite("26-TB/BCĐ", "37/7/2019"), cite("26-TB/BCĐ", "27/7/2019")],
        [[1, 0]],
    ),
    "organs of one committee": (
        [
            cite("53-KL/TW", None, "Bộ Chính trị"),
            cite("53-KL/TW", None, "Ban Bí thư"),
        ],
        [[0, 1]],
    ),
}


@pytest.mark.parametrize(("citations", "groups"), GROUPS.values(), ids=GROUPS)
def test_groups_mentions_of_one_paper(citations, groups):
    """Mentions are parted by body and date, the fullest first."""
    assert group(citations, AUTHORITY) == groups


@given(st.lists(CITATIONS, max_size=8))
def test_groups_lose_nothing(citations):
    """Every mention stands in exactly one group."""
    placed = [place for places in group(citations, AUTHORITY) for place in places]

    assert sorted(placed) == list(range(len(citations)))


PERIODS = {
    "a day": (dt.date(2019, 8, 1), None, dt.date(2019, 8, 1), dt.date(2019, 8, 1)),
    "a month": (None, "2020-02", dt.date(2020, 2, 1), dt.date(2020, 2, 29)),
    "a year": (None, "2020", dt.date(2020, 1, 1), dt.date(2020, 12, 31)),
}


@pytest.mark.parametrize(
    ("date", "partial", "first", "last"), PERIODS.values(), ids=PERIODS
)
def test_periods(date, partial, first, last):
    """A date is known to the day, the month or the year."""
    assert Period.of(date, partial) == Period(first, last)


@pytest.mark.parametrize("partial", [None, "", "2019-13", "x", "0"])
def test_no_period(partial):
    """What is not a date gives no period, and no error."""
    assert Period.of(None, partial) is None


NUMBERING = {
    "the Politburo": ("Bộ Chính trị", "Ban Chấp hành Trung ương"),
    "the Secretariat, with its term": (
        "Ban Bí thư (khóa XII)",
        "Ban Chấp hành Trung ương",
    ),
    "a Standing Board": ("Ban Thường vụ Tỉnh ủy Bắc Kạn", "Tỉnh ủy Bắc Kạn"),
    "a Standing Board without its place": ("Ban Thường vụ Thành ủy", "Thành ủy"),
    "capitals": ("THÀNH ỦY BẮC KẠN", "Thành uỷ Bắc Kạn"),
}


def test_bodies_of_one_name_are_told_apart():
    """A steering committee is known by the committee or the place above it."""
    one = Metadata(issuers=("Ban Chỉ đạo 35",), parent="Tỉnh ủy Bắc Kạn")
    other = Metadata(issuers=("Ban Chỉ đạo 35",), parent="Tỉnh ủy Lâm Đồng")

    assert numbering_of(one, AUTHORITY) != numbering_of(other, AUTHORITY)


@pytest.mark.parametrize(("name", "series"), NUMBERING.values(), ids=NUMBERING)
def test_numbering(name, series):
    """Organs of one committee number their papers in one series."""
    assert numbering(name, AUTHORITY) == numbering(series, AUTHORITY)
