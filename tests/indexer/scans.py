"""Made-up scans of several pages, small enough to be recognised in a test."""

from PIL import Image, ImageDraw, ImageFont

from tests.indexer.extract.paper import TYPEFACE
from tests.indexer.papers import paper

HEAD = tuple(line for line in paper().splitlines() if line != "*")
"""The lines of a first page."""


def leaf(*lines):
    """A small page as a scanner sees it, at 150 dots per inch."""
    picture = Image.new("L", (1000, 80 + 50 * max(4, len(lines))), "white")
    drawn = ImageDraw.Draw(picture)
    typeface = ImageFont.truetype(TYPEFACE, 26)
    for number, line in enumerate(lines):
        drawn.text((60, 40 + 50 * number), line, fill="black", font=typeface)
    return picture.convert("1")


def scanned(path, *pages):
    """Write a scan of these pages, each of its lines, and return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    first, *others = (leaf(*lines) for lines in pages)
    first.save(
        path,
        save_all=True,
        append_images=others,
        compression="group4",
        dpi=(150, 150),
    )
    return path


def long(path, *more, pages=6, head=HEAD):
    """Write a scan with a header, plain pages, and ``more`` of them at the end."""
    plain = [
        (f"Trang {number} nói về việc giữ gìn tài liệu của cơ quan.",)
        for number in range(2, pages + 1 - len(more))
    ]
    return scanned(path, head, *plain, *more)
