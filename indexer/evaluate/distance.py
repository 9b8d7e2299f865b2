"""How far a text is from the truth, letter by letter. Pure; knows no files.

Distances are edits (Levenshtein): a letter put in, left out or taken for another.
Rows of the table are computed whole: along a row an insertion is a running minimum.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from archive.text import squeeze, toneless

Row = NDArray[np.int32]
_LEADER = re.compile(r"(?:…|(?:[._] ?){3})(?:[._…] ?)*")
_UNSEEN = str.maketrans("", "", "\u200b\u200c\u200d\u2060\ufeff")
# A part this much unlike the truth (4,000 letters against 4,000) has no like letters.
_MOST_CELLS = 16_000_000


@dataclass(frozen=True, slots=True)
class Nearest:
    """The part of a text that is nearest to a paragraph, and by how many edits."""

    distance: int
    start: int
    end: int


def compared(text: str) -> str:
    """Return text as it is compared: NFC, single blanks, nothing unseen.

    The dots of a form are one sign, however many are printed.

    >>> compared("Ông/bà:........., ngày … tháng")
    'Ông/bà:…, ngày … tháng'
    """
    seen = unicodedata.normalize("NFC", text).translate(_UNSEEN)
    return squeeze(_LEADER.sub(_shortened, seen))


def _shortened(leader: re.Match[str]) -> str:
    return "… " if leader.group().endswith(" ") else "…"


def nearest(paragraph: str, text: str) -> Nearest:
    """Return where ``text`` is nearest to ``paragraph``, the first such place.

    >>> nearest("Chỉ thị", "Số 35: Chí thị của")
    Nearest(distance=1, start=7, end=14)
    """
    at = text.find(paragraph)
    if at >= 0:
        return Nearest(0, at, at + len(paragraph))
    ends = _last_row(paragraph, text, np.zeros(len(text) + 1, np.int32))
    end = int(ends.argmin())
    distance = int(ends[end])
    back = text[max(0, end - len(paragraph) - distance) : end][::-1]
    starts = _last_row(paragraph[::-1], back, np.arange(len(back) + 1, dtype=np.int32))
    return Nearest(distance, end - int(starts.argmin()), end)


def is_marked(letter: str) -> bool:
    """Whether a letter (NFC) carries a mark: of a tone, of a vowel, or the bar of đ."""
    return letter in "đĐ" or len(unicodedata.normalize("NFD", letter)) > 1


def beside(truth: str, text: str) -> dict[int, int]:
    """Return for each letter of the truth the one of the text that stands for it.

    Letters are put beside each other without their marks and case, so that a wrong
    mark is a wrong letter, not one left out and another put in. Whole words first.
    """
    found: dict[int, int] = {}
    one, other = _bare(truth), _bare(text)
    for (a, b), (c, d), is_same in _blocks(one, other):
        if is_same:  # but for the blank after it, which the last word has not
            found.update(zip(range(a, b), range(c, d), strict=False))
        elif (b - a) * (d - c) <= _MOST_CELLS:
            found.update((a + i, c + j) for i, j in _pairs(one[a:b], other[c:d]))
    return found


def _blocks(
    one: str, other: str
) -> Iterator[tuple[tuple[int, int], tuple[int, int], bool]]:
    """Yield the parts of two texts that belong together, and whether they are alike."""
    left, right = _words(one), _words(other)
    matcher = SequenceMatcher(None, one.split(" "), other.split(" "))
    for tag, a, b, c, d in matcher.get_opcodes():
        yield (left[a], left[b]), (right[c], right[d]), tag == "equal"


def _words(text: str) -> list[int]:
    """Return where each word of a squeezed text begins, and where the next would."""
    starts = [0]
    for word in text.split(" "):
        starts.append(starts[-1] + len(word) + 1)
    starts[-1] -= 1
    return starts


def _pairs(one: str, other: str) -> Iterator[tuple[int, int]]:
    """Yield which letters of two texts stand beside each other, from the end."""
    table = np.array(list(_rows(one, other, np.arange(len(other) + 1, dtype=np.int32))))
    i, j = len(one), len(other)
    while i and j:
        here = table[i, j]
        if here == table[i - 1, j - 1] + (one[i - 1] != other[j - 1]):
            i, j = i - 1, j - 1
            yield i, j
        elif here == table[i - 1, j] + 1:
            i -= 1
        else:
            j -= 1


def _last_row(one: str, other: str, first: Row) -> Row:
    row = first
    for found in _rows(one, other, first):
        row = found
    return row


def _rows(one: str, other: str, first: Row) -> Iterator[Row]:
    """Yield the distances of each beginning of ``one`` to the ends in ``other``.

    ``first`` is the cost of leaving out what precedes: zeros where the rest of
    ``other`` does not matter.
    """
    letters = np.frombuffer(other.encode("utf-32-le"), np.uint32)
    along = np.arange(len(other) + 1, dtype=np.int32)
    row = first
    yield row
    for number, letter in enumerate(one, start=1):
        near = np.empty_like(row)
        near[0] = number
        near[1:] = np.minimum(row[:-1] + (letters != ord(letter)), row[1:] + 1)
        row = np.minimum.accumulate(near - along) + along
        yield row


def _bare(text: str) -> str:
    """Return a text in small letters without marks, letter for letter."""
    return "".join(map(_bare_letter, text))


@lru_cache(maxsize=4096)
def _bare_letter(letter: str) -> str:
    bare = toneless(letter)
    return bare if len(bare) == 1 else letter
