"""How two texts of a page differ: what was taken out, and what was put in.

Lines are compared first and words only within lines that differ, so that a long
text with one mended letter is compared at once.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Literal

from markupsafe import Markup

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")
_MOST_WORDS = 4_000
_NEAR = 1
_MOST_LINES = 1_000

Kind = Literal["same", "cut"]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the comparison; ``cut`` stands for lines that are alike."""

    text: Markup
    kind: Kind = "same"


def differences(old: str, new: str) -> list[Line]:
    """Return the lines that differ, each with the line before and after it."""
    before, after = old.split("\n"), new.split("\n")
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    found = [*_alike(before[:head], first=True, last=False)]
    found += _between(
        before[head : len(before) - tail], after[head : len(after) - tail]
    )
    found += _alike(before[len(before) - tail :], first=False, last=True)
    return found if old != new else []


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _between(before: Sequence[str], after: Sequence[str]) -> Iterator[Line]:
    """Yield what stands between the first difference and the last."""
    if max(len(before), len(after)) > _MOST_LINES:
        yield Line(_removed("\n".join(before)) + _added("\n".join(after)))
        return
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        if tag == "equal":
            yield from _alike(before[i:i_end], first=False, last=False)
        else:
            yield Line(words("\n".join(before[i:i_end]), "\n".join(after[j:j_end])))


def _alike(lines: Sequence[str], *, first: bool, last: bool) -> Iterator[Line]:
    head = 0 if first else _NEAR
    tail = 0 if last else _NEAR
    if len(lines) <= head + tail:
        yield from (Line(Markup("{}").format(text)) for text in lines)
        return
    yield from (Line(Markup("{}").format(text)) for text in lines[:head])
    yield Line(Markup("⋯"), "cut")
    yield from (Line(Markup("{}").format(text)) for text in lines[len(lines) - tail :])


def words(old: str, new: str) -> Markup:
    """Return two texts in one, with the words that differ marked.

    >>> words("Ban Tuyên giá", "Ban Tuyên giáo")
    Markup('Ban Tuyên <del>giá</del><ins>giáo</ins>')
    """
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    if max(len(before), len(after)) > _MOST_WORDS:
        return _removed(old) + _added(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    made = Markup("")
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        was, now = "".join(before[i:i_end]), "".join(after[j:j_end])
        made += (
            Markup("{}").format(now) if tag == "equal" else _removed(was) + _added(now)
        )
    return made


def _removed(text: str) -> Markup:
    return Markup("<del>{}</del>").format(text) if text else Markup("")


def _added(text: str) -> Markup:
    return Markup("<ins>{}</ins>").format(text) if text else Markup("")
