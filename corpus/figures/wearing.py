"""What forms and scanners do to figures, and what stands around them."""

import random

import numpy as np
from PIL import Image, ImageDraw
from scipy import ndimage

from corpus.figures.writing import PRINT, font

_BESIDE_LEFT = ("y", "y", "y", "ày", ":", "ố:", "g")
_BESIDE_RIGHT = ("t", "th", "t", "n", "nă")


def worn(grey: np.ndarray, chance: random.Random) -> np.ndarray | None:
    """Return a number as scanned at 200 dots per inch, None where nothing is left."""
    noise = np.random.default_rng(chance.getrandbits(32))
    if chance.random() < 0.2:
        grey = _beside(grey, chance)
    grey = _trimmed(grey).astype(np.float32)
    if chance.random() < 0.7:
        grey = _warped(grey, chance.uniform(0, 40), noise)
    grey = _penned(_slanted(grey, chance), chance)
    rows = np.flatnonzero((grey < 128).any(axis=1))
    if not len(rows):
        return None
    _blotted(grey, int(rows[-1]), chance)
    grey = ndimage.gaussian_filter(grey, chance.uniform(0, 0.9))
    return _scanned(grey, chance, noise)


def _beside(grey: np.ndarray, chance: random.Random) -> np.ndarray:
    """Set printed letters of the neighbouring words beside the figures."""
    dark = np.flatnonzero((grey < 128).any(axis=0))
    rows = np.flatnonzero((grey < 128).any(axis=1))
    tall = rows[-1] - rows[0]
    there = [path for path in PRINT if path.exists()]
    fonts = [path for path in there if "Italic" in path.name] or there
    size = max(24, min(80, int(tall * chance.uniform(0.9, 1.5)) // 4 * 4))
    face = font(chance.choice(fonts), size)
    picture = Image.fromarray(np.pad(grey, ((0, 0), (90, 90)), constant_values=255))
    pen, top = ImageDraw.Draw(picture), rows[-1] - size * 0.78 + chance.uniform(-4, 6)
    share = chance.random()
    if share < 0.7:
        word = chance.choice(_BESIDE_LEFT)
        left = dark[0] + 90 - face.getlength(word) - chance.uniform(-6, 8)
        pen.text((left, top), word, font=face, fill=0)
    if share > 0.55:
        left = dark[-1] + 90 + chance.uniform(-4, 8)
        pen.text((left, top), chance.choice(_BESIDE_RIGHT), font=face, fill=0)
    return np.asarray(picture)


def _trimmed(grey: np.ndarray, margin: int = 14) -> np.ndarray:
    rows, columns = (np.flatnonzero((grey < 128).any(axis=axis)) for axis in (1, 0))
    return grey[
        max(0, rows[0] - margin) : rows[-1] + margin,
        max(0, columns[0] - margin) : columns[-1] + margin,
    ]


def _warped(grey: np.ndarray, by: float, noise: np.random.Generator) -> np.ndarray:
    down, across = (
        ndimage.gaussian_filter(noise.uniform(-1, 1, grey.shape), 9) for _ in range(2)
    )
    rows, columns = np.mgrid[: grey.shape[0], : grey.shape[1]]
    places = [rows + down * by, columns + across * by]
    return ndimage.map_coordinates(grey, places, order=1, cval=255)


def _slanted(grey: np.ndarray, chance: random.Random) -> np.ndarray:
    slant, turn = chance.uniform(-0.15, 0.3), chance.uniform(-0.06, 0.06)
    size, (high, wide) = chance.uniform(0.55, 1.0), grey.shape
    moved = Image.fromarray(grey.astype("u1")).transform(
        (wide + 24, high),
        Image.Transform.AFFINE,
        (1, slant, -12 - slant * high / 2, turn, 1, -turn * wide / 2),
        Image.Resampling.BILINEAR,
        fillcolor=255,
    )
    across = max(8, int(moved.width * size * chance.uniform(0.85, 1.15)))
    way = Image.Resampling.BOX if size < 0.7 else Image.Resampling.BILINEAR
    return np.asarray(moved.resize((across, max(8, int(high * size))), way), np.float32)


def _penned(grey: np.ndarray, chance: random.Random) -> np.ndarray:
    """Return the figures written with a thicker or a thinner pen."""
    share = chance.random()
    if share < 0.35:
        return ndimage.grey_erosion(grey, size=(2, 2) if share < 0.25 else (3, 3))
    if share < 0.42:
        return ndimage.grey_dilation(grey, size=chance.choice(((2, 1), (1, 2))))
    return grey.copy()


def _blotted(grey: np.ndarray, base: int, chance: random.Random) -> None:
    """Put dots, rules, specks and scraps of letters around the figures."""
    high, wide = grey.shape
    share = chance.random()
    if share < 0.3:
        row, size = (
            min(high - 3, base - chance.randint(-3, 6)),
            chance.choice((1, 2, 3)),
        )
        for left in range(chance.randint(0, 8), wide, chance.randint(4, 9)):
            grey[row : row + size, left : left + size] = chance.uniform(0, 90)
    elif share < 0.36:
        row = min(high - 3, base - chance.randint(-2, 5))
        grey[row : row + chance.choice((1, 2))] = chance.uniform(0, 90)
    if chance.random() < 0.25:
        left, row = chance.randint(0, 4), chance.randint(high // 3, high - 8)
        for up in (0, chance.randint(8, 13)):
            top = max(0, row - up)
            grey[top : top + 3, left : left + 3] = 20
    if chance.random() < 0.12:
        left, row = chance.choice((0, wide - 3)), chance.randint(0, high - 8)
        grey[row : row + chance.randint(4, 16), left : left + 2] = chance.uniform(0, 60)
    for _ in range(chance.choice((0, 0, 0, 1, 3, 8))):
        row, left = chance.randrange(high), chance.randrange(wide)
        grey[row : row + 2, left : left + 1] = chance.uniform(0, 120)


def _scanned(
    grey: np.ndarray, chance: random.Random, noise: np.random.Generator
) -> np.ndarray:
    ink, paper = chance.uniform(0, 110), chance.uniform(205, 255)
    seen = ink + grey / 255 * (paper - ink)
    seen += noise.normal(0, chance.choice((0, 0, 3, 8, 14)), seen.shape)
    if chance.random() < 0.35:
        seen = np.where(seen < chance.uniform(0.45, 0.7) * paper + 0.3 * ink, 0, 255)
    return np.clip(seen, 0, 255).astype("u1")
