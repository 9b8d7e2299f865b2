"""A flow as the text of one page, in the order in which a reader wants it.

The body comes first, so that the paper's own letterhead stands at the top;
notes and running lines follow it. A letterhead that was put into the header
part is no running line and goes before the body.
"""

import re
from collections.abc import Iterable, Iterator

from archive.model import Page, Text
from archive.text import squeeze, toneless
from indexer.extract.flow.model import Block, Cell, Flow, Paragraph, Run, Table
from indexer.extract.flow.scribe import Scribe

_TITLES = (
    "dang cong san viet nam",
    "cong hoa xa hoi chu nghia viet nam",
    "doan tncs ho chi minh",
)
_TOP_OF_BODY = 2_000
_ONLY_A_PAGE_NUMBER = re.compile(r"(?:trang\s)?[\s\-–—./|\d]*", re.IGNORECASE)


def write(flow: Flow, media_type: str, notes: tuple[str, ...] = ()) -> Text:
    """Return ``flow`` as the text of a file of ``media_type``."""
    scribe = Scribe(_runs((*flow.body, *flow.notes, *flow.running)))
    body = _lines(flow.body, scribe)
    after = _lines(flow.notes, scribe)
    running = _running_lines(flow.running, scribe)
    if _holds_letterhead(running, body):
        lines = [*running, *body, *after]
    else:
        lines = [*body, *after, *running]
    used = [f"legacy_{encoding}" for encoding in sorted(scribe.used)]
    return Text(
        media_type, (Page(1, _joined(lines)),), tuple(dict.fromkeys([*notes, *used]))
    )


def _runs(blocks: Iterable[Block]) -> Iterator[Run]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from block.runs
            continue
        for row in block.rows:
            for cell in row:
                yield from _runs(cell.blocks)


def _lines(blocks: Iterable[Block], scribe: Scribe) -> list[str]:
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.extend(scribe.write(block.runs).split("\n"))
        else:
            lines.extend(_table_lines(block, scribe))
    return lines


def _table_lines(table: Table, scribe: Scribe) -> Iterator[str]:
    for row in table.rows:
        cells = [_cell_lines(cell, scribe) for cell in row]
        if all(len(lines) <= 1 for lines in cells):
            yield "\t".join("".join(lines) for lines in cells)
        else:
            # A row with taller cells is a letterhead or a signature block:
            # each cell is read on its own.
            for lines in cells:
                yield from lines


def _cell_lines(cell: Cell, scribe: Scribe) -> list[str]:
    lines = (line.strip() for line in _lines(cell.blocks, scribe))
    return [line for line in lines if line]


def _running_lines(blocks: Iterable[Block], scribe: Scribe) -> list[str]:
    lines = dict.fromkeys(line.strip() for line in _lines(blocks, scribe))
    return [line for line in lines if not _ONLY_A_PAGE_NUMBER.fullmatch(line)]


def _holds_letterhead(running: list[str], body: list[str]) -> bool:
    top = _plain(body)[:_TOP_OF_BODY]
    header = _plain(running)
    return any(title in header and title not in top for title in _TITLES)


def _plain(lines: list[str]) -> str:
    return squeeze(toneless(" ".join(lines)[: 4 * _TOP_OF_BODY]))


def _joined(lines: Iterable[str]) -> str:
    """Join ``lines``, keeping a single empty one where several follow each other."""
    kept: list[str] = []
    for line in lines:
        bare = line.rstrip()
        if bare or (kept and kept[-1]):
            kept.append(bare)
    return "\n".join(kept).strip("\n")
