"""Papers as PDF with a text layer, through ReportLab.

The fonts are Liberation Serif 2.x: the 1.07 files of the same name lack
Vietnamese letters.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    HRFlowable,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

from corpus.make.layout import Block, Columns, Grid, Line

FONTS = Path("/usr/share/fonts/truetype/liberation2")
_FACES = {"": "Regular", "-B": "Bold", "-I": "Italic", "-BI": "BoldItalic"}
LIBERATION = {
    style: FONTS / f"LiberationSerif-{face}.ttf" for style, face in _FACES.items()
}
_ALIGN = {
    "left": TA_LEFT,
    "center": TA_CENTER,
    "right": TA_RIGHT,
    "justify": TA_JUSTIFY,
}
_WIDTH = 165 * mm  # A4 less the margins of 30 and 15 mm the rules prescribe
_BORDERS = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
_PLAIN = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("TOPPADDING", (0, 0), (-1, -1), 0)]


def write(
    blocks: tuple[Block, ...],
    path: Path,
    title: str,
    canvas: type[Canvas] = Canvas,
    fonts: Mapping[str, Path] = LIBERATION,
) -> None:
    """Write ``blocks`` to ``path``; the same blocks give the same bytes."""
    _use(fonts)
    document = BaseDocTemplate(
        str(path), pagesize=A4, title=title, author="vankho", invariant=1
    )
    frame = Frame(30 * mm, 20 * mm, _WIDTH, 257 * mm, 0, 0, 0, 0)
    document.addPageTemplates(PageTemplate(frames=[frame], onPage=_page_number))
    flowables = [flowable for block in blocks for flowable in _flowables(block)]
    document.build(flowables, canvasmaker=canvas)


def _use(fonts: Mapping[str, Path]) -> None:
    for style, file in fonts.items():
        registerFont(_face(f"Serif{style}", file))
    registerFontFamily("Serif", "Serif", "Serif-B", "Serif-I", "Serif-BI")


@cache
def _face(name: str, file: Path) -> TTFont:
    return TTFont(name, file)


def _page_number(canvas: Canvas, document: BaseDocTemplate) -> None:
    if document.page > 1:
        canvas.setFont("Serif", 13)
        canvas.drawCentredString(A4[0] / 2, A4[1] - 14 * mm, str(document.page))


def _flowables(block: Block) -> list[Flowable]:
    if isinstance(block, Columns):
        return [_columns(block)]
    if isinstance(block, Grid):
        return [_grid(block), Spacer(1, 6)]
    return _line(block)


def _line(line: Line, size: int = 0) -> list[Flowable]:
    size = size or line.size
    style = ParagraphStyle(
        "line",
        fontName=_font(line),
        fontSize=size,
        leading=size * 1.25,
        alignment=_ALIGN[line.align],
        firstLineIndent=28 if line.indent else 0,
        spaceAfter=6 if line.indent else 1,
        borderWidth=1 if line.boxed else 0,
        borderColor=colors.black,
        borderPadding=3 if line.boxed else 0,
        spaceBefore=8 if line.boxed else 0,
    )
    text = escape(line.text)
    if not text:
        return [_gap(line)]
    # The rule under a title is as long as the title itself.
    is_underlined = line.underlined or line.rule
    return [Paragraph(f"<u>{text}</u>" if is_underlined else text, style)]


def _gap(line: Line) -> Flowable:
    return HRFlowable("100%", 0.7, color=colors.black) if line.rule else Spacer(1, 10)


def _font(line: Line) -> str:
    style = ("B" if line.bold else "") + ("I" if line.italic else "")
    return f"Serif-{style}" if style else "Serif"


def _columns(block: Columns) -> Table:
    cells = [
        [f for line in lines for f in _line(line, size=min(line.size, 13))]
        for lines in (block.left, block.right)
    ]
    return Table([cells], [_WIDTH * 0.46, _WIDTH * 0.54], style=_PLAIN)


def _grid(block: Grid) -> Table:
    cells = [
        [_line(Line(text, "left", bold=at == 0), 12) for text in row]
        for at, row in enumerate(block.rows)
    ]
    share = _WIDTH / len(cells[0])
    return Table(cells, [share] * len(cells[0]), style=_PLAIN + _BORDERS)
