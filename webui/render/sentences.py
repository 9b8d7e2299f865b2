"""The sentence around a citation, so that a list says how a paper is cited."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from archive.text import squeeze

REACH = 240
"""How far a sentence is followed to either side of the citation."""

# A full stop inside a number (66.19/2026) or an abbreviation (T.Ư) ends nothing,
# and neither does one behind the number of a list (" 1. ").
_END = re.compile(r"(?<!\s\d)(?<!\s\d\d)[.;!?](?=\s)|\n")
_OPENING = re.compile(
    r"\s*(?:[-+•*]\s|-{3,}|[IVXLC]{1,5}[.-]|\d{1,2}[.)-]|[a-zđ]\)|Điều \d)"
)
_CLOSING = (":", "-----", "*")
_SHORT, _LONG = 45, 130
"""A printed line has about 80 characters: a shorter one ends its paragraph, and
a longer one is a whole paragraph."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A citation with the words before and after it, on one line."""

    before: str
    cited: str
    after: str


def around(text: str, start: int, end: int) -> Sentence:
    """Return the sentence of ``text`` in which a citation stands."""
    floor, ceiling = max(0, start - REACH), min(len(text), end + REACH)
    left = max(_ends(text, floor, start), default=floor)
    right = min(_ends(text, end, ceiling), default=ceiling)
    before, after = squeeze(text[left:start]), squeeze(text[end:right])
    return Sentence(
        before=_mark(left == floor > 0, "… ")
        + before
        + _gap(before, text[start - 1 : start]),
        cited=squeeze(text[start:end]),
        after=_gap(after, text[end : end + 1])
        + after
        + _mark(right == ceiling < len(text), " …"),
    )


def _ends(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where sentences end between two places."""
    for match in _END.finditer(text, start, end):
        if match.group() != "\n" or _ends_paragraph(text, match.start()):
            yield match.end()


def _ends_paragraph(text: str, line_end: int) -> bool:
    # Looking no further back than two long lines keeps this linear.
    floor = max(0, line_end - 2 * _LONG)
    begin = max(floor, text.rfind("\n", floor, line_end) + 1)
    line = text[begin:line_end].strip()
    if line.endswith(_CLOSING) or _OPENING.match(text, line_end + 1):
        return True
    return not _SHORT <= len(line) <= _LONG


def _gap(words: str, neighbour: str) -> str:
    return " " if words and neighbour.isspace() else ""


def _mark(is_cut: bool, mark: str) -> str:  # noqa: FBT001  # it reads as one word
    return mark if is_cut else ""
