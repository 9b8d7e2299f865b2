"""Lines rebuilt from where each letter stands on the page.

The order in which a PDF draws its letters need not be the order in which they
are read: a font that lacks "ủ" borrows it from another, and the borrowed letters
are then drawn after the line. Pure: it knows letters, not PDFs.
"""

import re
import unicodedata
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

_SAME_LINE = 0.25
_NEAR_LINE = 0.6
_NEAR_LETTER = 0.8
_GAP = 0.18
_COLUMN = 3.0
_LINES_AROUND = 4
_BELOW = 0.25
_ABOVE = 0.85
_BLANKS = re.compile(r"[ \t]{2,}")


_Measure = TypeVar("_Measure", float, NDArray[np.float64])

Box = tuple[float, float, float, float]
"""Left, bottom, right and top."""


class Letter(NamedTuple):
    """One drawn character, measured along its line and up from it.

    ``left`` and ``right`` hold its step, ``centre`` is the middle of its shape;
    ``turns`` counts the quarter turns to the right by which it is drawn.
    """

    character: str
    baseline: float
    left: float
    right: float
    centre: float
    size: float
    turns: int = 0


def turned(
    box: tuple[_Measure, _Measure, _Measure, _Measure], turns: int
) -> tuple[_Measure, _Measure, _Measure, _Measure]:
    """Return ``box`` as it is when the paper is held so that the letter stands.

    >>> turned((10.0, 20.0, 30.0, 60.0), 3)
    (20.0, -30.0, 60.0, -10.0)
    """
    left, bottom, right, top = box
    match turns:
        case 1:
            return -top, left, -bottom, right
        case 2:
            return -right, -top, -left, -bottom
        case 3:
            return bottom, -right, top, -left
        case _:
            return box


@dataclass(frozen=True, slots=True)
class Word:
    """What stands between two blanks, and its box on the page."""

    text: str
    box: Box


class _Line:
    """Letters on one baseline; sorted from the left once all have come."""

    def __init__(self, first: Letter) -> None:
        self.baseline = first.baseline
        self.letters = [first]
        self.centres: list[float] = []
        self.marks: dict[int, str] = {}

    def sort(self) -> None:
        self.letters.sort(key=lambda letter: letter.left)
        self.centres = list(accumulate((x.centre for x in self.letters), max))

    def nearest(self, mark: Letter) -> tuple[float, int]:
        """Return how far the letter nearest to ``mark`` is, and which it is."""
        place = bisect(self.centres, mark.centre)
        beside = [n for n in (place - 1, place) if 0 <= n < len(self.letters)]
        return min((abs(self.letters[n].centre - mark.centre), n) for n in beside)

    def words(self) -> Iterator["Word"]:
        """Yield the words of the line, each with the box it is drawn in."""
        held: list[tuple[int, Letter]] = []
        for number, letter in enumerate(self.letters):
            blank = not letter.character.strip()
            if held and (blank or _space(held[-1][1], letter)):
                yield self._word(held)
                held = []
            if not blank:
                held.append((number, letter))
        if held:
            yield self._word(held)

    def _word(self, held: Sequence[tuple[int, Letter]]) -> "Word":
        text = "".join(x.character + self.marks.get(n, "") for n, x in held)
        letters = [letter for _, letter in held]
        size = max(letter.size for letter in letters)
        box = (
            letters[0].left,
            self.baseline - _BELOW * size,
            max(letter.right for letter in letters),
            self.baseline + _ABOVE * size,
        )
        back = -letters[0].turns % 4
        return Word(unicodedata.normalize("NFC", text), turned(box, back))

    def text(self) -> str:
        written: list[str] = []
        before: Letter | None = None
        for number, letter in enumerate(self.letters):
            if before is not None:
                written.append(_space(before, letter))
            written.append(letter.character + self.marks.get(number, ""))
            before = letter
        return unicodedata.normalize("NFC", _BLANKS.sub(_one_blank, "".join(written)))


def rebuild(letters: Iterable[Letter]) -> str:
    """Return the text of ``letters`` from the top to the foot, line by line.

    A table drawn sideways on an upright page is read after or before the rest.
    """
    return "\n".join(
        "\n".join(line.text().strip() for line in _read(held))
        for held in _directions(letters)
    )


def words(letters: Iterable[Letter]) -> Iterator[Word]:
    """Yield the words of ``letters`` in the order in which they are rebuilt."""
    for held in _directions(letters):
        for line in _read(held):
            yield from line.words()


def _directions(letters: Iterable[Letter]) -> list[list[Letter]]:
    directions: dict[int, list[Letter]] = {}
    for letter in letters:
        directions.setdefault(letter.turns, []).append(letter)
    return list(directions.values())


def _read(letters: Iterable[Letter]) -> list[_Line]:
    bases: list[Letter] = []
    marks: list[Letter] = []
    for letter in letters:
        (marks if unicodedata.combining(letter.character) else bases).append(letter)
    lines = _lines(bases)
    for mark in marks:
        _place(mark, lines)
    return lines


def _lines(bases: Sequence[Letter]) -> list[_Line]:
    lines: list[_Line] = []
    for letter in sorted(bases, key=lambda letter: -letter.baseline):
        for line in reversed(lines[-_LINES_AROUND:]):
            if abs(line.baseline - letter.baseline) < _SAME_LINE * letter.size:
                line.letters.append(letter)
                break
        else:
            lines.append(_Line(letter))
    for line in lines:
        line.sort()
    return lines


def _place(mark: Letter, lines: Sequence[_Line]) -> None:
    """Give a mark that was drawn apart to the letter nearest to it."""
    near = [(*line.nearest(mark), line) for line in _around(mark, lines)]
    if not near:
        return
    distance, number, line = min(near, key=lambda found: found[0])
    if distance < _NEAR_LETTER * mark.size:
        line.marks[number] = line.marks.get(number, "") + mark.character


def _around(mark: Letter, lines: Sequence[_Line]) -> list[_Line]:
    place = bisect(lines, -mark.baseline, key=lambda line: -line.baseline)
    some = lines[max(0, place - _LINES_AROUND) : place + _LINES_AROUND]
    reach = _NEAR_LINE * mark.size
    return [line for line in some if abs(line.baseline - mark.baseline) <= reach]


def _space(before: Letter, letter: Letter) -> str:
    gap = letter.left - before.right
    if gap <= _GAP * letter.size:
        return ""
    return "\t" if gap > _COLUMN * letter.size else " "


def _one_blank(blanks: re.Match[str]) -> str:
    return "\t" if "\t" in blanks.group() else " "
