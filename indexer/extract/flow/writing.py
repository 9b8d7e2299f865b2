"""A flow as the text of one page, in the order in which a reader wants it.

The body comes first, so that the paper's own letterhead stands at the top;
notes and running lines follow it. A letterhead that was put into the header
part is no running line and goes before the body.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from archive.model import Origin, Page, Text
from archive.text import squeeze, toneless
from indexer.extract.flow.model import Block, Cell, Flow, Paragraph, Run, Table
from indexer.extract.flow.scribe import Scribe
from indexer.extract.flow.written import Written, joined, merged

_TITLES = (
    "dang cong san viet nam",
    "cong hoa xa hoi chu nghia viet nam",
    "doan tncs ho chi minh",
)
_TOP_OF_BODY = 2_000
_ONLY_A_PAGE_NUMBER = re.compile(r"(?:trang\s)?[\s\-–—./|\d]*", re.IGNORECASE)


def write(flow: Flow, media_type: str, notes: tuple[str, ...] = ()) -> Text:
    """Return ``flow`` as the text of a file of ``media_type``, one page."""
    return write_pages([flow], media_type, notes)


def write_pages(
    flows: Sequence[Flow], media_type: str, notes: tuple[str, ...] = ()
) -> Text:
    """Return ``flows`` as the text of a file, each a page."""
    scribe = Scribe(
        runs
        for flow in flows
        for runs in _paragraphs((*flow.body, *flow.notes, *flow.running))
    )
    pages = tuple(
        _page(number, _ordered(flow, scribe)) for number, flow in enumerate(flows, 1)
    )
    used = [f"legacy_{encoding}" for encoding in sorted(scribe.used)]
    return Text(media_type, pages, tuple(dict.fromkeys([*notes, *used])))


def _ordered(flow: Flow, scribe: Scribe) -> list[Written]:
    body = _lines(flow.body, scribe)
    after = _lines(flow.notes, scribe)
    running = _running_lines(flow.running, scribe)
    if _holds_letterhead(running, body):
        return [*running, *body, *after]
    return [*body, *after, *running]


def _page(number: int, lines: Iterable[Written]) -> Page:
    page = joined(_with_single_gaps(lines), "\n")
    origin: Origin = "text" if page.text else "blank"
    return Page(number, page.text, origin, decoded=merged(page.text, page.decoded))


def _paragraphs(blocks: Iterable[Block]) -> Iterator[Sequence[Run]]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.runs
            continue
        for row in block.rows:
            for cell in row:
                yield from _paragraphs(cell.blocks)


def _lines(blocks: Iterable[Block], scribe: Scribe) -> list[Written]:
    lines: list[Written] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.extend(scribe.write(block.runs).lines())
        else:
            lines.extend(_table_lines(block, scribe))
    return lines


def _table_lines(table: Table, scribe: Scribe) -> Iterator[Written]:
    for row in table.rows:
        cells = [_cell_lines(cell, scribe) for cell in row]
        if all(len(lines) <= 1 for lines in cells):
            yield joined((joined(lines, "") for lines in cells), "\t")
        else:
            # A row with taller cells is a letterhead or a signature block:
            # each cell is read on its own.
            for lines in cells:
                yield from lines


def _cell_lines(cell: Cell, scribe: Scribe) -> list[Written]:
    lines = (line.stripped() for line in _lines(cell.blocks, scribe))
    return [line for line in lines if line.text]


def _running_lines(blocks: Iterable[Block], scribe: Scribe) -> list[Written]:
    lines = (line.stripped() for line in _lines(blocks, scribe))
    once = {line.text: line for line in lines}
    return [
        line for text, line in once.items() if not _ONLY_A_PAGE_NUMBER.fullmatch(text)
    ]


def _holds_letterhead(running: list[Written], body: list[Written]) -> bool:
    top = _plain(body)[:_TOP_OF_BODY]
    header = _plain(running)
    return any(title in header and title not in top for title in _TITLES)


def _plain(lines: list[Written]) -> str:
    return squeeze(toneless(" ".join(line.text for line in lines)[: 4 * _TOP_OF_BODY]))


def _with_single_gaps(lines: Iterable[Written]) -> list[Written]:
    """Return ``lines``, a single empty one where several follow each other."""
    kept: list[Written] = []
    for line in lines:
        bare = line.rstripped()
        if bare.text or (kept and kept[-1].text):
            kept.append(bare)
    if kept and not kept[-1].text:
        kept.pop()
    return kept
