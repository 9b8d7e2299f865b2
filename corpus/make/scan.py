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
    text = page.get_textpage()
    signed = text.search("(đã ký)").get_next()
    if signed is None:
        return image
    left, _, _, top = text.get_charbox(signed[0])
    seal = _seal(image.size, left * DPI / 72 - 60, image.height - top * DPI / 72)
    # Red ink over black print leaves the print black.
    return ImageChops.multiply(image, seal)


def _seal(size: tuple[int, int], x: float, y: float) -> Image.Image:
    """Return a white page with a red seal around a point."""
    page = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(page)
    for radius, width in ((120, 6), (104, 2)):
        draw.ellipse(
            (x - radius, y - radius, x + radius, y + radius), None, _INK, width
        )
    points = [
        (
            x + radius * math.sin(at * math.pi / 5),
            y - radius * math.cos(at * math.pi / 5),
        )
        for at, radius in enumerate([50, 19] * 5)
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
