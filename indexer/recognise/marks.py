"""Marks set on a paper: secrecy, urgency, circulation, draft.

A mark is a line of its own, in capitals; "bí mật" or "mật độ" in running text
is none. Whether a paper is held depends on the first of them, so it is looked
for at the top of every page that is likely to carry a stamp.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from archive.model import Claim
from archive.text import toneless
from indexer.recognise.cells import Cell, cells
from indexer.recognise.claims import claim
from indexer.recognise.marking import ALL, TABLES, draft_in, value
from indexer.recognise.paper import Paper

_HEADER_CELLS = 45
_STAMP_CELLS = 8
_STAMPED_PAGES = 30


def read(paper: Paper) -> Iterator[Claim]:
    """Yield the marks of the paper, the first of each."""
    zone = paper.top[:_HEADER_CELLS]
    marked = [cell for cell in zone if value(cell, ALL)]
    for field, table in TABLES.items():
        places = _stamped(paper, marked) if field == "secrecy" else iter(marked)
        found = next(((c, v) for c in places if (v := value(c, table))), None)
        if found is not None:
            yield claim(field, found[1], [found[0]], "mark")
    drafts = ((c, said) for c in zone if (said := draft_in(c)) is not None)
    for cell, said in islice(drafts, 1):
        yield claim("draft", said, [cell], "mark")


def _stamped(paper: Paper, marked: Sequence[Cell]) -> Iterator[Cell]:
    """Yield where a level of secrecy may stand; all of them have one word."""
    yield from marked
    for page in paper.text.pages[1:_STAMPED_PAGES]:
        if "mat" in toneless(page.text):
            yield from islice(cells(page), _STAMP_CELLS)
