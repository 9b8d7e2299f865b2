"""Numbers and days as cells show them, and cells put together as a table."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import TooLargeError
from indexer.extract.flow import Flow, Run, write
from indexer.extract.limits import Limits
from indexer.extract.sheets import Area, Filled, Grid, shown

SHOWN = {
    "no format": (2003.0, "General", "2003"),
    "no format, a fraction": (0.1 + 0.2, "General", "0,3"),
    "no format, beyond figures": (1e20, "General", "1e+20"),
    "thousands": (1234567.5, "#,##0", "1.234.568"),
    "decimals": (1234567.5, "#,##0.00", "1.234.567,50"),
    "decimals where there are some": (100.0, "#,##0.0#", "100,0"),
    "half away from zero": (0.125, "0.00", "0,13"),
    "leading zeros": (5.0, "000", "005"),
    "below zero": (-5.0, "000", "-005"),
    "below zero in brackets": (-1234.0, "#,##0_);[Red]\\(#,##0\\)", "(1.234)"),
    "rounded to zero": (-0.001, "0.0", "0,0"),
    "zero as a dash": (0.0, '#,##0;-#,##0;"-"', "-"),
    "hidden": (1.0, ";;;", ""),
    "more digits than are known": (
        123456789012345.0,
        "0.00000000000000",
        "123456789012345,00000000000000",
    ),
    "more percent signs than mean anything": (
        5.0,
        "0" + "%" * 200,
        "500000000" + "%" * 200,
    ),
    "percents beyond figures": (9e14, "0.00%", "900000000000000"),
    "percent": (0.256, "0.0%", "25,6%"),
    "in thousands": (1_500_000.0, '#,##0,"K"', "1.500K"),
    "words around": (5.0, '00"-KH/TU"', "05-KH/TU"),
    "money in an old font": (1500.0, '#,##0 "®"', "1.500 ®"),
    "accounting": (12.5, '_(* #,##0.00_);_(* "-"??_);_(@_)', "12,50"),
    "text": (3.5, "@", "3,5"),
    "a fraction": (0.5, "# ?/?", "0,5"),
    "a day": (37960.0, "dd/mm/yyyy", "05/12/2003"),
    "a day of a language": (37960.0, "[$-1010000]d/m/yyyy;@", "5/12/2003"),
    "a day in words": (
        37960.0,
        '"ngày" dd "tháng" mm "năm" yyyy',
        "ngày 05 tháng 12 năm 2003",
    ),
    "day and minute": (37960.52, "dd/mm/yyyy hh:mm", "05/12/2003 12:28"),
    "minutes and seconds": (37960.52, "mm:ss", "28:48"),
    "after noon": (37960.52, "h:mm AM/PM", "12:28 CH"),
    "a day of the week": (37960.0, "dddd", "Thứ Sáu"),
    "a Sunday": (37962.0, "dddd", "Chủ Nhật"),
    "a year in short": (37960.0, "d/m/yy", "5/12/03"),
    "hours beyond a day": (1.5, "[h]:mm", "36:00"),
    "the first day": (1.0, "dd/mm/yyyy", "01/01/1900"),
    "after the day that never was": (61.0, "dd/mm/yyyy", "01/03/1900"),
    "the last day": (2958465.99999999, "dd/mm/yyyy", "31/12/9999"),
    "no day": (-3.5, "dd/mm/yyyy", "-3,5"),
}


@pytest.mark.parametrize(("value", "code", "expected"), SHOWN.values(), ids=SHOWN)
def test_shown(value, code, expected):
    """A number is written as its format and a Vietnamese office write it."""
    assert shown(value, code) == expected


def test_days_from_1904():
    """Sheets of the first Macintosh count from four years later."""
    assert shown(0.0, "dd/mm/yyyy", from_1904=True) == "01/01/1904"


CODES = st.text('#0?,.;"\\dmyhs[]/%@_*E+-ABGeneral ', max_size=30)


@given(st.floats(allow_nan=False), CODES)
def test_any_code_shows_something(value, code):
    """No code that a file may hold stops the reading of it."""
    assert isinstance(shown(value, code), str)


def filled(row, column, text):
    return Filled(row, column, (Run(text),))


def body(cells, areas=(), limits=None):
    table = Grid(limits or Limits()).table(cells, areas)
    return write(Flow(table), "x/y").body


def test_gaps_between_cells_are_kept_and_bounded():
    """Blanks between cells keep columns apart; a far one is not as far."""
    text = body(
        [filled(0, 3, "a"), filled(0, 5, "b"), filled(9, 0, "c"), filled(9, 9999, "d")]
    )

    assert text.split("\n")[0] == "a\t\tb"
    assert text.split("\n")[1].count("\t") == 21


OVER = st.builds(
    lambda top, left, high, wide: Area(top, left, top + high, left + wide),
    *(st.integers(0, 4),) * 4,
)


@given(st.sets(st.tuples(st.integers(0, 6), st.integers(0, 6))), st.lists(OVER))
def test_what_is_merged_hides_only_what_lies_under_it(places, areas):
    """Every cell that no area covers is shown, once, whatever areas are told."""
    cells = [filled(row, column, f"{row}x{column}") for row, column in sorted(places)]
    text = body(cells, areas)

    for row, column in places:
        covers = [
            area
            for area in areas
            if area.top <= row <= area.bottom and area.left <= column <= area.right
        ]
        if not covers:
            assert text.replace("\n", "\t").split("\t").count(f"{row}x{column}") == 1


def test_letters_are_counted_over_all_sheets():
    """Many sheets are as much as one large one."""
    grid = Grid(Limits(max_text=10))
    grid.table([filled(0, 0, "tám chữ.")], ())

    with pytest.raises(TooLargeError):
        grid.table([filled(0, 0, "tám chữ.")], ())


def test_infinite_is_no_number():
    """What arithmetic cannot hold is still told."""
    assert shown(math.inf, "#,##0") == "inf"
