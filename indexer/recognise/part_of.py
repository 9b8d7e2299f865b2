"""The paper that an annex or an enclosed regulation was issued with.

"(kèm theo Kế hoạch số 171-KH/TU, ngày 01/8/2019 của ...)" under a heading gives
the number of the parent, never the paper's own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from archive import dates, symbols
from archive.model import Claim
from archive.text import squeeze
from indexer.recognise import heading, issuers
from indexer.recognise.cells import Cell
from indexer.recognise.claims import claim
from indexer.recognise.paper import Paper, once

_WITH = re.compile(r"^\(?\s?(?:\(?ban hanh |phe duyet )?kem theo\b")
_BODY = re.compile(r"\bcủa (?P<body>[^)]{3,120})")
_DOTS = re.compile(r"(?<!\d)[.…_]{1,30}|[.…_]{1,30}(?!\d)|…")
_LINES = 5
_FAR = 14


@dataclass(frozen=True, slots=True)
class Enclosure:
    """The lines that name the parent paper, and their words in one."""

    cells: tuple[Cell, ...]
    words: str


@once
def find(paper: Paper) -> Enclosure | None:
    """Return the bracket that names the parent paper, or None."""
    found = heading.find(paper)
    start = 0 if found is None else found.index + 1
    if paper.header.number is not None:
        return None
    for index in range(start, min(start + _FAR, len(paper.top))):
        if _WITH.match(paper.top[index].bare):
            return _closed(paper, index)
    return None


def read(paper: Paper) -> Iterator[Claim]:
    """Yield the parent paper, and its body where the annex names no other."""
    found = find(paper)
    if found is None:
        return
    symbol = next((symbol for _, symbol in symbols.find(found.words)), None)
    issued = next((issued for _, issued in dates.find(found.words)), None)
    if symbol is not None:
        date = issued and (issued.date or issued.partial)
        value = f"{symbol}, {date}" if date else str(symbol)
        yield claim("part_of", value, found.cells, "enclosure")
    body = _body(paper, found)
    if body is not None and not issuers.names_of(paper):
        yield claim("issuers", [body], found.cells, "enclosure", 0.8)


def _closed(paper: Paper, index: int) -> Enclosure:
    cells: list[Cell] = []
    for cell in paper.top[index : index + _LINES]:
        cells.append(cell)
        if cell.text.rstrip(".").endswith(")"):
            break
    # Where the number is filled in by hand, the dots of the form stay around it.
    words = squeeze(_DOTS.sub(" ", " ".join(cell.text for cell in cells)))
    return Enclosure(tuple(cells), words.partition(")")[0])


def _body(paper: Paper, found: Enclosure) -> str | None:
    match = _BODY.search(found.words)
    body = paper.authority.body_named(squeeze(match["body"])) if match else None
    return None if body is None else body.name
