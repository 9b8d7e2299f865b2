"""Ink in colours: seals, stamps, ballpoint. It is taken off black letters, and told.

The brightest channel of a dot shows red or blue ink nearly as bright as its paper,
and black as black as it is; the distance between its channels shows coloured ink
alone. It is taken off only where it is: measured, that mends nine errors of ten in
words under a seal, while letters elsewhere are read better or worse by chance with
every change of a picture.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageFilter

from indexer.extract.ocr.lines import Box

_REDUCED = 4
# Scanners and lossy packing leave up to a tenth of colour in black and white.
_COLOURFUL = 36
_SATURATED = 0.25
# Letters have soft edges, which are coloured less: ten dots of 200 to the inch.
_REACH = 5
# A seal or a signature covers more of its page; single dots are dust.
_LEAST = 0.0003
_PAPER = 85
_DARKEST_PAPER = 64
# Squares of an eighth of an inch: what lies in neighbouring ones is one stamp.
_SQUARE = 6

_Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Inks:
    """A page as its black ink shows it, and its coloured ink alone, as if black.

    ``coloured`` is missing where there is none; ``places`` are the boxes of what
    is near to each other of it.
    """

    black: Image.Image
    coloured: Image.Image | None = None
    places: tuple[Box, ...] = ()


def parted(picture: Image.Image) -> Inks:
    """Return the inks of a picture, which is grey or in colours."""
    grey = picture.convert("L")
    if picture.mode != "RGB":
        return Inks(grey)
    where = _coloured(picture)
    if where.mean() < _LEAST:
        return Inks(grey)
    red, green, blue = picture.split()
    brightest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    darkest = ImageChops.darker(ImageChops.darker(red, green), blue)
    mask = Image.fromarray(where).convert("L").filter(ImageFilter.MaxFilter(_REACH))
    mask = mask.resize(picture.size, Image.Resampling.NEAREST)
    black = Image.composite(brightest, grey, mask)
    coloured = ImageChops.invert(ImageChops.subtract(brightest, darkest))
    places = list(_places(where))
    outer = (one for one in places if not any(_is_in(one, other) for other in places))
    return Inks(black, coloured, tuple(outer))


def _coloured(picture: Image.Image) -> _Flags:
    """Tell where on the reduced picture ink in colours is."""
    dots = np.asarray(picture.reduce(_REDUCED), np.float32)
    thinned = dots[::_REDUCED, ::_REDUCED].reshape(-1, 3)
    paper = np.maximum(np.percentile(thinned, _PAPER, axis=0), _DARKEST_PAPER)
    dots = np.minimum(dots * (255 / paper), 255)
    brightest, darkest = dots.max(axis=2), dots.min(axis=2)
    colour = brightest - darkest
    found: _Flags = (colour > _COLOURFUL) & (colour > _SATURATED * brightest)
    return found


def _places(where: _Flags) -> Iterator[Box]:
    """Yield the boxes around coloured ink, in dots of the whole picture."""
    side = _REDUCED * _SQUARE
    left = set(zip(*(index.tolist() for index in _squares(where)), strict=True))
    while left:
        together = _neighbours(left.pop(), left)
        if len(together) == 1:
            # Too small for a stamp; a page printed in colours has thousands.
            continue
        down, across = zip(*together, strict=True)
        yield (
            min(across) * side,
            min(down) * side,
            (max(across) + 1) * side,
            (max(down) + 1) * side,
        )


def _is_in(one: Box, other: Box) -> bool:
    starts = other[0] <= one[0] and other[1] <= one[1]
    return one != other and starts and one[2] <= other[2] and one[3] <= other[3]


def _squares(where: _Flags) -> tuple[NDArray[np.intp], ...]:
    height, width = (side // _SQUARE * _SQUARE for side in where.shape)
    squares = where[:height, :width].reshape(
        height // _SQUARE, _SQUARE, width // _SQUARE, _SQUARE
    )
    return np.nonzero(squares.any(axis=(1, 3)))


def _neighbours(
    first: tuple[int, int], left: set[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Take all squares that hang together with ``first`` out of ``left``."""
    found = [first]
    for down, across in found:
        for near in _around(down, across):
            if near in left:
                left.remove(near)
                found.append(near)
    return found


def _around(down: int, across: int) -> Iterator[tuple[int, int]]:
    # Letters of a stamp stand side by side, up to two squares apart.
    for below in (-1, 0, 1):
        for beside in (-2, -1, 0, 1, 2):
            yield down + below, across + beside
