"""What is drawn on a page besides the letters that can be read from it.

With ``pdfium`` the only module that imports pypdfium2. Most pages are told by
counting their objects alone, which costs next to nothing.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from indexer.extract.pdf.lines import Box

_MOST_OBJECTS = 5_000
_DEEPEST = 3
_FORM, _IMAGE = raw.FPDF_PAGEOBJ_FORM, raw.FPDF_PAGEOBJ_IMAGE
_DRAWN = (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_SHADING)
_UNSEEN = raw.FPDF_TEXTRENDERMODE_INVISIBLE
# A rule has two corners and a box five; a letter has ten and more.
_CORNERS = 6
_LARGE = 0.5


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
    shapes = corners = 0
    for drawn, kind in _objects(page):
        if kind in (_FORM, _IMAGE):
            return _looks(page)
        if kind in _DRAWN:
            shapes += 1
            corners += _corners(drawn)
    return Looks(0.0, shapes, corners)


def _objects(page: pypdfium2.PdfPage) -> Iterator[tuple[raw.FPDF_PAGEOBJECT, int]]:
    count = raw.FPDFPage_CountObjects(page)
    for number in range(min(count, _MOST_OBJECTS)):
        thing = raw.FPDFPage_GetObject(page, number)
        yield thing, raw.FPDFPageObj_GetType(thing)


def _corners(drawn: raw.FPDF_PAGEOBJECT) -> int:
    """Count the corners of what may be the outline of a letter: it is filled."""
    count: int = raw.FPDFPath_CountSegments(drawn)
    return count if count >= _CORNERS and _is_filled(drawn) else 0


def _is_filled(drawn: raw.FPDF_PAGEOBJECT) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(drawn, fill, stroke)
    return bool(fill.value != raw.FPDF_FILLMODE_NONE)


def _is_unseen(text: raw.FPDF_PAGEOBJECT) -> bool:
    if raw.FPDFTextObj_GetTextRenderMode(text) == _UNSEEN:
        return True
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    raw.FPDFPageObj_GetFillColor(text, red, green, blue, alpha)
    return alpha.value == 0


def _looks(page: pypdfium2.PdfPage) -> Looks:
    """Look into forms, too, and at where the images are."""
    seen = _Seen(*page.get_size())
    for number, thing in enumerate(page.get_objects(max_depth=_DEEPEST)):
        if number > _MOST_OBJECTS:
            break
        seen.add(thing)
    return seen.looks()


class _Seen:
    """Objects of a page, added up in the order in which they are drawn."""

    def __init__(self, width: float, height: float) -> None:
        self._width, self._height = width, height
        self._covered = 0.0
        self._shapes = self._corners = 0
        self._texts = self._unseen = 0

    def add(self, thing: pypdfium2.PdfObject) -> None:
        if thing.type == _IMAGE:
            self._cover(self._share(thing))
        elif thing.type in _DRAWN:
            self._shapes += 1
            self._corners += _corners(thing)
        elif thing.type == raw.FPDF_PAGEOBJ_TEXT:
            self._texts += 1
            self._unseen += _is_unseen(thing)

    def _cover(self, share: float) -> None:
        self._covered += share
        if share >= _LARGE:
            self._unseen = self._texts

    def looks(self) -> Looks:
        hidden = self._unseen / max(1, self._texts)
        return Looks(min(1.0, self._covered), self._shapes, self._corners, hidden)

    def _share(self, thing: pypdfium2.PdfObject) -> float:
        try:
            left, bottom, right, top = _bounds(thing)
        except pypdfium2.PdfiumError:
            return 0.0
        across = max(0.0, min(right, self._width) - max(left, 0.0))
        up = max(0.0, min(top, self._height) - max(bottom, 0.0))
        share: float = across * up / max(1.0, self._width * self._height)
        return share


def _bounds(thing: pypdfium2.PdfObject) -> Box:
    """Return where ``thing`` is on the page, whatever forms it is packed in."""
    box: Box = thing.get_bounds()
    form = thing.container
    while form is not None:
        box = form.get_matrix().on_rect(*box)
        form = form.container
    return box
