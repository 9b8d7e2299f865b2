"""Marks set on a paper: secrecy, urgency, circulation, draft.

A mark is a line of its own, in capitals; what stands in running text is none.
Whether a paper is held depends on the first of them (``secrecy.py``).
"""

from collections.abc import Iterator
from itertools import islice

from archive.model import Claim
from indexer.recognise import secrecy
from indexer.recognise.claims import claim
from indexer.recognise.marking import ALL, TABLES, draft_in, value
from indexer.recognise.paper import Paper

_HEADER_CELLS = 45


def read(paper: Paper) -> Iterator[Claim]:
    """Yield the marks of the paper, the first of each."""
    zone = paper.top[:_HEADER_CELLS]
    marked = [cell for cell in zone if value(cell, ALL)]
    yield from secrecy.read(paper.text.pages, paper.top)
    for field, table in TABLES.items():
        found = next(((c, v) for c in marked if (v := value(c, table))), None)
        if found is not None:
            yield claim(field, found[1], [found[0]], "mark")
    drafts = ((c, said) for c in zone if (said := draft_in(c)) is not None)
    for cell, said in islice(drafts, 1):
        yield claim("draft", said, [cell], "mark")
