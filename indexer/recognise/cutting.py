"""Where a line is cut: at what begins another column, or ends one.

Nearly no line is cut, so that a cheap look for a word comes before most searches.
"""

import re
from collections.abc import Iterator

from indexer.recognise import sides
from indexer.recognise.flattened import LONGEST, is_flattened
from indexer.recognise.flattened import cuts as flattened

CAPS_FROM = 0.75

_TITLE = re.compile(
    r"\bd.{1,2}ng c.ng s.{1,2}n vi.t na.\b"
    r"|\bc.ng h.. x. h.i ch. ng.{1,3}\s?vi.t na."
    # The end of a long name and the title beside it are read as one word.
    r"|g hoa x. h.i ch. ng.{1,3}\s?.i.t na."
    r"|\bdoan (?:tncs|thanh nien cong san) ho chi minh(?=\s{0,8}$)"
)
_MOTTO = re.compile(r"\b(?:d.|o)c l.p.{1,3}t. ..{1,6}[ai]nh ph.c")
# Beside a letterhead may also stand the title in English, or what a consolidated text is.
FOREIGN = re.compile(
    r"\b(?:socialist republic of viet ?nam|communist party of viet ?nam"
    r"|independence ?- ?freedom ?- ?happiness)\b"
)
_AUTHENTICATED = re.compile(r"\bxac thuc van ban hop nhat\b")
_RARE = (
    ("t na", _TITLE),
    ("ho chi minh", _TITLE),
    ("nh ph", _MOTTO),
    ("xac thuc", _AUTHENTICATED),
    ("republic", FOREIGN),
    ("communist", FOREIGN),
    ("freedom", FOREIGN),
)
_RULES = frozenset({"----", "____"})
_RULED = re.compile(r"(?<=\w)\s{1,3}(?=[-_]{4,200}\s*$)")
_MONTH_AND_YEAR = r"th.?[ao]?ng\W{0,3}.{0,20}?n.m\W{0,3}[\d.…]{0,8}"
_DATE_END = re.compile(
    # "Nga Sơn, ngày": the name of a place may begin like a misread "ngày".
    # Where the day is written by hand, it is often read as one word with "ngày".
    rf",?\s{{0,3}}\bng(?:[a-z]{{1,2}}\b|ay\S{{1,6}})(?!.{{0,30}}\bngay\b).{{0,30}}?{_MONTH_AND_YEAR}[\s.,`'’]{{0,8}}$"
    r"|,\s{0,3}ngay\s{1,3}\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}\s{0,8}$"
    r"|,\s{0,3}ngay\s{1,3}\d{1,2}\s{1,3}thang\s{1,3}\d{1,2}\s{0,8}$"
)
# A line that ends so may end in a day: in the last letter of "năm", or in a figure.
_DAY_DOOR = re.compile(r"m[\W\d]{0,19}$|\d\s{0,8}$")
_LAST = 20
_SMALL_PLACE = re.compile(r"(?:^|\s{2}|/\S{1,20} )(?P<place>[^\W\d_]+ [^\W\d_]+)\s?$")
_CODED = re.compile(r"[A-ZĐƯ]{2}(?!\.)")
_AREA_BEFORE = re.compile(
    r"(?:^|\s)(?P<area>(?:Thành phố|TP\.?|Tp\.?|Thị xã|TX\.?|Thị trấn|TT\.?|Huyện|Quận|Q\."
    r"|Phường|Xã|Đặc khu)\s?)$"
)
# The number of the parent paper, set behind the title of an annex.
_ENCLOSED = re.compile(r"\(\s?(?:ban hanh |phe duyet )?kem theo [a-z -]{2,40}\bso\b")
# Minutes are signed by their writer and by who led the meeting, side by side.
_OF_MINUTES = ("CHỦ TRÌ", "CHỦ TỌA", "CHỦ TOẠ", "NGƯỜI GHI", "THƯ KÝ")
_OTHER_OF_MINUTES = re.compile(
    rf"(?<= )(?:{'|'.join(_OF_MINUTES)})(?= |$)[^\W\d_a-z ]{{0,9}}(?: [^\W\d_a-z]{{1,9}}){{0,5}}$"
)
# "Hà Nội, ngày 25 tháng 6 năm 2021 QUYẾT ĐỊNH": the kind in the line of the date.
_SHOUTED = re.compile(
    r"(?P<day>\bngày\s{1,4}\d{1,2}\s{1,4}tháng\s{1,4}\d{1,2}\s{1,4}năm\s{1,4}\d{4})"
    r"\s[^\W\d_a-z]{2,10}(?:\s[^\W\d_a-z]{2,10}){0,5}$"
)
_STARRED = re.compile(r"\s{0,40}[*•x+]{1,3}\s{1,4}(?=S[ốo]\b)")
_GAP = re.compile(r"(?<=\S) {4,}(?=[^\W\d]|[-*(])")
_BLANK_BEFORE_GAP = re.compile(
    r"(?:\bso|ngay|thang|nam|kinh gui|kinh trinh|kinh moi)\W{0,3}$"
)
SIGNED_FOR = re.compile(
    r"(?:T/M|TM[./]|T\.M\.?|K/T|KT[./]|T/L|TL[./]|T/L\.|TUQ\.|T/UQ|Q\.)\s{0,3}(?=[^\W\d_a-z]{2})"
)
_POSITIONS = (
    *("BÍ THƯ", "CHỦ TỊCH", "TRƯỞNG BAN", "BỘ TRƯỞNG", "GIÁM ĐỐC"),
    *("CHÁNH VĂN PHÒNG", "THỦ TƯỚNG", "TRƯỞNG"),
)
_POSITION_END = re.compile(
    r"(?<=[;:.,] )(?<!KT\. )(?<!TM\. )(?<!TL\. )(?<!TUQ\. )(?<!Q\. )"
    rf"(?:PHÓ |THỨ |QUYỀN )?(?:{'|'.join(_POSITIONS)})$"
)


def cuts(even: str, bare: str) -> Iterator[int]:
    """Yield where another cell begins or ends in a line; ``bare`` is it without marks."""
    yield from sides.cuts(even, bare)
    yield from _title_cuts(even, bare)
    if match := dated(bare):
        start = place_start(even, match.start())
        if start < match.start():
            yield start
    yield from _number_cuts(even)
    if "ngày" in even and (match := _SHOUTED.search(even)):
        yield match.end("day")
    yield from _gaps(even, bare) if "    " in even else ()
    if "kem theo" in bare and (match := _ENCLOSED.search(bare)):
        yield match.start()
    for sign in _signs(even):
        if (match := sign.search(even)) and _follows_a_blank(even, match.start()):
            yield match.start()


def titled(bare: str) -> re.Match[str] | None:
    """Find the title of the Party, the State or the Youth Union in a line."""
    is_likely = "t na" in bare or "ho chi minh" in bare
    return _TITLE.search(bare) if is_likely else None


def motto(bare: str) -> re.Match[str] | None:
    """Find the motto of the State in a line."""
    return _MOTTO.search(bare) if "nh ph" in bare else None


def dated(bare: str) -> re.Match[str] | None:
    """Find the date that a line ends in."""
    is_likely = _DAY_DOOR.search(bare, max(0, len(bare) - _LAST))
    return _DATE_END.search(bare) if is_likely else None


def _gaps(even: str, bare: str) -> Iterator[int]:
    for match in _GAP.finditer(even):
        if not _BLANK_BEFORE_GAP.search(bare, 0, match.start()):
            yield match.end()


def _signs(even: str) -> Iterator[re.Pattern[str]]:
    """Yield what may tell a signature in a line, by a cheap look."""
    yield SIGNED_FOR
    if even.endswith(_POSITIONS):
        yield _POSITION_END
    if "H" in even and any(map(even.__contains__, _OF_MINUTES)):
        yield _OTHER_OF_MINUTES


def _number_cuts(even: str) -> Iterator[int]:
    """Yield where a star before a number ends, and where a rule behind it begins."""
    if even.rstrip()[-4:] in _RULES and (match := _RULED.search(even)):
        yield match.end()
    if match := _STARRED.match(even):
        yield match.end()


def _title_cuts(even: str, bare: str) -> Iterator[int]:
    for word, mark in _RARE:
        if word in bare and (match := mark.search(bare)):
            yield from match.span() if _stands_out(even[slice(*match.span())]) else ()
    if is_flattened(even) and (match := _TITLE.search(bare, 0, LONGEST)):
        yield from flattened(even, bare, match.end(), place_start)


def _stands_out(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return "-" in text or sum(map(str.isupper, letters)) > CAPS_FROM * len(letters)


def _follows_a_blank(even: str, start: int) -> bool:
    return start == 0 or even[start - 1].isspace()


def place_start(even: str, end: int) -> int:
    """Return where the name of the place before a date begins."""
    start, behind = end, max(0, end - 80)
    for word in reversed(list(re.finditer(r"\S+", even[behind:end]))):
        name = word.group().strip(",.").lstrip(":;")
        # "Bà Rịa - Vũng Tàu" is one place.
        if word.group() in "-–" and start < end:
            continue
        # "HUYỆN ỦY BẠCH THÔNG Bạch Thông, ngày": the letterhead ends before, and so
        # does the number in "Số 09/CTr-HĐND Bắc Kạn, ngày".
        blanks = even[behind + word.end() : start]
        is_beside = "\t" in blanks or "   " in blanks
        if is_beside or _is_coded(name, even[start:end]):
            break
        if end - start > 60 or not name[:1].isupper() or not _is_name(name):
            break
        start = behind + word.start()
    if start < end and (area := _AREA_BEFORE.search(even, behind, start)):
        return area.start("area")
    return start if start < end else _small_place(even, end)


def _is_coded(name: str, place: str) -> bool:
    """Whether a word is of a symbol or a letterhead, beside what is of the place.

    "ĐẢNG ỦY An Giang, ngày": of the place are only small letters.
    """
    is_code = _CODED.search(name) is not None
    is_shouted = name.isupper() and len(name) > (2 if place.isupper() else 1)
    return (is_code and "-" in name) or (bool(place) and (is_code or is_shouted))


def _small_place(even: str, end: int) -> int:
    """Return where a place written "Hà nội" begins, if it stands by itself."""
    match = _SMALL_PLACE.search(even, max(0, end - 40), end)
    is_place = match is not None and match["place"][0].isupper()
    return match.start("place") if match and is_place else end


def _is_name(word: str) -> bool:
    return all(c.isalpha() or c in "-.'" for c in word) and not word.startswith("Số")
