"""A list that is taken along runs nothing in the spreadsheet that opens it."""

import csv
import io

import pytest

from archive import cells

FORMULAS = (
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1+1",
    '=HYPERLINK("http://evil.example","x")',
)


@pytest.mark.parametrize("said", FORMULAS)
def test_no_cell_is_a_formula(said):
    """It is text, and says what it said."""
    page = io.StringIO()
    cells.write(page, ("x", "y"), [(said, -5)])
    [_, (text, number)] = csv.reader(io.StringIO(page.getvalue(), newline=""))

    assert text == f"'{said}"
    assert number == "-5"


def test_no_cell_breaks_out_of_its_row():
    """Signs that part cells are those of a text."""
    page = io.StringIO()
    cells.write(page, ("x", "y"), [('a","=1\r\n=2;=3', "b")])
    rows = list(csv.reader(io.StringIO(page.getvalue(), newline="")))

    assert rows[1:] == [['a","=1\r\n=2;=3', "b"]]
