"""Papers as a PDF of page images: laid a little askew, with a red seal."""

import io
import random
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from PIL import Image, ImageDraw, ImageFilter

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
    # The seal stands over the left third of the last signature.
    _seal(pages[-1], centre=(950, 1560))
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
        return [
            page.render(scale=DPI / 72).to_pil().convert("RGB") for page in document
        ]


def _seal(page: Image.Image, centre: tuple[int, int]) -> None:
    draw = ImageDraw.Draw(page)
    x, y = centre
    for radius, width in ((130, 6), (112, 2)):
        draw.ellipse(
            (x - radius, y - radius, x + radius, y + radius), None, _INK, width
        )
    draw.regular_polygon((x, y, 40), 5, rotation=0, outline=_INK)


def _scanned(page: Image.Image, seed: int) -> Image.Image:
    askew = random.Random(seed).uniform(0.4, 0.9)  # noqa: S311 - not a secret
    turned = page.rotate(askew, Image.Resampling.BICUBIC, fillcolor=_PAPER)
    soft = turned.filter(ImageFilter.GaussianBlur(0.6))
    copy = io.BytesIO()
    soft.save(copy, "JPEG", quality=60)
    return Image.open(copy).convert("RGB")
