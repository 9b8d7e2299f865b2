"""Lists as files to take along: CSV and Excel.

What is printed on a paper is somebody else's: a cell is always text or a number,
never a formula that a spreadsheet would run.
"""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import xlsxwriter
from flask import Response, send_file

from archive import cells
from webui.headers import UNKEPT

Cell = cells.Cell
Form = Literal["csv", "xlsx"]

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WIDEST = 60
_MOST_LETTERS = 32_000
"""Excel shows no more in a cell; the rest is told to be missing by an ellipsis."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list with the names of its columns; ``name`` is that of the file."""

    name: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Cell]]


def download(sheet: Sheet, form: Form) -> Response:
    """Return ``sheet`` as a file that a browser saves."""
    write, kind = {"csv": (_csv, "text/csv"), "xlsx": (_xlsx, _XLSX)}[form]
    # Headers are Latin; the name in Vietnamese goes beside a plain one.
    response = send_file(
        io.BytesIO(write(sheet)),
        mimetype=kind,
        as_attachment=True,
        download_name=f"{sheet.name}.{form}",
    )
    # Of files, Flask would let everybody keep a copy.
    response.headers["Cache-Control"] = UNKEPT
    return response


def _csv(sheet: Sheet) -> bytes:
    # The mark tells Excel that this is UTF-8.
    page = io.StringIO()
    cells.write(page, sheet.columns, sheet.rows)
    return page.getvalue().encode("utf-8-sig")


def _xlsx(sheet: Sheet) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        page = book.add_worksheet()
        bold = book.add_format({"bold": True, "bottom": 1})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        for place, column in enumerate(sheet.columns):
            page.write_string(0, place, column, bold)
        for line, row in enumerate(sheet.rows, start=1):
            for place, cell in enumerate(row):
                _put(page, line, place, cell, wrapped)
        page.freeze_panes(1, 0)
        page.autofit(_WIDEST * 7)
    return file.getvalue()


def _put(page: Any, line: int, place: int, cell: Cell, style: Any) -> None:
    if isinstance(cell, int):
        page.write_number(line, place, cell, style)
    elif cell:
        text = cell if len(cell) <= _MOST_LETTERS else cell[:_MOST_LETTERS] + "…"
        page.write_string(line, place, text, style)
