"""From the elements of a page to blocks: what a browser shows, in order."""

import re
from dataclasses import dataclass, replace

from lxml import etree

from indexer.extract.flow import Block, Cell, Paragraph, Run, Table, signs
from indexer.extract.html.styles import Style, Styles
from indexer.extract.ordinals import ordinal

_BLANKS = re.compile(r"[ \t\r\n\f]+")
_UNSHOWN = frozenset(
    [
        "head",
        "script",
        "style",
        "template",
        "noscript",
        "iframe",
        "object",
        "svg",
        "select",
        "datalist",
        "del",
        "title",
        "audio",
        "video",
        "canvas",
        "map",
    ]
)
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "dt",
        "dd",
        "blockquote",
        "pre",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "aside",
        "nav",
        "address",
        "figure",
        "figcaption",
        "form",
        "fieldset",
        "center",
        "ul",
        "ol",
        "dl",
        "hr",
        "body",
        "caption",
        "legend",
        "details",
        "summary",
    ]
)
_ROWS = frozenset({"tbody", "thead", "tfoot"})
_NUMBERS = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman",
    "I": "upperRoman",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """How an element is shown, its ancestors included.

    ``encoding`` is the old encoding that the bytes of the page are in.
    """

    font: str | None = None
    capitals: bool = False
    encoding: str | None = None
    keeps_blanks: bool = False


_PLAIN = Look()


class Walk:
    """Collects the blocks of one element, text first, closed where blocks end."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._blocks: list[Block] = []
        self._runs: list[Run] = []
        self._after_blank = True

    def blocks(self, element: etree._Element, look: Look = _PLAIN) -> tuple[Block, ...]:
        """Return the blocks shown for ``element``, set in ``look``."""
        self._inside(element, look)
        self._end_paragraph()
        return tuple(self._blocks)

    def _inside(self, element: etree._Element, look: Look) -> None:
        self._add(element.text, look)
        number = _first_number(element)
        for child in element:
            if child.tag == "li":
                number = _number(child.get("value"), number)
            self._element(child, look, number)
            number += child.tag == "li"
            self._add(child.tail, look)

    def _element(self, element: etree._Element, look: Look, number: int) -> None:
        tag = element.tag
        if tag in _UNSHOWN:
            return
        style = self._styles.of(element)
        if style.hidden:
            return
        look = _look(element, style, look)
        if tag == "br":
            self._break()
        elif tag == "table":
            self._end_paragraph()
            self._blocks.append(Table(tuple(self._rows(element, look))))
        elif tag in _BLOCKS:
            self._end_paragraph()
            if tag == "li":
                self._runs.append(Run(_label(element, number)))
            self._inside(element, look)
            self._end_paragraph()
        else:
            self._inside(element, look)

    def _add(self, text: str | None, look: Look) -> None:
        if not text:
            return
        shown = text if look.keeps_blanks else _BLANKS.sub(" ", text)
        if self._after_blank and not look.keeps_blanks:
            shown = shown.lstrip(" ")
        if shown:
            shown = signs.shown(shown, look.font)
            self._runs.append(Run(shown, look.font, look.capitals, look.encoding))
            self._after_blank = shown.endswith((" ", "\n"))

    def _break(self) -> None:
        self._runs.append(Run("\n"))
        self._after_blank = True

    def _end_paragraph(self) -> None:
        if any(run.text.strip() for run in self._runs):
            self._blocks.append(Paragraph(tuple(self._runs)))
        self._runs = []
        self._after_blank = True

    def _rows(self, table: etree._Element, look: Look) -> list[tuple[Cell, ...]]:
        rows: list[tuple[Cell, ...]] = []
        for child in table:
            if child.tag == "tr":
                rows.append(self._cells(child, look))
            elif child.tag in _ROWS:
                rows.extend(self._rows(child, look))
            elif child.tag == "caption":
                rows.append((Cell(Walk(self._styles).blocks(child, look)),))
        return rows

    def _cells(self, row: etree._Element, look: Look) -> tuple[Cell, ...]:
        around = _look(row, self._styles.of(row), look)
        return tuple(
            Cell(
                Walk(self._styles).blocks(
                    cell, _look(cell, self._styles.of(cell), around)
                )
            )
            for cell in row
            if cell.tag in ("td", "th")
        )


def _look(element: etree._Element, style: Style, around: Look) -> Look:
    font = style.font or (element.get("face") if element.tag == "font" else None)
    look = replace(around, font=font.split(",")[0].strip()) if font else around
    if style.capitals:
        look = replace(look, capitals=True)
    return replace(look, keeps_blanks=True) if element.tag == "pre" else look


def _label(item: etree._Element, number: int) -> str:
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return "• "
    style = _NUMBERS.get(item.get("type") or parent.get("type") or "1", "decimal")
    return f"{ordinal(number, style)}. "


def _first_number(element: etree._Element) -> int:
    return _number(element.get("start"), 1) if element.tag == "ol" else 1


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 7 else default
