"""The subject (trích yếu): under the heading, or under the number of a dispatch."""

import re
from collections.abc import Iterable, Iterator

from archive.model import Claim
from archive.text import squeeze
from indexer.recognise import heading, number, part_of
from indexer.recognise.cells import Cell
from indexer.recognise.claims import claim
from indexer.recognise.letterhead import BODY
from indexer.recognise.marking import is_mark
from indexer.recognise.zones import Paper, begins_body, is_numbered

_LONGEST = 14
_FULL_WIDTH = 60
_ABOUT = re.compile(r"^(?:v\s?/\s?v|ve viec)\b")
# A line that ends so goes on, even where the next one begins with a capital.
_GOES_ON = re.compile(
    r"(?:,|;|:|\b(?:cua|va|ve|viec|voi|so|theo|tai|trong|cac|nhung|den|thuc hien"
    r"|ban hanh|phe duyet|sua doi|bo sung|thi hanh|huong dan|trien khai|tong ket|so ket"
    r"|quan triet|chi tiet|dieu|nam|doi|cho|luat|khoa|tinh|tp|huyen|xa))$"
)
_OPENS = re.compile(
    r"^(?:trong|nham|de|ngay|qua|xet|theo|sau|hien nay|vua qua|tren co so|nhung nam|tu)\b"
)
_BEFORE_ABOUT = re.compile(r"^.{1,60}?(?=Về việc |V/v )")
_SURE_BODY = re.compile(
    r"^(?:- )?(?:can cu|kinh gui|kinh trinh|kinh moi|tran trong kinh moi|dieu \d|chuong [ivx])"
)
_ASIDE = re.compile(
    r"^\((?:ban hanh |phe duyet )?(?:kem theo|do|dai hoi|da duoc|duoc|theo|du thao|trinh)\b"
)
_ITEM = re.compile(r"^[a-d1-9][.)/]")
_DECIDER = re.compile(
    r"(?:chinh phu|thu tuong|bo truong|chu tich|chu nhiem|quoc hoi|uy ban|hoi dong"
    r"|(?:tong )?giam doc|(?:tong )?cuc truong|tong cuc truong|chi cuc truong|thong doc"
    r"|chanh an|vien truong|chanh van phong|hieu truong|truong ban|tong kiem toan"
    r"|tong thanh tra|ban (?:thuong vu|chap hanh|bi thu)|bo chinh tri|thuong truc"
    r"|doan chu tich|(?:tinh|thanh|huyen|quan|thi|dang) uy|dai hoi)\b"
)
_BASIS = re.compile(r"^(?:[-–+*]\s?)?(?:can cu|xet|theo|thuc hien|thi hanh)\b")
_FORM_CODE = re.compile(r"^\S{1,20}$|^(?:Mẫu|Biểu|MẪU|BIỂU)\b.{0,20}\d")
_NOISE = re.compile(r"^[\W_]{1,4}\s")
# The sign of a footnote, or a rule that stands in the last line of the subject.
_MARKS = re.compile(
    r"\s?(?:\[\d{1,3}\]|\(\d{1,2}\)|\(?\*{1,5}\)?|[¹²³⁰-⁹]{1,3}"
    r"|(?<=[^\W\d_A-ZĐ])\d{1,2}|[-–—_=~*.…]{2,200}|[-–—_|])$"
)
_MOST_MARKS = 4
_RULED = re.compile(r"[-–—_]{4}$")
_FOOTNOTE = re.compile(r"(?<=[^\W\d_A-Z])\d{1,2}$")
# A small "ngày" goes on with a date of the subject, a capital one tells what happened.
_THAT_DAY = re.compile(r"^Ngày \d{1,2}\s?[/.-]\d|^Ngày \d{1,2} tháng")


def read(paper: Paper) -> Iterator[Claim]:
    """Yield the subject."""
    found = heading.find(paper)
    if found is not None:
        lines = list(_under(paper, found))
        if lines or found.rest:
            text = _text(paper, found, lines)
            yield claim("subject", text, lines or [found.cell], "heading")
    elif (enclosure := part_of.find(paper)) is not None:
        yield from _of_form(paper, enclosure)
    elif paper.header.is_there:
        yield from _of_dispatch(paper)
    else:
        yield from _of_news(paper)


def _text(paper: Paper, found: heading.Heading, lines: list[Cell]) -> str:
    parts = [found.rest, *(_printed(paper, line) for line in lines)]
    if lines and lines[0].origin == "ocr":
        parts[1] = _BEFORE_ABOUT.sub("", parts[1])
    # A charter is named by its kind together with whose it is.
    if found.type == "Điều lệ":
        parts.insert(0, found.printed)
    return _without_marks(squeeze(" ".join(parts)))


def _without_marks(text: str) -> str:
    """Return a subject without the footnote signs and rules at its end."""
    for _ in range(_MOST_MARKS):
        text, found = _MARKS.subn("", text)
        if not found:
            break
    return text


def _printed(paper: Paper, line: Cell) -> str:
    if line.origin == "ocr":
        return _NOISE.sub("", line.text)
    # In a consolidated text footnote signs are glued to words.
    return _FOOTNOTE.sub("", line.text) if _is_consolidated(paper) else line.text


def _is_stamp(cell: Cell, before: Cell) -> bool:
    """Whether a recognised line is a scrap of a stamp set across the subject."""
    capitals = sum(map(str.isupper, cell.text))
    return (
        cell.origin == "ocr"
        and not before.is_caps
        and 2 * capitals > sum(map(str.isalpha, cell.text))
    )


def _is_consolidated(paper: Paper) -> bool:
    symbol = number.symbol_of(paper)
    return symbol is not None and symbol.type_code == "VBHN"


def _under(paper: Paper, found: heading.Heading) -> Iterator[Cell]:
    """Yield the lines from the heading to the rule or the body."""
    before: Cell | None = found.cell if found.rest else None
    enclosure = part_of.find(paper)
    enclosed = () if enclosure is None else enclosure.cells
    for cell in paper.top[found.index + 1 :][:_LONGEST]:
        is_between = before is None and (cell.is_rule or cell in enclosed)
        if is_between or is_mark(cell):
            continue
        if before is None and enclosed and _opens_text(cell):
            return
        if before and _is_stamp(cell, before):
            continue
        if _ends(paper, found, cell, before):
            return
        yield cell
        before = cell


def _ends(
    paper: Paper, found: heading.Heading, cell: Cell, before: Cell | None
) -> bool:
    if (
        cell.is_rule
        or cell.is_dated
        or cell == paper.header.title
        or _ASIDE.match(cell.bare)
    ):
        return True
    if before is not None and _RULED.search(before.text):
        return True
    if before is None:
        return _SURE_BODY.match(cell.bare) is not None
    if _DECIDER.match(cell.bare) and _is_decider(paper, cell, before):
        return True
    is_consolidated_act = _is_consolidated(paper) and cell.text.lower().startswith(
        f"{found.printed.lower()} "
    )
    # Below the name of a meeting in capitals the subject begins with a small letter.
    is_set_otherwise = cell.is_caps != before.is_caps and (
        BODY.match(cell.bare) is not None
        if len(cell.text) <= 9
        else cell.is_caps or _begins_anew(cell)
    )
    is_paragraph = cell.origin == "ocr" and cell.gap and len(cell.text) >= _FULL_WIDTH
    return (
        is_consolidated_act
        or is_set_otherwise
        or is_paragraph
        or (_begins_anew(cell) and _is_body(cell, before))
    )


def _is_decider(paper: Paper, cell: Cell, before: Cell) -> bool:
    """Whether a line in capitals is who decides, right above the basis.

    Where the subject is in capitals too, nothing else parts them.
    """
    if not cell.is_caps or _GOES_ON.search(before.bare):
        return False
    index = paper.top.index(cell)
    following = (c for c in paper.top[index + 1 : index + 5] if not c.is_rule)
    basis = next((c for c in following if not c.is_caps), None)
    return basis is not None and _BASIS.match(basis.bare) is not None


def _opens_text(cell: Cell) -> bool:
    """Whether an annex without a title begins its text here."""
    return begins_body(cell) or _ITEM.match(cell.bare) is not None


def _begins_anew(cell: Cell) -> bool:
    begins = next((c for c in cell.text if c.isalnum()), "a")
    return begins.isupper() or _ITEM.match(cell.bare) is not None


def _is_body(cell: Cell, before: Cell) -> bool:
    """Whether a line with a capital begins the body and not a line of the subject."""
    if begins_body(cell) and not _goes_on(before, cell):
        return True
    if _THAT_DAY.match(cell.text):
        return True
    if cell.is_caps or _goes_on(before, cell):
        return False
    if _OPENS.match(cell.bare):
        return True
    return len(cell.text) >= _FULL_WIDTH or (cell.gap and before.origin != "ocr")


def _goes_on(before: Cell, cell: Cell) -> bool:
    return (
        _GOES_ON.search(before.bare) is not None
        and not _SURE_BODY.match(cell.bare)
        and not (cell.gap and cell.origin != "ocr")
    )


def _of_form(paper: Paper, enclosure: part_of.Enclosure) -> Iterator[Claim]:
    """Yield the name of a form: the capital lines above the bracket."""
    first = paper.top.index(enclosure.cells[0])
    lines: list[Cell] = []
    for cell in reversed(paper.top[:first]):
        if not cell.is_caps or cell.is_title or _FORM_CODE.match(cell.text):
            break
        lines.append(cell)
    if lines:
        text = squeeze(" ".join(line.text for line in lines[::-1]))
        yield claim("subject", text, lines[::-1], "form", 0.8)


def _of_dispatch(paper: Paper) -> Iterator[Claim]:
    lines = list(_under_number(paper))
    if lines:
        text = _without_marks(squeeze(" ".join(line.text for line in lines)))
        yield claim("subject", text, lines, "dispatch", 0.95)


def _under_number(paper: Paper) -> Iterator[Cell]:
    """Yield the lines of the left column between the number and "Kính gửi"."""
    begun = False
    numbered = paper.header.number is not None
    for cell in _after_number(paper):
        if begins_body(cell):
            return
        if _is_beside(cell) or not (numbered or begun or _ABOUT.match(cell.bare)):
            if begun and cell.is_title:
                return
            continue
        if cell.is_sentence and not _ABOUT.match(cell.bare) and not begun:
            return
        begun = True
        yield cell


def _after_number(paper: Paper) -> Iterable[Cell]:
    line = paper.header.number or paper.header.title
    if line is None:
        return ()
    start = next(i for i, cell in enumerate(paper.top) if cell.end >= line.end)
    return paper.top[start + 1 :][:_LONGEST]


def _is_beside(cell: Cell) -> bool:
    return (
        cell.is_title
        or cell.is_motto
        or cell.is_rule
        or cell.is_dated
        or (cell.is_caps and not _ABOUT.match(cell.bare))
        or is_numbered(cell)
        or is_mark(cell)
    )


def _of_news(paper: Paper) -> Iterator[Claim]:
    """Yield the title line of a text that is no paper, such as a news report."""
    title = next((cell for cell in paper.top if not cell.is_rule), None)
    if title is None or len(paper.top) < 2:
        return
    if 15 <= len(title.text) <= 200 and not title.text.endswith((".", ";", ":", ",")):
        yield claim("subject", squeeze(title.text), [title], "title_line", 0.5)
