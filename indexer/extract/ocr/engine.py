"""Tesseract. The only module that imports it.

Tesseract starts as many threads as it sees processors, which makes it slower:
the cage sets ``OMP_THREAD_LIMIT``, which it reads only while it is loaded.
"""

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import tesserocr
from PIL import Image
from tesserocr import PSM, RIL

from archive.errors import ArchiveError
from indexer.extract.ocr.lines import Line, Word

_LANGUAGE = "vie"
_MODEL = f"{_LANGUAGE}.traineddata"
_PLACES = (
    Path("/usr/share/tesseract-ocr"),
    Path("/usr/share/tessdata"),
    Path("/usr/local/share/tessdata"),
)
_SURE = 100


class Engine:
    """Tesseract with its Vietnamese model, loaded once for many pictures."""

    def __init__(self, tesseract: tesserocr.PyTessBaseAPI) -> None:
        self._tesseract = tesseract

    def lines(self, picture: Image.Image, dpi: int) -> list[Line]:
        """Return the lines seen on a picture of so many dots per inch."""
        return self._seen(picture, dpi, PSM.AUTO)

    def block(self, picture: Image.Image, dpi: int) -> list[Line]:
        """Return the lines of a picture that holds nothing but one block of them."""
        return self._seen(picture, dpi, PSM.SINGLE_BLOCK)

    def line(self, picture: Image.Image, dpi: int) -> list[Word]:
        """Return the words of a picture that holds a single line."""
        lines = self._seen(picture, dpi, PSM.SINGLE_LINE)
        return [word for line in lines for word in line.words]

    def _seen(self, picture: Image.Image, dpi: int, way: tesserocr.PSM) -> list[Line]:
        self._tesseract.SetPageSegMode(way)
        self._tesseract.SetImage(picture)
        self._tesseract.SetSourceResolution(dpi)
        self._tesseract.Recognize()
        found = self._tesseract.GetIterator()
        return list(_lines(found)) if found else []


def _lines(found: tesserocr.PyResultIterator) -> Iterator[Line]:
    """Yield the lines in reading order; rulings and pictures are blank words."""
    words: list[Word] = []
    has_more = True
    while has_more:
        word = None if found.Empty(RIL.WORD) else _word(found)
        if word and word.text:
            words.append(word)
        if words and found.IsAtFinalElement(RIL.TEXTLINE, RIL.WORD):
            is_last = found.IsAtFinalElement(RIL.PARA, RIL.WORD)
            yield Line(tuple(words), is_last=bool(is_last))
            words = []
        has_more = found.Next(RIL.WORD)


def _word(found: tesserocr.PyResultIterator) -> Word:
    text = unicodedata.normalize("NFC", found.GetUTF8Text(RIL.WORD)).strip()
    sure = found.Confidence(RIL.WORD) / _SURE
    return Word(text, found.BoundingBox(RIL.WORD), min(1.0, max(0.0, sure)))


@contextmanager
def opened() -> Iterator[Engine]:
    """Load the model, and give back its memory in the end.

    Raises:
        ArchiveError: It is not installed.
    """
    path = models_folder()
    with tesserocr.PyTessBaseAPI(path=path, lang=_LANGUAGE) as tesseract:
        yield Engine(tesseract)


@cache
def models_folder() -> str:
    """Return the folder of the Vietnamese model.

    Raises:
        ArchiveError: It is not installed.
    """
    for place in _PLACES:
        for model in sorted(place.glob(f"**/{_MODEL}"), reverse=True):
            return str(model.parent)
    message = f"Chưa cài mô hình {_MODEL}. Hãy cài gói tesseract-ocr-vie."
    raise ArchiveError(message)
