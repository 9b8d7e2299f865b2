"""Which reading of a header line is taken where its picture was read more than once.

The one that says more of what a header is for: a symbol whose kind and body there are,
a whole date, the name of a kind of paper or of a body. Where two say as much, the first
stays: figures are never chosen by what would be likelier.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from archive import dates, symbols
from archive.authority import Authority
from archive.model import Page, Reread
from indexer.recognise.cells import Cell, cells
from indexer.recognise.mending import is_known
from indexer.recognise.numbering import is_numbered, may_be_numbered

_MUCH, _SOME, _LITTLE = 4, 2, 1


def chosen(seen: Iterable[Cell], page: Page, authority: Authority) -> Iterator[Cell]:
    """Yield the cells of a page, those of a line from its better reading."""
    others = page.sight.rereads if page.sight else ()
    if not others:
        yield from seen
        return
    line: list[Cell] = []
    for cell in seen:
        if line and not _is_one_line(line[-1], cell, page):
            yield from _best(line, others, authority)
            line = []
        line.append(cell)
    yield from _best(line, others, authority)


def _is_one_line(cell: Cell, following: Cell, page: Page) -> bool:
    return "\n" not in page.text[cell.end : following.start]


def _best(
    line: Sequence[Cell], others: Sequence[Reread], authority: Authority
) -> Sequence[Cell]:
    """Return the cells of a line; a part of it may have been read again, or all."""
    best = list(line)
    for other in others:
        inside = [cell for cell in best if _is_within(cell, other)]
        if not inside or any(_is_across(cell, other) for cell in best):
            continue
        again = list(_read_again(inside, other))
        if _worth(again, authority) > _worth(inside, authority):
            place = best.index(inside[0])
            best[place : place + len(inside)] = again
    return best


def _is_within(cell: Cell, other: Reread) -> bool:
    return other.start <= cell.start and cell.end <= other.end


def _is_across(cell: Cell, other: Reread) -> bool:
    """Whether a cell holds more than what was read again."""
    overlaps = other.start < cell.end and cell.start < other.end
    return overlaps and not _is_within(cell, other)


def _read_again(line: Sequence[Cell], other: Reread) -> Iterator[Cell]:
    """Yield the cells of another reading, at the place of the line on the page."""
    first, last = line[0], line[-1]
    printed = " ".join(cell.verbatim for cell in line)
    for cell in cells(Page(first.page, other.text, first.origin)):
        yield replace(
            cell, start=first.start, end=last.end, gap=first.gap, printed=printed
        )


def _worth(line: Sequence[Cell], authority: Authority) -> int:
    return sum(_told(cell, authority) for cell in line)


def _told(cell: Cell, authority: Authority) -> int:
    """Return how much a cell says of the paper."""
    if is_numbered(cell) or may_be_numbered(cell):
        found = next((symbol for _, symbol in symbols.find(cell.text)), None)
        is_sure = found is not None and is_known(found, authority)
        return _MUCH if is_sure else _LITTLE
    if cell.is_dated:
        day = dates.read(cell.text)
        return _MUCH if day and day.date else _LITTLE
    if cell.is_title or cell.is_motto:
        return _SOME
    is_kind = cell.is_caps and authority.type_named(cell.text) is not None
    body = authority.body_named(cell.text) if cell.is_caps else None
    return _SOME if is_kind or (body and body.id in authority.bodies) else 0
