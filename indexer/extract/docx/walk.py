"""From the elements of a document to blocks: what is printed, once, in order."""

from collections.abc import Iterator

from lxml import etree

from indexer.extract.docx.names import MC, M, W, child_value, value
from indexer.extract.docx.numbering import Numbering
from indexer.extract.docx.styles import Look, Styles, look_of
from indexer.extract.flow import Block, Cell, Paragraph, Run, Table, signs

# Wrappers that print what they hold; w:del and w:moveFrom are not among them.
_OPEN = {
    f"{W}{name}"
    for name in (
        "ins", "moveTo", "hyperlink", "smartTag", "fldSimple", "sdt", "sdtContent",
        "customXml", "dir", "bdo", "body", "ruby", "rubyBase",
    )
}  # fmt: skip
_CHARACTERS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    # The scribe drops it, unless the font says it is TCVN3, where it is "ư".
    f"{W}softHyphen": "\u00ad",
}


class Walk:
    """Walks the parts of one document; lists are counted on the way."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering

    def blocks(self, parent: etree._Element) -> Iterator[Block]:
        """Yield the paragraphs and tables that stand in ``parent``."""
        for child in parent:
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{W}tbl":
                yield Table(tuple(self._rows(child)))
            elif child.tag in _OPEN:
                yield from self.blocks(child)
            elif child.tag == f"{MC}AlternateContent":
                yield from self.blocks(_chosen(child))

    def _rows(self, table: etree._Element) -> Iterator[tuple[Cell, ...]]:
        for child in table:
            if child.tag == f"{W}tr":
                if child.find(f"{W}trPr/{W}del") is None:
                    yield tuple(self._cells(child))
            elif child.tag in _OPEN:
                yield from self._rows(child)

    def _cells(self, row: etree._Element) -> Iterator[Cell]:
        for child in row:
            if child.tag == f"{W}tc":
                yield Cell(tuple(self.blocks(child)))
            elif child.tag in _OPEN:
                yield from self._cells(child)

    def _paragraph(self, element: etree._Element) -> Iterator[Block]:
        properties = element.find(f"{W}pPr")
        style = self._styles.paragraph(child_value(properties, "pStyle"))
        look = look_of(None, properties).over(style)
        runs = list(self._runs(element, look))
        if look.list_name and any(run.text.strip() for run in runs):
            label = self._numbering.label(look.list_name, look.depth or 0)
            runs[:0] = [label] if label else []
        yield Paragraph(tuple(runs))
        yield from self._boxes(element)

    def _runs(self, parent: etree._Element, look: Look) -> Iterator[Run]:
        for child in parent:
            if child.tag == f"{W}r":
                yield from self._run(child, look)
            elif child.tag in _OPEN:
                yield from self._runs(child, look)
            elif child.tag == f"{MC}AlternateContent":
                yield from self._runs(_chosen(child), look)
            elif child.tag in (f"{M}oMath", f"{M}oMathPara"):
                yield Run("".join(part.text or "" for part in child.iter(f"{M}t")))

    def _run(self, element: etree._Element, around: Look) -> Iterator[Run]:
        properties = element.find(f"{W}rPr")
        style = self._styles.look(child_value(properties, "rStyle"))
        look = look_of(properties).over(style.over(around))
        if look.hidden:
            return
        font = self._styles.face(look.font)
        for child in element:
            if child.tag == f"{W}sym":
                yield _sign(child)
            elif text := _characters(child):
                shown = signs.shown(text, font)
                yield Run(shown, font, capitals=bool(look.capitals))

    def _boxes(self, paragraph: etree._Element) -> Iterator[Block]:
        """Yield what stands in the text boxes anchored in ``paragraph``."""
        waiting = [paragraph]
        while waiting:
            element = waiting.pop()
            if element.tag == f"{W}txbxContent":
                yield from self.blocks(element)
            elif element.tag == f"{MC}AlternateContent":
                # Choice and Fallback hold the same box twice.
                waiting.append(_chosen(element))
            elif element.tag not in (f"{W}del", f"{W}moveFrom"):
                waiting.extend(reversed(element))


def _characters(element: etree._Element) -> str:
    if element.tag == f"{W}t":
        return element.text or ""
    return _CHARACTERS.get(str(element.tag), "")


def _sign(element: etree._Element) -> Run:
    code = value(element, "char") or ""
    font = value(element, "font")
    try:
        return Run(signs.printed(int(code[:8], 16), font), font)
    except ValueError:
        return Run("")


def _chosen(alternatives: etree._Element) -> etree._Element:
    choice = alternatives.find(f"{MC}Choice")
    if choice is None:
        choice = alternatives.find(f"{MC}Fallback")
    return alternatives if choice is None else choice
