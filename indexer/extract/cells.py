"""The cells of a spreadsheet where they stand, as whoever imports a register needs them.

Merged cells are filled throughout: what is written over five rows is said of each.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from archive.errors import TooLargeError, UnsupportedFileError
from archive.text import squeeze
from indexer.extract import READERS, charset, whole
from indexer.extract.flow import Run, Scribe
from indexer.extract.limits import Limits
from indexer.extract.sheets import Area, Laid

WIDEST = 60
"""Columns of a register that are looked at."""

LONGEST = 2_000
"""Letters of a cell that are kept."""

_MOST_FILLED = 200_000
_MOST_ROWS = 100_000
_SAMPLE = 50
_SIGNS = "\t;,"


@dataclass(frozen=True, slots=True)
class Row:
    """A row that holds anything: its number in the sheet, from 1, and its cells."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet that is shown, with the rows that hold anything."""

    name: str
    rows: tuple[Row, ...]


def read(path: Path, media_type: str, limits: Limits) -> tuple[Sheet, ...]:
    """Return the sheets of an .xlsx or .xls, or the one of a CSV; empty ones left out.

    Raises:
        RefusedError: It is no spreadsheet, or damaged, encrypted or too large.
    """
    match READERS.get(media_type):
        case "xlsx":
            from indexer.extract import xlsx  # noqa: PLC0415 -- a reader when its first file comes

            sheets = _written(xlsx.laid(path, limits))
        case "xls":
            from indexer.extract import xls  # noqa: PLC0415 -- likewise

            sheets = _written(xls.laid(path, limits))
        case "plain":
            sheets = [_listed(path, limits)]
        case _:
            raise UnsupportedFileError(media_type)
    return tuple(sheet for sheet in sheets if sheet.rows)


def _written(laid: list[Laid]) -> list[Sheet]:
    """Return sheets in Unicode: old registers are written in old fonts."""
    # Names and kinds come again in every row: each is written once.
    runs = dict.fromkeys(cell.runs for sheet in laid for cell in sheet.cells)
    scribe = Scribe(runs)
    texts = {one: _cleaned(scribe.write(one).text) for one in runs}
    return [_sheet(one, texts) for one in laid]


def _sheet(laid: Laid, texts: Mapping[tuple[Run, ...], str]) -> Sheet:
    rows: dict[int, dict[int, str]] = {}
    for cell in laid.cells:
        if cell.column < WIDEST:
            rows.setdefault(cell.row, {})[cell.column] = texts[cell.runs]
    _fill(rows, laid.areas)
    return Sheet(laid.name, tuple(_rows(rows)))


def _fill(rows: dict[int, dict[int, str]], areas: tuple[Area, ...]) -> None:
    left = _MOST_FILLED
    for area in areas:
        text = rows.get(area.top, {}).get(area.left, "")
        for row in range(area.top, area.bottom + 1) if text else ():
            if row not in rows:
                # Nothing else stands there: it is no row of its own.
                continue
            for column in range(area.left, min(area.right + 1, WIDEST)):
                rows.setdefault(row, {})[column] = text
                left -= 1
                if not left:
                    return


def _rows(rows: dict[int, dict[int, str]]) -> Iterator[Row]:
    for number in sorted(rows)[:_MOST_ROWS]:
        cells = rows[number]
        if any(cells.values()):
            last = max(column for column, text in cells.items() if text)
            yield Row(
                number + 1, tuple(cells.get(column, "") for column in range(last + 1))
            )


def _listed(path: Path, limits: Limits) -> Sheet:
    text = charset.read(whole.read(path, limits)).unicode.replace("\0", "")
    try:
        table = csv.reader(io.StringIO(text), delimiter=_sign(text))
        rows = [
            Row(number, tuple(map(_cleaned, cells[:WIDEST])))
            for number, cells in enumerate(table, start=1)
            if any(cell.strip() for cell in cells)
        ]
    except csv.Error as error:
        detail = "CSV"
        raise UnsupportedFileError(detail) from error
    if len(rows) > _MOST_ROWS:
        detail = f"hơn {_MOST_ROWS} dòng"
        raise TooLargeError(detail)
    return Sheet("", tuple(rows))


def _sign(text: str) -> str:
    """Return what parts the columns: what parts most lines into as many.

    Commas stand in every subject, so that counting them would not tell.
    """
    lines = text.splitlines()[:_SAMPLE]

    def likely(sign: str) -> tuple[int, int]:
        widths = Counter(map(len, csv.reader(lines, delimiter=sign)))
        del widths[1]
        width, count = widths.most_common(1)[0] if widths else (0, 0)
        return count, width

    return max(_SIGNS, key=likely)


def _cleaned(text: str) -> str:
    return squeeze(text[:LONGEST])
