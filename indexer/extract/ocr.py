"""Pages that are only images, read by Tesseract. The only module that imports it.

Tesseract starts as many threads as it sees processors, which makes it slower:
the cage sets ``OMP_THREAD_LIMIT``, which it reads only while it is loaded.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import tesserocr
from PIL import Image

from archive.errors import ArchiveError
from archive.model import Page
from indexer.extract import image
from indexer.extract.limits import Limits
from indexer.extract.pdf import pdfium

_LANGUAGE = "vie"
_MODEL = f"{_LANGUAGE}.traineddata"
_PLACES = (
    Path("/usr/share/tesseract-ocr"),
    Path("/usr/share/tessdata"),
    Path("/usr/local/share/tessdata"),
)
# More dots per inch were measured not to help, and cost time.
_DPI = 200
_MOST_PIXELS = 16_000_000


def recognise_pages(
    path: Path, media_type: str, numbers: Sequence[int], limits: Limits
) -> tuple[Page, ...]:
    """Return the pages ``numbers`` of a PDF or an image as recognised.

    Raises:
        RefusedError: A page cannot be drawn, or is larger than the limit.
        ArchiveError: The Vietnamese model is not installed.
    """
    most = min(limits.max_pixels, _MOST_PIXELS)
    pictures = (
        _drawn(path, numbers, most)
        if media_type == pdfium.MEDIA_TYPE
        else _photographed(path, numbers, limits, most)
    )
    with _recogniser() as recogniser:
        return tuple(_page(recogniser, *numbered) for numbered in pictures)


def _drawn(
    path: Path, numbers: Sequence[int], most: int
) -> Iterator[tuple[int, Image.Image]]:
    with pdfium.opened(path) as document:
        for number in numbers:
            with document.page(number) as page:
                yield number, page.image(_DPI, most)


def _photographed(
    path: Path, numbers: Iterable[int], limits: Limits, most: int
) -> Iterator[tuple[int, Image.Image]]:
    for number in numbers:
        picture = image.picture(path, number, limits)
        scale = (most / (picture.width * picture.height)) ** 0.5
        if scale < 1:
            picture.thumbnail((picture.width * scale, picture.height * scale))
        yield number, picture


@contextmanager
def _recogniser() -> Iterator[tesserocr.PyTessBaseAPI]:
    with tesserocr.PyTessBaseAPI(path=models_folder(), lang=_LANGUAGE) as recogniser:
        yield recogniser


def _page(
    recogniser: tesserocr.PyTessBaseAPI, number: int, picture: Image.Image
) -> Page:
    recogniser.SetImage(picture)
    recogniser.SetSourceResolution(_DPI)
    seen = unicodedata.normalize("NFC", recogniser.GetUTF8Text())
    text = "\n".join(line.rstrip() for line in seen.strip().split("\n"))
    return Page(number, text, "ocr")


@cache
def models_folder() -> str:
    """Return the folder of the Vietnamese model.

    Raises:
        ArchiveError: it is not installed.
    """
    for place in _PLACES:
        for model in sorted(place.glob(f"**/{_MODEL}"), reverse=True):
            return str(model.parent)
    message = f"Chưa cài mô hình {_MODEL}. Hãy cài gói tesseract-ocr-vie."
    raise ArchiveError(message)
