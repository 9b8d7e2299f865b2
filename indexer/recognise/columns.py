"""The columns of a signature block in which two persons sign side by side.

Joint papers are signed for both bodies, the numbering one at the left; minutes
by their writer at the left and by who led the meeting at the right. Here one
column is kept, so that two persons never become one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.text import align
from indexer.recognise.cells import Cell
from indexer.recognise.cutting import SIGNED_FOR

_HEADS = (
    "(?:PHÓ )?(?:TỔNG )?(?:BÍ THƯ|CHỦ TỊCH|TRƯỞNG BAN|TRƯỞNG ĐOÀN|GIÁM ĐỐC|CHỦ NHIỆM"
    "|CHÁNH VĂN PHÒNG|VIỆN TRƯỞNG|CHÁNH ÁN|CHÁNH THANH TRA|BỘ TRƯỞNG)"
)
_PAIR = re.compile(rf"(?P<left>{_HEADS}) (?P<right>{_HEADS})")
_CHAIR = re.compile(r"^chu (?:tri|toa)\b")
_WRITER = re.compile(r"^(?:nguoi ghi|thu ky)\b")
_NAMES = re.compile(r"[^\W\d_]+(?:\s{1,200}[^\W\d_]+){2,8}")
_WIDE = re.compile(r"\s{2,}")
# Persons are told apart where they stand in one line by how family names begin.
_FAMILY_NAMES = re.compile(
    r"(?:an|âu|bàn|bạch|bế|bùi|cao|châu|chu|cù|cung|dương|đàm|đào|đặng|điêu|đinh|đoàn|đỗ"
    r"|đồng|đường|giàng|giáp|hà|hoàng|hồ|hứa|huỳnh|khổng|khuất|kiều|la|lại|lâm|lê|lò"
    r"|lộc|lục|lương|lường|lưu|lý|ma|mã|mai|mạc|mông|nghiêm|ngô|ngọc|nguyễn|nhâm|ninh"
    r"|nông|phạm|phan|phùng|quách|quan|tạ|tăng|thái|thân|thạch|tô|tòng|tống|trần|triệu"
    r"|trịnh|trương|từ|vàng|vi|võ|vũ|vương)"
)


def own(lines: Sequence[Cell]) -> tuple[Cell, ...]:
    """Return the lines of a signature block that belong to who signs first."""
    if not _is_double(lines):
        return tuple(lines)
    parted = [part for cell in lines for part in _parts(cell)]
    is_right = lines[0].beside and _CHAIR.match(lines[0].bare) is not None
    kept = _right(parted) if is_right else _left(parted)
    return tuple(kept)


def _is_double(lines: Sequence[Cell]) -> bool:
    """Whether the first line heads one of two columns."""
    first, second = lines[0], next(iter(lines[1:]), None)
    if len(list(_parts(first))) > 1:
        return True
    if first.beside and _CHAIR.match(first.bare):
        return True
    return (
        second is not None
        and second.beside
        and second.is_caps
        and not _WRITER.match(first.bare)
    )


def _parts(cell: Cell) -> Iterator[Cell]:
    """Yield the cell, or its halves where it holds two positions or names."""
    cut = _cut(cell.text)
    if cut is None:
        yield cell
        return
    left, right = cell.text[:cut].rstrip(), cell.text[cut:].lstrip()
    middle = cell.start + len(left)
    yield replace(cell, end=middle, text=left, bare=align(left).bare, printed="")
    start = cell.end - len(right)
    yield replace(
        cell, start=start, text=right, bare=align(right).bare, beside=True, printed=""
    )


def _cut(text: str) -> int | None:
    if pair := _PAIR.fullmatch(text):
        return pair.start("right")
    prefixes = list(SIGNED_FOR.finditer(text[:200]))
    if len(prefixes) == 2 and prefixes[0].group() == prefixes[1].group():
        return prefixes[1].start()
    return _between_names(text) if _NAMES.fullmatch(text) else None


def _between_names(text: str) -> int | None:
    """Return where the second of two names begins in one line."""
    words = list(re.finditer(r"\S+", text))
    if len(words) < 4 or not all(word.group().istitle() for word in words):
        return None
    if wide := _WIDE.search(text):
        return wide.end()
    middles = [i for i in range(2, len(words) - 1) if len(words) - i <= 5 and i <= 5]
    begins = [i for i in middles if _FAMILY_NAMES.fullmatch(words[i].group().lower())]
    best = min(begins or middles, key=lambda i: abs(2 * i - len(words)))
    return words[best].start()


def _left(cells: Sequence[Cell]) -> Iterator[Cell]:
    """Yield the cells but for the second signer's, to the right of the first's."""
    for index, cell in enumerate(cells):
        if not (index and cell.beside and _is_signed(cells[index - 1])):
            yield cell


def _right(cells: Sequence[Cell]) -> Iterator[Cell]:
    """Yield the cells but for the first signer's, to the left of the second's."""
    for index, cell in enumerate(cells):
        following = next(iter(cells[index + 1 : index + 2]), None)
        is_left = following is not None and following.beside and _is_signed(following)
        if not (index and is_left):
            yield cell


def _is_signed(cell: Cell) -> bool:
    """Whether a cell is a line of a signature, and no item of a list."""
    return cell.is_caps or cell.text.istitle() or cell.bare == "(da ky)"
