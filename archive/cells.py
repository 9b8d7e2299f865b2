"""Cells of a list that a spreadsheet opens: text or numbers, never a formula.

What is printed on a paper, or what a file is called, is somebody else's.
"""

import csv
from collections.abc import Iterable, Sequence
from typing import TextIO

Cell = str | int | None

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How a formula begins; some spreadsheets take the wide signs of Asia for one too."""


def harmless(cell: Cell) -> Cell:
    """Return a cell that a spreadsheet runs nothing of.

    >>> harmless("=1+1"), harmless(-5)
    ("'=1+1", -5)
    """
    is_formula = isinstance(cell, str) and cell.startswith(_FORMULA)
    return f"'{cell}" if is_formula else cell


def write(page: TextIO, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Write a list as CSV; in ``utf-8-sig``, whose mark tells Excel that it is UTF-8."""
    writer = csv.writer(page)
    writer.writerow(columns)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
