"""A second look at doubtful lines: sharpened, each line alone.

Tesseract sees another picture and reads some letters better, others worse; of each
word the reading that it is surer of is kept. What is read is never changed by what
would make sense, only chosen.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from PIL import Image, ImageFilter

from archive.orthography import is_well_formed
from indexer.extract.ocr.engine import Engine
from indexer.extract.ocr.lines import Box, Line, Word, around

# Of words that were read with less, one of three was measured to be wrong.
_SURE = 0.85
# A second look costs as much as the first: of half a page at most.
_MOST = 0.5
_SHARP = ImageFilter.UnsharpMask(radius=1.5, percent=80, threshold=0)
_MARGIN = 10, 6
_NO_LETTER = re.compile(r"[\W_]")


def surer(
    engine: Engine, lines: Sequence[Line], picture: Image.Image, dpi: int
) -> list[Line]:
    """Return ``lines`` of a grey picture with the surer reading of each word.

    Parts of a line between wide gaps may stand at different heights, and are read
    worse together: where one is doubtful, all are looked at.
    """
    total = sum(len(line.words) for line in lines)
    improved = list(lines)
    looked = 0
    for number in sorted(_doubtful(lines), key=lambda n: _least(lines[n])):
        if looked > _MOST * total:
            break
        looked += len(lines[number].words)
        parts = [
            word
            for part in parted(lines[number])
            for word in _surer(engine, part, picture, dpi)
        ]
        improved[number] = replace(lines[number], words=tuple(parts))
    return improved


def parted(line: Line) -> Iterator[tuple[Word, ...]]:
    """Yield the words of a line between its wide gaps, and of each of its cells."""
    part: list[Word] = []
    for word in line.words:
        if part and (word.before == "\t" or _is_apart(part[-1].box, word.box)):
            yield tuple(part)
            part = []
        part.append(word)
    if part:
        yield tuple(part)


def crop(picture: Image.Image, words: Sequence[Word]) -> Image.Image:
    """Return what ``picture`` shows of ``words``, and a little around them."""
    left, top, right, bottom = around(word.box for word in words)
    beside, above = _MARGIN
    return picture.crop((left - beside, top - above, right + beside, bottom + above))


def is_doubtful(words: Sequence[Word]) -> bool:
    """Say whether a word was read with doubt, or is spelt as none can be."""
    return any(word.confidence < _SURE or not _is_formed(word) for word in words)


def _doubtful(lines: Sequence[Line]) -> Iterator[int]:
    return (n for n, line in enumerate(lines) if is_doubtful(line.words))


def _least(line: Line) -> float:
    return min(word.confidence for word in line.words)


def _is_apart(one: Box, other: Box) -> bool:
    return other[0] - one[2] > 2 * (one[3] - one[1])


def _surer(
    engine: Engine, words: Sequence[Word], picture: Image.Image, dpi: int
) -> Sequence[Word]:
    second = engine.line(crop(picture, words).filter(_SHARP), dpi)
    return list(_chosen(words, second))


def _chosen(first: Sequence[Word], second: Sequence[Word]) -> Iterator[Word]:
    """Yield of each word the surer reading; where their number differs, the first."""
    texts = [[word.text for word in words] for words in (first, second)]
    same = SequenceMatcher(None, texts[0], texts[1], autojunk=False)
    for _, start, end, from_, to in same.get_opcodes():
        if end - start == to - from_:
            pairs = zip(first[start:end], second[from_:to], strict=True)
            yield from (_better(*pair) for pair in pairs)
        else:
            yield from first[start:end]


def _better(one: Word, other: Word) -> Word:
    formed = _is_formed(one), _is_formed(other)
    if formed[0] != formed[1]:
        is_other = formed[1]
    else:
        is_other = other.confidence > one.confidence
    if not is_other:
        return one
    return replace(one, text=other.text, confidence=other.confidence)


def _is_formed(word: Word) -> bool:
    """Say whether a word of Vietnamese letters is spelt as Vietnamese allows."""
    letters = _NO_LETTER.sub("", word.text)
    if letters.isascii() or not letters.isalpha():
        return True
    return is_well_formed(letters)
