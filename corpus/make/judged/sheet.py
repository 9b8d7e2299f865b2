"""One page being drawn, with the chance that chooses what is drawn on it."""

import random
import textwrap
from functools import cache
from pathlib import Path
from typing import cast

import pypdf
from PIL import Image
from pypdf.generic import DictionaryObject
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from corpus.make.layout import Line, blocks
from corpus.make.paper import read_all

_PAPERS = Path(__file__).resolve().parents[2] / "papers"
_FONTS = Path("/usr/share/fonts/truetype")
FACES = {
    "serif": "dejavu/DejaVuSerif.ttf",
    "serif-bold": "dejavu/DejaVuSerif-Bold.ttf",
    "sans": "dejavu/DejaVuSans.ttf",
    "narrow": "dejavu/DejaVuSerifCondensed.ttf",
    "narrow-bold": "dejavu/DejaVuSerifCondensed-Bold.ttf",
    "times": "liberation2/LiberationSerif-Regular.ttf",
    "times-bold": "liberation2/LiberationSerif-Bold.ttf",
}
"""Faces with all Vietnamese letters, where they are installed."""

WIDTH, HEIGHT = A4
_LONG = 60


@cache
def sentences() -> tuple[str, ...]:
    """Return the lines of the papers of the sample corpus."""
    there = (block for paper in read_all(_PAPERS) for block in blocks(paper))
    lines = (block.text for block in there if isinstance(block, Line))
    return tuple(line for line in lines if len(line) > _LONG)


def typeface(face: str) -> str | None:
    """Return the file of ``face``, None where it is not installed."""
    path = _FONTS / FACES[face]
    return str(path) if path.exists() else None


class Sheet:
    """A page of a PDF, and the words and numbers that chance gives it."""

    def __init__(self, path: Path, chance: random.Random) -> None:
        self.path = path
        self.chance = chance
        self.canvas = Canvas(str(path), pagesize=A4)
        self.face = chance.choice(
            [f for f in ("serif", "sans", "narrow", "times") if typeface(f)]
        )
        self.size = chance.choice([11, 12, 13, 13, 14, 14])
        self._tableless: list[str] = []

    def save(self) -> None:
        """Write the page, and take from it what is to be missing."""
        self.canvas.showPage()
        self.canvas.save()
        if self._tableless:
            writer = pypdf.PdfWriter(clone_from=self.path)
            resources = cast("DictionaryObject", writer.pages[0]["/Resources"])
            fonts = cast("DictionaryObject", resources["/Font"])
            for font in fonts.values():
                self._break(cast("DictionaryObject", font.get_object()))
            writer.write(self.path)

    def _break(self, font: DictionaryObject) -> None:
        name = str(font.get("/BaseFont", "")).lower()
        if any(name.endswith(ending) for ending in self._tableless):
            font.pop("/ToUnicode", None)

    def lose_table(self, ending: str = "") -> None:
        """Take the table of letters from the fonts whose name ends so, or from all."""
        self._tableless.append(ending)

    def words(self, lines: int, width: int = 80) -> list[str]:
        """Return so many lines of a paper, as wide as a page."""
        found: list[str] = []
        while len(found) < lines:
            found += textwrap.wrap(self.chance.choice(sentences()), width)
        return found[:lines]

    def write(  # noqa: PLR0913  # what, where and how
        self,
        lines: list[str],
        *,
        left: float = 70,
        top: float = 770,
        face: str | None = None,
        size: float | None = None,
        unseen: bool = False,
    ) -> float:
        """Write ``lines`` from ``top`` down, and return where the next would stand."""
        size = size or self.size
        text = self.canvas.beginText(left, top)
        text.setFont(self._font(face or self.face), size, size * 1.45)
        text.setTextRenderMode(3 if unseen else 0)
        for line in lines:
            text.textLine(line)
        text.setTextRenderMode(0)
        self.canvas.drawText(text)
        return float(text.getY())

    def put(self, picture: Image.Image, box: tuple[float, float, float, float]) -> None:
        """Put ``picture`` into ``box``: left, bottom, width, height in points."""
        self.canvas.drawImage(ImageReader(picture), *box)

    def cover(self, picture: Image.Image) -> None:
        """Put ``picture`` over the whole page."""
        self.put(picture, (0, 0, WIDTH, HEIGHT))

    @staticmethod
    def _font(face: str) -> str:
        path = typeface(face)
        if path and face not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(face, path))
        return face
