"""Where on a page the places of a form are, told by the words around them: pure.

What is written in a place is often read as one word with what stands before or
behind it ("ngày,&0"). Where the printed part of it ends is then told by how wide
its letters are beside those of the other words of the line.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.model import Blank, Box, Seen
from archive.text import toneless

_SURE = 0.8
_ALIKE = 0.5
_SLACK = 1.08
_PLAIN = ("ngay", "thang", "so")
# How wide the letters of Times are, which offices have to use (Decree 30/2020/NĐ-CP,
# annex I; Guidance 36-HD/VPTW), in parts of the size.
_WIDTHS = {
    letter: width
    for width, letters in {
        0.25: " .,",
        0.28: "ijlt/:;",
        0.33: "rfI-()",
        0.39: "sJ",
        0.44: "acez",
        0.56: "SPF",
        0.61: "ELTZ",
        0.67: "BCR",
        0.72: "ADGHKNOQUVXYw",
        0.78: "m",
        0.89: "M",
        0.94: "W",
    }.items()
    for letter in letters
}
_USUAL = 0.5


@dataclass(frozen=True, slots=True)
class Place:
    """A blank and its box: from the word before it to that behind it, a line high."""

    blank: Blank
    box: Box


def located(
    blanks: Sequence[Blank], words: Sequence[Seen], text: str
) -> Iterator[Place]:
    """Yield the blanks of a page of which the words around them tell the place."""
    for blank in blanks:
        before = [w for w in words if w.start < blank.start]
        behind = [w for w in words if w.end > blank.end]
        if before and behind and _is_line(before[-1].box, behind[0].box):
            box = _between(blank, before[-1], behind[0], words, text)
            if box.left < box.right:
                yield Place(blank, box)


def _is_line(box: Box, other: Box) -> bool:
    """Whether two words stand in one line, which may slope a little."""
    shared = min(box.bottom, other.bottom) - max(box.top, other.top)
    lower = min(box.bottom - box.top, other.bottom - other.top)
    return shared > 0 and shared >= _ALIKE * lower / 2 and box.left <= other.left


def _between(
    blank: Blank, before: Seen, behind: Seen, words: Sequence[Seen], text: str
) -> Box:
    near = [word for word in words if _is_line_of(word, before, behind)]
    sure = [word for word in near if not _is_within(word, blank)]
    size = _size([word for word in near if word.confidence >= _SURE] or sure, text)
    left, right = _left(blank, before, size, text), _right(blank, behind, size, text)
    tops, bottoms = zip(
        *((w.box.top, w.box.bottom) for w in sure or (before, behind)), strict=True
    )
    return Box(left, _middle(tops), right, _middle(bottoms))


def _left(blank: Blank, before: Seen, size: float, text: str) -> float:
    """Return where the word before the place ends."""
    printed = text[before.start : min(before.end, blank.start)]
    told = before.box.left + size * _width(printed)
    if before.end > blank.start:
        return told
    # A word may be read without the figures that touch it, and its box hold them.
    is_plain = toneless(printed).strip(":.") in _PLAIN
    wide = before.box.left + size * _width(printed) * _SLACK
    return min(wide, before.box.right) if is_plain else before.box.right


def _right(blank: Blank, behind: Seen, size: float, text: str) -> float:
    """Return where the word behind the place begins."""
    printed = text[max(behind.start, blank.end) : behind.end]
    told = behind.box.right - size * _width(printed)
    return told if behind.start < blank.end else behind.box.left


def _is_line_of(word: Seen, before: Seen, behind: Seen) -> bool:
    """Whether a word is one of those beside the place, four to either side."""
    return before.start - 25 <= word.start <= behind.end + 25 and (
        _is_beside(word.box, before.box) or _is_beside(word.box, behind.box)
    )


def _is_beside(box: Box, other: Box) -> bool:
    return min(box.bottom, other.bottom) > max(box.top, other.top)


def _is_within(word: Seen, blank: Blank) -> bool:
    return word.start < blank.end and word.end > blank.start


def _size(words: Sequence[Seen], text: str) -> float:
    """Return how many points wide a letter of width 1 is in these words."""
    wide = sum(word.box.right - word.box.left for word in words)
    return wide / max(_USUAL, sum(_width(text[w.start : w.end]) for w in words))


def _width(text: str) -> float:
    bare = toneless(text)
    cased = (b.upper() if c.isupper() else b for c, b in zip(text, bare, strict=False))
    return sum(_WIDTHS.get(letter, _USUAL) for letter in cased)


def _middle(sides: Sequence[float]) -> float:
    return sorted(sides)[len(sides) // 2]
