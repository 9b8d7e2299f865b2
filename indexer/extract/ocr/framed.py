"""Frames around a few words: where they are on a page, and a stamp without its own."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from indexer.extract.ocr.lines import Box

_REDUCED = 4
_DARK, _PALE = 150, 190
# On the reduced picture: a frame is as large as a stamp, and mostly empty.
_WIDTH, _HEIGHT = (22, 220), (12, 95)
_FULL = 0.4
_MOST_INK = 60_000
_SPAN, _SIDE, _THIN, _RULE = 0.55, 0.3, 0.2, 8


def places(black: Image.Image) -> Iterator[Box]:
    """Yield the boxes of frames on a grey picture, from the top."""
    dark = np.asarray(black.convert("L").reduce(_REDUCED)) < _PALE
    down, across = np.nonzero(dark)
    if len(down) > _MOST_INK:
        return
    left = set(zip(down.tolist(), across.tolist(), strict=True))
    boxes = sorted(_boxes(left), key=lambda box: box[1])
    for x0, y0, x1, y1 in boxes:
        yield x0 * _REDUCED, y0 * _REDUCED, (x1 + 1) * _REDUCED, (y1 + 1) * _REDUCED


def _boxes(left: set[tuple[int, int]]) -> Iterator[Box]:
    while left:
        together = _connected(left.pop(), left)
        down, across = zip(*together, strict=True)
        box = min(across), min(down), max(across), max(down)
        width, height = box[2] - box[0] + 1, box[3] - box[1] + 1
        is_large = (
            _WIDTH[0] <= width <= _WIDTH[1] and _HEIGHT[0] <= height <= _HEIGHT[1]
        )
        if is_large and len(together) < _FULL * width * height:
            yield box


def _connected(
    first: tuple[int, int], left: set[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Take all dots that hang together with ``first`` out of ``left``."""
    found = [first]
    for down, across in found:
        for y in (down - 1, down, down + 1):
            for x in (across - 1, across, across + 1):
                if (y, x) in left:
                    left.remove((y, x))
                    found.append((y, x))
    return found


def without(stamp: Image.Image) -> Image.Image:
    """Return a stamp without the frames that go around it, letters untouched.

    What hangs together and is more than half as wide as all of it is a frame; so is
    what is long and thin, a side of one that is worn.
    """
    grey = np.asarray(stamp.convert("L"))
    down, across = np.nonzero(grey < _DARK)
    if not len(down):
        return stamp
    width = int(across.max() - across.min()) + 1
    left = set(zip(down.tolist(), across.tolist(), strict=True))
    bare = grey.copy()
    while left:
        together = _connected(left.pop(), left)
        if _is_frame(together, width):
            rows, columns = zip(*together, strict=True)
            _wipe(bare, rows, columns)
    return Image.fromarray(bare)


def _is_frame(together: list[tuple[int, int]], whole: int) -> bool:
    down, across = zip(*together, strict=True)
    width, height = max(across) - min(across) + 1, max(down) - min(down) + 1
    is_thin = len(together) < _THIN * width * height or min(width, height) < _RULE
    return bool(
        width > _SPAN * whole or (is_thin and max(width, height) > _SIDE * whole)
    )


def _wipe(bare: NDArray[np.uint8], rows: Sequence[int], columns: Sequence[int]) -> None:
    """Make dots white, and those beside them, which are as grey as a soft edge."""
    for shift in ((0, 0), (0, 1), (0, -1), (1, 0), (-1, 0)):
        y = np.clip(np.array(rows) + shift[0], 0, bare.shape[0] - 1)
        x = np.clip(np.array(columns) + shift[1], 0, bare.shape[1] - 1)
        bare[y, x] = 255
