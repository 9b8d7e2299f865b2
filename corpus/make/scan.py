"""Papers as a PDF of page images: laid a little askew, with a red seal."""

import io
import math
import random
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from corpus.make import pdf
from corpus.make.layout import Block

DPI = 200
_PAPER = (250, 249, 244)
_INK = (205, 40, 45)
_MADE = time.struct_time((2026, 1, 1, 0, 0, 0, 3, 1, 0))


def write(blocks: tuple[Block, ...], path: Path, title: str) -> None:
    """Write images of the pages of ``blocks`` to ``path``, without any text."""
    with TemporaryDirectory() as folder:
        source = Path(folder) / "pages.pdf"
        pdf.write(blocks, source, title)
        laid(source, path)


def laid(source: Path, path: Path) -> None:
    """Write images of the pages of ``source`` to ``path``, as a scanner sees them."""
    pages = _pages(source)
    scanned = [_scanned(page, seed) for seed, page in enumerate(pages)]
    scanned[0].save(
        path,
        save_all=True,
        append_images=scanned[1:],
        resolution=DPI,
        quality=60,
        creationDate=_MADE,
        modDate=_MADE,
    )


def _pages(path: Path) -> list[Image.Image]:
    with pypdfium2.PdfDocument(path) as document:
        return [_page(page) for page in document]


def _page(page: pypdfium2.PdfPage) -> Image.Image:
    image: Image.Image = page.render(scale=DPI / 72).to_pil().convert("RGB")
    return sealed(image, page, DPI)


def sealed(image: Image.Image, page: pypdfium2.PdfPage, dpi: int) -> Image.Image:
    """Return the image of a page with a red seal beside its signature, if it has one."""
    text = page.get_textpage()
    signed = text.search("(đã ký)").get_next()
    if signed is None:
        return image
    left, _, _, top = text.get_charbox(signed[0])
    scale = dpi / 72
    x, y = left * scale - 0.3 * dpi, image.height - top * scale
    # Red ink over black print leaves the print black.
    return ImageChops.multiply(image, _seal(image.size, x, y, dpi / DPI))


def _seal(size: tuple[int, int], x: float, y: float, scale: float) -> Image.Image:
    """Return a white page with a red seal around a point."""
    page = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(page)
    for radius, width in ((120 * scale, 6), (104 * scale, 2)):
        draw.ellipse(
            (x - radius, y - radius, x + radius, y + radius), None, _INK, width
        )
    points = [
        (
            x + radius * math.sin(at * math.pi / 5),
            y - radius * math.cos(at * math.pi / 5),
        )
        for at, radius in enumerate([50 * scale, 19 * scale] * 5)
    ]
    draw.polygon(points, fill=_INK)
    return page


def _scanned(page: Image.Image, seed: int) -> Image.Image:
    askew = random.Random(seed).uniform(0.4, 0.9)  # noqa: S311 - not a secret
    turned = page.rotate(askew, Image.Resampling.BICUBIC, fillcolor=_PAPER)
    soft = turned.filter(ImageFilter.GaussianBlur(0.6))
    copy = io.BytesIO()
    soft.save(copy, "JPEG", quality=60)
    return Image.open(copy).convert("RGB")
