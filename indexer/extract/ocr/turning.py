"""Pages that lie on their side or on their head, told by how they were read.

Tesseract reads lines that run down or up the page, too, and tells only by boxes that
it did. On their head letters are read without sense, and so with low confidence.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from indexer.extract.ocr.lines import Line, Word

# Right pages were measured to be read with 0.9 to 0.95, those on their head with 0.4.
_DOUBTFUL = 0.65
_BETTER = 0.1
_LETTERS = 3
_FEW_WORDS = 3


def needed(lines: Sequence[Line]) -> int:
    """Return by how many degrees (clockwise) to turn a page and read it again."""
    if sum(len(line.words) for line in lines) < _FEW_WORDS:
        return 0
    upright = _run(lines)
    return upright if confidence(lines) >= _DOUBTFUL else (upright + 180) % 360


def is_better(turned: Sequence[Line], lines: Sequence[Line]) -> bool:
    """Say whether a turned page was read for certain, or much better than before."""
    if _run(turned) != 0:
        return False
    return confidence(turned) >= _DOUBTFUL or (
        confidence(turned) > confidence(lines) + _BETTER
    )


def confidence(lines: Sequence[Line]) -> float:
    """Return how sure the letters of ``lines`` are, on average; 0 for none."""
    words = [word for line in lines for word in line.words]
    letters = sum(len(word.text) for word in words)
    return sum(len(word.text) * word.confidence for word in words) / max(1, letters)


def _run(lines: Sequence[Line]) -> int:
    """Return how to turn a page so that lines run to the right as they were read."""
    words = [word for line in lines for word in line.words if _is_word(word)]
    if not words or median(map(_height_by_width, words)) < 1:
        return 0
    falls = list(_falls(lines))
    return 270 if not falls or median(falls) > 0 else 90


def _falls(lines: Sequence[Line]) -> Iterator[int]:
    for line in lines:
        for one, next_ in pairwise(line.words):
            yield next_.box[1] - one.box[1]


def _is_word(word: Word) -> bool:
    return len(word.text) >= _LETTERS


def _height_by_width(word: Word) -> float:
    left, top, right, bottom = word.box
    return (bottom - top) / max(1, right - left)
