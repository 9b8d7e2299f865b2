"""Excel 97 to 2003 and older (.xls), read by xlrd: the sheets shown, one a page."""

import io
import struct
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import xlrd
from xlrd import biffh
from xlrd.book import Book
from xlrd.sheet import Cell, Sheet

from archive.errors import (
    DamagedFileError,
    EncryptedFileError,
    TooLargeError,
    TooManyPagesError,
    UnsupportedFileError,
)
from archive.model import Text
from indexer.extract import whole
from indexer.extract.flow import Flow, Run, signs, write_pages
from indexer.extract.limits import Limits
from indexer.extract.sheets import DATE, Area, Filled, Grid, Laid, day_code, shown

MEDIA_TYPE = "application/vnd.ms-excel"
HIDDEN = "hidden_sheets"
_LARGEST = 64_000_000
_SHORT_DATE = (14, 22)
# What numbers out of place lead to inside xlrd.
_BROKEN = (
    xlrd.XLRDError, xlrd.compdoc.CompDocError, struct.error, LookupError, OSError,
    ValueError, AssertionError, AttributeError, TypeError, ArithmeticError, EOFError,
)  # fmt: skip


def extract(path: Path, limits: Limits) -> Text:
    """Return the text of a workbook, a page for each sheet that is shown.

    Raises:
        RefusedError: It is damaged, encrypted or too large.
    """
    try:
        book = _opened(path, limits)
        shown_sheets = [sheet for sheet in book.sheets() if not sheet.visibility]
        if len(shown_sheets) > limits.max_pages:
            raise TooManyPagesError
        grid = Grid(limits)
        bodies = [
            grid.table(_cells(book, sheet), _areas(sheet)) for sheet in shown_sheets
        ]
    except _BROKEN as error:
        raise _refusal(error) from error
    notes = (HIDDEN,) if len(shown_sheets) < book.nsheets else ()
    return write_pages([Flow(body) for body in bodies if body], MEDIA_TYPE, notes)


def laid(path: Path, limits: Limits) -> list[Laid]:
    """Return the sheets that are shown, their cells where they stand.

    Raises:
        RefusedError: It is damaged, encrypted or too large.
    """
    try:
        book, grid = _opened(path, limits), Grid(limits)
        return [
            grid.laid(sheet.name, _cells(book, sheet, day_code), _areas(sheet))
            for sheet in book.sheets()
            if not sheet.visibility
        ]
    except _BROKEN as error:
        raise _refusal(error) from error


def _opened(path: Path, limits: Limits) -> Book:
    data = whole.read(path, limits)
    if len(data) > _LARGEST:
        raise TooLargeError
    return xlrd.open_workbook(
        file_contents=data,
        logfile=io.StringIO(),
        formatting_info=True,
        ragged_rows=True,
    )


def _refusal(error: Exception) -> Exception:
    said = str(error).lower()
    if "encrypted" in said or "password" in said:
        return EncryptedFileError()
    if isinstance(error, xlrd.XLRDError) and "not supported" in said:
        return UnsupportedFileError("Excel")
    return DamagedFileError()


def _cells(
    book: Book, sheet: Sheet, code_of: Callable[[str], str] = str
) -> Iterator[Filled]:
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            cell = sheet.cell(row, column)
            if cell.ctype not in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
                runs = _runs(book, sheet, cell, (row, column), code_of)
                yield Filled(row, column, runs)


def _runs(
    book: Book,
    sheet: Sheet,
    cell: Cell,
    place: tuple[int, int],
    code_of: Callable[[str], str],
) -> tuple[Run, ...]:
    look = book.xf_list[cell.xf_index]
    font = book.font_list[look.font_index].name
    if cell.ctype != xlrd.XL_CELL_TEXT:
        return (_run(_value(book, cell, look.format_key, code_of), font),)
    starts = [(0, font)] + [
        (start, book.font_list[index].name)
        for start, index in sheet.rich_text_runlist_map.get(place, ())
    ]
    ends = [*starts, (len(cell.value), font)]
    return tuple(
        _run(cell.value[start:end], name) for (start, name), (end, _) in pairwise(ends)
    )


def _run(text: str, font: str) -> Run:
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return Run(signs.shown(plain, font), font)


def _value(book: Book, cell: Cell, key: int, code_of: Callable[[str], str]) -> str:
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return "TRUE" if cell.value else "FALSE"
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(biffh.error_text_from_code.get(cell.value, ""))
    if key in _SHORT_DATE:
        code = DATE if key == _SHORT_DATE[0] else f"{DATE} h:mm"
    else:
        code = book.format_map[key].format_str
    return shown(cell.value, code_of(code), from_1904=bool(book.datemode))


def _areas(sheet: Sheet) -> Iterator[Area]:
    for top, below, left, right in sheet.merged_cells:
        yield Area(top, left, below - 1, right - 1)
