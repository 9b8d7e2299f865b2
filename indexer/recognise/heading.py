"""The heading of a paper: the line that names its kind, in capitals.

``Heading.rest`` is what follows the name of the kind in the same line
("BÁO CÁO KẾT QUẢ ..."), the beginning of the subject. ``author`` is the line
that says whose paper it is ("CỦA BỘ CHÍNH TRỊ") and belongs to no subject.
"""

import re
from dataclasses import dataclass, replace

from archive.text import squeeze, toneless
from indexer.recognise.beginnings import begins_body
from indexer.recognise.cells import Cell
from indexer.recognise.marking import is_mark
from indexer.recognise.paper import Paper, once
from indexer.recognise.zones import ANNEX

_LONGEST_NAME = 6
# Kinds that are always part of another paper or stand by themselves, and that
# no symbol and no citation names.
_WITHOUT_CODE = {
    "dieu le": "Điều lệ",
    "phu luc": "Phụ lục",
    "de cuong": "Đề cương",
    "danh muc": "Danh mục",
    "danh sach": "Danh sách",
    "thu moi": "Thư mời",
    "noi quy": "Nội quy",
    "quy trinh": "Quy trình",
    "lich cong tac": "Lịch công tác",
}
# A dispatch says what it is about and names no kind.
_ABOUT = re.compile(r"^(?:v\s?/\s?v|ve viec)\b")
_FAR, _LONGEST_KIND = 60, 30
# "K Ế  H O Ạ C H", "B Á O C Á O": typists set a heading wide by blanks.
_WIDE = re.compile(r"[^\W\d_](?:\s{1,4}[^\W\d_]){3,30}")
# The sign of a footnote, which a consolidated text sets behind the kind.
_SIGN = re.compile(r"(?<=[^\W\d_])\s?(?:\d{1,2}|\[\d{1,2}\]|\(\d{1,2}\)|\*{1,3})$")
# Recognition reads rules and stains beside a heading as signs.
_SPECKS = re.compile(r"^(?:[^\w\s]{1,3}\s{1,3}){1,3}|[\s:.,;|~_—–-]{1,9}$")
# "Phụ lục 1. Danh mục sổ kho": the title of an annex in the line of its name.
_TITLED_ANNEX = re.compile(
    r"^(?P<name>phu luc(?: (?:so )?[ivx\d]{1,5}[a-z]?)?)\s?[:.–-]\s"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """The kind of paper as printed, what it means, and the rest of its line."""

    cell: Cell
    index: int
    printed: str
    type: str
    rest: str = ""
    author: Cell | None = None


@once
def find(paper: Paper) -> Heading | None:
    """Return the heading, or None where the paper has none, as a dispatch."""
    for index, cell in enumerate(paper.top[:_FAR]):
        if begins_body(cell):
            break
        heading = _heading(paper, cell, index)
        # "BẢN SAO" across a page marks a copy and is not what the paper is.
        if heading is not None and not is_mark(cell):
            return _with_author(paper, heading)
    return _in_small_letters(paper)


def _in_small_letters(paper: Paper) -> Heading | None:
    """Return a heading typed "Thông tư", which is a line of its own below a header."""
    last = paper.header.dated or paper.header.number
    if last is None or paper.header.title is None:
        return None
    for index, cell in enumerate(paper.top[:_FAR]):
        if begins_body(cell):
            return None
        if _ABOUT.match(cell.bare):
            return None
        kind = paper.authority.type_named(cell.text) if len(cell.text) < 30 else None
        if kind is not None and cell.start >= last.end and " " in cell.text:
            return Heading(cell, index, cell.text, kind.name)
    return None


def _with_author(paper: Paper, heading: Heading) -> Heading:
    if _is_author(paper, heading.rest):
        return replace(heading, rest="", author=heading.cell)
    following = paper.top[heading.index + 1 : heading.index + 2]
    if following and following[0].is_caps and _is_author(paper, following[0].text):
        return replace(heading, index=heading.index + 1, author=following[0])
    return heading


def _is_author(paper: Paper, text: str) -> bool:
    """Whether a line says whose paper it is: "CỦA BỘ CHÍNH TRỊ", and not what about."""
    bare = toneless(text)
    if not bare.startswith("cua ") or " ve " not in bare:
        return bare.startswith("cua ")
    body = paper.authority.body_named(text[len("cua ") :])
    return body is not None and body.id in paper.authority.bodies


def _heading(paper: Paper, cell: Cell, index: int) -> Heading | None:
    if ANNEX.match(cell.bare):
        return Heading(cell, index, cell.text.rstrip(" :."), "Phụ lục")
    titled = None if paper.header.number else _TITLED_ANNEX.match(cell.bare)
    if titled is not None:
        name, rest = cell.text[: titled.end("name")], cell.text[titled.end() :]
        return Heading(cell, index, name, "Phụ lục", rest)
    if _WIDE.fullmatch(cell.text):
        return _set_wide(paper, cell, index)
    text = squeeze(cell.text)
    # Only behind the kind itself: "Luật Đất đai số 31/2024/QH15" ends in no footnote.
    text = _SIGN.sub("", text) if len(text) < _LONGEST_KIND else text
    words = text.rstrip(" :.").split(" ")
    if cell.origin == "ocr":
        words = _shouted_end(_SPECKS.sub("", text).split(" "))
    elif not cell.is_caps:
        return _with_subject(paper, cell, index, words)
    for first in range(min(len(words), 30) if cell.origin == "ocr" else 1):
        heading = _named(paper, cell, index, words[first:])
        if heading is not None and (first == 0 or not heading.rest):
            return heading
    return None


def _set_wide(paper: Paper, cell: Cell, index: int) -> Heading | None:
    """Return the kind whose letters stand apart, whatever blanks part its words."""
    letters = iter(letter for letter in cell.text if not letter.isspace())
    spelled = re.sub(r"\s", "", cell.bare)
    for words, kind in paper.authority.document_types.words.items():
        if words.replace(" ", "") == spelled and cell.is_caps:
            printed = "".join(c if c == " " else next(letters) for c in words)
            return Heading(cell, index, printed, kind.name)
    return None


def _with_subject(
    paper: Paper, cell: Cell, index: int, words: list[str]
) -> Heading | None:
    """Return the kind in capitals that a subject in small letters follows in its line."""
    header = paper.header
    if header.number is None or cell.start < header.number.end or cell.is_dated:
        return None
    small = next((i for i, word in enumerate(words) if not word.isupper()), 0)
    shouted = words[:small]
    # "BÁO CÁO V/v ..." has the kind in at least two words, as all but laws have.
    name = _meaning(paper, " ".join(shouted)) if len(shouted) > 1 else None
    if name is None:
        return None
    printed, rest = " ".join(shouted), " ".join(words[small:])
    return Heading(cell, index, printed, name, rest)


def _shouted_end(words: list[str]) -> list[str]:
    """Return the capital words that end a line; specks of a stamp go before."""
    small = [i for i, word in enumerate(words) if not word.isupper()]
    return words[small[-1] + 1 :] if small else words


def _named(paper: Paper, cell: Cell, index: int, words: list[str]) -> Heading | None:
    for length in range(min(_LONGEST_NAME, len(words)), 0, -1):
        printed = " ".join(words[:length])
        rest = " ".join(words[length:])
        name = _meaning(paper, printed)
        if name is not None and (length > 1 or not rest):
            return Heading(cell, index, printed, name, rest)
    return None


def _meaning(paper: Paper, printed: str) -> str | None:
    bare = toneless(printed)
    if bare in _WITHOUT_CODE:
        return _WITHOUT_CODE[bare]
    # An abbreviation is no heading: "CT" in a letterhead is not a directive.
    if " " not in bare and bare not in {"luat", "lenh"}:
        return None
    # In the gazette "VĂN BẢN HỢP NHẤT" is the name of a section.
    if bare == "van ban hop nhat":
        return None
    named = paper.authority.type_named(printed)
    return None if named is None else named.name
