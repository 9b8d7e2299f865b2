"""Marks set on a paper: secrecy, urgency, circulation, draft.

A mark is a line of its own, in capitals; "bí mật" or "mật độ" in running text
is none. Whether a paper is held depends on the first of them, so it is looked
for at the top of every page that is likely to carry a stamp.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from archive.model import Claim
from archive.text import marked, squeeze, toneless
from indexer.recognise.cells import Cell, cells
from indexer.recognise.claims import claim
from indexer.recognise.zones import Paper

_SECRECY = {"mật": "Mật", "tối mật": "Tối mật", "tuyệt mật": "Tuyệt mật"}
_URGENCY = {
    "khẩn": "Khẩn",
    "thượng khẩn": "Thượng khẩn",
    "hỏa tốc": "Hỏa tốc",
    "hỏa tốc hẹn giờ": "Hỏa tốc hẹn giờ",
}
_CIRCULATION = {
    words: words.capitalize()
    for words in (
        "tài liệu hội nghị",
        "lưu hành nội bộ",
        "tài liệu lưu hành nội bộ",
        "tài liệu thu hồi",
        "xem xong trả lại",
        "xong hội nghị trả lại",
        "không phổ biến",
    )
}
_TABLES = {"secrecy": _SECRECY, "urgency": _URGENCY, "circulation": _CIRCULATION}
_LEVEL = re.compile(r"^(?:độ|mức độ) (?:mật|khẩn)\s?:\s?")
_DRAFT = re.compile(r"^\W{0,2}dự thảo(?: lần (?:thứ )?\w{1,4})?\W{0,3}$")
_TRIM = re.compile(r"^[\W_]{1,3}|[\W_]{1,3}$")
_HEADER_CELLS = 45
_STAMP_CELLS = 8
_STAMPED_PAGES = 30


def read(paper: Paper) -> Iterator[Claim]:
    """Yield the marks of the paper, the first of each."""
    zone = paper.top[:_HEADER_CELLS]
    for field, table in _TABLES.items():
        places = _stamped(paper, zone) if field == "secrecy" else iter(zone)
        found = next(((c, v) for c in places if (v := _value(c, table))), None)
        if found is not None:
            yield claim(field, found[1], [found[0]], "mark")
    draft = next((c for c in zone if _DRAFT.match(marked(c.text[:40]))), None)
    if draft is not None:
        yield claim("draft", squeeze(_TRIM.sub("", draft.text)), [draft], "mark")


def is_mark(cell: Cell) -> bool:
    """Whether the cell is a mark and no part of subject or letterhead."""
    is_draft = _DRAFT.match(marked(cell.text[:40])) is not None
    return is_draft or any(_value(cell, table) for table in _TABLES.values())


def _stamped(paper: Paper, zone: tuple[Cell, ...]) -> Iterator[Cell]:
    yield from zone
    for page in paper.text.pages[1:_STAMPED_PAGES]:
        yield from islice(cells(page), _STAMP_CELLS)


def _value(cell: Cell, table: Mapping[str, str]) -> str | None:
    """Return what a cell means as a mark; recognised letters may lose their marks."""
    words = _words(cell)
    if cell.origin == "ocr" and words:
        bare = toneless(words)
        return next((v for k, v in table.items() if toneless(k) == bare), None)
    return table.get(words)


def _words(cell: Cell) -> str:
    if len(cell.text) > 60:
        return ""
    words = marked(squeeze(cell.text))
    bare, levels = _LEVEL.subn("", words)
    if not levels and not cell.is_caps:
        return ""
    return _TRIM.sub("", bare)
