"""Tables, told by the ruled lines of a level picture.

Lines that touch belong to one table; where most of the line between two of its
squares is missing, they are one cell.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from PIL import Image

from indexer.extract.ocr import rules
from indexer.extract.ocr.rules import Rule

_PAPER = 85
_DARKER = 0.75
# In dots of 100 to the inch.
_NEAR = 7
_DRAWN = 0.6
_MOST = 300


@dataclass(frozen=True, slots=True)
class Table:
    """The borders of its columns and rows, and to which cell each square belongs.

    A cell is named by its first square: its row and column.
    """

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    cells: dict[tuple[int, int], tuple[int, int]]

    def cell(self, x: float, y: float) -> tuple[int, int] | None:
        """Return the cell in which a dot lies, if it lies in the table."""
        column = int(np.searchsorted(self.columns, x)) - 1
        row = int(np.searchsorted(self.rows, y)) - 1
        return self.cells.get((row, column))


def found(picture: Image.Image) -> list[Table]:
    """Return the tables of a level grey picture of 100 dots per inch."""
    grey = np.asarray(picture)
    dark = grey < np.percentile(grey[::4, ::4], _PAPER) * _DARKER
    across = rules.rules(dark)
    upright = rules.rules(dark.T) if len(across) > 1 else []
    if not 2 <= len(upright) <= _MOST or len(across) > _MOST:
        return []
    return [
        table
        for group in _groups(across, upright)
        for table in _tables(*group)
        if _is_one(table)
    ]


def _is_one(table: Table) -> bool:
    """Say whether it has rows and columns, and each cell is a rectangle.

    Underlined words, the edges of a sheet and of what was copied make none.
    """
    squares: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for square, name in table.cells.items():
        squares.setdefault(name, []).append(square)
    rows, columns = zip(*squares, strict=True) if squares else ((), ())
    if len(set(rows)) < 2 or len(set(columns)) < 2:  # no grid
        return False
    return all(_is_rectangle(cell) for cell in squares.values())


def _is_rectangle(squares: Sequence[tuple[int, int]]) -> bool:
    rows, columns = zip(*squares, strict=True)
    height = max(rows) - min(rows) + 1
    width = max(columns) - min(columns) + 1
    return bool(height * width == len(squares))


def _groups(
    across: Sequence[Rule], upright: Sequence[Rule]
) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Yield the rules that hang together, by touching."""
    left = set(range(len(upright)))
    waiting = set(range(len(across)))
    while waiting:
        rows, columns = [waiting.pop()], list[int]()
        for row in rows:
            met = [n for n in left if _touch(across[row], upright[n])]
            left.difference_update(met)
            columns += met
            for column in met:
                more = [n for n in waiting if _touch(across[n], upright[column])]
                waiting.difference_update(more)
                rows += more
        yield [across[n] for n in rows], [upright[n] for n in columns]


def _touch(across: Rule, upright: Rule) -> bool:
    is_beside = across.start - _NEAR <= upright.at <= across.end + _NEAR
    return is_beside and upright.start - _NEAR <= across.at <= upright.end + _NEAR


def _tables(across: Sequence[Rule], upright: Sequence[Rule]) -> Iterator[Table]:
    """Yield the stretches of rows that are closed on both sides."""
    rows, columns = _places(across), _places(upright)
    sides = columns[:1] + columns[-1:]
    closed: list[float] = []
    for top, bottom in pairwise(rows):
        if all(_is_drawn(upright, at, top, bottom) for at in sides):
            closed = closed or [top]
            closed.append(bottom)
        elif closed:
            yield _table(tuple(closed), columns, across, upright)
            closed = []
    if closed:
        yield _table(tuple(closed), columns, across, upright)


def _table(
    rows: tuple[float, ...],
    columns: tuple[float, ...],
    across: Sequence[Rule],
    upright: Sequence[Rule],
) -> Table:
    cells = {
        (row, column): (row, column)
        for row in range(len(rows) - 1)
        for column in range(len(columns) - 1)
    }
    for row, column in list(cells):
        here = columns[column], columns[column + 1]
        down = rows[row], rows[row + 1]
        if column and not _is_drawn(upright, columns[column], *down):
            _join(cells, (row, column - 1), (row, column))
        if row and not _is_drawn(across, rows[row], *here):
            _join(cells, (row - 1, column), (row, column))
    return Table(columns, rows, cells)


def _places(lines: Sequence[Rule]) -> tuple[float, ...]:
    places: list[list[float]] = []
    for at in sorted(rule.at for rule in lines):
        if places and at - places[-1][-1] <= _NEAR:
            places[-1].append(at)
        else:
            places.append([at])
    return tuple(sum(near) / len(near) for near in places)


def _is_drawn(lines: Sequence[Rule], at: float, start: float, end: float) -> bool:
    near = (rule for rule in lines if abs(rule.at - at) <= _NEAR)
    covered = sum(rule.covers(start, end) for rule in near)
    return covered >= _DRAWN * (end - start)


def _join(
    cells: dict[tuple[int, int], tuple[int, int]],
    one: tuple[int, int],
    other: tuple[int, int],
) -> None:
    """Make the cells of two squares one, named by the first of all its squares."""
    names = cells[one], cells[other]
    for square, name in cells.items():
        if name in names:
            cells[square] = min(names)
