"""How much do the lines of a picture rise or fall? And the same picture made level.

Looked for where the rows of ink are most unlike their neighbours: full where lines
are, empty between them. Tesseract reads lines that are nearly level as they are, and
turning a picture blurs it, so that small tilts stay.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from indexer.extract.ocr.lines import Box

LEAST = 1.5
"""Degrees from which on a page is made level."""

LEAST_OF_TABLES = 0.2
"""Degrees from which on a page with a table is, so that its rules are straight."""

_SIDE = 900
_MOST = 6.0
_STEPS = 0.5, 0.1
# Columns are a third of a page wide: lines of both halves must agree.
_DARKER = 0.7
_LEAST_INK = 400
_MOST_INK = 40_000

_Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Level:
    """A picture made level, and what tells where its boxes were before."""

    image: Image.Image
    before: Callable[[Box], Box]


def of(picture: Image.Image, most: float = _MOST) -> float:
    """Return by how many degrees the lines of a grey picture fall to the right.

    ``most`` is how many are looked for: stamps are put on by hand.
    """
    small = picture.reduce(max(1, round(max(picture.size) / _SIDE)))
    down, across = _ink(np.asarray(small))
    if len(down) < _LEAST_INK:
        return 0.0
    coarse, fine = _STEPS
    near = _best(down, across, np.arange(-most, most + fine, coarse))
    best = _best(down, across, np.arange(near - coarse, near + coarse + fine, fine))
    return round(best, 1)


def level(picture: Image.Image, tilt: float) -> Level:
    """Return ``picture`` turned back by ``tilt`` degrees, on white."""
    # A blurred edge was measured to be read better than one that is sharp and wrong.
    turned = picture.rotate(tilt, Image.Resampling.BILINEAR, fillcolor="white")

    def before(box: Box) -> Box:
        x, y = turned_about((box[0] + box[2]) / 2, (box[1] + box[3]) / 2, picture, tilt)
        across, down = (box[2] - box[0]) / 2, (box[3] - box[1]) / 2
        left, top = round(x - across), round(y - down)
        return left, top, left + box[2] - box[0], top + box[3] - box[1]

    return Level(turned, before)


def turned_about(
    x: float, y: float, picture: Image.Image, degrees: float
) -> tuple[float, float]:
    """Return where a dot is once ``picture`` is turned to the right by ``degrees``."""
    angle = math.radians(degrees)
    middle, centre = picture.width / 2, picture.height / 2
    x, y = x - middle, y - centre
    return (
        middle + x * math.cos(angle) - y * math.sin(angle),
        centre + x * math.sin(angle) + y * math.cos(angle),
    )


def _ink(grey: NDArray[np.uint8]) -> tuple[_Numbers, _Numbers]:
    paper = np.percentile(grey[::4, ::4], 85)
    ink = grey < paper * _DARKER
    # Of a dark mass only its rim counts: the edge of a lid, the bar of a copy.
    ink[1:] &= ~(ink[:-1] & np.roll(ink, 1, axis=1)[1:] & np.roll(ink, -1, axis=1)[1:])
    down, across = np.nonzero(ink)
    step = len(down) // _MOST_INK + 1
    return down[::step].astype(float), across[::step].astype(float)


def _best(down: _Numbers, across: _Numbers, angles: _Numbers) -> float:
    return float(max(angles, key=lambda angle: _contrast(down, across, angle)))


def _contrast(down: _Numbers, across: _Numbers, angle: float) -> float:
    rows = down - across * math.tan(math.radians(angle))
    counts = np.bincount((rows - rows.min()).astype(np.intp))
    return float((np.diff(counts) ** 2).sum())
