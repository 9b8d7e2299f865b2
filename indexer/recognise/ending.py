"""The ending of a paper: the signature block and the lists beside it.

The first signature is the paper's own; those of annexes and of forms follow.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from archive.model import Page
from archive.text import align
from indexer.recognise import columns
from indexer.recognise.cells import AROUND, Cell, cells
from indexer.recognise.cutting import SIGNED_FOR
from indexer.recognise.numbering import is_numbered
from indexer.recognise.zones import ANNEX

_POSITIONS = (
    "TỔNG BÍ THƯ|BÍ THƯ|CHỦ TỊCH|THỦ TƯỚNG|BỘ TRƯỞNG|THỨ TRƯỞNG|TRƯỞNG BAN|GIÁM ĐỐC"
    "|TỔNG GIÁM ĐỐC|CHÁNH VĂN PHÒNG|CHỦ NHIỆM|VIỆN TRƯỞNG|CHÁNH ÁN|CỤC TRƯỞNG"
    "|TỔNG CỤC TRƯỞNG|CHI CỤC TRƯỞNG|HIỆU TRƯỞNG|TRƯỞNG PHÒNG|TRƯỞNG ĐOÀN|THỐNG ĐỐC"
    "|CHÁNH THANH TRA|TỔNG THANH TRA|TỔNG KIỂM TOÁN|TỔNG THƯ KÝ|BÍ THƯ THỨ NHẤT"
    "|CHÁNH VĂN PHÒNG|THƯỜNG TRỰC BAN BÍ THƯ|TRƯỞNG TIỂU BAN|ĐOÀN CHỦ TỊCH|CHỦ TRÌ|CHỦ TỌA|CHỦ TOẠ"
)
_POSITION = re.compile(
    rf"^(?:Q\.\s?|QUYỀN )?(?:PHÓ )?(?:{_POSITIONS})(?:[ ,-].{{0,60}})?$"
)
# Both patterns are cheap doors: most pages have neither, and are not cut to cells.
_DOOR = re.compile(
    rf"{SIGNED_FOR.pattern}|(?:{_POSITIONS})\s*(?:\n|\t|$)"
    r"|CHỦ TRÌ |CHỦ TỌA |CHỦ TOẠ "
)
# Where a door may be: to look for its first letters alone is quick.
_CAPITALS = "".join(sorted({word[0] for word in _POSITIONS.split("|")} | set("KQT")))
_PLACE = re.compile(rf"[{_CAPITALS}](?=[^\W\d_a-z]|[./])")
_LONGEST_LIST = 48
_UP, _DOWN, _OVERLEAF = 5000, 3000, 1500
_READ_PAGES = 400
_NEAR_PAGES = 2
# A page of a register may hold thousands of positions, of which none signs.
_MOST_DOORS = 300
_NAME = re.compile(r"^[^\W\d_]+(?: [^\W\d_]+){1,4}$")
_PLACEHOLDER = re.compile(r"^\(?(?:ghi ro |ky, (?:ghi ro )?)?ho (?:va )?ten\b")
_COPIED = re.compile(r"^(?:sao y|sao luc|trich sao|ban sao)\b")
_LIST = re.compile(r"^[ \t]{0,80}Nơi nh[aâậ]n\s?:?(?:[ \t]{0,9}$|\t)", re.MULTILINE)
_RECIPIENTS = re.compile(r"^\W{0,3}\w{1,3}i nhan\s?[:.]?(?:\s?[-–].{0,200})?$")
_LISTED = re.compile(r"i\s+nhan")
_RANK = re.compile(
    r"^(?:(?:đại|trung|thiếu|thượng) (?:tướng|tá)|đại tướng|gs\.?|pgs\.?|ts\.?|ths\.?"
    r"|bs\.?|ông|bà|đồng chí|luật sư)[ .]{1,3}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Ending:
    """The cells around the signature; ``signed`` is where it begins.

    Where nobody signed, it is where the list of recipients begins.
    """

    cells: tuple[Cell, ...]
    signed: int
    is_signed: bool = True

    @property
    def block(self) -> tuple[Cell, ...]:
        """The cells from the first line of the signature on, of one signer."""
        return columns.own(self.cells[self.signed :][:_LONGEST_LIST])


def find(pages: Sequence[Page], after: Cell | None) -> Ending | None:
    """Return the ending of the paper, or None where nobody signed it.

    ``after`` is the last cell of the header; a signature stands below it. One
    without a readable name is taken only where none with a name is near.
    """
    nameless: tuple[int, int] | None = None
    for index, door in islice(_doors(pages[:_READ_PAGES], after), _MOST_DOORS):
        if nameless and index > nameless[0] + _NEAR_PAGES:
            break
        block = _block(pages[index], door)
        if block is not None and name_in(block) is not None:
            if nameless and _is_other(pages[index], nameless, door):
                break
            return _ending(pages[index : index + 2], door, after)
        if block is not None and SIGNED_FOR.match(block.cells[0].text):
            nameless = nameless or (index, door)
    if nameless is not None:
        index, door = nameless
        return _ending(pages[index : index + 2], door, after)
    return _unsigned(pages[:_READ_PAGES], after)


def _is_other(page: Page, nameless: tuple[int, int], door: int) -> bool:
    """Whether a later signature is that of a copy or an annex below the first."""
    start = nameless[1] if nameless[0] == page.number - 1 else 0
    return any(_begins_another(c) for c in cells(page, max(start, door - _UP), door))


def _unsigned(pages: Sequence[Page], after: Cell | None) -> Ending | None:
    for index, page in enumerate(pages):
        match = _LIST.search(page.text, _below(page, after))
        if match is not None:
            ending = _ending(pages[index : index + 2], match.start(), after)
            return replace(ending, is_signed=False)
    return None


def _doors(pages: Sequence[Page], after: Cell | None) -> Iterator[tuple[int, int]]:
    """Yield each place where a signature may begin, by page and character."""
    for index, page in enumerate(pages):
        end = _below(page, after)
        for place in _PLACE.finditer(page.text, end):
            if place.start() >= end and (door := _DOOR.match(page.text, place.start())):
                end = door.end()
                yield index, door.start()


def _below(page: Page, after: Cell | None) -> int:
    return after.end if after and after.page == page.number else 0


def _block(page: Page, door: int) -> Ending | None:
    """Return the cells from a line of authority or position on, if it is one."""
    begin = _line_start(page.text, door)
    there = (c for c in cells(page, begin, door + _DOWN) if c.end > door)
    first = next(there, None)
    if first is None or not is_signature(first):
        return None
    below = (first, *islice(there, _LONGEST_LIST - 1))
    if any(_PLACEHOLDER.match(cell.bare) for cell in below[1:5]):
        return None
    return Ending(below, 0)


def _ending(pages: Sequence[Page], door: int, after: Cell | None) -> Ending:
    page = pages[0]
    top = max(_below(page, after), _line_start(page.text, door - _UP))
    zone = list(cells(page, _begin(page, top, door), door + _DOWN))
    signed = next(i for i, cell in enumerate(zone) if cell.end > door)
    zone.extend(cell for later in pages[1:] for cell in cells(later, 0, _OVERLEAF))
    return Ending(tuple(zone), signed)


def _begin(page: Page, top: int, door: int) -> int:
    """Return where the list of recipients above a signature begins, or its own line.

    Between these and ``top`` stands the body, for whose cells nobody asks.
    """
    above = align(page.text[top:door])
    listed = (above.span(*one.span()).start for one in _LISTED.finditer(above.bare))
    lines = {_line_start(page.text, top + at) for at in listed}
    for start in sorted(lines, reverse=True):
        end = page.text.find("\n", start)
        line = cells(page, start, None if end < 0 else end)
        if any(_RECIPIENTS.match(cell.bare) for cell in line):
            return max(top, _above(page.text, start))
    return max(top, _above(page.text, door))


def _above(text: str, position: int) -> int:
    """Return the end of what stands above a line, from where its gap is seen."""
    return len(text[: _line_start(text, position)].rstrip(AROUND))


def _line_start(text: str, position: int) -> int:
    return text.rfind("\n", 0, position) + 1 if position > 0 else 0


def is_signature(cell: Cell) -> bool:
    """Whether a cell is a line of authority or position of a signature."""
    if len(cell.text) > 90 or not cell.is_caps:
        return False
    return bool(SIGNED_FOR.match(cell.text) or _POSITION.match(cell.text))


def name_in(ending: Ending) -> Cell | None:
    """Return the name of who signed, below authority and position."""
    lines = ending.block
    for index, cell in enumerate(lines[1:], 1):
        if _begins_another(cell):
            return None
        if cell.is_sentence and not _is_listed(lines, index):
            return None
        if is_name(cell) and not _is_listed(lines, index):
            return cell
    return None


def _begins_another(cell: Cell) -> bool:
    """Whether a copy, an annex or the next paper begins below the signature."""
    return (
        cell.is_title
        or cell.is_dated
        or is_numbered(cell)
        or _COPIED.match(cell.bare) is not None
        or ANNEX.match(cell.bare) is not None
    )


def is_name(cell: Cell) -> bool:
    """Whether a cell is a person's name: two to five words with capitals."""
    name = plain_name(cell)
    words = name.split(" ")
    if not _NAME.match(name) or len(name) > 40:
        return False
    return all(w[0].isupper() and (w[1:].islower() or len(w) == 1) for w in words)


def plain_name(cell: Cell) -> str:
    """Return the name in a cell without rank, title and specks."""
    text = cell.text.strip(" .,;“”\"'_-*|")
    return _RANK.sub("", " ".join(text.split()))


def _is_listed(lines: Sequence[Cell], index: int) -> bool:
    """Whether a cell belongs to an unfinished item of the list of recipients."""
    cell, above = lines[index], lines[index - 1]
    if cell.text.startswith(("-", "–", "+", "•")):
        return True
    return above.text.startswith(("-", "–")) and not above.text.endswith(
        (".", ";", ",")
    )


def recipients_start(ending: Ending) -> int | None:
    """Return where the list under "Nơi nhận" begins, nearest to the signature."""
    starts = [i for i, c in enumerate(ending.cells) if _RECIPIENTS.match(c.bare)]
    above = [i for i in starts if i <= ending.signed]
    return above[-1] if above else next(iter(starts), None)


def marked_items(lines: Sequence[Cell]) -> Iterator[list[Cell]]:
    """Yield the items of a dashed list, each with its continuation lines."""
    item: list[Cell] = []
    for cell in lines:
        if cell.text.startswith(("-", "–", "+", "•", "·")):
            if item:
                yield item
            item = [cell]
        elif item and _continues(item[-1], cell):
            item.append(cell)
        elif item and (not _is_between(cell) or _is_last(item)):
            break
    if item:
        yield item


def _continues(above: Cell, cell: Cell) -> bool:
    if cell.is_caps or cell.is_sentence or cell.is_rule:
        return False
    if cell.gap and _is_last([above]):
        return False
    if _is_signed_mark(cell):
        return False
    return not above.text.endswith((".", ";")) and not is_name(cell)


def _is_last(item: Sequence[Cell]) -> bool:
    """Whether an item names the file copy, with which every list ends."""
    return item[0].bare.lstrip("-–. ").startswith("luu")


def _is_between(cell: Cell) -> bool:
    """Whether a cell of the signature column stands between two items."""
    return cell.is_caps or cell.is_rule or _is_signed_mark(cell) or is_name(cell)


def _is_signed_mark(cell: Cell) -> bool:
    return cell.bare.strip("()/ ") == "da ky"
