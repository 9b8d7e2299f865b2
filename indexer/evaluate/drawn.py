"""Pages that hold their text, turned into images: what a scan of them would be.

Their own text layer is the truth. Pages are taken by a fixed rule, so that each
measurement asks for the same: files and pages in the order of a hash of their names,
and only pages with some text.
"""

import hashlib
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from archive.errors import LabelError
from archive.model import TYPED, Page
from indexer.evaluate.metadata import Read
from indexer.evaluate.truths import Truth
from indexer.extract.limits import Limits
from indexer.extract.pdf import pdfium

LEAST = 500
"""Characters that a page has at least, to be worth drawing."""

PAGES = 12
LIMITS = Limits(max_text=40_000_000)
_QUALITY = 85

Draw = Callable[[Path, int, int], bytes]
"""What draws a page of a file at so many dots an inch, as a PDF of one image."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn where: about ``pages`` pages, each at every ``dpi``, ``into``."""

    draw: Draw
    into: Path
    dpi: tuple[int, ...]
    pages: int = PAGES


def draw(path: Path, number: int, dpi: int) -> bytes:
    """Return a page as a PDF of one grey image, as scanners write it.

    Raises:
        RefusedError: the page cannot be drawn.
    """
    with pdfium.opened(path) as document, document.page(number) as page:
        picture = page.image(dpi, LIMITS.max_pixels).convert("L")
    written = io.BytesIO()
    picture.save(written, "PDF", resolution=dpi, quality=_QUALITY)
    return written.getvalue()


def truths(folder: Path, read: Read, drawing: Drawing) -> Iterator[Truth]:
    """Yield each drawn page with the text that it holds.

    Raises:
        LabelError: the folder holds no PDF with such pages.
    """
    files = sorted(folder.glob("*.pdf"), key=lambda path: _order(path.name))
    each = -(-drawing.pages // len(files)) if files else 0
    taken = 0
    for path in files[: drawing.pages]:
        for page in _pages(path, read)[:each]:
            taken += 1
            for dpi in drawing.dpi:
                yield _truth(path, page, dpi, drawing)
    if not taken:
        raise LabelError(folder.name, None, "không có PDF nào có trang chữ")


def _pages(path: Path, read: Read) -> list[Page]:
    pages = read(path).text.pages
    kept = [one for one in pages if one.origin in TYPED and len(one.text) >= LEAST]
    return sorted(kept, key=lambda one: _order(f"{path.name}:{one.number}"))


def _truth(path: Path, page: Page, dpi: int, drawing: Drawing) -> Truth:
    name = f"{path.stem}:{page.number}:{dpi}"
    image = drawing.into / f"{_order(name)}.pdf"
    image.write_bytes(drawing.draw(path, page.number, dpi))
    paragraphs = tuple(page.text.replace("\t", "\n").splitlines())
    return Truth(name, image, ("drawn", f"drawn-{dpi}"), paragraphs)


def _order(name: str) -> str:
    return hashlib.blake2b(name.encode(), digest_size=8).hexdigest()
