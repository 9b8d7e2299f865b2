"""The ink in a place of a form: what was written there, without what was printed.

Pictures are arrays of rows of dots: grey from 0 (black) to 255, ink from 0 to 1.
What is not figures is told by its shape: rules are wide and flat, the dots of a form
and specks are small, and neighbouring words stand mostly outside the place.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from indexer.extract.handwriting.network import HEIGHT, Floats

Greys = NDArray[np.uint8]

_FAINT, _INK, _FULL = 0.15, 0.4, 0.2
_INSIDE = 0.5
_SPECK, _FLAT, _WIDE = 0.2, 0.25, 2.0
_LONG = 1.5
# Who writes into a form writes above its line rather than below.
_HIGH, _LOW = 0.75, 0.25
_LOWEST = 5
_TORN, _NEAR = 0.6, 0.2
_FIGURE = 24
_AROUND = 8
_WIDEST = 160


@dataclass(frozen=True, slots=True)
class Field:
    """The place in a picture: from column to column, in the band of its line.

    What was written may reach ``slack`` columns out of it to the right.
    """

    left: int
    right: int
    top: int
    bottom: int
    slack: int = 0

    @property
    def height(self) -> int:
        """How high the line is, in dots."""
        return max(1, self.bottom - self.top)


@dataclass(frozen=True, slots=True)
class _Blot:
    """Ink that hangs together: the rows and columns of its dots."""

    rows: NDArray[np.intp]
    columns: NDArray[np.intp]

    @property
    def height(self) -> int:
        return int(self.rows.max() - self.rows.min()) + 1

    @property
    def width(self) -> int:
        return int(self.columns.max() - self.columns.min()) + 1


def darkness(grey: Greys) -> Floats:
    """Return how much ink each dot has, whatever the paper and the pen."""
    shades = grey.astype(np.float32)
    paper = max(1.0, float(np.percentile(shades, 75)))
    ink = np.clip((paper - shades) / paper, 0, 1)
    ink = np.clip(ink / max(_FULL, float(np.percentile(ink, 99.5))), 0, 1)
    clear: Floats = np.where(ink < _FAINT, np.float32(0), ink)
    return clear


def written(ink: Floats, field: Field) -> tuple[Floats, Field] | None:
    """Return the ink that was written in a field, and where; None where none was."""
    kept = np.zeros_like(ink)
    for blot in _blots(_unruled(ink > _INK, round(_LONG * field.height))):
        if _is_written(blot, field):
            kept[blot.rows, blot.columns] = ink[blot.rows, blot.columns]
    kept[:, : max(0, field.left - field.height // 4)] = 0
    kept[:, field.right + field.slack :] = 0
    rows, columns = np.flatnonzero(kept.any(axis=1)), np.flatnonzero(kept.any(axis=0))
    if not len(rows) or rows[-1] - rows[0] < _LOWEST:
        return None
    there = Field(
        int(columns[0]), int(columns[-1]) + 1, int(rows[0]), int(rows[-1]) + 1
    )
    around = _softened(ink, kept)[there.top : there.bottom, there.left : there.right]
    return around, there


def is_torn(ink: Floats, field: Field) -> bool:
    """Whether a stroke in the place hangs together with a word beside it.

    It is left out with that word ("ngày18" may show an 8 alone).
    """
    blots = _blots(_unruled(ink > _INK, round(_LONG * field.height)))
    return any(_reaches_in(blot, field) for blot in blots)


def _reaches_in(blot: _Blot, field: Field) -> bool:
    """Whether ink that was left out stands in the place as high as a figure."""
    inside = (blot.columns >= field.left) & (blot.columns < field.right)
    band = (blot.rows >= field.top) & (blot.rows < field.bottom)
    rows, columns = blot.rows[inside & band], blot.columns[inside & band]
    if not len(rows) or inside.mean() >= _INSIDE:
        return False
    is_high = int(rows.max() - rows.min()) + 1 >= _TORN * field.height
    # Where a word ends is not always known to the dot.
    return is_high and int(columns.max() - columns.min()) + 1 > _NEAR * field.height


def prepared(ink: Floats) -> Floats:
    """Return ink as the network reads it: of one height, with some paper around."""
    height, width = ink.shape
    wide = max(2, min(_WIDEST, round(width * _FIGURE / height)))
    shrinks = Image.Resampling.BOX if height > _FIGURE else Image.Resampling.BILINEAR
    drawn = Image.fromarray((ink * 255).astype(np.uint8)).resize(
        (wide, _FIGURE), shrinks
    )
    picture = np.zeros((HEIGHT, wide + 2 * _AROUND), np.float32)
    edge = (HEIGHT - _FIGURE) // 2
    picture[edge : edge + _FIGURE, _AROUND : _AROUND + wide] = (
        np.asarray(drawn, np.float32) / 255
    )
    return picture


def _unruled(dots: NDArray[np.bool_], longest: int) -> NDArray[np.bool_]:
    """Return the dots without the rules that figures are written on."""
    clear = dots.copy()
    for row, line in enumerate(dots):
        for start, end in _runs(line):
            if end - start > longest:
                clear[row, start:end] = False
    return clear


def _softened(ink: Floats, kept: Floats) -> Floats:
    """Return the ink that was kept with the faint edges around it."""
    near = np.pad(kept > 0, 1)
    rows, columns = kept.shape
    grown = np.zeros(kept.shape, bool)
    for down in range(3):
        for across in range(3):
            grown |= near[down : down + rows, across : across + columns]
    return np.where(grown, ink, 0)


def _is_written(blot: _Blot, field: Field) -> bool:
    inside = (blot.columns >= field.left) & (blot.columns < field.right)
    middle = float(blot.rows.mean())
    highest = field.top - _HIGH * field.height
    lowest = field.bottom + _LOW * field.height
    in_line = highest < middle < lowest and blot.rows.min() > 0
    is_speck = max(blot.height, blot.width) < _SPECK * field.height
    # The bar of a 5 or a 7 may stand alone; scraps of a rule stand above the line.
    is_flat = blot.height < _FLAT * field.height and blot.width > _WIDE * blot.height
    is_rule = is_flat and (blot.width > field.height or middle < field.top)
    return bool(in_line and inside.mean() >= _INSIDE and not is_speck and not is_rule)


def _blots(dots: NDArray[np.bool_]) -> Iterator[_Blot]:
    """Yield the stretches of dots that touch each other, at corners too."""
    runs = [(row, *run) for row in range(len(dots)) for run in _runs(dots[row])]
    roots = list(range(len(runs)))
    above: list[int] = []
    here: list[int] = []
    for index, (row, start, end) in enumerate(runs):
        if here and runs[here[0]][0] != row:
            above, here = (here if runs[here[0]][0] == row - 1 else []), []
        here.append(index)
        for other in above:
            if runs[other][1] <= end and start <= runs[other][2]:
                roots[_root(roots, other)] = _root(roots, index)
    yield from _gathered(runs, roots)


def _gathered(runs: list[tuple[int, int, int]], roots: list[int]) -> Iterator[_Blot]:
    together: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for index, run in enumerate(runs):
        together[_root(roots, index)].append(run)
    for parts in together.values():
        rows = np.concatenate([np.full(end - start, row) for row, start, end in parts])
        columns = np.concatenate([np.arange(start, end) for _, start, end in parts])
        yield _Blot(rows, columns)


def _runs(row: NDArray[np.bool_]) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.pad(row.astype(np.int8), 1)))
    return [(int(start), int(end)) for start, end in edges.reshape(-1, 2)]


def _root(roots: list[int], index: int) -> int:
    while roots[index] != index:
        roots[index] = roots[roots[index]]
        index = roots[index]
    return index
