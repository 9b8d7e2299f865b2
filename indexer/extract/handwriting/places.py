"""Where on a page the places of a form are, told by the words around them: pure.

What is written in a place is often read as one word with what stands before or
behind it ("ngày,&0"). Where the printed part of it ends is then told by how wide
its letters are beside those of the other words of the line.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from archive.model import Blank, Box, Seen
from archive.text import toneless

_SURE = 0.8
_ALIKE = 0.5
_SLACK, _LOOSE = 1.08, 1.15
# A line with its marks above and below, in sizes.
_HIGHEST = 1.2
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
    """A blank and its box: from the word before it to that behind it, a line high.

    ``is_cut`` where it was read as one word with what stands behind: then its end is
    not seen but told by the widths of letters.
    """

    blank: Blank
    box: Box
    is_cut: bool = False


def located(
    blanks: Sequence[Blank], words: Sequence[Seen], text: str
) -> Iterator[Place]:
    """Yield the blanks of a page of which the words around them tell the place."""
    for blank in blanks:
        before = _before(blank, words, text)
        behind = [w for w in words if w.end > blank.end]
        if before and behind and _is_line(before.box, behind[0].box):
            box = _between(blank, before, behind[0], words, text)
            if box.left < box.right:
                yield Place(blank, box, behind[0].start < blank.end)


def _before(blank: Blank, words: Sequence[Seen], text: str) -> Seen | None:
    """Return the word before a place; where a line begins with it, its left edge.

    There the word "Số" was lost, and what was read begins with the figures.
    """
    if blank.start and text[blank.start - 1] != "\n":
        return next((w for w in reversed(words) if w.start < blank.start), None)
    first = next((w for w in words if _is_within(w, blank)), None)
    if first is None:
        return None
    edge = replace(first.box, right=first.box.left)
    return replace(first, end=first.start, box=edge)


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
    # Words that hold what was written are as high as that.
    beside = [word for word in (before, behind) if not _is_within(word, blank)]
    top, bottom = _band(beside or [before, behind])
    return Box(left, top, right, min(bottom, top + _HIGHEST * size))


def _band(words: Sequence[Seen]) -> tuple[float, float]:
    """Return how high the line stands where these words are."""
    top = sum(word.box.top for word in words) / len(words)
    return top, sum(word.box.bottom for word in words) / len(words)


def _left(blank: Blank, before: Seen, size: float, text: str) -> float:
    """Return where the word before the place ends."""
    printed = text[before.start : min(before.end, blank.start)]
    if before.end > blank.start:
        return before.box.left + _size_of(before, size, text) * _width(printed)
    # A word may be read without the figures that touch it, and its box hold them.
    is_plain = toneless(printed).strip(":.") in _PLAIN
    wide = before.box.left + size * _width(printed) * _SLACK
    return min(wide, before.box.right) if is_plain else before.box.right


def _right(blank: Blank, behind: Seen, size: float, text: str) -> float:
    """Return where the word behind the place begins."""
    printed = text[max(behind.start, blank.end) : behind.end]
    if behind.start >= blank.end:
        wide = size * _width(printed) * _LOOSE
        # "tháng/" holds what was written behind it, and says nothing of its left.
        is_symbol = blank.what == "number" and "/" in printed
        is_plain = is_symbol or toneless(printed) in _PLAIN
        narrow = behind.box.right - wide if is_plain else behind.box.left
        return max(behind.box.left, narrow)
    return behind.box.right - _size_of(behind, size, text) * _width(printed)


def _size_of(word: Seen, size: float, text: str) -> float:
    """Return the size of a word: its own where it was well read as a whole."""
    return _size((word,), text) if word.confidence >= _SURE else size


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
