"""The mark of a copying office under the paper it copied (``domain.md`` §1.5).

A copy has two numbers, dates and signatures. The paper is known by the first;
the second set is kept here.
"""

import re
from collections.abc import Iterator, Sequence

from archive import symbols
from archive.model import Claim
from indexer.recognise import issuers, letterhead
from indexer.recognise.cells import Cell
from indexer.recognise.claims import claim
from indexer.recognise.ending import Ending
from indexer.recognise.issued import dated_cells
from indexer.recognise.numbering import is_numbered
from indexer.recognise.paper import Paper

_CODES = {"BS", "SY", "SL", "TrS"}
_KIND = re.compile(r"^(?:sao y|sao luc|trich sao|ban sao)\b")
_NEAR = 10


def read(paper: Paper, found: Ending | None) -> Iterator[Claim]:
    """Yield the copy mark."""
    below = () if found is None else found.cells[found.signed + 1 :]
    for index, cell in enumerate(below):
        symbol = symbols.read(cell.text) if is_numbered(cell) else None
        if symbol is None:
            continue
        near = below[max(0, index - _NEAR) : index + _NEAR]
        if symbol.type_code in _CODES or any(_KIND.match(c.bare) for c in near):
            yield _claim(paper, below, index, str(symbol))
            return


def _claim(paper: Paper, below: Sequence[Cell], index: int, number: str) -> Claim:
    dated = next(dated_cells(tuple(below[index : index + _NEAR])), None)
    lines = list(_heading(below[:index]))
    head = letterhead.read([line.text for line in lines])
    name = issuers.named(paper, letterhead.full_names(head)[0]) if head else None
    value = {
        "number": number,
        "date": dated[1].date.isoformat() if dated and dated[1].date else None,
        "body": name,
    }
    seen = [*lines, below[index], *([dated[0]] if dated else [])]
    return claim("copy", value, seen, "block", 0.9)


def _heading(above: Sequence[Cell]) -> list[Cell]:
    """Return the capital lines just above the number of the copy."""
    lines: list[Cell] = []
    for cell in reversed(above):
        if cell.is_title or cell.is_rule or cell.is_dated or _KIND.match(cell.bare):
            continue
        if not cell.is_caps:
            break
        lines.append(cell)
    return lines[::-1]
