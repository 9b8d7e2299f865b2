"""Papers as .docx, through python-docx; the letterhead is a borderless table."""

import datetime as dt
import re
import zipfile
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from corpus.make.layout import Block, Columns, Grid, Line

_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
# Zip members must carry a date, and nothing in a file may depend on the day.
_STAMP = (2026, 1, 1, 0, 0, 0)
_MADE = dt.datetime(*_STAMP[:3], tzinfo=dt.UTC)
# LibreOffice writes a random number for the session into settings.xml.
_RSID = re.compile(
    rb"(?<=Rsid\" config:type=\"int\">)\d+|(?<=RsidRoot\" config:type=\"int\">)\d+"
)
_TEXT_BOX = """
<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
     xmlns:v="urn:schemas-microsoft-com:vml">
 <w:pict><v:shape style="width:165pt;height:22pt" strokecolor="black"><v:textbox>
  <w:txbxContent><w:p><w:pPr><w:jc w:val="center"/></w:pPr>
   <w:r><w:rPr><w:b/></w:rPr><w:t></w:t></w:r></w:p></w:txbxContent>
 </v:textbox></v:shape></w:pict></w:r>
"""


def write(blocks: tuple[Block, ...], path: Path, title: str) -> None:
    """Write ``blocks`` to ``path``; the same blocks give the same bytes."""
    document = Document()
    _set_page(document)
    _set_properties(document, title)
    for block in blocks:
        if isinstance(block, Columns):
            _columns(document, block)
        elif isinstance(block, Grid):
            _grid(document, block)
        else:
            _fill(document.add_paragraph(), block)
    # A table must not be the last thing in a document: Word 97 loses its last row.
    document.add_paragraph()
    document.save(str(path))
    settle(path)


def settle(path: Path) -> None:
    """Rewrite a zip container so that nothing in it depends on when it was made."""
    with zipfile.ZipFile(path) as archive:
        members = [
            (entry.filename, _RSID.sub(b"1", archive.read(entry)), entry.compress_type)
            for entry in archive.infolist()
        ]
    with zipfile.ZipFile(path, "w") as archive:
        for name, content, compression in members:
            entry = zipfile.ZipInfo(name, _STAMP)
            entry.compress_type = compression
            archive.writestr(entry, content)


def _set_page(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.top_margin = section.bottom_margin = Mm(20)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(14)
    normal.paragraph_format.space_after = Pt(0)


def _set_properties(document: WordDocument, title: str) -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title, "vankho", ""
    properties.created = properties.modified = _MADE


def _fill(paragraph: Paragraph, line: Line) -> None:
    paragraph.alignment = _ALIGN[line.align]
    if line.indent:
        paragraph.paragraph_format.first_line_indent = Cm(1)
        paragraph.paragraph_format.space_after = Pt(6)
    if line.boxed:
        _box(paragraph, line.text)
        return
    run = paragraph.add_run(line.text)
    run.bold, run.italic, run.underline = line.bold, line.italic, line.underlined
    run.font.size = Pt(line.size)
    if line.rule:
        _rule(paragraph)


def _box(paragraph: Paragraph, text: str) -> None:
    run = parse_xml(_TEXT_BOX)
    next(run.iter(qn("w:t"))).text = text
    paragraph._p.append(run)  # noqa: SLF001 - python-docx has no text boxes


def _rule(paragraph: Paragraph) -> None:
    border = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    for name, value in {"val": "single", "sz": "6", "space": "1"}.items():
        bottom.set(qn(f"w:{name}"), value)
    border.append(bottom)
    properties: Any = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - nor borders
    properties.insert_element_before(border, "w:spacing", "w:ind", "w:jc", "w:rPr")


def _columns(document: WordDocument, block: Columns) -> None:
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    for cell, lines, width in zip(
        table.rows[0].cells, (block.left, block.right), (Mm(76), Mm(89)), strict=True
    ):
        cell.width = width
        _fill_cell(cell, lines)


def _fill_cell(cell: _Cell, lines: tuple[Line, ...]) -> None:
    for at, line in enumerate(lines):
        _fill(cell.paragraphs[0] if at == 0 else cell.add_paragraph(), line)


def _grid(document: WordDocument, block: Grid) -> None:
    table = document.add_table(len(block.rows), len(block.rows[0]), "Table Grid")
    for row, texts in zip(table.rows, block.rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            _fill_cell(cell, (Line(text, "left", size=12),))
