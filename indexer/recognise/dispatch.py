"""The subject of a dispatch: in the left column, between its number and "Kính gửi".

A dispatch names no kind (36-HD/VPTW, zone 5b; Decree 30/2020/NĐ-CP, annex I).
"""

import re
from collections.abc import Iterator, Sequence

from indexer.recognise.beginnings import begins_body
from indexer.recognise.cells import Cell
from indexer.recognise.marking import is_mark
from indexer.recognise.numbering import is_numbered
from indexer.recognise.paper import Paper, once

_LONGEST = 14
_ABOUT = re.compile(r"^(?:v\s?/\s?v|ve viec)\b")
# What a dispatch carries out may open its subject like its body.
_CARRIES_OUT = re.compile(r"^(?:thuc hien|thi hanh|theo de nghi)\b")


@once
def lines(paper: Paper) -> tuple[Cell, ...]:
    """Return the lines of the subject, none where there are none."""
    return tuple(_under_number(paper))


def _under_number(paper: Paper) -> Iterator[Cell]:
    begun = False
    numbered = paper.header.number is not None
    below = _below_number(paper)
    is_letter = any(cell.bare.startswith("kinh gui") for cell in below)
    for index, cell in enumerate(below):
        if begins_body(cell) and not (numbered and _is_carried_out(below, index)):
            return
        # Addressees that a text layer brings before "Kính gửi" are a list.
        if begun and cell.text.startswith(("- ", "– ")):
            return
        if _is_beside(cell) or not (numbered or begun or _ABOUT.match(cell.bare)):
            if begun and cell.is_title:
                return
            continue
        is_text = cell.is_sentence and not _ABOUT.match(cell.bare)
        if is_text and not begun and not is_letter:
            return
        begun = True
        yield cell


def _is_carried_out(below: Sequence[Cell], index: int) -> bool:
    """Whether a line above the addressees opens the subject like a body."""
    following = below[index + 1 :]
    return _CARRIES_OUT.match(below[index].bare) is not None and any(
        cell.bare.startswith("kinh gui") for cell in following
    )


def _below_number(paper: Paper) -> Sequence[Cell]:
    line = paper.header.number or paper.header.title
    if line is None:
        return ()
    start = next(i for i, cell in enumerate(paper.top) if cell.end >= line.end)
    return paper.top[start + 1 :][:_LONGEST]


def _is_beside(cell: Cell) -> bool:
    return (
        cell.is_title
        or cell.is_motto
        or cell.is_rule
        or cell.is_dated
        or (cell.is_caps and not _ABOUT.match(cell.bare))
        or is_numbered(cell)
        or is_mark(cell)
    )
