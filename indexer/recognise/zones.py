"""Where on a paper its own facts stand: the header zone and what it holds.

A paper names itself in its header (``domain.md`` §1.2); its body is full of
the numbers of others. The title line is the anchor: a header may come before
the body, or, in some text layers, after it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from archive import symbols
from archive.authority import Authority
from archive.model import Page, Text
from indexer.recognise.beginnings import SURE_BODY, begins_body
from indexer.recognise.cells import Cell, cells, joined
from indexer.recognise.letterhead import BODY
from indexer.recognise.marking import is_mark
from indexer.recognise.numbering import (
    is_beside_date,
    is_numbered,
    may_be_numbered,
)
from indexer.recognise.overlay import adopted, bare, rejoined
from indexer.recognise.paper import Header, Paper
from indexer.recognise.rereading import chosen

_LOOKED_AT = 150
_REACH, _CLOSE = 14, 4
_SECTION = re.compile(
    r"^(?:van ban quy pham phap luat|van ban hop nhat|van ban khac"
    r"|phan van ban .{0,40})\s?-?$"
)
ANNEX = re.compile(r"^phu luc(?:\s(?:so\s)?[ivx\d]{1,5}[a-z]?)?\s?[:.]?$")
# The code of a form, or what recognition made of figures above the number line.
_FORM_CODE = re.compile(
    r"^(?:\S{0,10}\d\S{0,10}|\W{0,3}(?!TỔ )[^\W\d]{0,2}\W{1,2}\d{1,2}\W{0,3})$"
)
_AUTHENTICATED = re.compile(r"XÁC\s{1,3}THỰC\s{1,3}VĂN\s{1,3}BẢN\s{1,3}HỢP\s{1,3}NHẤT")
_ENDING = re.compile(r"^(?:noi nhan\b|(?:tm|kt|tl|tuq|t/m|k/t|t/l)[./]?\s)")
_TAIL = re.compile(r"^\s?[-/]?[A-ZĐ]{2,}[A-ZĐ,]*(?:-[A-ZĐ,]+){0,9}$")


def lay_out(text: Text, authority: Authority) -> Paper:
    """Find the zones of a paper."""
    first = next((page for page in text.pages if page.text.strip()), None)
    if first is None:
        return Paper(text, authority, (), Header())
    seen = chosen(islice(cells(first), _LOOKED_AT), first, authority)
    top = tuple(_own(rejoined(bare(seen))))
    header = _header(top)
    if header.title and not _is_consolidated(header):
        authenticated = _authentication(text.pages)
        if authenticated is not None:
            return Paper(text, authority, top, authenticated, is_consolidated=True)
    if header.title and header.number and not header.dated:
        header = replace(header, dated=adopted(text.pages))
    return Paper(text, authority, top, header)


def _own(top: Sequence[Cell]) -> Sequence[Cell]:
    """Return the cells below the ending of the paper before, if the page begins so.

    The gazette prints one paper below the other; its letterhead begins behind the
    name of who signed the one before.
    """
    title = next((i for i, cell in enumerate(top) if cell.is_title), 0)
    last = next((i for i in reversed(range(title)) if not _is_above(top[i])), None)
    before = [] if last is None else top[: last + 1]
    is_own = any(is_numbered(c) or ANNEX.match(c.bare) for c in before)
    is_ended = any(_ENDING.match(cell.bare) for cell in before)
    return top[len(before) :] if is_ended and not is_own else top


def _is_above(cell: Cell) -> bool:
    return cell.is_caps or cell.is_rule or is_numbered(cell) or is_mark(cell)


def _header(top: Sequence[Cell]) -> Header:
    title = next((i for i, cell in enumerate(top) if cell.is_title), None)
    if title is not None and any(ANNEX.match(cell.bare) for cell in top[:title]):
        # Forms in an annex have headers of their own, which name nobody.
        return Header(tuple(top))
    number = _number(top, title)
    if title is None and not (number is not None and _dated(top, number)):
        return Header(tuple(top))
    anchor = _last_of_title(top, title) if number is None else number
    dated = _dated(top, anchor)
    last = anchor if number is not None else _last_of_rows(top, anchor, dated)
    header = Header(
        cells=tuple(top),
        title=None if title is None else top[title],
        number=None if number is None else _whole_number(top, number),
        dated=dated,
        letterhead=_letterhead(top, last),
    )
    return header if _is_header(header, top[anchor]) else Header(tuple(top))


def _last_of_title(top: Sequence[Cell], title: int | None) -> int:
    """Return where the motto stands, or the title where it has none."""
    first = title or 0
    mottos = (i for i in range(first, min(first + 5, len(top))) if top[i].is_motto)
    return next(mottos, first)


def _last_of_rows(top: Sequence[Cell], anchor: int, dated: Cell | None) -> int:
    """Return where the letterhead ends if no number tells.

    Recognition brings both columns row by row, down to the date.
    """
    if dated is None or dated.origin != "ocr":
        return anchor
    place = next((i for i, cell in enumerate(top) if cell.start == dated.start), anchor)
    return max(anchor, place)


def _is_header(header: Header, last: Cell) -> bool:
    """Whether a title stands in a header, and is not the name of a charter."""
    if header.number or header.dated or last.is_motto:
        return True
    first = next(iter(header.letterhead), None)
    return first is not None and BODY.match(first.bare) is not None


def _number(top: Sequence[Cell], title: int | None) -> int | None:
    there = list(_number_places(top, title))
    numbered = next((i for i in there if is_numbered(top[i])), None)
    if numbered is None:
        numbered = _misread_number(top, there)
    if numbered is not None or title is None:
        return numbered
    # Scanners lose the word "Số"; a line that is a symbol and nothing else stays.
    # In a text layer below the title such a line may be the end of a citation.
    scanned = (i for i in there if i < title or top[i].origin == "ocr")
    return next((i for i in scanned if _is_symbol(top[i])), None)


def _misread_number(top: Sequence[Cell], there: Sequence[int]) -> int | None:
    """Return which line may be that of the number, close to the date or the title."""
    near = [i for i in there if top[i].is_dated or top[i].is_title or top[i].is_motto]
    likely = (
        i
        for i in there
        if may_be_numbered(top[i]) and any(abs(i - j) <= _CLOSE for j in near)
    )
    beside = (
        i for i in there if any(is_beside_date(top[i], c) for c in top[i + 1 : i + 2])
    )
    return next(likely, next(beside, None))


def _number_places(top: Sequence[Cell], title: int | None) -> Iterator[int]:
    """Yield where a number may stand: above the title, then below it to the body."""
    if title is not None:
        yield from reversed(range(max(0, title - _REACH), title))
    first = 0 if title is None else title + 1
    for index in range(first, min(first + _REACH, len(top))):
        if begins_body(top[index]):
            return
        yield index


def _is_symbol(cell: Cell) -> bool:
    is_short = cell.text[:1].isdigit() and len(cell.text) < 60
    return is_short and symbols.read(cell.text) is not None


def _around(index: int) -> range:
    return range(max(0, index - _REACH), index + _REACH)


def _whole_number(top: Sequence[Cell], index: int) -> Cell:
    """Return the number line, put together where it is broken over two lines."""
    number = top[index]
    following = top[index + 1] if index + 1 < len(top) else None
    if following is None or not _TAIL.match(following.text):
        return number
    is_broken = number.text.endswith(("-", "/")) or following.text[0] in "-/"
    return joined([number, following], glue="") if is_broken else number


def _dated(top: Sequence[Cell], anchor: int) -> Cell | None:
    near = [i for i in _around(anchor) if i < len(top) and top[i].is_dated]
    if not near:
        return None
    # With its place: a line of the body may be "ngày 30 tháng 11 năm 2026."
    placed = [i for i in near if not top[i].bare.startswith("ngay")]
    nearest = min(placed or near, key=lambda i: abs(i - anchor))
    # A line of the body may end in a day: "trước / ngày 30 tháng 11 năm 2026."
    between = top[anchor + 1 : nearest]
    is_below = any(SURE_BODY.match(cell.bare) for cell in between)
    return None if is_below else top[nearest]


def _letterhead(top: Sequence[Cell], anchor: int) -> tuple[Cell, ...]:
    """Return the capital lines above the number, back to the first other line."""
    found: list[Cell] = []
    for cell in reversed(top[:anchor]):
        if _is_beside(cell):
            continue
        if not cell.is_caps or _SECTION.match(cell.bare) or begins_body(cell):
            if found or cell.is_sentence:
                break
            continue
        if not _FORM_CODE.match(cell.text):
            found.append(cell)
    if not found:
        found = [*_first_capitals(top[anchor + 1 : anchor + 6])][::-1]
    return tuple(reversed(found))


def _first_capitals(following: Sequence[Cell]) -> list[Cell]:
    block: list[Cell] = []
    for cell in following:
        if cell.is_caps and not _is_beside(cell):
            block.append(cell)
        elif block:
            break
    return block


def _is_beside(cell: Cell) -> bool:
    return (
        cell.is_title
        or cell.is_motto
        or cell.is_rule
        or cell.is_dated
        or is_numbered(cell)
        or is_mark(cell)
    )


def _is_consolidated(header: Header) -> bool:
    return header.number is not None and "VBHN" in header.number.text


def _authentication(pages: Sequence[Page]) -> Header | None:
    """Return the header a consolidated text carries behind its body.

    Above the body may stand the number of the act that was consolidated.
    """
    for page in pages:
        match = _AUTHENTICATED.search(page.text)
        if match:
            start = max(0, match.start() - 600)
            return _authenticated(list(cells(page, start, match.end() + 400)))
    return None


def _authenticated(zone: list[Cell]) -> Header | None:
    zone = rejoined(zone)
    number = next(
        (i for i, c in enumerate(zone) if is_numbered(c) and "VBHN" in c.text), None
    )
    if number is None:
        return None
    return Header(
        cells=tuple(zone),
        number=_whole_number(zone, number),
        dated=_dated(zone, number),
        letterhead=_letterhead(
            [c for c in zone if not _AUTHENTICATED.search(c.text)],
            sum(not _AUTHENTICATED.search(c.text) for c in zone[:number]),
        ),
    )
