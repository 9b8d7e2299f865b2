"""Which lines under a heading stand centred under it, as a subject does.

Decree 30/2020/NĐ-CP, annex I, and Guidance 36-HD/VPTW centre the heading and the
subject; the first line of the body is indented, and a stamp stands where it was
stamped. So where the picture tells the places of words, a line out of the middle is
no line of the subject, and neither is one that nobody can read.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from archive.model import Page
from indexer.recognise.cells import Cell

# In parts of the width of the page: out of the middle, and so if it stands apart.
_OUT, _OUT_APART = 0.025, 0.006
# Lines of one subject follow each other at less than so many heights of a letter.
_APART = 1.9
_LEGIBLE = 0.4


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a line stands, in points, and how surely it was read."""

    middle: float
    bottom: float
    height: float
    confidence: float


def kept(page: Page, heading: Cell, lines: Sequence[Cell]) -> list[Cell]:
    """Return the lines of a subject down to the first that is none by its place.

    Where that one cannot be read, it may have been one all the same.
    """
    places = [_place(page, line) for line in lines]
    above = _place(page, heading)
    if page.sight is None or not places or places[0] is None:
        return list(lines)
    middle, wide = places[0].middle, page.sight.width
    # A stamp beside the first line of the subject is read into it.
    if above is not None and abs(above.middle - middle) > _OUT * wide:
        middle = above.middle
    for index in range(1, len(lines)):
        if _is_out(places[index], places[index - 1], middle, wide):
            return list(lines[:index])
    return list(lines)


def is_legible(page: Page, line: Cell) -> bool:
    """Whether a line was read well enough to be believed at all."""
    place = _place(page, line)
    return place is None or place.confidence >= _LEGIBLE


def _is_out(
    place: _Place | None, before: _Place | None, middle: float, wide: float
) -> bool:
    if place is None or before is None:
        return False
    off = abs(place.middle - middle)
    is_apart = place.bottom - before.bottom > _APART * place.height
    is_out = off > _OUT * wide or (is_apart and off > _OUT_APART * wide)
    return is_out or place.confidence < _LEGIBLE


def _place(page: Page, line: Cell) -> _Place | None:
    seen = page.sight.words if page.sight else ()
    words = [w for w in seen if w.start < line.end and w.end > line.start]
    if not words:
        return None
    left = min(word.box.left for word in words)
    right = max(word.box.right for word in words)
    bottoms = sorted(word.box.bottom for word in words)
    heights = sorted(word.box.bottom - word.box.top for word in words)
    half = len(words) // 2
    sure = sum(word.confidence for word in words) / len(words)
    return _Place((left + right) / 2, bottoms[half], max(1.0, heights[half]), sure)
