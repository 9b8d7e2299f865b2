"""Figures written by hand or stamped into a form, looked for on the picture.

The law of this package: it only guesses. What is believed of the guesses, the
recogniser decides, which knows what else speaks for them. Only figures are read:
numbers, days, months ([decision](../../../docs/decisions/0005-handwriting.md)).
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image

from archive.model import TYPED, Blank, Box, Filled, Guess, Page, Seen, Sight
from indexer.extract import image, picture
from indexer.extract.handwriting import guessing, network, places, scanned, strokes
from indexer.extract.handwriting.network import Floats
from indexer.extract.handwriting.strokes import Field, Greys
from indexer.extract.limits import Limits
from indexer.extract.ocr import pictures
from indexer.extract.pdf import pdfium

__all__ = ["looked_closer"]

_DAYS, _MONTHS = 31, 12
_MOST_GUESSES = 5
_LEAST, _ALWAYS = 0.01, 3
_ABOVE, _BELOW = 1.5, 0.8
_PARTLY = 0.9


def looked_closer(
    path: Path, media_type: str, page: Page, blanks: Sequence[Blank], limits: Limits
) -> Page:
    """Return a page with what may have been written in its ``blanks``.

    Raises:
        RefusedError: The page cannot be drawn, or is larger than the limit.
    """
    found = list(places.located(blanks, _words(path, media_type, page), page.text))
    if not found:
        return page
    drawn = next(pictures.of(path, media_type, [page.number], limits))
    turned = page.sight.turned if page.sight else 0
    upright = image.turned_clockwise(drawn.image, turned)
    dots = _inked(upright)
    day = scanned.day(path, media_type)
    filled = [_filled(place, dots, drawn.scale, page.text, day) for place in found]
    sight = page.sight or Sight(
        upright.width * drawn.scale, upright.height * drawn.scale
    )
    seen = tuple(one for one in filled if one is not None)
    return replace(page, sight=replace(sight, filled=seen)) if seen else page


def _words(path: Path, media_type: str, page: Page) -> Sequence[Seen]:
    if page.sight is not None:
        return page.sight.words
    if media_type != pdfium.MEDIA_TYPE or page.origin not in TYPED:
        return ()
    return tuple(_drawn(page.text, picture.layout(path, page.number).drawn))


def _drawn(text: str, words: Sequence[picture.Word]) -> Iterator[Seen]:
    """Yield the words of a text layer where they stand in the text."""
    done = 0
    for word in words:
        start = text.find(word.text, done)
        if start >= 0:
            done = start + len(word.text)
            yield Seen(start, done, word.box, 1.0)


def _inked(page: Image.Image) -> Greys:
    """Return a page in grey, without the red of seals and stamps."""
    red = page.getchannel("R") if page.mode == "RGB" else page.convert("L")
    return np.asarray(red)


def _filled(
    place: places.Place, dots: Greys, scale: float, text: str, day: dt.date | None
) -> Filled | None:
    cut, field, corner = _cut(place, dots, scale)
    dark = strokes.darkness(cut) if cut.size else None
    seen = None if dark is None else strokes.written(dark, field)
    if dark is None or seen is None:
        return None
    ink, there = seen
    blank = place.blank
    found = _guesses(blank, ink, text, day)
    if strokes.is_torn(dark, field):
        found = tuple(map(_doubted, found))
    start, end = _trimmed(text, blank.start, blank.end)
    return Filled(blank.what, start, end, _box(there, corner, scale), found)


def _cut(
    place: places.Place, dots: Greys, scale: float
) -> tuple[Greys, Field, tuple[int, int]]:
    """Return what is around a place, the place in it, and its corner on the page."""
    box = place.box
    left, right = round(box.left / scale), round(box.right / scale)
    top, bottom = round(box.top / scale), round(box.bottom / scale)
    height = bottom - top
    x, y = max(0, left - height), max(0, round(top - _ABOVE * height))
    cut = dots[y : round(bottom + _BELOW * height), x : right + height]
    slack = 0 if place.is_cut else height // 4
    return cut, Field(left - x, right - x, top - y, bottom - y, slack), (x, y)


def _guesses(
    blank: Blank, ink: Floats, text: str, day: dt.date | None
) -> tuple[Guess, ...]:
    steps = network.steps(strokes.prepared(ink))
    if blank.what == "number":
        found = guessing.numbers(steps)
    elif blank.what == "month":
        found = guessing.among(steps, _MONTHS)
    else:
        found = scanned.weighed(guessing.among(steps, _DAYS), text[blank.end :], day)
    return tuple(
        Guess(figures, round(share, 3), "picture")
        for place, (figures, share) in enumerate(list(found.items())[:_MOST_GUESSES])
        if share >= _LEAST or place < _ALWAYS
    )


def _doubted(guess: Guess) -> Guess:
    """Return a guess at what was seen in part: never so sure that nobody is asked."""
    return replace(guess, confidence=min(guess.confidence, _PARTLY))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    between = text[start:end]
    begin = start + len(between) - len(between.lstrip())
    return min(begin, end), max(min(begin, end), start + len(between.rstrip()))


def _box(there: Field, corner: tuple[int, int], scale: float) -> Box:
    x, y = corner
    sides = there.left + x, there.top + y, there.right + x, there.bottom + y
    return Box(*(round(side * scale, 1) for side in sides))
