"""How much writing does a picture show? Blank pages and photographs show none.

Writing is told by its lines and not by what it says: a line is a thin band of
ink, many times longer than high, cut into strokes about as far apart as it is
high. Ink that nobody wrote is not like that: a photograph is one dark mass, a
rule has no strokes, a seal no length, what shines through from the other side
of the sheet is too faint. Pure: it knows pictures, not files.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter, ImageOps, ImageStat

from archive.model import Box

SOME = 16
"""Letters from which on a page holds writing: who signed, under a seal, has as many."""

# White letters on a dark ground are read as black ones on white.
_DARK = 90
# Lines of a page that lies on its side do not make as many by chance.
_MANY = 150
# The longer side of the picture that is looked at: 94 dots per inch of an A4
# page, at which the lower-case letters of 8 to 40 points are 4 to 25 dots high.
_SIDE = 1100
_COARSE = 8
# Pencil and worn-out carbon darken the paper by a third, shine-through by less
# than a quarter.
_DARKER = 0.75
# Between two words of a line there are fewer white dots than that.
_GAP = 9
_SHORTEST = 36
_LOWEST, _HIGHEST = 3.0, 26.0
_STROKES = 0.5, 4.0
_MOST_INK = 0.85
# Strokes are a third as broad as small letters are high, in bold half as broad;
# windows of a house and bars of a chart are as broad as high.
_BROAD = 0.75
# Around a line there is paper: of the dots within a fifth of an inch a sixth is
# ink, a quarter under bold capitals, a third and more in photographs.
_SPARSE, _CROWDED = 0.28, 0.34
_REACH = 2
# In a photograph some dark patches look like lines: far fewer than one in twenty.
_BY_CHANCE = 0.05
_CLEAR = 0.01
# Lower-case letters are nearly as wide as high; the band of a line is a little
# lower than they are (measured on typed papers: 1.3 to 1.5 letters too many).
_LETTER = 1.4


@dataclass(frozen=True, slots=True)
class _Shape:
    """What lines must be: so many times as long as high, and so much of them ink."""

    length: int
    ink: float


# Faint letters leave little ink; what is large is not faint, but lines of a chart are.
_LINE, _TITLE = _Shape(4, 0.2), _Shape(12, 0.28)
_STEPS = 3, 5

_Flags = NDArray[np.bool_]
_Numbers = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class _Runs:
    """Stretches of ink in reading order, as dots from the first of the picture.

    ``crowd`` is how much of what is around is ink, summed up over the dots.
    """

    starts: _Numbers
    ends: _Numbers
    strokes: _Numbers
    ink: _Numbers
    crowd: NDArray[np.float64]
    width: int

    @property
    def lengths(self) -> _Numbers:
        """How many dots each is long, with the gaps in it."""
        return self.ends - self.starts

    def where(self, kept: _Flags) -> "_Runs":
        """Return those of them that ``kept`` names."""
        return _Runs(
            self.starts[kept],
            self.ends[kept],
            self.strokes[kept],
            self.ink[kept],
            self.crowd[kept],
            self.width,
        )


def letters(picture: Image.Image, known: Iterable[Box] = ()) -> int:
    """Return about how many letters ``picture`` shows outside of ``known``.

    ``known`` are boxes in shares of the width and height of the picture. Pages
    that lie on their side are counted as they would be upright.
    """
    grey = _small(picture)
    if ImageStat.Stat(grey).median[0] < _DARK:
        grey = ImageOps.invert(grey)
    ink = _outside(_ink(grey), tuple(known))
    seen = _either_way(ink)
    if seen >= SOME or _crowd(_runs(ink)) > _CLEAR * ink.size:
        return seen
    # The letters of a title are too large to be lines, but not a third as large; and
    # on a page that is clear but for it half as many in one line are enough.
    titles = (_either_way(ink[::step, ::step], _TITLE) for step in _STEPS)
    return max(seen, *(2 * title for title in titles))


def _outside(ink: _Flags, known: Iterable[Box]) -> _Flags:
    height, width = ink.shape
    for box in known:
        across = slice(max(0, int(box.left * width)), int(box.right * width) + 1)
        down = slice(max(0, int(box.top * height)), int(box.bottom * height) + 1)
        ink[down, across] = False
    return ink


def _either_way(ink: _Flags, shape: _Shape = _LINE) -> int:
    """Count the letters in lines of one shape, upright or on their side."""
    upright = _letters(ink, shape)
    return upright if upright >= _MANY else max(upright, _letters(ink.T, shape))


def _small(picture: Image.Image) -> Image.Image:
    grey = picture.convert("L")
    grey = grey.reduce(max(1, round(max(grey.size) / _SIDE)))
    scale = _SIDE / max(grey.size)
    size = (max(1, round(side * scale)) for side in grey.size)
    return grey.resize((next(size), next(size)), Image.Resampling.BILINEAR)


def _ink(grey: Image.Image) -> _Flags:
    """Tell the dots that are darker than the paper around them."""
    coarse = grey.reduce(_COARSE).filter(ImageFilter.MaxFilter(5))
    even = coarse.filter(ImageFilter.BoxBlur(2))
    paper = even.resize(grey.size, Image.Resampling.BILINEAR)
    return np.asarray(grey) < np.asarray(paper) * np.float32(_DARKER)


def _letters(ink: _Flags, shape: _Shape) -> int:
    runs = _runs(ink)
    joined = _joined(runs)
    long = joined.where(joined.lengths >= _SHORTEST)
    if not len(long.starts):
        return 0
    squares, written = _lines(long, _bands(long), shape)
    is_by_chance = written < _BY_CHANCE * _crowd(runs)
    return 0 if is_by_chance else round(squares / _LETTER)


def _crowd(runs: _Runs) -> int:
    """Count the dots of ink where ink is crowded, and not solid as a dark edge is."""
    is_broken = runs.ink <= _HIGHEST
    return int(runs.ink[is_broken & (runs.crowd > _CROWDED * runs.ink)].sum())


def _runs(ink: _Flags) -> _Runs:
    height, width = ink.shape
    # A white dot ends each row, so that no run goes on in the next.
    rows = np.zeros((height, width + 1), np.int8)
    rows[:, :width] = ink
    edges = np.diff(rows.ravel(), prepend=np.int8(0))
    starts, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    crowd = _around(ink)[
        starts // (width + 1) // _COARSE, _middles(starts, ends, width)
    ]
    lengths = ends - starts
    return _Runs(
        starts, ends, np.ones_like(starts), lengths, crowd * lengths, width + 1
    )


def _middles(starts: _Numbers, ends: _Numbers, width: int) -> _Numbers:
    return (starts + ends) // 2 % (width + 1) // _COARSE


def _around(ink: _Flags) -> NDArray[np.float64]:
    """Return which share of the dots around is ink, for each square of dots."""
    height, width = (-(-side // _COARSE) for side in ink.shape)
    squares = np.zeros((height * _COARSE, width * _COARSE), bool)
    squares[: ink.shape[0], : ink.shape[1]] = ink
    shares = squares.reshape(height, _COARSE, width, _COARSE).mean(axis=(1, 3))
    padded = np.pad(shares, _REACH)
    size = 2 * _REACH + 1
    windows = np.lib.stride_tricks.sliding_window_view(padded, (size, size))
    around: NDArray[np.float64] = windows.mean(axis=(2, 3))
    return around


def _joined(runs: _Runs) -> _Runs:
    """Join the runs of a row that stand as near as letters and words do."""
    starts, ends, width = runs.starts, runs.ends, runs.width
    if not len(starts):
        return runs
    is_first = np.ones(len(starts), bool)
    is_first[1:] = starts[1:] - ends[:-1] > _GAP
    is_first[1:] |= starts[1:] // width != starts[:-1] // width
    first = np.flatnonzero(is_first)
    last = np.append(first[1:], len(starts)) - 1
    ink = np.add.reduceat(runs.ink, first)
    crowd = np.add.reduceat(runs.crowd, first)
    return _Runs(starts[first], ends[last], last - first + 1, ink, crowd, width)


def _bands(runs: _Runs) -> _Numbers:
    """Number the bands that runs of neighbouring rows make; one number for each."""
    above, below = _touching(runs)
    bands = np.arange(len(runs.starts))
    while True:
        lower = np.minimum(bands[above], bands[below])
        new = bands.copy()
        np.minimum.at(new, above, lower)
        np.minimum.at(new, below, lower)
        new = new[new]
        if np.array_equal(new, bands):
            return np.unique(bands, return_inverse=True)[1]
        bands = new


def _touching(runs: _Runs) -> tuple[_Numbers, _Numbers]:
    """Return the pairs of runs that overlap in neighbouring rows."""
    starts, ends, width = runs.starts, runs.ends, runs.width
    first = np.searchsorted(ends, starts + width, side="right")
    counts = np.maximum(np.searchsorted(starts, ends + width) - first, 0)
    above = np.repeat(np.arange(len(starts)), counts)
    before = np.repeat(np.cumsum(counts) - counts, counts)
    below = np.repeat(first, counts) + np.arange(len(above)) - before
    return above, below


def _lines(runs: _Runs, bands: _Numbers, shape: _Shape) -> tuple[float, int]:
    """Return how many squares as high as they are lines of writing hold, and dots."""
    left = np.full(bands.max() + 1, runs.width)
    right = np.zeros_like(left)
    np.minimum.at(left, bands, runs.starts % runs.width)
    np.maximum.at(right, bands, runs.ends % runs.width)
    area = np.bincount(bands, runs.lengths)
    height = area / (right - left)
    strokes = np.bincount(bands, runs.strokes) / area * height
    ink = np.bincount(bands, runs.ink)
    inked = ink / area
    broad = ink / np.bincount(bands, runs.strokes) / height
    # Only where there is ink: the gaps of a line do not count.
    crowd = np.bincount(bands, runs.crowd) / ink
    squares = (right - left) / height
    is_line = (height >= _LOWEST) & (height <= _HIGHEST) & (squares >= shape.length)
    is_line &= (strokes >= _STROKES[0]) & (strokes <= _STROKES[1])
    is_line &= (inked >= shape.ink) & (inked <= _MOST_INK)
    is_line &= (crowd <= _SPARSE) & (broad <= _BROAD)
    return float(squares[is_line].sum()), int(ink[is_line].sum())
