"""What a line means as a mark: a level of secrecy or urgency, a circle, a draft.

A mark is a line of its own, in capitals; "bí mật" or "mật độ" in running text is none.
"""

import re
from collections.abc import Mapping

from archive.text import marked, squeeze, toneless
from indexer.recognise.cells import Cell

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
        "tài liệu thu hồi sau hội nghị",
        "thu hồi sau hội nghị",
        "xem xong trả lại",
        "xong hội nghị trả lại",
        "không phổ biến",
    )
}
TABLES = {"urgency": _URGENCY, "circulation": _CIRCULATION}
ALL = _SECRECY | _URGENCY | _CIRCULATION
_BARE = frozenset(map(toneless, ALL))
_LEVEL = re.compile(r"^(?:độ|mức độ) (?:mật|khẩn)\s?:\s?")
_DRAFT = re.compile(r"^\W{0,2}dự thảo(?: \(?(?:lần (?:thứ )?\w{1,4}|\d{1,2}))?\W{0,3}$")
_COPY = re.compile(
    r"^\W{0,2}(?:sao y|sao luc|trich sao|ban sao)(?: ban chinh)?\W{0,2}$"
)
_TRIM = re.compile(r"^[\W_]{1,3}|[\W_]{1,3}$")


def is_mark(cell: Cell) -> bool:
    """Whether the cell is a mark and no part of subject or letterhead."""
    is_draft = draft_in(cell) is not None
    is_copy = _COPY.match(cell.bare) is not None
    return is_draft or is_copy or value(cell, ALL) is not None


def value(cell: Cell, table: Mapping[str, str]) -> str | None:
    """Return what a cell means as a mark; recognised letters may lose their marks."""
    words = _words(cell)
    if cell.origin == "ocr" and words:
        bare = toneless(words)
        meant = (v for k, v in table.items() if toneless(k) == bare)
        return next(meant, None) if bare in _BARE else None
    return table.get(words)


def _words(cell: Cell) -> str:
    if len(cell.text) > 60 or not (cell.is_caps or ":" in cell.text):
        return ""
    words = marked(squeeze(cell.text))
    bare, levels = _LEVEL.subn("", words)
    if not levels and not cell.is_caps:
        return ""
    return _TRIM.sub("", bare)


def draft_in(cell: Cell) -> str | None:
    """Return what a line says of a draft ("Dự thảo lần 2"), or None."""
    if "du thao" not in cell.bare[:12]:
        return None
    is_draft = _DRAFT.match(marked(cell.text[:40])) is not None
    return squeeze(_TRIM.sub("", cell.text)) if is_draft else None
