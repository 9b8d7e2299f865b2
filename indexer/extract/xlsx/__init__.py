"""Excel 2007 and later (.xlsx, .xlsm, .xltx): the sheets that are shown, one a page."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from archive.errors import DamagedFileError, TooManyPagesError
from archive.model import Text
from indexer.extract.container import Container
from indexer.extract.flow import Flow, write_pages
from indexer.extract.limits import Limits
from indexer.extract.sheets import Grid, Laid
from indexer.extract.xlsx.book import Book
from indexer.extract.xlsx.cells import Cells, DayFirst
from indexer.extract.xlsx.drawn import boxes
from indexer.extract.xlsx.strings import shared
from indexer.extract.xlsx.styles import Styles

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Sheets with thousands of empty rows pack as well as bombs do; parts are read
# piece by piece, and their size is bounded.
_ANY_RATIO = 2_000
HIDDEN = "hidden_sheets"
"""The note of a file with sheets that nobody sees; they are left out."""


def extract(path: Path, limits: Limits) -> Text:
    """Return the text of a workbook, a page for each sheet that is shown.

    Raises:
        RefusedError: It is damaged, encrypted or unfolds beyond the limits.
    """
    with Container(path, replace(limits, unpacked_ratio=_ANY_RATIO)) as container:
        book = Book(container)
        if not book.sheets:
            raise DamagedFileError
        shown = [sheet for sheet in book.sheets if not sheet.is_hidden]
        if len(shown) > limits.max_pages:
            raise TooManyPagesError
        places = [sheet.place for sheet in shown]
        flows = list(_flows(container, book, places, Grid(limits)))
    notes = (HIDDEN,) if len(shown) < len(book.sheets) else ()
    return write_pages(flows, MEDIA_TYPE, notes)


def laid(path: Path, limits: Limits) -> list[Laid]:
    """Return the sheets that are shown, their cells where they stand.

    Raises:
        RefusedError: It is damaged, encrypted or unfolds beyond the limits.
    """
    with Container(path, replace(limits, unpacked_ratio=_ANY_RATIO)) as container:
        book, grid = Book(container), Grid(limits)
        styles = Styles(container.xml(book.place_of("styles")))
        strings = shared(container, book.place_of("sharedStrings"))
        found = []
        for sheet in (one for one in book.sheets if not one.is_hidden):
            cells = DayFirst(
                container, sheet.place, styles, strings, from_1904=book.from_1904
            )
            found.append(grid.laid(sheet.name, cells, cells.areas()))
    return found


def _flows(
    container: Container, book: Book, places: list[str], grid: Grid
) -> Iterator[Flow]:
    styles = Styles(container.xml(book.place_of("styles")))
    strings = shared(container, book.place_of("sharedStrings"))
    for place in places:
        cells = Cells(container, place, styles, strings, from_1904=book.from_1904)
        body = grid.table(cells, cells.areas())
        around = boxes(container, place)
        if body or around:
            yield Flow(body, around)
