"""How a name set in capitals is written in running text.

A body's name has a capital at its head and at each of its fields ("Sở Văn hóa,
Thể thao và Du lịch"), and in every syllable of a place ("tỉnh An Giang").
"""

import re
from collections.abc import Iterator

from archive.text import clean, modern_tone, squeeze

_SEATS = ("tỉnh ủy", "thành ủy", "huyện ủy", "quận ủy", "thị ủy", "xã ủy")
_UNIONS = ("tỉnh đoàn", "thành đoàn", "huyện đoàn", "quận đoàn", "thị đoàn")
_HEADS = (
    *(
        "tổng liên đoàn",
        "tổng công ty",
        "tổng cục",
        "liên đoàn",
        "công đoàn",
        "đảng ủy",
    ),
    *("đảng bộ", "đảng đoàn", "chi bộ", "chi cục", "ủy ban", "hội đồng", "văn phòng"),
    *(
        "trung tâm",
        "thanh tra",
        "công an",
        "học viện",
        "bệnh viện",
        "viện",
        "(?<!môi )(?<!thị )trường",
    ),
    *("ban", "bộ", "sở", "cục", "phòng", "(?<!xã )hội", "đoàn"),
)
_AREAS = (
    *(
        "tỉnh",
        "thành phố",
        "huyện",
        "quận",
        "thị xã",
        "thị trấn",
        "xã(?! hội)",
        "phường",
    ),
    *("đặc khu", "thôn", "bản", "khu phố", "tổ dân phố"),
)
_WORD = re.compile(r"[^\W\d_]+|[\d\W_]+")
_TOKEN = re.compile(
    rf"\b(?:(?P<place>{'|'.join((*_SEATS, *_UNIONS))})"
    rf"|(?P<area>{'|'.join(_AREAS)})|(?P<head>{'|'.join(_HEADS)}))\b"
    r"|(?P<link>[,–-]|\bvà\b)|(?P<word>[^\W_]+)|(?P<other>[\W_])"
)
_NUMERALS = {"i", "ii", "iii", "iv", "xi", "xii", "xiii", "xiv"}
_FIXED = {
    "Ủy ban Nhân dân": "Ủy ban nhân dân",
    "Ban Chỉ đạo": "Ban chỉ đạo",
    "Hội đồng Nhân dân": "Hội đồng nhân dân",
    "việt nam": "Việt Nam",
    "hồ chí minh": "Hồ Chí Minh",
    "trung ương": "Trung ương",
    "tổ quốc": "Tổ quốc",
    "cộng sản": "Cộng sản",
}


def written(name: str) -> str:
    """Return a name as it is written in running text.

    >>> written("SỞ VĂN HOÁ, THỂ THAO VÀ DU LỊCH TỈNH AN GIANG")
    'Sở Văn hóa, Thể thao và Du lịch tỉnh An Giang'
    """
    small = _WORD.sub(lambda m: modern_tone(m.group()), squeeze(clean(name)).lower())
    text = "".join(_cased(small))
    for plain, fixed in _FIXED.items():
        text = text.replace(plain, fixed)
    return text[:1].upper() + text[1:]


def _cased(small: str) -> Iterator[str]:
    """Yield the parts of a name with their capitals."""
    in_place = begins = False
    for match in _TOKEN.finditer(small):
        part, kind = match.group(), match.lastgroup
        if kind in {"place", "head"} and (begins or not in_place):
            in_place, begins = kind == "place", True
            yield part[0].upper() + part[1:]
        elif kind == "area" and not (begins and in_place):
            in_place, begins = True, True
            yield part
        elif kind == "link":
            begins, in_place = True, in_place and part != "và"
            yield part
        elif kind == "other" or part in _NUMERALS:
            yield part.upper()
        else:
            yield part[0].upper() + part[1:] if begins or in_place else part
            begins = False
