"""Text boxes drawn over a sheet; a letterhead is sometimes one."""

from collections.abc import Iterator

from lxml import etree

from indexer.extract.container import Container
from indexer.extract.flow import Block, Paragraph, Run
from indexer.extract.xlsx.names import A, related, relations


def boxes(container: Container, sheet: str) -> tuple[Block, ...]:
    """Return the paragraphs of the text boxes on the sheet at ``sheet``."""
    root = container.xml(relations(sheet))
    found = root if root is not None else ()
    places = [
        related(sheet, relation.get("Target", ""))
        for relation in found
        if relation.get("Type", "").endswith("/drawing")
    ]
    return tuple(block for place in places for block in _paragraphs(container, place))


def _paragraphs(container: Container, place: str) -> Iterator[Block]:
    for element in container.elements(place, f"{A}p"):
        yield Paragraph(tuple(_runs(element)))


def _runs(paragraph: etree._Element) -> Iterator[Run]:
    for child in paragraph:
        if child.tag in (f"{A}r", f"{A}fld"):
            face = child.find(f"{A}rPr/{A}latin")
            font = face.get("typeface") if face is not None else None
            yield Run(child.findtext(f"{A}t") or "", font)
        elif child.tag == f"{A}br":
            yield Run("\n")
