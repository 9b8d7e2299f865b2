"""Places in a paper by their parts: "điểm a khoản 2 Điều 5", alone and in lists.

The parts of a State act are those of Nghị định 30/2020/NĐ-CP (phần, chương, mục,
tiểu mục, điều, khoản, điểm); Party papers have phần, mục, điểm, tiết.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.cite.passage import Passage

Place = tuple["Part", ...]
"""The parts of a place, from the inside out."""

# From the outside in: what a part may lie in stands above it.
_NAMES = {
    "phu luc": "Phụ lục",
    "bieu mau": "Biểu mẫu",
    "mau": "Mẫu",
    "bieu": "Biểu",
    "bang": "Bảng",
    "phan": "Phần",
    "chuong": "Chương",
    "tieu muc": "Tiểu mục",
    "muc": "Mục",
    "dieu": "Điều",
    "khoan": "khoản",
    "diem": "điểm",
    "tiet": "tiết",
    "doan": "đoạn",
    "gach dau dong": "gạch đầu dòng",
}
_RANKS = {
    "Phụ lục": 0,
    "Biểu mẫu": 1,
    "Mẫu": 1,
    "Biểu": 1,
    "Bảng": 1,
    "Phần": 2,
    "Chương": 3,
    "Mục": 4,
    "Tiểu mục": 5,
    "Điều": 6,
    "khoản": 7,
    "điểm": 8,
    "tiết": 9,
    "đoạn": 10,
    "gạch đầu dòng": 10,
}
ARTICLE, CLAUSE = _RANKS["Điều"], _RANKS["khoản"]
FORM = 1
"""The rank of forms, which are named by their number or by what prescribes them."""
ALPHABET = "abcdđeghiklmnopqrstuvxy"
_LEVEL = re.compile(
    r"(?P<level>phu\s{1,3}luc|(?:bieu\s{1,3})?mau|bieu|bang|phan|chuong|(?:tieu\s{1,3})?muc|dieu|khoan|diem|tiet|"
    r"doan|gach\s{1,3}dau\s{1,3}dong)(?!\w)\s{0,3}(?:(?:thu|so)\s{0,3}:?\s{0,3})?"
)
_ORDINALS = "nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười|đầu|cuối|một"
_NUMBER = re.compile(
    rf"(?:\d{{1,3}}(?:\.\d{{1,3}}){{0,4}}[A-Za-zđĐ]{{0,2}}\d?|[a-zđ](?:\d{{1,2}}|\.\d{{1,2}}){{0,2}}"
    rf"|[IVXLC]{{1,7}}[a-zđ]?(?:\.\d{{1,2}}){{0,3}}|[A-ZĐ]|(?:{_ORDINALS}))(?!\w|/\w)"
)
# Forms have codes of their own: M01A, 01/TTr, 2C-BNV/2008, PL1-03.
_CODE = re.compile(
    r"(?=[A-ZĐa-z]{0,6}(?:/[A-ZĐ]{1,6}-?)?[IVX\d])[A-ZĐa-z]{0,6}[\w.]{0,8}(?:[/-][\w.]{1,12}){0,4}(?<![.])(?!\w)"
    r"|[A-ZĐ](?!\w)"
)
_AND = re.compile(
    r"\s{0,3}(?:,|;|(?<!\w)(?:và|hoặc|hay|&)(?!\w))\s{1,3}(?:và\s{1,3})?(?:số\s{1,3})?"
)
# "khoản 2;\nb) Sửa đổi …": what ends in a bracket begins the next line.
_MARKER = re.compile(r"\w{1,4}\)|(?<=\n)\d{1,3}\.\s")
_SEVERAL = re.compile(r"(?<!\w)(?:cac|nhung|so)\s{1,3}\Z")
_LINE = re.compile(r"(?<=\n)(?:[a-zđ]\)|\d{1,3}\.\s)")
_TO = re.compile(r"\s{1,3}đến\s{1,3}(?:hết\s{1,3})?")
_LONGEST_RANGE = 40
_MOST = 60


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a place: its level and its number as printed."""

    level: str
    number: str

    @property
    def rank(self) -> int:
        """How far inside a paper parts of this level lie."""
        return _RANKS[self.level]

    def __str__(self) -> str:
        """The part as it is cited: ``khoản 3``."""
        return f"{self.level} {self.number}".rstrip()


@dataclass(frozen=True, slots=True)
class Listed:
    """Parts of one level in a row, and where they end."""

    parts: tuple[Part, ...]
    end: int


def said(place: Sequence[Part]) -> str | None:
    """Return a place as papers cite it, or None for the whole paper.

    >>> said((Part("khoản", "3"), Part("Điều", "6")))
    'khoản 3 Điều 6'
    """
    return " ".join(map(str, place)) or None


def listed(passage: Passage, at: int) -> Listed | None:
    """Return the parts of one level that a text names at a place."""
    match = _LEVEL.match(passage.bare, at)
    if match is None or not _is_level(passage, match):
        return None
    level = _NAMES[" ".join(match["level"].split())]
    first = _number(passage, level, match.end())
    if first is None:
        # "Phụ lục ban hành kèm theo Thông tư số …" has no number; several have.
        is_only = level == "Phụ lục" and not _SEVERAL.search(
            passage.bare, max(0, at - 9), at
        )
        return Listed((Part(level, ""),), match.end("level")) if is_only else None
    numbers, end = _more(passage, level, [first.group()], first.end())
    return Listed(tuple(Part(level, number) for number in numbers), end)


def through(level: str, first: str, last: str) -> list[str]:
    """Return what lies after ``first`` up to ``last``, both numbers or both letters."""
    if first.isdigit() and last.isdigit():
        low, high = int(first), int(last)
        between = [str(number) for number in range(low + 1, high + 1)]
        return between if 0 < high - low <= _LONGEST_RANGE else [last]
    if level in {"điểm", "tiết"} and first in ALPHABET and last in ALPHABET:
        between = list(ALPHABET[ALPHABET.index(first) + 1 : ALPHABET.index(last) + 1])
        return between or [last]
    return [last]


def _is_level(passage: Passage, match: re.Match[str]) -> bool:
    """Tell "mục 3" from "mức 3": the marks must be those of the level, or none."""
    name = " ".join(match["level"].split())
    start, end = match.span("level")
    printed = " ".join(passage.even[start:end].casefold().split())
    return printed in {_NAMES[name].casefold(), name}


def _number(passage: Passage, level: str, at: int) -> re.Match[str] | None:
    if _LINE.match(passage.even, at):
        return None
    if _RANKS[level] <= FORM:
        code = _CODE.match(passage.even, at)
        return code if code and code.group() else None
    return _NUMBER.match(passage.even, at)


def _more(
    passage: Passage, level: str, numbers: list[str], end: int
) -> tuple[list[str], int]:
    """Add the numbers that go on a list: "khoản 9, 10 và 11", "khoản 1 đến 5"."""
    while len(numbers) < _MOST:
        to, joint = _TO.match(passage.even, end), _AND.match(passage.even, end)
        link = to or joint
        after = (
            _number(passage, level, _past_level(passage, level, link.end()))
            if to and link
            else None
        )
        if to and after:
            numbers += through(level, numbers[-1], after.group())
        elif joint and (after := _bare_number(passage, level, joint.end())):
            numbers.append(after.group())
        else:
            break
        end = after.end()
    return numbers, end


def _past_level(passage: Passage, level: str, at: int) -> int:
    match = _LEVEL.match(passage.bare, at)
    is_same = match and _NAMES.get(" ".join(match["level"].split())) == level
    return match.end() if match and is_same else at


def _bare_number(passage: Passage, level: str, at: int) -> re.Match[str] | None:
    """Return a number that borrows its level from the one before it."""
    match = _number(passage, level, at)
    # "điểm a và các điểm": a word is no letter; forms need a figure.
    is_word = match and (
        match.group() in {"đầu", "cuối", "năm", "ba"} or _LEVEL.match(passage.bare, at)
    )
    return None if is_word or _MARKER.match(passage.even, at) else match
