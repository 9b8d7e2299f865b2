"""Leaders: the rows of dots that a form has where something is to be filled in.

Tesseract takes a line with a leader for a rule, or its dots for letters. So leaders
are taken off the picture before it is read, and put back among its words as the dots
they are. A row is one only where its dots are small, alike and evenly apart, with
nothing written upon them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from indexer.extract.ocr.lines import Box, Line, Word, around

_DARK = 150
# In dots of 200 to the inch: a full stop of 14 points is 4 wide, the next 10 apart.
_WIDEST = 7
_PITCH = 4, 22
_UNEVEN = 2
_FEWEST = 5
_LOWEST, _HIGHEST = 2, 8
_CLEAR = 5
_TOUCHED = 0.08
_MARGIN = 2

_Flags = NDArray[np.bool_]
_Numbers = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Leader:
    """A row of so many dots."""

    box: Box
    dots: int


def cleared(
    picture: Image.Image, *, below: float = 0.0
) -> tuple[Image.Image, list[Leader]]:
    """Return a grey picture without its leaders, and the leaders.

    Where something is written upon a leader, the picture stays as it is, and so does
    the part of it down to ``below``, as a share of its height.
    """
    shown = np.asarray(picture)
    dark = shown < _DARK
    first = round(below * picture.height)
    rows = (one for one in _rows(dark) if one.box[1] >= first)
    found = [one for one in _joined(rows) if _is_alone(one.box, dark)]
    if not found:
        return picture, []
    bare = shown.copy()
    for leader in found:
        left, top, right, bottom = _spread(leader.box)
        is_free = ~_near(_upon(leader.box, dark))
        bare[top:bottom, left:right][:, is_free] = 255
    return Image.fromarray(bare), found


def among(lines: Sequence[Line], leaders: Sequence[Leader]) -> list[Line]:
    """Return ``lines`` with each leader where it stands; some are lines alone."""
    shown = list(lines)
    for leader in leaders:
        dots = Word("." * leader.dots, leader.box, 1.0)
        for number, line in enumerate(shown):
            if _is_on(line, leader.box):
                shown[number] = _with(line, dots)
                break
        else:
            shown.insert(_place(shown, leader.box), Line((dots,)))
    return shown


def _rows(dark: _Flags) -> Iterator[Leader]:
    """Yield each row of dots of the picture that are alike and evenly apart."""
    width = dark.shape[1]
    flat = dark.ravel()
    changes = np.flatnonzero(flat[1:] != flat[:-1]) + 1
    # A picture that begins in the dark has an end first.
    first_start = int(flat[0])
    starts, ends = changes[first_start::2], changes[first_start + 1 :: 2]
    starts = starts[: len(ends)]
    for first, last in _chains(starts, ends, width):
        row = int(starts[first]) // width
        box = int(starts[first]) % width, row, int(ends[last]) % width, row + 1
        yield Leader(box, last - first + 1)


def _chains(starts: _Numbers, ends: _Numbers, width: int) -> Iterator[tuple[int, int]]:
    """Yield first and last of the runs of ink that follow each other evenly."""
    pitch = np.diff(starts)
    small = ends - starts <= _WIDEST
    linked = small[1:] & small[:-1] & (starts[1:] // width == starts[:-1] // width)
    linked &= (pitch >= _PITCH[0]) & (pitch <= _PITCH[1])
    even = linked[1:] & linked[:-1] & (np.abs(np.diff(pitch)) <= _UNEVEN)
    turns = np.flatnonzero(np.diff(even.view(np.int8), prepend=0, append=0))
    for begin, end in zip(turns[::2].tolist(), turns[1::2].tolist(), strict=True):
        if end - begin + 2 >= _FEWEST:
            yield begin, end + 1


def _joined(rows: Iterator[Leader]) -> list[Leader]:
    """Join the rows of the picture that one row of dots runs through.

    Printed photographs have tens of thousands: each is held against those that
    reach it, as the rows come from the top.
    """
    ended: list[Leader] = []
    reaching: list[Leader] = []
    for row in rows:
        ended += [one for one in reaching if one.box[3] + 1 < row.box[1]]
        reaching = [one for one in reaching if one.box[3] + 1 >= row.box[1]]
        for number, other in enumerate(reaching):
            if row.box[0] < other.box[2] and other.box[0] < row.box[2]:
                box = around((row.box, other.box))
                reaching[number] = Leader(box, max(row.dots, other.dots))
                break
        else:
            reaching.append(row)
    return sorted([*ended, *reaching], key=_place_of)


def _place_of(leader: Leader) -> tuple[int, int]:
    return leader.box[1], leader.box[0]


def _is_alone(box: Box, dark: _Flags) -> bool:
    """Say whether hardly anything stands upon the dots or hangs from them.

    Feet and heads of letters follow each other as evenly as dots, but go on.
    """
    is_low = _LOWEST <= box[3] - box[1] <= _HIGHEST
    return is_low and float(_upon(box, dark).mean()) < _TOUCHED


def _upon(box: Box, dark: _Flags) -> _Flags:
    """Tell in which columns of a leader there is ink close above or below it."""
    left, top, right, bottom = _spread(box)
    above, below = dark[max(0, top - _CLEAR) : top], dark[bottom : bottom + _CLEAR]
    around_it: _Flags = np.vstack((above, below))[:, left:right]
    upon: _Flags = np.asarray(around_it.any(axis=0))
    return upon


def _near(upon: _Flags) -> _Flags:
    """Tell which columns are as near to such ink as one dot is to the next."""
    window = np.ones(2 * _WIDEST + 1, int)
    near: _Flags = np.convolve(upon, window, "same") > 0
    return near


def _spread(box: Box) -> Box:
    left, top, right, bottom = box
    return (
        max(0, left - _MARGIN),
        max(0, top - _MARGIN),
        right + _MARGIN,
        bottom + _MARGIN,
    )


def _is_on(line: Line, box: Box) -> bool:
    """Say whether a leader stands on the foot of a line, in it or close beside it."""
    left, top, right, bottom = around(word.box for word in line.words)
    height = bottom - top
    is_level = top < box[1] and box[3] <= bottom + height // 3
    return is_level and left - height < box[2] and box[0] < right + height


def _with(line: Line, dots: Word) -> Line:
    before = [word for word in line.words if word.box[0] < dots.box[0]]
    after = list(line.words[len(before) :])
    if before:
        dots = replace(dots, before="")
    after[:1] = [replace(word, before=" ") for word in after[:1]]
    return replace(line, words=(*before, dots, *after))


def _place(lines: Sequence[Line], box: Box) -> int:
    """Return before which line a leader stands that is none of their parts."""
    for number, line in enumerate(lines):
        left, top, right, _ = around(word.box for word in line.words)
        if top > box[1] and left < box[2] and box[0] < right:
            return number
    return len(lines)
