"""Where the cells of a header begin that lost its lines and columns.

Text that converters and search engines keep has a whole header in one line
(``domain.md`` §1.7): "BAN CHẤP HÀNH TRUNG ƯƠNG VĂN PHÒNG * Số 36-HD/VPTW ĐẢNG CỘNG
SẢN VIỆT NAM Hà Nội, ngày 03 tháng 4 năm 2018 HƯỚNG DẪN thể thức ...".
"""

import re
from collections.abc import Callable, Iterator

LONGEST = 400
"""A header in one line stands within so many characters."""

_TWO_CELLS = 110
# Capital letters of Vietnamese stand among small ones in Unicode: no range has them.
_UPPER = "".join(c for c in map(chr, range(0x41, 0x1F00)) if c.isupper())
_NUMBER = re.compile(r"(?<=\s)Số\s?:?\s?\d{1,5}\s?[-/]\s?\S{2,40}")
_STAR = re.compile(r"(?<=\S)\s(?=\*{1,3}\s)|(?<=\s\*)\s")
_STAFF = re.compile(
    r"(?<=\S)\s(?=(?:VĂN PHÒNG|(?:ỦY|UỶ) BAN KIỂM TRA|BAN (?:TỔ CHỨC|TUYÊN GIÁO"
    r"|DÂN VẬN|NỘI CHÍNH|KINH TẾ|ĐỐI NGOẠI|XÂY DỰNG ĐẢNG|CHỈ ĐẠO)"
    r"|(?:HUYỆN|THÀNH|QUẬN|THỊ|ĐẢNG) (?:ỦY|UỶ)|SỞ|CHI BỘ)\b)"
)
_DAY = re.compile(
    r",?\s{0,3}\bngay\s{1,3}\d{1,2}\s{1,3}thang\s{1,3}\d{1,2}\s{1,3}nam\s{1,3}\d{4}"
)
_CAPITALS = re.compile(rf"\s(?:[{_UPPER}]{{2,12}}\s){{1,6}}")


def is_flattened(even: str) -> bool:
    """Whether a line with a title holds more than two cells of a header."""
    return len(even) > _TWO_CELLS and _NUMBER.search(even, 0, LONGEST) is not None


def cuts(
    even: str, bare: str, title_end: int, place_start: Callable[[str, int], int]
) -> Iterator[int]:
    """Yield where the cells of a flattened header begin and end."""
    for match in _NUMBER.finditer(even, 0, LONGEST):
        yield from match.span()
    for opening in (_STAFF, _STAR):
        yield from (match.end() for match in opening.finditer(even, 0, title_end))
    if day := _DAY.search(bare, 0, LONGEST):
        yield day.end()
        yield place_start(even, day.start())
        if capitals := _CAPITALS.match(even, day.end()):
            yield capitals.end()
