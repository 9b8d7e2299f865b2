"""The numbered places of the citing paper, and in which of them a text stands.

A line that begins with the next number opens a place; one out of order does not,
for unquoted new wording brings numbers of its own.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise, takewhile

from indexer.cite.changing.places import ALPHABET, Part, Place

_NUMBERED = r"""[ \t|*_]{0,12}(?:
      (?:Điều|ĐIỀU)\s{1,3}(?P<article>\d{1,3}[a-zđ]?)\s{0,2}[.:–-]
     |(?:Phần|PHẦN)\s{1,3}(?:thứ\s{1,3}|THỨ\s{1,3})?(?P<part>[IVX]{1,6}|\d{1,2}|[^\W\d_]{2,5})(?=[\s.:-])
     |(?P<section>[IVX]{1,6})\s{0,2}[.)/-](?=\s)
     |(?P<clause>\d{1,3})\s{0,2}(?:[.)]|-(?=\s))(?!\d)
     |(?P<deeper>\d{1,3}(?:\.\d{1,2}){1,4})(?:[.)]|(?=\s))
     |(?P<point>[a-zđ])\s{0,2}[.)](?=\s)
    )[ \t]{0,4}"""
_FIRST = re.compile(_NUMBERED, re.VERBOSE)
# Signs first: an engine that looks for one of a few characters skips all others.
_MARKER = re.compile(rf"[\n\f]{_NUMBERED}", re.VERBOSE)
_ROMAN = {"I": 1, "V": 5, "X": 10}


@dataclass(frozen=True, slots=True)
class _Open:
    """The place that is open at some line, level by level."""

    part: str = ""
    section: str = ""
    article: str = ""
    clause: str = ""
    point: str = ""

    def place(self) -> Place:
        """Return the place from the inside out.

        Articles are numbered through a whole paper, so nothing above them is said.
        """
        named = [*self._inner()]
        if self.article:
            return (*named, Part("Điều", self.article))
        if self.section:
            named.append(Part("Mục", self.section))
        if self.part:
            named.append(Part("Phần", self.part))
        return tuple(named)

    def _inner(self) -> Iterator[Part]:
        is_clause = bool(self.clause) and "." not in self.clause
        # Below a section 1 is a point and a) its part; elsewhere 1 is a clause and a)
        # its point, under an article or under nothing (Nghị định 30/2020/NĐ-CP).
        is_point = not is_clause or (bool(self.section) and not self.article)
        if self.point:
            yield Part("tiết" if is_point and self.clause else "điểm", self.point)
        if self.clause:
            yield Part("khoản" if is_clause and not is_point else "điểm", self.clause)


@dataclass(frozen=True, slots=True)
class Outline:
    """Where each numbered place of a text begins."""

    starts: Sequence[int] = field(default=())
    places: Sequence[Place] = ()

    def place(self, at: int) -> Place:
        """Return the place in which a character stands; empty before the first."""
        found = bisect_right(self.starts, at) - 1
        return self.places[found] if found >= 0 else ()


def markers(even: str) -> Iterator[re.Match[str]]:
    """Yield every line's number that may open a place."""
    first = _FIRST.match(even)
    yield from (first,) if first else ()
    yield from _MARKER.finditer(even, first.end() if first else 0)


def outline(
    found: Sequence[re.Match[str]],
    is_quoted: Callable[[int], bool],
    is_said: Callable[[int], bool],
) -> Outline:
    """Follow the numbers of a text; ``is_said`` tells lines that change something."""
    opened = _Open()
    starts: list[int] = []
    places: list[Place] = []
    for marker in found:
        if is_quoted(marker.end() - 1):
            continue
        later = _opened(opened, marker, is_sure=is_said(marker.end()))
        if later is not opened:
            opened = later
            starts.append(marker.end())
            places.append(opened.place())
    return Outline(starts, places)


def _opened(opened: _Open, marker: re.Match[str], *, is_sure: bool) -> _Open:
    level = marker.lastgroup or ""
    number = marker[level]
    if level == "article":
        is_next = is_sure or _follows(opened.article, number)
        return _Open(opened.part, article=number) if is_next else opened
    if level == "part":
        return opened if opened.article else _Open(part=number)
    if level == "section":
        is_next = _value(number) in {1, _value(opened.section) + 1}
        is_open = (is_sure or is_next or not opened.section) and not opened.article
        return _Open(opened.part, section=number) if is_open else opened
    if level == "clause":
        is_next = is_sure or _follows(opened.clause.partition(".")[0], number)
        return replace(opened, clause=number, point="") if is_next else opened
    if level == "deeper":
        is_next = is_sure or opened.clause.partition(".")[0] == number.partition(".")[0]
        return replace(opened, clause=number, point="") if is_next else opened
    is_next = is_sure or number == _next_letter(opened.point)
    return replace(opened, point=number) if is_next else opened


def _follows(last: str, number: str) -> bool:
    if not last:
        return True
    later, earlier = _figures(number), _figures(last)
    return later == earlier + 1 or (later == earlier and number > last)


@lru_cache(maxsize=1024)
def _figures(number: str) -> int:
    return int("".join(takewhile(str.isdecimal, number)) or 0)


def _value(roman: str) -> int:
    values = [_ROMAN[letter] for letter in roman]
    pairs = pairwise([*values, 0])
    return sum(-one if one < after else one for one, after in pairs)


def _next_letter(last: str) -> str:
    place = ALPHABET.find(last) if last else -1
    return ALPHABET[place + 1] if place + 1 < len(ALPHABET) else ""
