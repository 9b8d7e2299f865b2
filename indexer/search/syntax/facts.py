"""What is said of a paper among words: its number, kind, body and year.

Who knows a paper says what stands on it, in any order: "171 thành ủy bắc kạn",
"thành ủy bắc kạn kế hoạch 171", "kế hoạch thành ủy 2019". The words must occur all
the same; what they say of the paper decides which one comes first.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from archive.authority import Authority
from archive.text import Aligned, align
from indexer.search.query import FIRST, HINT, Issued, Number, Preferred, Tree, Type
from indexer.search.syntax.bodies import Named, named
from indexer.search.syntax.days import years
from indexer.search.syntax.papers import beginning, symbol_of

_WORD = re.compile(r"[^\W_]+")
_LONGEST_KIND = 4
# "báo cáo tháng 8 thành ủy", "tỉnh ủy, 12 nhiệm vụ": other numbers count something.
_BEFORE = re.compile(r"(?:|.*\W)(?:\A|(?<!\w)so\W+)(\d{1,5})\W+(?:cua\W+)?")
_BEHIND = re.compile(r"\W+so\W+(\d{1,5})(?!\w)(?![/.-]\d)")


@dataclass(frozen=True, slots=True)
class Facts:
    """What words say of a paper: what is preferred for it, and the body they name."""

    preferred: tuple[Preferred, ...] = ()
    body: Named | None = None


def heard(text: str, authority: Authority) -> Facts:
    """Return what ``text`` says of a paper.

    A number beside a body means one paper, which leads. The rest are hints: "kế hoạch"
    and "Thành ủy" are also words of what papers are about.
    """
    aligned = align(text)
    body = named(aligned, authority)
    number = _number(aligned, body, authority)
    lift = FIRST if number else HINT
    said: list[Tree] = [*_kind(text, authority), *_year(aligned.bare)]
    said += [number] if number else []
    of_body = body.preferred(lift) if body else ()
    return Facts((*(Preferred(part, lift) for part in said), *of_body), body)


def _year(text: str) -> Iterator[Issued]:
    """Yield the year that ``text`` says, if it says but one."""
    said = {*years(text)}
    if len(said) == 1:
        yield from said


def _kind(text: str, authority: Authority) -> Iterator[Type]:
    """Yield the kind that the first words name."""
    first = _WORD.findall(text)[:_LONGEST_KIND]
    for count in range(len(first), 0, -1):
        if kind := authority.type_named(" ".join(first[:count])):
            yield Type(kind.name)
            return


def _number(aligned: Aligned, body: Named | None, authority: Authority) -> Tree | None:
    """Return the number beside a body: before it, or behind it with or without a kind."""
    if body is None:
        return None
    if before := _BEFORE.fullmatch(aligned.bare, 0, body.start):
        return Number(int(before[1]))
    rest = aligned.even[body.end :].lstrip(" ,")
    if rest and (found := beginning(rest, authority)):
        return symbol_of(found, rest)
    behind = _BEHIND.match(aligned.bare, body.end)
    return Number(int(behind[1])) if behind else None
