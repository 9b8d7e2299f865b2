"""The filled cells of a sheet, put together as a table.

A sheet may claim a million rows of sixteen thousand columns: only cells that hold
something are kept, and counted.
"""

from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from archive.errors import TooLargeError
from indexer.extract.flow import Block, Cell, Paragraph, Run, Table
from indexer.extract.limits import Limits

_MOST_CELLS = 500_000
"""No office has ever written a paper of so many cells."""

_MOST_AREAS = 10_000
_EMPTY = Cell(())
_WIDEST_GAP = 20
_LAST_COLUMN = 1 << 30


@dataclass(frozen=True, slots=True)
class Area:
    """Merged cells: first and last row and column, from 0; the first cell is shown."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Filled:
    """What a cell shows, and where it stands."""

    row: int
    column: int
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Laid:
    """A sheet with its name, its cells where they stand, and those that are merged."""

    name: str
    cells: tuple[Filled, ...]
    areas: tuple[Area, ...]


class Grid:
    """Collects the cells of one file sheet by sheet, within the limits of a file."""

    def __init__(self, limits: Limits) -> None:
        self._most_text = limits.max_text
        self._cells = 0
        self._text = 0

    def table(
        self, cells: Iterable[Filled], areas: Iterable[Area]
    ) -> tuple[Block, ...]:
        """Return the rows of one sheet that hold something, if any does.

        ``areas`` is asked after ``cells``: files tell them in this order.

        Raises:
            TooLargeError: There are more cells or letters than any paper has.
        """
        rows: dict[int, dict[int, Filled]] = {}
        for cell in cells:
            if self._counted(cell):
                rows.setdefault(cell.row, {})[cell.column] = cell
        merged = _Merged(areas)
        shown = (_row(_in_order(rows[row]), merged) for row in sorted(rows))
        kept = tuple(row for row in shown if row)
        return (Table(kept),) if kept else ()

    def laid(self, name: str, cells: Iterable[Filled], areas: Iterable[Area]) -> Laid:
        """Return the cells of one sheet where they stand; ``areas`` is asked after.

        Raises:
            TooLargeError: There are more cells or letters than any paper has.
        """
        kept = tuple(cell for cell in cells if self._counted(cell))
        return Laid(name, kept, tuple(islice(areas, _MOST_AREAS)))

    def _counted(self, cell: Filled) -> bool:
        letters = sum(len(run.text) for run in cell.runs)
        if not any(run.text.strip() for run in cell.runs):
            return False
        self._cells += 1
        self._text += letters
        if self._cells > _MOST_CELLS or self._text > self._most_text:
            detail = f"hơn {_MOST_CELLS} ô"
            raise TooLargeError(detail)
        return True


def _in_order(row: dict[int, Filled]) -> Iterator[Filled]:
    return (row[column] for column in sorted(row))


def _row(cells: Iterable[Filled], merged: "_Merged") -> tuple[Cell, ...]:
    """Return ``cells`` with those between them; blanks before the first say nothing."""
    row: list[Cell] = []
    reached = None
    for cell in cells:
        last = merged.last_column(cell)
        if last is None:
            continue
        gap = 0 if reached is None else cell.column - reached
        row += [_EMPTY] * min(gap, _WIDEST_GAP)
        row.append(Cell((Paragraph(cell.runs),)))
        reached = last + 1
    return tuple(row)


class _Merged:
    """The merged areas of a sheet, asked row by row, from the top."""

    def __init__(self, areas: Iterable[Area]) -> None:
        kept = islice(areas, _MOST_AREAS)
        self._coming = sorted(kept, key=lambda area: area.top, reverse=True)
        self._here: list[tuple[int, int, int, int]] = []
        self._row = -1

    def last_column(self, cell: Filled) -> int | None:
        """Return how far ``cell`` reaches, None where it lies under another one."""
        if cell.row != self._row:
            self._go_to(cell.row)
        at = bisect_right(self._here, (cell.column, _LAST_COLUMN)) - 1
        if at < 0 or self._here[at][1] < cell.column:
            return cell.column
        left, right, top, _ = self._here[at]
        return right if (cell.row, cell.column) == (top, left) else None

    def _go_to(self, row: int) -> None:
        self._row = row
        self._here = [area for area in self._here if area[3] >= row]
        while self._coming and self._coming[-1].top <= row:
            area = self._coming.pop()
            if area.bottom >= row:
                insort(self._here, (area.left, area.right, area.top, area.bottom))
