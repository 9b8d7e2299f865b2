"""How far the subject under a heading reaches: to a rule, to who decides, to the body.

Often nothing but the words parts the subject from the body: a line that begins with a
capital letter may go on with the one or begin the other. Where only its width tells,
the extent is not sure.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.text import marked
from indexer.recognise import centred, heading, number, part_of, scraps
from indexer.recognise.beginnings import SURE_BODY, begins_body
from indexer.recognise.cells import Cell
from indexer.recognise.letterhead import BODY
from indexer.recognise.marking import is_mark
from indexer.recognise.paper import Paper

_LONGEST = 14
# A line of the body is at least so wide, and nearly as wide as those below it.
_FULL_WIDTH, _NEARLY, _WIDEST = 60, 0.8, 110
# A line that ends so goes on, even where the next one begins with a capital. With
# their marks: "cơ sở" may end a subject, "số" may not.
_GOES_ON = re.compile(
    r"(?:,|;|:|\b(?:của|và|về|việc|với|theo|tại|trong|các|những|đến|do|đối|cho))$"
)
# So does one that ends in what a paper does or where, if no body may begin below it.
_DOES = re.compile(
    r"\b(?:thực hiện|ban hành|phê duyệt|sửa đổi|bổ sung|thi hành|hướng dẫn|triển khai"
    r"|tổng kết|sơ kết|quán triệt|chi tiết|điều|năm|luật|khóa|tỉnh|tp|huyện|xã)$"
)
# The first word of a name that the next line ends: "của Ban / Chỉ đạo".
_NAMES = re.compile(
    r"(?:^|\s)(?:Ban|Bộ|Sở|Cục|Vụ|Viện|Tổng|Ủy|Uỷ|Thủ tướng Chính phủ|[Đđ]ồng chí|ông|bà)$"
)
# With their marks: "Để" opens a text, "Đề án" goes on with a subject.
_OPENS = re.compile(
    r"^(?:trong|nhằm|để|ngày \d|qua|xét|theo|sau|hiện nay|vừa qua|trên cơ sở|những năm"
    r"|từ|hôm nay|kính thưa|thời gian (?:qua|tới)|vào hồi)\b"
    # Minutes say first when, where and with whom.
    r"|^(?:thời gian|địa điểm|thành phần)\b[^:]{0,20}:"
)
_ASIDE = re.compile(
    r"^\((?:ban hanh |phe duyet )?(?:kem theo|do|dai hoi|da duoc|duoc|theo|du thao|trinh)\b"
)
_ITEM = re.compile(r"^[a-d1-9][.)/]")
_DECIDER = re.compile(
    r"(?:chinh phu|thu tuong|bo truong|chu tich|chu nhiem|quoc hoi|uy ban|hoi dong"
    r"|(?:tong )?giam doc|(?:tong )?cuc truong|tong cuc truong|chi cuc truong|thong doc"
    r"|chanh an|vien truong|chanh van phong|hieu truong|truong (?:ban|phong|doan)|tong kiem toan"
    r"|tong thanh tra|ban (?:thuong vu|chap hanh|bi thu)|bo chinh tri|thuong truc"
    r"|doan chu tich|(?:tinh|thanh|huyen|quan|thi|dang) uy|dai hoi)\b"
)
_BASIS = re.compile(r"^(?:[-–+*]\s?)?(?:can cu|xet|theo|thuc hien|thi hanh)\b")
# Running text ends in a full stop; a subject does not, or only in its last words.
_SENTENCE = re.compile(r"^.{40,}[^\d\W][.:!]$|như sau:?$")
# "ĐẠI HỘI ĐẠI BIỂU ĐẢNG BỘ TỈNH / Lần thứ XX, nhiệm kỳ 2025 - 2030".
_TERM = re.compile(r"^\(?(?:lan thu|nhiem ky|khoa|giai doan|nam \d{4}|quy [iv1-4])\b")
_RULED = re.compile(r"[-–—_]{4}$")
# A small "ngày" goes on with a date of the subject, a capital one tells what happened.
_THAT_DAY = re.compile(r"^Ngày \d{1,2}\s?[/.-]\d|^Ngày \d{1,2} tháng")


@dataclass(frozen=True, slots=True)
class Extent:
    """The lines of a subject, and whether something said that they end there."""

    lines: tuple[Cell, ...]
    is_sure: bool


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that may still be of the subject, and what it is weighed by.

    ``width`` is that of the widest lines below the heading; between the line and the
    one ``before`` may stand a stamp.
    """

    cell: Cell
    before: Cell
    width: int
    is_below_stamp: bool = False

    @property
    def begins_anew(self) -> bool:
        """Whether it begins with a capital letter or as an item of a list."""
        return _begins_anew(self.cell)

    @property
    def is_wide(self) -> bool:
        """Whether it is as wide as a line of the body."""
        return len(self.cell.text) >= max(_FULL_WIDTH, _NEARLY * self.width)

    @property
    def is_doubtful(self) -> bool:
        """Whether its width alone says that it goes on, or that it does not."""
        if not self.begins_anew or self.cell.is_caps or not _may_end(self):
            return False
        if _is_told(self) or _DOES.search(_ending(self.before)):
            return False
        wide = max(_FULL_WIDTH, _NEARLY * self.width)
        is_like = len(self.before.text) >= wide
        return is_like if self.is_wide else len(self.cell.text) >= _FULL_WIDTH


def under(paper: Paper, found: heading.Heading) -> Extent:
    """Return the lines from the heading to the rule or the body."""
    lines: list[Cell] = []
    is_sure = True
    for cell, line in _below(paper, found):
        is_doubtful = line is not None and line.is_doubtful
        is_sure = is_sure and (not is_doubtful or _is_act(paper, found, cell))
        if line is not None and scraps.is_scrap(cell, line.before):
            lines.extend(scraps.behind(cell))
        elif line is not None and _ends(paper, found, line):
            break
        else:
            lines.append(cell)
    here = next(page for page in paper.text.pages if page.number == found.cell.page)
    kept = centred.kept(here, found.cell, lines)
    following = lines[len(kept) : len(kept) + 1]
    is_sure = is_sure and all(centred.is_legible(here, line) for line in following)
    return Extent(tuple(kept), is_sure and not scraps.are_near(kept))


def is_consolidated(paper: Paper) -> bool:
    """Whether the paper is a consolidated text, by its symbol."""
    symbol = number.symbol_of(paper)
    return symbol is not None and symbol.type_code == "VBHN"


def _below(paper: Paper, found: heading.Heading) -> Iterator[tuple[Cell, _Line | None]]:
    """Yield the lines down to one that stands for itself, weighed but for the first."""
    below = paper.top[found.index + 1 :]
    before = found.cell if found.rest else None
    enclosure = part_of.find(paper)
    enclosed = () if enclosure is None else enclosure.cells
    width, is_below_stamp = _width(below), False
    for cell in below[:_LONGEST]:
        is_between = before is None and (cell.is_rule or cell in enclosed)
        if is_between or is_mark(cell):
            continue
        if before is None and enclosed and _opens_text(cell):
            return
        if _is_cut(paper, cell, before):
            return
        line = None if before is None else _Line(cell, before, width, is_below_stamp)
        yield cell, line
        is_below_stamp = before is not None and scraps.is_scrap(cell, before)
        before = before if is_below_stamp else cell


def _width(below: Sequence[Cell]) -> int:
    return min(_WIDEST, max((len(cell.text) for cell in below[:30]), default=0))


def _is_cut(paper: Paper, cell: Cell, before: Cell | None) -> bool:
    """Whether a line stands for itself: a rule, a date, a bracket, the title."""
    if before is None and SURE_BODY.match(cell.bare):
        return True
    if before is not None and _RULED.search(before.text):
        return True
    is_apart = cell.is_rule or cell.is_dated or cell == paper.header.title
    return is_apart or _ASIDE.match(cell.bare) is not None


def _ends(paper: Paper, found: heading.Heading, line: _Line) -> bool:
    cell = line.cell
    if _DECIDER.match(cell.bare) and _is_decider(paper, line):
        return True
    if _is_act(paper, found, cell):
        return True
    is_paragraph = cell.origin == "ocr" and cell.gap and len(cell.text) >= _FULL_WIDTH
    if is_paragraph and (line.begins_anew or not line.is_below_stamp):
        return True
    return _is_set_otherwise(line) or (line.begins_anew and _is_body(line))


def _is_act(paper: Paper, found: heading.Heading, cell: Cell) -> bool:
    """Whether a consolidated text begins to tell which acts it was made of."""
    is_named = cell.text.lower().startswith(f"{found.printed.lower()} ")
    return is_named and is_consolidated(paper)


def _is_set_otherwise(line: _Line) -> bool:
    """Whether a line is set in other letters than the one above, and begins anew.

    Below the name of a meeting in capitals the subject goes on with a small letter, or
    with the term for which it met.
    """
    cell, before = line.cell, line.before
    if cell.is_caps == before.is_caps:
        return False
    if len(cell.text) <= 9:
        return BODY.match(cell.bare) is not None
    return cell.is_caps or (line.begins_anew and _TERM.match(cell.bare) is None)


def _is_decider(paper: Paper, line: _Line) -> bool:
    """Whether a line in capitals is who decides, right above the basis.

    Where the subject is in capitals too, nothing else parts them.
    """
    cell, before = line.cell, _ending(line.before)
    issuer = " ".join(one.bare for one in paper.header.letterhead)
    is_open = _GOES_ON.search(before) or _DOES.search(before)
    if not cell.is_caps or (is_open and cell.bare != issuer):
        return False
    index = paper.top.index(cell)
    following = (c for c in paper.top[index + 1 : index + 5] if not c.is_rule)
    basis = next((c for c in following if not c.is_caps), None)
    return basis is not None and _BASIS.match(basis.bare) is not None


def _ending(cell: Cell) -> str:
    """Return the last words of a line in small letters, with their marks."""
    return marked(cell.text[-40:])


def _opens_text(cell: Cell) -> bool:
    """Whether an annex without a title begins its text here."""
    return begins_body(cell) or _ITEM.match(cell.bare) is not None


def _begins_anew(cell: Cell) -> bool:
    begins = next((c for c in cell.text if c.isalnum()), "a")
    return begins.isupper() or _ITEM.match(cell.bare) is not None


def _is_body(line: _Line) -> bool:
    """Whether a line with a capital begins the body and not a line of the subject."""
    if _THAT_DAY.match(line.cell.text):
        return True
    if not _may_end(line):
        return False
    if begins_body(line.cell):
        return True
    if line.cell.is_caps:
        return False
    if _is_told(line):
        return True
    return line.is_wide and not _DOES.search(_ending(line.before))


def _is_told(line: _Line) -> bool:
    """Whether its own words or the space above say that a line is of the body."""
    cell = line.cell
    is_apart = cell.gap and line.before.origin != "ocr"
    opens = _OPENS.match(marked(cell.text[:40])) or _SENTENCE.search(cell.text)
    return begins_body(cell) or opens is not None or is_apart


def _may_end(line: _Line) -> bool:
    """Whether the subject may end in a line, for what its last words are."""
    cell, before = line.cell, line.before
    if SURE_BODY.match(cell.bare) or (cell.gap and cell.origin != "ocr"):
        return True
    if before.text.count("(") > before.text.count(")"):
        return False
    if before.bare.endswith(" so") and cell.text[0].isdigit():
        return False
    is_named = _NAMES.search(before.text) and not _is_told(line)
    return not (is_named or _GOES_ON.search(_ending(before)))
