"""PDFs as pdfium sees them; ``bulk``, ``characters`` and ``objects`` ask it too.

pdfium is fast and reads nearly everything, and hostile files kill it: it may
only be used in the cage.
"""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

import pypdfium2
from PIL import Image
from pypdfium2 import raw

from archive import model
from archive.errors import DamagedFileError, EncryptedFileError
from indexer.extract.pdf import objects
from indexer.extract.pdf.characters import Characters
from indexer.extract.pdf.lines import Box
from indexer.extract.pdf.objects import Looks

MEDIA_TYPE = "application/pdf"
_MARKER = b"%PDF-"
_SEEN_BY_PDFIUM = 1024
_HEAD = 16_384
_LOCKED = (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
_MOST_BOXES = 5_000
_MOST_LOOKS = 200
_TIME = 64
_MOST_SIGNATURES = 20
_POINTS_PER_INCH = 72
_FINE = 10


class Page:
    """One page of an open document."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self._page = page
        self._rotation = page.get_rotation()

    @cached_property
    def _text(self) -> pypdfium2.PdfTextPage:
        # pdfium muddles the order of the text on a page that is turned.
        self._page.set_rotation(0)
        return self._page.get_textpage()

    @cached_property
    def characters(self) -> Characters:
        """What is written on the page, in the order in which it is drawn."""
        return Characters(self._text)

    def looks(self) -> Looks:
        """Return what is drawn on the page besides text."""
        self._page.set_rotation(0)
        return objects.looks(self._page)

    def known(self) -> Iterator[model.Box]:
        """Yield where the text stands, in shares of the page as it is shown."""
        count = min(_MOST_BOXES, self._text.count_rects())
        width, height = self.size()
        for number in range(count):
            box = self.shown(self._text.get_rect(number))
            yield model.Box(
                box.left / width,
                box.top / height,
                box.right / width,
                box.bottom / height,
            )

    def image(
        self, dpi: int, most_pixels: int, *, coloured: bool = False
    ) -> Image.Image:
        """Return the page as it is shown, in grey, smaller if it were too large."""
        # What is pinned on the page later is no part of the paper: signing
        # software writes its own name and the time of signing there.
        scale = dpi / _POINTS_PER_INCH
        options = {"grayscale": not coloured, "draw_annots": False}
        return self._rendered(scale, most_pixels, **options)

    def picture(self, width: int, most_pixels: int) -> Image.Image:
        """Return the page as people see it, in colour, ``width`` pixels wide."""
        return self._rendered(width / max(1.0, self.size()[0]), most_pixels)

    def size(self) -> tuple[float, float]:
        """Return the width and height of the page as it is shown, in points."""
        self._page.set_rotation(self._rotation)
        width, height = self._page.get_size()
        return float(width), float(height)

    def shown(self, box: Box) -> model.Box:
        """Return where ``box`` of the page's own space is on the page as shown."""
        width, height = self.size()
        corners = [
            self._point(x, y, width, height)
            for x, y in ((box[0], box[1]), (box[2], box[3]))
        ]
        across, down = zip(*corners, strict=True)
        return model.Box(min(across), min(down), max(across), max(down))

    def _point(
        self, x: float, y: float, width: float, height: float
    ) -> tuple[float, float]:
        # pdfium answers in whole dots, so it is asked for a finer page.
        across, down = ctypes.c_int(), ctypes.c_int()
        size = round(width * _FINE), round(height * _FINE)
        raw.FPDF_PageToDevice(self._page, 0, 0, *size, 0, x, y, across, down)
        return across.value / _FINE, down.value / _FINE

    def _rendered(self, scale: float, most_pixels: int, **options: bool) -> Image.Image:
        width, height = self.size()
        pixels = max(1.0, width * scale * height * scale)
        scale *= min(1.0, (most_pixels / pixels) ** 0.5)
        picture: Image.Image = self._page.render(scale=scale, **options).to_pil()
        return picture

    def close(self) -> None:
        """Give back the memory of the page, and of its text."""
        self._page.close()


class Document:
    """An open PDF: its number of pages, and each page."""

    def __init__(self, document: pypdfium2.PdfDocument) -> None:
        self._document = document
        self._looks_left = _MOST_LOOKS

    def __len__(self) -> int:
        return len(self._document)

    def spends_a_look(self) -> bool:
        """Say whether one more page may be drawn only to see what is on it.

        Reading a file of drawings must not take longer than anybody waits.
        """
        self._looks_left -= 1
        return self._looks_left >= 0

    def times(self) -> Iterator[str]:
        """Yield when it was made and signed, as PDF writes it ("D:20180321143738")."""
        yield str(self._document.get_metadata_dict().get("CreationDate", ""))
        stamp = ctypes.create_string_buffer(_TIME)
        for index in range(min(_MOST_SIGNATURES, self._signatures())):
            signature = raw.FPDF_GetSignatureObject(self._document, index)
            raw.FPDFSignatureObj_GetTime(signature, stamp, _TIME)
            yield stamp.value.decode("ascii", errors="replace")

    def _signatures(self) -> int:
        return int(raw.FPDF_GetSignatureCount(self._document))

    @contextmanager
    def page(self, number: int) -> Iterator[Page]:
        """Open page ``number``, counted from 1.

        Raises:
            DamagedFileError: pdfium cannot load or draw the page.
        """
        try:
            page = Page(self._document[number - 1])
            try:
                yield page
            finally:
                page.close()
        except pypdfium2.PdfiumError as error:
            raise DamagedFileError from error


@contextmanager
def opened(path: Path) -> Iterator[Document]:
    """Open a PDF that needs no password.

    Raises:
        EncryptedFileError: It needs one.
        DamagedFileError: pdfium cannot open it.
    """
    try:
        document = pypdfium2.PdfDocument(_source(path))
    except pypdfium2.PdfiumError as error:
        if error.err_code in _LOCKED:
            raise EncryptedFileError from error
        raise DamagedFileError from error
    try:
        yield Document(document)
    finally:
        document.close()


def _source(path: Path) -> Path | bytes:
    """Return the path, or the content without what stands before a late marker."""
    with path.open("rb") as file:
        start = file.read(_HEAD).find(_MARKER)
        if start < _SEEN_BY_PDFIUM:
            return path
        file.seek(start)
        return file.read()
