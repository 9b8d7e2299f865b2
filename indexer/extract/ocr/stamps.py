"""Stamps: words in coloured ink, each stamp read for itself.

Marks of secrecy and urgency are stamped, and so are "ĐẾN" with the number and day of
arrival, and "SAO Y". Round seals are left alone: their letters run in a circle.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from archive.orthography import is_well_formed
from indexer.extract.ocr import tilt
from indexer.extract.ocr.colours import Inks
from indexer.extract.ocr.engine import Engine
from indexer.extract.ocr.lines import Box, Line, Word, around

# At 200 dots per inch: a stamp of one word is a third of an inch long.
_LEAST_WIDTH, _LEAST_HEIGHT = 60, 24
# A seal is about as high as wide, one to two inches; other stamps are flat.
_SEAL, _FLAT = (200, 480), 1.25
_MARGIN = 8
# No paper has as many; a page printed in colours has hundreds of places.
_MOST = 20
_FADED = (1, 40)
_FAINT, _WHITE = 150, 255
# A frame is a line through most of the stamp; letters cover half of a row, and a
# third of a column at most.
_FRAME, _SIDES, _EDGE = 0.6, 0.4, 3
_SURE = 0.6
_SIGNS = ".,:;-_|'`"
# Stamps are in capitals; other writing in colours is known by its length.
_LETTERS, _WORDS = 3, 3


def read(engine: Engine, inks: Inks, dpi: int) -> list[Line]:
    """Return the lines of the stamps on a page that are words for sure."""
    if inks.coloured is None:
        return []
    places = (place for place in sorted(inks.places, key=_top) if _is_stamp(place))
    return [
        line
        for place in islice(places, _MOST)
        for line in _read(engine, inks.coloured, place, dpi)
    ]


def among(lines: Sequence[Line], stamped: Sequence[Line]) -> list[Line]:
    """Return ``lines`` with each stamp before the paragraph that begins below it.

    What was read in black ink already is no stamp.
    """
    merged = list(lines)
    known = [word.box for line in lines for word in line.words]
    for stamp in stamped:
        box = around(word.box for word in stamp.words)
        if not any(_is_within(place, box) for place in known):
            merged.insert(place_among(merged, box[1]), stamp)
    return merged


def place_among(lines: Sequence[Line], top: int) -> int:
    """Return before which line a stamp stands that begins at ``top``."""
    begins = True
    for index, line in enumerate(lines):
        if begins and line.words[0].box[1] >= top:
            return index
        begins = line.is_last
    return len(lines)


def _is_within(inner: Box, outer: Box) -> bool:
    """Say whether the middle of ``inner`` lies in ``outer``, and it is as high."""
    x, y = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    is_inside = outer[0] < x < outer[2] and outer[1] < y < outer[3]
    return is_inside and 2 * (inner[3] - inner[1]) > outer[3] - outer[1]


def _top(place: Box) -> int:
    return place[1]


def _is_stamp(place: Box) -> bool:
    width, height = place[2] - place[0], place[3] - place[1]
    if width < _LEAST_WIDTH or height < _LEAST_HEIGHT:
        return False
    is_seal = _SEAL[0] <= height <= _SEAL[1] and width < _FLAT * height
    return not is_seal


def _read(
    engine: Engine, coloured: Image.Image, place: Box, dpi: int
) -> Iterator[Line]:
    left, top = place[0] - _MARGIN, place[1] - _MARGIN
    crop = coloured.crop((left, top, place[2] + _MARGIN, place[3] + _MARGIN))
    crop = ImageOps.autocontrast(crop, cutoff=_FADED)
    level = tilt.level(crop, tilt.of(crop))
    for line in _first(engine, level.image, dpi):
        placed = (_placed(word, level, left, top) for word in line)
        yield Line(tuple(placed), is_last=True)


def _first(engine: Engine, picture: Image.Image, dpi: int) -> list[list[Word]]:
    """Return the sure lines of a stamp without its frame, then without shades too."""
    for bare in (_without_frame(picture), _without_frame(_without_shades(picture))):
        lines = (_words(line) for line in engine.block(bare, dpi))
        if found := [line for line in lines if line]:
            return found
    return []


def _words(line: Line) -> list[Word]:
    """Return the words of a line, none if one of them is not sure."""
    words = [word for word in line.words if any(map(str.isalpha, word.text))]
    text = "".join(word.text for word in words)
    is_text = (text.isupper() and len(text) >= _LETTERS) or len(words) >= _WORDS
    return words if is_text and all(map(_is_sure, words)) else []


def _is_sure(word: Word) -> bool:
    letters = word.text.strip(_SIGNS)
    is_word = len(letters) > 1 and letters.isalpha() and is_well_formed(letters)
    return is_word and word.confidence >= _SURE


def _without_shades(picture: Image.Image) -> Image.Image:
    return picture.point([dot if dot <= _FAINT else _WHITE for dot in range(256)])


def _without_frame(picture: Image.Image) -> Image.Image:
    dots = np.array(picture)
    dark = dots < _FAINT
    rules = dark.mean(axis=1) > _FRAME
    if not rules.any():
        # The stems of a single line without a frame are as high as its sides.
        return picture
    dots[_widened(rules)] = _WHITE
    dots[:, _widened(dark.mean(axis=0) > _SIDES)] = _WHITE
    return Image.fromarray(dots)


def _widened(found: NDArray[np.bool_]) -> NDArray[np.bool_]:
    wide = found.copy()
    for shift in range(1, _EDGE + 1):
        wide[shift:] |= found[:-shift]
        wide[:-shift] |= found[shift:]
    return wide


def _placed(word: Word, level: tilt.Level, left: int, top: int) -> Word:
    x0, y0, x1, y1 = level.before(word.box)
    return replace(word, box=(x0 + left, y0 + top, x1 + left, y1 + top))
