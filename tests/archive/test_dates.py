"""Dates are understood as printed, and impossible ones are not mended."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import dates
from archive.model import Issued

WHOLE = {
    "long with a place": ("Bắc Kạn, ngày 01 tháng 8 năm 2019", (2019, 8, 1)),
    "slashes": ("ngày 4/6/2019", (2019, 6, 4)),
    "leading noughts": ("04/06/2019", (2019, 6, 4)),
    "dashes": ("04-6-2019", (2019, 6, 4)),
    "full stops": ("04.6.2019", (2019, 6, 4)),
    "two figures of the year": ("ngày 4/6/19", (2019, 6, 4)),
    "two figures of the old century": ("4/6/98", (1998, 6, 4)),
    "the month as a word": ("ngày 5 tháng tư năm 2019", (2019, 4, 5)),
    "May beside the word for year": ("ngày 3 tháng năm năm 2019", (2019, 5, 3)),
    "a month of two words": ("ngày 2 tháng mười hai năm 1998", (1998, 12, 2)),
    "the first ten days by name": ("ngày mùng 2 tháng 9 năm 1945", (1945, 9, 2)),
    "capitals": ("NGÀY 03 THÁNG 10 NĂM 2025", (2025, 10, 3)),
    "no marks": ("ngay 03 thang 10 nam 2025", (2025, 10, 3)),
    "broken over two lines": ("ngày 01\n tháng 8 năm 2019", (2019, 8, 1)),
    "a non-breaking blank": ("ngày\u00a001 tháng\u00a08 năm 2019", (2019, 8, 1)),
    "the year after a word": ("ngày 4/6 năm 2019", (2019, 6, 4)),
    "the blank lost in a copy": ("ngày30-3-2013", (2013, 3, 30)),
    "the blank lost, long": ("ngày01 tháng 8 năm 2019", (2019, 8, 1)),
    "a leap day": ("29/02/2020", (2020, 2, 29)),
}


@pytest.mark.parametrize(("text", "day"), WHOLE.values(), ids=WHOLE)
def test_reads_a_whole_date(text, day):
    """Every way to print a day is understood as that day."""
    issued = dates.read(text)

    assert issued is not None
    assert (issued.date, issued.partial, issued.flags) == (
        date(*day),
        None,
        (),
    )


PARTS = {
    "a day that never was": ("37/7/2019", "37/7/2019", "2019-07", "date_impossible"),
    "the last of February": ("31/02/2020", "31/02/2020", "2020-02", "date_impossible"),
    "a thirteenth month": ("5/13/2019", "5/13/2019", "2019", "date_impossible"),
    "a blank day": (
        "ngày   tháng 8 năm 2019",
        "ngày   tháng 8 năm 2019",
        "2019-08",
        "date_partial",
    ),
    "blank day and month": (
        "ngày ... tháng ... năm 2019",
        "ngày ... tháng ... năm 2019",
        "2019",
        "date_partial",
    ),
    "a month": ("tháng 8/2019", "tháng 8/2019", "2019-08", "date_partial"),
    "a month as a word": (
        "tháng mười một năm 2018",
        "tháng mười một năm 2018",
        "2018-11",
        "date_partial",
    ),
    "a year": ("năm 2022", "năm 2022", "2022", "date_partial"),
    "a year alone": ("2019", "2019", "2019", "date_partial"),
}


@pytest.mark.parametrize(
    ("text", "verbatim", "partial", "flag"), PARTS.values(), ids=PARTS
)
def test_keeps_what_is_sure(text, verbatim, partial, flag):
    """What is no whole date keeps its words and what is sure of it."""
    assert dates.read(text) == Issued(verbatim, None, partial, (flag,))


NONE = {
    "a period": "2016 - 2020",
    "a period after the word": "năm 2016 - 2020",
    "two years": "2025/2030",
    "around the clock": "24/7",
    "amounts": "1.500/2.000",
    "a telephone number": "0281.3870123",
    "a section": "10.5.12",
    "a day without a year": "ngày 30 tháng 5",
    "a symbol": "30/2020/NĐ-CP",
    "nothing": "",
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_leaves_other_numbers_alone(text):
    """Numbers that are no dates give none."""
    assert dates.read(text) is None


@given(st.dates(date(1945, 1, 1), date(2044, 12, 31)))
def test_every_day_comes_back(day):
    """A day written in the official form is read as that day, in its place."""
    text = f"Thái Nguyên, ngày {day.day:02d} tháng {day.month} năm {day.year}."

    ((span, issued),) = dates.find(text)

    assert issued.date == day
    assert text[span.start : span.end] == issued.verbatim


def test_finds_all_in_order():
    """Dates are found in reading order, whole ones and parts."""
    text = "từ ngày 01/7/2025 đến tháng 9 năm 2025, thay cho năm 2024"

    assert [issued.verbatim for _, issued in dates.find(text)] == [
        "01/7/2025",
        "tháng 9 năm 2025",
        "năm 2024",
    ]


HOSTILE = ("1/", "ngày ", "ngày 1 tháng ", "12.", "ngày . . . ", "tháng _ ", "năm ")


@pytest.mark.parametrize("unit", HOSTILE)
def test_takes_linear_time(unit):
    """Twice the hostile text takes about twice the time, not four times."""
    short, long = (_seconds((unit * size)[:size]) for size in (60_000, 120_000))

    assert long < 3.2 * short + 0.1


def _seconds(text):
    """Return the best of three, so that a busy machine matters less."""
    best = 60.0
    for _ in range(3):
        began = time.process_time()
        for _ in dates.find(text):
            pass
        best = min(best, time.process_time() - began)
    return best


_PIECES = st.sampled_from(
    (
        "ngay ",
        "ngay",
        "thang ",
        "nam ",
        "muoi hai",
        "4",
        "04",
        "2019",
        "19",
        "/",
        ".",
        "-",
        " ",
    )
) | st.text("ngayt hm/.-0129\n", max_size=4)


@given(st.lists(_PIECES, max_size=14).map("".join))
def test_dates_are_looked_for_wherever_one_may_begin(bare):
    """To look at few places finds what the pattern finds at every letter."""
    found = [match.span() for match in dates._matches(bare)]
    assert found == [match.span() for match in dates._DATE.finditer(bare)]
