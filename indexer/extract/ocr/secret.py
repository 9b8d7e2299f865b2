"""Stamps of secrecy, looked for once more wherever one may be.

A stamp is put on by hand: askew, in a frame, over letters, with worn ink, and without
colours on a copy. Each place that may be one is turned this way and that, without its
frame, until its letters look like a mark of secrecy; what looks like anything else is
left alone. A miss leaks, and a false alarm costs a person one look.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter, ImageOps

from archive import misread
from indexer.extract.ocr import framed, tilt
from indexer.extract.ocr.colours import Inks
from indexer.extract.ocr.engine import Engine
from indexer.extract.ocr.lines import Box, Line, Word, around

# At 200 dots per inch: half an inch to five wide, an eighth of an inch to two high.
_WIDTH, _HEIGHT = (60, 1000), (24, 400)
_MOST, _FEW, _HEAD = 8, 3, 0.4
_MARGIN = 10
_ASKEW, _BESIDE = 35.0, (-3.0, 3.0)
"""Degrees that a stamp may be askew, and by how many that may be mistaken."""

_USUAL = (4.0, -4.0, 8.0, -8.0, 12.0, -12.0)
"""What is tried too, where a frame is worn or has another tilt than its letters."""

_CLOSED = (0, 3, 5)
"""How far broken strokes are widened, in dots."""

_DARK, _WHITE, _SPECK = 160, 255, 1
_LETTERS = 48
"""How high letters are made, in dots: Tesseract reads them best so."""


def found(engine: Engine, inks: Inks, known: Sequence[Line], dpi: int) -> list[Line]:
    """Return what looks like a mark of secrecy, and stands in no line that is known."""
    taken = [around(word.box for word in line.words) for line in known if _says(line)]
    lines = []
    for picture, place in _places(inks):
        if not any(_meet(place, box) for box in taken):
            line = _read(engine, picture, place, dpi)
            lines += [line] if line else []
    return lines


def _says(line: Line) -> bool:
    return _level("".join(word.text for word in line.words)) is not None


def _places(inks: Inks) -> Iterator[tuple[Image.Image, Box]]:
    """Yield the places that may be stamps, each with the ink that shows it."""
    coloured = inks.coloured
    places = [place for place in inks.places if _may_be(place)][:_MOST]
    if coloured is not None:
        yield from ((coloured, place) for place in places)
    # A page has tables and boxes of its own; stamps without colours are at its head.
    head = inks.black.crop((0, 0, inks.black.width, round(_HEAD * inks.black.height)))
    frames = [place for place in framed.places(head) if _may_be(place)]
    yield from ((inks.black, place) for place in frames[:_FEW])


def _may_be(place: Box) -> bool:
    width, height = place[2] - place[0], place[3] - place[1]
    is_wide = _WIDTH[0] <= width <= _WIDTH[1] and width >= 0.8 * height
    return is_wide and _HEIGHT[0] <= height <= _HEIGHT[1]


def _meet(one: Box, other: Box) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    return across > 0 and min(one[3], other[3]) > max(one[1], other[1])


def _read(engine: Engine, picture: Image.Image, place: Box, dpi: int) -> Line | None:
    """Return the line of a place as it is read best; None if it is no mark."""
    left, top, right, bottom = place
    around_it = left - _MARGIN, top - _MARGIN, right + _MARGIN, bottom + _MARGIN
    crop = ImageOps.autocontrast(picture.crop(around_it), cutoff=(1, 40))
    best: list[Word] | None = None
    for words in _looks(engine, crop, dpi):
        said = "".join(word.text for word in words)
        if misread.level(_capitals(said)):
            return _line(words, place)
        if best is None and _level(said):
            best = words
    return _line(best, place) if best else None


def _looks(engine: Engine, crop: Image.Image, dpi: int) -> Iterator[list[Word]]:
    """Yield what a place may say: line by line with what is beside it, and as one."""
    level = framed.without(tilt.level(crop, tilt.of(crop, _ASKEW)).image)
    for line in engine.block(level, dpi):
        yield list(line.words)
    for shown in _shown(crop):
        yield engine.line(shown, dpi)


def _shown(crop: Image.Image) -> Iterator[Image.Image]:
    """Yield a place without its frame, turned, and with what is broken closed."""
    bare, guess = framed.without(crop), tilt.of(crop, _ASKEW)
    near = (guess, 0.0, *(guess + by for by in _BESIDE))
    for close in _CLOSED:
        closed = bare.filter(ImageFilter.MinFilter(close)) if close else bare
        for angle in dict.fromkeys(near if close else (*near, *_USUAL)):
            yield _upright(closed, angle)


def _upright(bare: Image.Image, angle: float) -> Image.Image:
    """Return a place turned by an angle, cut to its ink and as high as is read best."""
    turned = bare.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=_WHITE)
    box = _ink(np.asarray(turned))
    if box is None:
        return turned
    cut = turned.crop(box)
    scale = _LETTERS / max(8, cut.height)
    size = max(1, round(cut.width * scale)), _LETTERS
    grown = cut.resize(size, Image.Resampling.BICUBIC)
    return ImageOps.expand(grown, 20, _WHITE)


def _ink(dots: NDArray[np.uint8]) -> Box | None:
    dark = dots < _DARK
    rows = np.flatnonzero(dark.sum(axis=1) > _SPECK)
    columns = np.flatnonzero(dark.sum(axis=0) > _SPECK)
    if not len(rows) or not len(columns):
        return None
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1


def _line(words: Sequence[Word], place: Box) -> Line:
    """Return words as one line where the stamp stands: it was turned to be read."""
    return Line(tuple(replace(word, box=place) for word in words), is_last=True)


def _capitals(text: str) -> str:
    letters = "".join(filter(str.isalpha, text))
    return letters.upper() if letters[:1].isupper() else letters


def _level(text: str) -> str | None:
    letters = _capitals(text)
    return misread.level(letters) or misread.level_like(letters)
