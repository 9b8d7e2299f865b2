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


def of(picture: Image.Image) -> float:
    """Return by how many degrees the lines of a grey picture fall to the right."""
    small = picture.reduce(max(1, round(max(picture.size) / _SIDE)))
    down, across = _ink(np.asarray(small))
    if len(down) < _LEAST_INK:
        return 0.0
    coarse, fine = _STEPS
    near = _best(down, across, np.arange(-_MOST, _MOST + fine, coarse))
    best = _best(down, across, np.arange(near - coarse, near + coarse + fine, fine))
    return round(best, 1)


def level(picture: Image.Image, tilt: float) -> Level:
    """Return ``picture`` turned back by ``tilt`` degrees, on white."""
    turned = picture.rotate(tilt, Image.Resampling.BILINEAR, fillcolor="white")
    angle = math.radians(tilt)
    centre = picture.width / 2, picture.height / 2

    def before(box: Box) -> Box:
        x = (box[0] + box[2]) / 2 - centre[0]
        y = (box[1] + box[3]) / 2 - centre[1]
        shift_x = round(x * math.cos(angle) - y * math.sin(angle) - x)
        shift_y = round(x * math.sin(angle) + y * math.cos(angle) - y)
        return (
            box[0] + shift_x,
            box[1] + shift_y,
            box[2] + shift_x,
            box[3] + shift_y,
        )

    return Level(turned, before)


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
