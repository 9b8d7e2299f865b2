"""What the columns of an office's register mean, told by their names: pure.

Each office names them in its own way, over one line or two, below a title.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.text import squeeze, toneless
from indexer.extract.cells import Row

FIELDS = (
    "symbol",
    "code",
    "issued",
    "type",
    "subject",
    "body",
    "signer",
    "recipients",
    "secrecy",
    "kept",
)
"""What a column may mean; ``kept`` is only kept with the line, "" is left out.

``symbol`` is the number or the whole of number and code, ``code`` what follows a
number that stands in a column of its own.
"""

_BODY = (
    r".*\b(?:(?:co quan|don vi|noi) (?:ban hanh|gui|phat hanh|den|soan thao)"
    r"|co quan|tac gia)\b.*"
)
_DAY = (
    r"(?:.* )?ngay(?:,? thang(?:,? nam)?)?"
    r"(?: ban hanh| van ban| vb| ky| di| cong van| cv| phat hanh)?"
    r"|(?:.* )?ngay (?:ban hanh|ky|thang).*"
)
_NAMES = (
    ("", r"stt|tt|so tt|so thu tu|so thu tu .*|no"),
    ("kept", r".*\b(?:so den|den so|so vao so|ngay den|den ngay|ngay nhan)\b.*"),
    ("kept", r".*\b(?:luu|ky nhan|so luong|so ban|so to|so trang|ghi chu|khan)\b.*"),
    ("kept", r".*\b(?:xu ly|giai quyet|han|chuyen|thoi han|ho so)\b.*"),
    ("secrecy", r"(?:do|muc do|muc|dau) mat|mat"),
    ("subject", r".*\b(?:trich yeu|noi dung|ve viec|ten van ban|tieu de|ten goi)\b.*"),
    ("type", r"(?:ten )?(?:the )?loai(?: van ban| vb| cong van)?|hinh thuc.*"),
    ("signer", r".*\b(?:nguoi ky|ky ten|ky duyet|lanh dao ky)\b.*"),
    ("recipients", r".*\b(?:noi nhan|don vi nhan|nguoi nhan|noi gui den|gui den)\b.*"),
    (
        "body",
        _BODY,
    ),
    ("code", r"(?:k[yi] hieu|phan ky hieu)(?: van ban| vb)?"),
    ("symbol", r".*\b(?:so,? (?:va )?k[yi] hieu|so hieu|so kh|skh)\b.*"),
    (
        "issued",
        _DAY,
    ),
    ("symbol", r"(?:.* )?so(?: van ban| vb| cong van| cv| di)?"),
)
_PATTERNS = tuple((field, re.compile(pattern)) for field, pattern in _NAMES)
_MOST_ROWS_ABOVE = 30
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Header:
    """The row that names the columns, 0 for none; their names and what they mean."""

    row: int = 0
    names: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()


def meaning(name: str) -> str | None:
    """Return what a column of this name means, "" for one to leave out.

    >>> meaning("Số, ký hiệu VB"), meaning("Trích yếu nội dung"), meaning("STT")
    ('symbol', 'subject', '')
    """
    bare = squeeze(re.sub(r"[^\w,]+", " ", toneless(name)))
    if not bare or len(bare) > _LONGEST_NAME:
        return None
    found = (field for field, pattern in _PATTERNS if pattern.fullmatch(bare))
    return next(found, None)


def find(rows: Sequence[Row]) -> Header:
    """Return the header of a sheet, over one row or two; one without is empty."""
    best, most = Header(), 1
    for place, row in enumerate(rows[:_MOST_ROWS_ABOVE]):
        for names in _named(rows, place):
            columns = _columns(names)
            told = len(set(columns) - {"", "kept"})
            if told > most and "symbol" in columns:
                best, most = Header(row.number, names, columns), told
    return best


def at(rows: Sequence[Row], number: int) -> Header:
    """Return the header that ends in the row ``number``, as a person says."""
    for place, row in enumerate(rows):
        if row.number == number:
            told = [(_columns(names), names) for names in _named(rows, place)]
            columns, names = max(told, key=lambda pair: len(set(pair[0])))
            return Header(number, names, columns)
    return Header()


def _named(rows: Sequence[Row], place: int) -> list[tuple[str, ...]]:
    """Return the names that a row gives, alone and with those of the row above."""
    alone = rows[place].cells
    above = rows[place - 1].cells if place else ()
    if len(set(filter(None, above))) < 2 or len(set(filter(None, alone))) < 2:
        return [alone]
    wide = max(len(alone), len(above))
    pairs = zip(_filled(above, wide), _filled(alone, wide), strict=True)
    return [alone, tuple(_joined(pair) for pair in pairs)]


def _filled(cells: Sequence[str], wide: int) -> Iterable[str]:
    return (*cells, *[""] * (wide - len(cells)))


def _joined(names: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(filter(None, names)))


def _columns(names: Sequence[str]) -> tuple[str, ...]:
    """Return what columns mean; of two that mean the same the first one does."""
    found: list[str] = []
    for name in names:
        field = meaning(name)
        is_again = field in found and field not in ("", "kept")
        found.append("kept" if field is None or is_again else field)
    return tuple(
        "" if not name else field for name, field in zip(names, found, strict=True)
    )
