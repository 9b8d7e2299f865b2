"""What is drawn on a page besides the letters that can be read from it.

Most pages are told by counting their objects alone, which costs next to nothing.
"""

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, repeat

import pypdfium2
from pypdfium2 import raw

from indexer.extract.pdf import bulk
from indexer.extract.pdf.lines import Box

_MOST_OBJECTS = 5_000
_DEEPEST = 2
_FORM, _IMAGE = raw.FPDF_PAGEOBJ_FORM, raw.FPDF_PAGEOBJ_IMAGE
_DRAWN = (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_SHADING)
_UNSEEN = raw.FPDF_TEXTRENDERMODE_INVISIBLE
# A rule has two corners and a box five; a letter has ten and more.
_CORNERS = 6
_LARGE = 0.5

_Thing = tuple[int, int]
"""A handle of an object, and its kind."""

_Unfolded = tuple[int, int, tuple[int, ...]]
"""A thing, and the forms it is packed in."""

_Address, _Number = ctypes.c_void_p, ctypes.c_int
_OF_PAGE = bulk.bare(raw.FPDFPage_GetObject, _Address, _Number)
_COUNT_OF_FORM = bulk.bare(raw.FPDFFormObj_CountObjects, _Number)
_OF_FORM = bulk.bare(raw.FPDFFormObj_GetObject, _Address, ctypes.c_ulong)
_KIND = bulk.bare(raw.FPDFPageObj_GetType, _Number)
_BOUNDS = bulk.bare(raw.FPDFPageObj_GetBounds, _Number, *[_Address] * 4)
_MATRIX = bulk.bare(raw.FPDFPageObj_GetMatrix, _Number, _Address)
_SEGMENTS = bulk.bare(raw.FPDFPath_CountSegments, _Number)
_DRAW_MODE = bulk.bare(raw.FPDFPath_GetDrawMode, _Number, _Address, _Address)
_TEXT_MODE = bulk.bare(raw.FPDFTextObj_GetTextRenderMode, _Number)
_FILL_COLOUR = bulk.bare(raw.FPDFPageObj_GetFillColor, _Number, *[_Address] * 4)


@dataclass(frozen=True, slots=True)
class Looks:
    """What is drawn on a page besides text.

    ``covered`` is the share under images. ``shapes`` counts what is drawn of lines,
    ``corners`` the corners of those that are filled and more than boxes, as outlines
    of letters are. ``hidden`` is the share of the pieces of text that nobody sees:
    under the image of a page, or drawn without ink, as programs put what they
    recognised.
    """

    covered: float
    shapes: int
    corners: int = 0
    hidden: float = 0.0


def looks(page: pypdfium2.PdfPage) -> Looks:
    """Look at the objects of ``page``."""
    things = _of_page(page)
    kinds = {kind for _, kind in things}
    if kinds & {_FORM, _IMAGE}:
        return _looks(page)
    drawn = [thing for thing, kind in things if kind in _DRAWN]
    return Looks(0.0, len(drawn), sum(map(_corners, drawn)))


def _of_page(page: pypdfium2.PdfPage) -> list[_Thing]:
    count = raw.FPDFPage_CountObjects(page)
    return _things(_OF_PAGE, bulk.address(page.raw), count)


def _things(ask: bulk.Ask, parent: int, count: int) -> list[_Thing]:
    """Return the objects of a page or a form, each with its kind."""
    numbers = range(max(0, min(count, _MOST_OBJECTS + 1)))
    things = list(map(ask, repeat(parent), numbers))
    return list(zip(things, map(_KIND, things), strict=True))


def _corners(drawn: int) -> int:
    """Count the corners of what may be the outline of a letter: it is filled."""
    count: int = _SEGMENTS(drawn)
    return count if count >= _CORNERS and _is_filled(drawn) else 0


def _is_filled(drawn: int) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    _DRAW_MODE(drawn, ctypes.byref(fill), ctypes.byref(stroke))
    return bool(fill.value != raw.FPDF_FILLMODE_NONE)


def _is_unseen(text: int) -> bool:
    if _TEXT_MODE(text) == _UNSEEN:
        return True
    colour = (ctypes.c_uint * 4)()
    start = ctypes.addressof(colour)
    _FILL_COLOUR(text, *range(start, start + 16, 4))
    return colour[3] == 0


def _looks(page: pypdfium2.PdfPage) -> Looks:
    """Look into forms, too, and at where the images are."""
    seen = _Seen(*page.get_size())
    unfolded = _unfolded(_of_page(page))
    for thing, kind, forms in islice(unfolded, _MOST_OBJECTS + 1):
        seen.add(thing, kind, forms)
    return seen.looks()


def _unfolded(things: Iterable[_Thing], *forms: int) -> Iterator[_Unfolded]:
    """Yield the objects in the order in which they are drawn, each form before its."""
    for thing, kind in things:
        yield thing, kind, forms
        if kind == _FORM and len(forms) < _DEEPEST:
            inside = _things(_OF_FORM, thing, _COUNT_OF_FORM(thing))
            yield from _unfolded(inside, *forms, thing)


class _Seen:
    """Objects of a page, added up in the order in which they are drawn."""

    def __init__(self, width: float, height: float) -> None:
        self._width, self._height = width, height
        self._covered = 0.0
        self._shapes = self._corners = 0
        self._texts = self._unseen = 0

    def add(self, thing: int, kind: int, forms: tuple[int, ...]) -> None:
        if kind == _IMAGE:
            self._cover(self._share(thing, forms))
        elif kind in _DRAWN:
            self._shapes += 1
            self._corners += _corners(thing)
        elif kind == raw.FPDF_PAGEOBJ_TEXT:
            self._texts += 1
            self._unseen += _is_unseen(thing)

    def _cover(self, share: float) -> None:
        self._covered += share
        if share >= _LARGE:
            self._unseen = self._texts

    def looks(self) -> Looks:
        hidden = self._unseen / max(1, self._texts)
        return Looks(min(1.0, self._covered), self._shapes, self._corners, hidden)

    def _share(self, thing: int, forms: tuple[int, ...]) -> float:
        left, bottom, right, top = _bounds(thing, forms)
        across = max(0.0, min(right, self._width) - max(left, 0.0))
        up = max(0.0, min(top, self._height) - max(bottom, 0.0))
        return across * up / max(1.0, self._width * self._height)


def _bounds(thing: int, forms: tuple[int, ...]) -> Box:
    """Return where ``thing`` is on the page, whatever forms it is packed in."""
    sides = [ctypes.c_float() for _ in range(4)]
    _BOUNDS(thing, *map(ctypes.byref, sides))
    left, bottom, right, top = (side.value for side in sides)
    box = left, bottom, right, top
    for form in reversed(forms):
        matrix = raw.FS_MATRIX()
        _MATRIX(form, ctypes.byref(matrix))
        box = pypdfium2.PdfMatrix.from_raw(matrix).on_rect(*box)
    return box
