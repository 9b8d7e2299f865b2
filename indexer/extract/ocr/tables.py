"""Tables, told by the ruled lines of a level picture.

Lines that touch belong to one table; where most of the line between two of its
squares is missing, they are one cell.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from PIL import Image

from indexer.extract.ocr import rules
from indexer.extract.ocr.lines import Box
from indexer.extract.ocr.rules import Rule

_PAPER = 85
_DARKER = 0.75
# In dots of 100 to the inch, to which pictures are reduced.
_REDUCED = 2
_NEAR = 7
_SPECKS = 12
# In dots of the picture: rules are three of them thick, and soft.
_BORDER = 5
_DRAWN = 0.6
_MOST = 300
# Squared paper has more squares than any table.
_MOST_SQUARES = 2_500


Square = tuple[int, int]
"""A row and a column."""


@dataclass(frozen=True, slots=True)
class Table:
    """The borders of its columns and rows, and to which cell each square belongs.

    Places are in dots of the picture. A cell is named by its first square; ``inked``
    are those that show more than specks.
    """

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    cells: dict[Square, Square]
    inked: frozenset[Square] = frozenset()

    def cell(self, x: float, y: float) -> Square | None:
        """Return the cell in which a dot lies, if it lies in the table."""
        column = int(np.searchsorted(self.columns, x)) - 1
        row = int(np.searchsorted(self.rows, y)) - 1
        return self.cells.get((row, column))

    def names(self) -> set[Square]:
        """Return the names of the cells."""
        return set(self.cells.values())

    def box(self, name: Square) -> Box:
        """Return the box of a cell within its borders."""
        squares = [square for square, cell in self.cells.items() if cell == name]
        rows, columns = zip(*squares, strict=True)
        return (
            round(self.columns[min(columns)]) + _BORDER,
            round(self.rows[min(rows)]) + _BORDER,
            round(self.columns[max(columns) + 1]) - _BORDER,
            round(self.rows[max(rows) + 1]) - _BORDER,
        )


def found(picture: Image.Image) -> list[Table]:
    """Return the tables of a level grey picture of 200 dots per inch."""
    grey = np.asarray(picture.reduce(_REDUCED))
    dark = grey < np.percentile(grey[::4, ::4], _PAPER) * _DARKER
    across = rules.rules(dark)
    upright = rules.rules(dark.T) if len(across) > 1 else []
    if not 2 <= len(upright) <= _MOST or len(across) > _MOST:
        return []
    return [
        _with_ink(table, dark)
        for group in _groups(across, upright)
        for table in _tables(*group)
        if _is_one(table)
    ]


def _with_ink(table: Table, dark: rules.Flags) -> Table:
    """Return a table of the reduced picture in dots of the picture, with its ink."""
    large = Table(
        tuple(_REDUCED * at for at in table.columns),
        tuple(_REDUCED * at for at in table.rows),
        table.cells,
    )
    inked = set()
    for name in large.names():
        left, top, right, bottom = (side // _REDUCED for side in large.box(name))
        if dark[top:bottom, left:right].sum() > _SPECKS:
            inked.add(name)
    return replace(large, inked=frozenset(inked))


def _is_one(table: Table) -> bool:
    """Say whether it has rows and columns, and each cell is a rectangle.

    Underlined words, the edges of a sheet and of what was copied make none.
    """
    squares: dict[Square, list[Square]] = {}
    for square, name in table.cells.items():
        squares.setdefault(name, []).append(square)
    rows, columns = zip(*squares, strict=True) if squares else ((), ())
    if len(set(rows)) < 2 or len(set(columns)) < 2:  # no grid
        return False
    return all(_is_rectangle(cell) for cell in squares.values())


def _is_rectangle(squares: Sequence[Square]) -> bool:
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
    if len(rows) * len(columns) > _MOST_SQUARES:
        return
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
    cells: dict[Square, Square],
    one: Square,
    other: Square,
) -> None:
    """Make the cells of two squares one, named by the first of all its squares."""
    names = cells[one], cells[other]
    for square, name in cells.items():
        if name in names:
            cells[square] = min(names)
