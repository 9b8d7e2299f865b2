"""Functions of pdfium that take bare numbers, to be asked for whole pages at once.

A page has thousands of characters, and to wrap a number for pdfium costs more than
its answer: here nothing is wrapped, and ``map`` calls from one character to the next.
Answers that are rows of numbers are written into arrays by their addresses.
"""

import ctypes
from collections import deque
from collections.abc import Callable, Sequence
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2
from numpy.typing import NDArray
from pypdfium2 import raw

_NAME = 128
_Address, _Number = ctypes.c_void_p, ctypes.c_int

Ask = Callable[..., Any]
"""A function of pdfium that is told whose it is, and which."""

Places = Sequence[int]
"""Which characters are asked for, as pdfium counts them."""


def bare(function: Any, result: Any, *arguments: Any) -> Ask:
    """Return ``function`` as one that takes a handle and numbers, all of them bare."""
    return ctypes.PYFUNCTYPE(result, _Address, *arguments)(address(function))


def address(handle: Any) -> int:
    """Return the bare number of a function or a handle of pdfium."""
    return ctypes.cast(handle, _Address).value or 0


def _bare(function: Any, result: Any, *arguments: Any) -> Ask:
    return bare(function, result, _Number, *arguments)


UNICODE = _bare(raw.FPDFText_GetUnicode, ctypes.c_uint)
IS_HYPHEN = _bare(raw.FPDFText_IsHyphen, _Number)
IS_GENERATED = _bare(raw.FPDFText_IsGenerated, _Number)
ANGLE = _bare(raw.FPDFText_GetCharAngle, ctypes.c_float)
OBJECT = _bare(raw.FPDFText_GetTextObject, _Address)
FONT_OF = bare(raw.FPDFTextObj_GetFont, _Address)
_ORIGIN = _bare(raw.FPDFText_GetCharOrigin, _Number, _Address, _Address)
_STEP = _bare(raw.FPDFText_GetLooseCharBox, _Number, _Address)
_SHAPE = _bare(raw.FPDFText_GetCharBox, _Number, *[_Address] * 4)


class Asked:
    """A page of text whose characters are asked for; open as long as the page is."""

    def __init__(self, text: pypdfium2.PdfTextPage) -> None:
        self._text = text
        self._page = address(text.raw)

    def each(self, ask: Ask, places: Places) -> list[Any]:
        """Return what ``ask`` answers of each of ``places``."""
        return list(map(ask, repeat(self._page), places))

    def font(self, place: int) -> str:
        """Return the name of the font of a character."""
        name = ctypes.create_string_buffer(_NAME)
        length = raw.FPDFText_GetFontInfo(self._text, place, name, _NAME, None)
        return name.value.decode("utf-8", errors="replace") if length else ""

    def origins(self, places: Places) -> NDArray[np.float64]:
        """Return where each is drawn from: across and up."""
        found = np.zeros((len(places), 2))
        self._fill(_ORIGIN, places, *_columns(found))
        return found

    def steps(self, places: Places) -> NDArray[np.float64]:
        """Return left, bottom, right and top of each, as tall as its font."""
        found = np.zeros((len(places), 4), np.float32)
        left, *_ = _columns(found)
        self._fill(_STEP, places, left)
        # pdfium writes left, top, right, bottom.
        return found[:, [0, 3, 2, 1]].astype(np.float64)

    def shapes(self, places: Places) -> NDArray[np.float64]:
        """Return left, bottom, right and top of the shape of each."""
        found = np.zeros((len(places), 4))
        left, bottom, right, top = _columns(found)
        self._fill(_SHAPE, places, left, right, bottom, top)
        return found

    def _fill(self, ask: Ask, *arguments: Sequence[int]) -> None:
        deque(map(ask, repeat(self._page), *arguments), maxlen=0)


def _columns(rows: NDArray[Any]) -> list[range]:
    """Return the addresses of the numbers in each column of ``rows``."""
    count, width = rows.shape
    step = width * rows.itemsize
    firsts = range(rows.ctypes.data, rows.ctypes.data + step, rows.itemsize)
    return [range(first, first + count * step, step) for first in firsts]
