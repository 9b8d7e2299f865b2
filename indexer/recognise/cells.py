"""The cells of a page: what stood apart on paper stands apart again.

A letterhead and a signature block are two columns. A text layer brings their
cells one after the other, or joins a left and a right one in a line; here every
line is cut where a right-hand cell begins.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from archive.look_alikes import SHOWN as LOOK_ALIKES
from archive.model import Origin, Page
from archive.text import align, clean
from indexer.recognise import sides
from indexer.recognise.flattened import LONGEST, cuts, is_flattened

_DOUBLED = re.compile(r"(?<=\S) {2,3}(?=\S)")
_LINE = re.compile(r"[^\n\f\v]+")
# A longer line is a paragraph of Word or hostile: only its beginning is looked at.
_LONGEST = 1200
_CAPS_FROM = 0.75

TITLE = re.compile(
    r"\bd.{1,2}ng c.ng s.{1,2}n vi.t na.\b"
    r"|\bc.ng h.. x. h.i ch. ng.{1,3}\s?vi.t na."
    # The end of a long name and the title beside it are read as one word.
    r"|g hoa x. h.i ch. ng.{1,3}\s?.i.t na."
    r"|\bdoan (?:tncs|thanh nien cong san) ho chi minh(?=\s{0,8}$)"
)
MOTTO = re.compile(r"\b(?:d.|o)c l.p.{1,3}t. ..{1,6}[ai]nh ph.c")
# Beside a letterhead may also stand the title in English, or what a consolidated text is.
FOREIGN = re.compile(
    r"\b(?:socialist republic of viet ?nam|communist party of viet ?nam"
    r"|independence ?- ?freedom ?- ?happiness)\b"
)
_AUTHENTICATED = re.compile(r"\bxac thuc van ban hop nhat\b")
# A cheap look for a word of theirs comes before a search.
_RARE = (
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
_SMALL_PLACE = re.compile(r"(?:^|\s{2}|/\S{1,20} )(?P<place>[^\W\d_]+ [^\W\d_]+)\s?$")
_CODED = re.compile(r"[A-ZĐƯ]{2}(?!\.)")
_AREA_BEFORE = re.compile(
    r"(?:^|\s)(?P<area>(?:Thành phố|TP\.?|Tp\.?|Thị xã|TX\.?|Thị trấn|TT\.?|Huyện|Quận|Q\."
    r"|Phường|Xã|Đặc khu)\s?)$"
)
# The number of the parent paper, set behind the title of an annex.
_ENCLOSED = re.compile(r"\(\s?(?:ban hanh |phe duyet )?kem theo [a-z -]{2,40}\bso\b")
# Minutes are signed by their writer and by who led the meeting, side by side.
_OTHER_OF_MINUTES = re.compile(
    r"(?<= )(?:CHỦ TRÌ|CHỦ TỌA|CHỦ TOẠ|NGƯỜI GHI|THƯ KÝ)(?= |$)[^\W\d_a-z ]{0,9}(?: [^\W\d_a-z]{1,9}){0,5}$"
)
_AROUND = "|" + "".join(c for c in map(chr, range(0x3001)) if c.isspace())
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
_POSITION_END = re.compile(
    r"(?<=[;:.,] )(?<!KT\. )(?<!TM\. )(?<!TL\. )(?<!TUQ\. )(?<!Q\. )(?:PHÓ |THỨ |QUYỀN )?(?:BÍ THƯ|CHỦ TỊCH|TRƯỞNG BAN|BỘ TRƯỞNG"
    r"|GIÁM ĐỐC|CHÁNH VĂN PHÒNG|THỦ TƯỚNG|TRƯỞNG)$"
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A stretch of a page that stands by itself, trimmed.

    ``text`` is even (NFC, look-alike letters mended, one blank between words), and
    ``printed`` what stands on the page where that differs. ``bare`` is the text in
    small letters without marks, to match on; ``gap`` tells that an empty line stands
    above, ``beside`` that another cell stands to the left in the same line.
    """

    page: int
    start: int
    end: int
    text: str
    bare: str
    gap: bool = False
    origin: Origin = "text"
    beside: bool = False
    printed: str = ""

    @property
    def verbatim(self) -> str:
        """What stands on the page."""
        return self.printed or self.text

    @property
    def is_caps(self) -> bool:
        """Whether the cell is set in capitals."""
        capitals = sum(map(str.isupper, self.text))
        letters = capitals + sum(map(str.islower, self.text))
        return letters > 1 and capitals >= _CAPS_FROM * letters

    @property
    def is_rule(self) -> bool:
        """Whether the cell is a rule, a star or a speck, and says nothing."""
        signs = [c for c in self.text if not c.isspace()]
        spoken = sum(map(str.isalnum, signs))
        return spoken < 2 or spoken * 3 < len(signs)

    @property
    def is_title(self) -> bool:
        """Whether the cell is the line that tells Party from State."""
        return self.is_caps and TITLE.search(self.bare) is not None

    @property
    def is_motto(self) -> bool:
        """Whether the cell is the motto under the title of the State."""
        return len(self.bare) < 60 and MOTTO.search(self.bare) is not None

    @property
    def is_dated(self) -> bool:
        """Whether the cell is the place and date of a header and nothing else."""
        match = _DATE_END.search(self.bare) if len(self.bare) < 90 else None
        return match is not None and _place_start(self.text, match.start()) == 0

    @property
    def is_sentence(self) -> bool:
        """Whether the cell is running text and no part of a letterhead."""
        return len(self.text) > 70 and not self.is_caps


def joined(cells: list[Cell], glue: str = " ") -> Cell:
    """Return neighbouring cells of a page as one."""
    first, last = cells[0], cells[-1]
    text = glue.join(cell.text for cell in cells)
    bare = glue.join(cell.bare for cell in cells)
    return replace(
        first,
        end=last.end,
        text=text,
        bare=bare,
        beside=False,
        printed=glue.join(cell.verbatim for cell in cells),
    )


def cells(page: Page, start: int = 0, end: int | None = None) -> Iterator[Cell]:
    """Yield the cells of a page in the order of its text."""
    done = start
    for line in _LINE.finditer(
        page.text, start, len(page.text) if end is None else end
    ):
        gap = page.text.count("\n", done, line.start()) > 1 or done == 0
        beside = False
        even, origins = _evened(line.group()[:_LONGEST])
        for left, right in _stretches(even):
            first, last = line.start() + origins[left], line.start() + origins[right]
            text, printed = even[left:right], page.text[first:last]
            yield Cell(
                *(page.number, first, last, text, align(text).bare, gap, page.origin),
                beside=beside,
                printed="" if printed == text else printed,
            )
            done = line.end()
            gap, beside = False, True


def _evened(line: str) -> tuple[str, Sequence[int]]:
    """Return a line to match on, and where each of its characters stands.

    Typists set two or three blanks where one is meant; more part two columns.
    """
    is_even = line.isprintable() and "  " not in line and LOOK_ALIKES.isdisjoint(line)
    if is_even and unicodedata.is_normalized("NFC", line):
        return line, range(len(line) + 1)
    text, origins = clean(line), align(line).origins
    runs = (range(m.start() + 1, m.end()) for m in _DOUBLED.finditer(text))
    dropped = {index for run in runs for index in run}
    kept = [index for index in range(len(text)) if index not in dropped]
    even = "".join(text[index] for index in kept)
    return even, [*(origins[index] for index in kept), origins[len(text)]]


def _stretches(line: str) -> Iterator[tuple[int, int]]:
    """Yield where each cell of a line begins and ends, blanks left out."""
    aligned = align(line)
    cuts = {0, len(aligned.even)} | set(_cuts(aligned.even, aligned.bare))
    edges = [aligned.origins[cut] for cut in sorted(cuts)]
    for left, right in pairwise(edges):
        stretch = line[left:right]
        if stretch.strip(_AROUND):
            begin = left + len(stretch) - len(stretch.lstrip(_AROUND))
            yield begin, max(begin, left + len(stretch.rstrip(_AROUND)))


def _cuts(even: str, bare: str) -> Iterator[int]:
    yield from sides.cuts(even, bare)
    yield from _title_cuts(even, bare)
    if match := _DATE_END.search(bare):
        start = _place_start(even, match.start())
        if start < match.start():
            yield start
    yield from _number_cuts(even)
    if match := _SHOUTED.search(even):
        yield match.end("day")
    for match in _GAP.finditer(even):
        if not _BLANK_BEFORE_GAP.search(bare, 0, match.start()):
            yield match.end()
    if match := _ENCLOSED.search(bare):
        yield match.start()
    for sign in (SIGNED_FOR, _POSITION_END, _OTHER_OF_MINUTES):
        if (match := sign.search(even)) and _follows_a_blank(even, match.start()):
            yield match.start()


def _number_cuts(even: str) -> Iterator[int]:
    """Yield where a star before a number ends, and where a rule behind it begins."""
    if even.rstrip()[-4:] in _RULES and (match := _RULED.search(even)):
        yield match.end()
    if match := _STARRED.match(even):
        yield match.end()


def _title_cuts(even: str, bare: str) -> Iterator[int]:
    for mark in (TITLE, MOTTO, *(rare for word, rare in _RARE if word in bare)):
        if (match := mark.search(bare)) and _stands_out(even[slice(*match.span())]):
            yield from match.span()
    if (match := TITLE.search(bare, 0, LONGEST)) and is_flattened(even):
        yield from cuts(even, bare, match.end(), _place_start)


def _stands_out(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return "-" in text or sum(map(str.isupper, letters)) > _CAPS_FROM * len(letters)


def _follows_a_blank(even: str, start: int) -> bool:
    return start == 0 or even[start - 1].isspace()


def _place_start(even: str, end: int) -> int:
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
