"""From the elements of a document to blocks: what is printed, once, in order."""

from collections.abc import Iterator

from lxml import etree

from indexer.extract.flow import Block, Cell, List, Paragraph, Run, Table, signs
from indexer.extract.odt.lists import Lists
from indexer.extract.odt.names import DRAW, OFFICE, TABLE, TEXT, number
from indexer.extract.odt.styles import Look, Styles

_PARAGRAPHS = {f"{TEXT}p", f"{TEXT}h"}
# What was deleted, remarks of reviewers and hidden text are not printed.
_UNPRINTED = {
    f"{TEXT}tracked-changes", f"{OFFICE}annotation", f"{TEXT}hidden-text",
    f"{TEXT}hidden-paragraph", f"{OFFICE}forms", f"{TEXT}sequence-decls",
    f"{TABLE}table-columns", f"{TEXT}note-citation", f"{TEXT}ruby-text",
}  # fmt: skip
_FLOATING = (f"{DRAW}text-box", f"{DRAW}custom-shape")
_CHARACTERS = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}
_MOST_BLANKS = 100


class Walk:
    """Walks one document; ``notes`` collects footnotes and endnotes on the way."""

    def __init__(self, styles: Styles, lists: Lists) -> None:
        self.notes: list[Block] = []
        self._styles = styles
        self._lists = lists

    def blocks(self, parent: etree._Element) -> Iterator[Block]:
        """Yield the paragraphs and tables that stand in ``parent``."""
        for child in parent:
            if child.tag in _PARAGRAPHS:
                yield from self._paragraph(child)
            elif child.tag == f"{TEXT}list":
                yield from self._list(child, None, 0)
            elif child.tag == f"{TABLE}table":
                yield Table(tuple(self._rows(child)))
            elif child.tag not in _UNPRINTED:
                yield from self.blocks(child)

    def _list(
        self, element: etree._Element, outer: List | None, depth: int
    ) -> Iterator[Block]:
        style = element.get(f"{TEXT}style-name")
        continues = element.get(f"{TEXT}continue-numbering") == "true"
        continues = continues or element.get(f"{TEXT}continue-list") is not None
        used = outer or self._lists.begin(style or "", continues=continues)
        for item in element:
            numbered = item.tag == f"{TEXT}list-item"
            for child in item:
                if child.tag == f"{TEXT}list":
                    yield from self._list(child, used, depth + 1)
                elif child.tag in _PARAGRAPHS:
                    label = self._lists.label(used, depth) if numbered else None
                    yield from self._paragraph(child, label)
                    # Only the first paragraph of an item bears its number.
                    numbered = False

    def _rows(self, table: etree._Element) -> Iterator[tuple[Cell, ...]]:
        for child in table:
            if child.tag == f"{TABLE}table-row":
                yield tuple(self._cells(child))
            elif child.tag not in _UNPRINTED:
                yield from self._rows(child)

    def _cells(self, row: etree._Element) -> Iterator[Cell]:
        for cell in row.iterchildren(f"{TABLE}table-cell"):
            yield Cell(tuple(self.blocks(cell)))

    def _paragraph(
        self, element: etree._Element, label: Run | None = None
    ) -> Iterator[Block]:
        look = self._styles.look("paragraph", element.get(f"{TEXT}style-name"))
        runs = list(self._runs(element, look))
        if label and any(run.text.strip() for run in runs):
            runs.insert(0, label)
        yield Paragraph(tuple(runs))
        yield from self._boxes(element)

    def _runs(self, element: etree._Element, look: Look) -> Iterator[Run]:
        yield _run(element.text, look)
        for child in element:
            yield from self._inline(child, look)
            yield _run(child.tail, look)

    def _inline(self, element: etree._Element, look: Look) -> Iterator[Run]:
        tag = element.tag
        if tag == f"{TEXT}note":
            self._note(element)
        elif tag == f"{TEXT}s":
            blanks = number(element.get(f"{TEXT}c"), 1)
            yield _run(" " * min(blanks, _MOST_BLANKS), look)
        elif tag in _CHARACTERS:
            yield Run(_CHARACTERS[tag])
        elif tag == f"{TEXT}span":
            style = self._styles.look("text", element.get(f"{TEXT}style-name"))
            yield from self._runs(element, style.over(look))
        elif str(tag).startswith(TEXT) and tag not in _UNPRINTED:
            yield from self._runs(element, look)

    def _note(self, element: etree._Element) -> None:
        for body in element.iterchildren(f"{TEXT}note-body"):
            self.notes.extend(self.blocks(body))

    def _boxes(self, paragraph: etree._Element) -> Iterator[Block]:
        """Yield what stands in the frames anchored in ``paragraph``."""
        waiting = [paragraph]
        while waiting:
            element = waiting.pop()
            if element.tag in _FLOATING:
                yield from self.blocks(element)
            elif element.tag not in _UNPRINTED and element.tag != f"{TEXT}note":
                waiting.extend(reversed(element))


def _run(text: str | None, look: Look) -> Run:
    if not text or look.hidden:
        return Run("")
    # Line ends in the file are blanks; printed ones have an element.
    flat = text.replace("\n", " ").replace("\r", "")
    return Run(signs.shown(flat, look.font), look.font, bool(look.capitals))
