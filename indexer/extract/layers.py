"""What a file itself says of its pages that seem to be only images.

PDFs may have a layer of text, image files have none. Whoever is to recognise a
page asks here first whether its picture shows writing that the layer does not
say, and after it which of the two is better.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from archive.model import Page
from indexer.extract import ink
from indexer.extract.limits import Limits
from indexer.extract.pdf import pages, pdfium, sturdy


@dataclass(frozen=True, slots=True)
class Layer:
    """What a file says of one page; ``is_enough`` where its picture adds no writing."""

    page: Page
    is_enough: bool
    is_sound: bool = True

    def or_better(self, recognised: Page) -> Page:
        """Return this or what was recognised, whichever says more of the page."""
        return pages.better(self.page, recognised, is_sound=self.is_sound)


class Layers:
    """The layers of a file, asked for while its pictures are being read."""

    def of(self, number: int, picture: Image.Image) -> Layer:
        """Return the layer of page ``number``, which ``picture`` shows."""
        is_enough = ink.letters(picture) < ink.SOME
        return Layer(Page(number, "", "blank"), is_enough)


class _Drawn(Layers):
    def __init__(self, document: pdfium.Document, second: sturdy.Second) -> None:
        self._document = document
        self._second = second

    def of(self, number: int, picture: Image.Image) -> Layer:
        found = pages.read(self._document, number, self._second)
        if found.layer.origin == "ocr":
            # Read already by another program: somebody asks for it to be read again.
            is_enough = ink.letters(picture) < ink.SOME
            return Layer(found.layer, is_enough, is_sound=False)
        with self._document.page(number) as page:
            is_worth_it = pages.is_worth_reading(page, picture, found)
        return Layer(found.layer, not is_worth_it, found.is_sound)

    def small(self, number: int) -> Layer:
        """Return the layer of page ``number``, drawn as small as will do."""
        with self._document.page(number) as page:
            picture = pages.drawn(page)
        return self.of(number, picture)


@contextmanager
def opened(path: Path, media_type: str, limits: Limits) -> Iterator[Layers]:
    """Open the layers of a PDF or an image file.

    Raises:
        RefusedError: The PDF cannot be opened.
    """
    if media_type != pdfium.MEDIA_TYPE:
        yield Layers()
        return
    with pdfium.opened(path) as document, sturdy.Second(path, limits) as second:
        yield _Drawn(document, second)


def wanting(path: Path, numbers: Iterable[int], limits: Limits) -> list[int]:
    """Return which of the pages ``numbers`` of a PDF show writing to be recognised.

    Raises:
        RefusedError: The PDF cannot be opened, or a page not drawn.
    """
    with pdfium.opened(path) as document, sturdy.Second(path, limits) as second:
        layers = _Drawn(document, second)
        return [number for number in numbers if not layers.small(number).is_enough]
