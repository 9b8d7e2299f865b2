"""PDFs as office programs write them, which is not how ReportLab does.

LibreOffice and Word place the letters of a justified line themselves: the line is an
array of short strings in hexadecimal digits, with a correction after every few letters
and one around each blank. ReportLab leaves blanks to whoever shows the page, and
packs the page twice over.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from reportlab import rl_config
from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from corpus.make import pdf
from corpus.make.layout import Block

# A blank, or as many letters as LibreOffice writes before it corrects their place.
_PIECES = re.compile(b" |[^ ]{1,4}", re.DOTALL)
_CORRECTION = -1


_FACES = ("", "-Bold", "-Italic", "-BoldItalic")
_DEJAVU = Path("/usr/share/fonts/truetype/dejavu")


def _faces() -> dict[str, Path]:
    """Return the fonts of the papers, or those that are installed in their place."""
    if all(file.exists() for file in pdf.LIBERATION.values()):
        return pdf.LIBERATION
    faces = [_DEJAVU / f"DejaVuSerifCondensed{face}.ttf" for face in _FACES]
    if not all(file.exists() for file in faces):
        upright = [_DEJAVU / "DejaVuSerif.ttf", _DEJAVU / "DejaVuSerif-Bold.ttf"]
        faces = upright * 2
    return dict(zip(pdf.LIBERATION, faces, strict=True))


class _Text(PDFTextObject):  # type: ignore[misc]  # untyped library
    """Lines whose blanks and letters are placed by whoever wrote them."""

    _curSubset: int  # noqa: N815  # ReportLab's name

    def setWordSpace(self, wordSpace: float) -> None:  # noqa: N802, N803  # ReportLab's name
        self._wordSpace = wordSpace

    def _formatText(self, text: str) -> str:  # noqa: N802  # likewise
        font, document = getFont(self._fontname), self._canvas._doc  # noqa: SLF001  # ReportLab's own way
        parts = []
        for subset, codes in font.splitString(text, document):
            if subset != self._curSubset:
                name = font.getSubsetInternalName(subset, document)
                parts.append(f"{name} {self._fontsize} Tf {self._leading} TL")
                self._curSubset = subset
            parts.append(f"[{''.join(self._placed(codes))}]TJ")
        return " ".join(parts)

    def _placed(self, codes: bytes) -> Iterator[str]:
        half = round(-500 * getattr(self, "_wordSpace", 0) / self._fontsize)
        before = b""
        for piece in _PIECES.findall(codes):
            if before:
                yield str(half if b" " in (before, piece) else _CORRECTION)
            yield f"<{piece.hex().upper()}>"
            before = piece


class _Canvas(Canvas):  # type: ignore[misc]  # untyped library
    def beginText(  # noqa: N802  # ReportLab's name
        self, x: float = 0, y: float = 0, direction: str | None = None
    ) -> _Text:
        return _Text(self, x, y, direction=direction)


def write(blocks: tuple[Block, ...], path: Path, title: str) -> None:
    """Write ``blocks`` to ``path`` as an office program exports them."""
    usual, rl_config.useA85 = rl_config.useA85, 0
    try:
        pdf.write(blocks, path, title, canvas=_Canvas, fonts=_faces())
    finally:
        rl_config.useA85 = usual
