"""Other readings of the head of a paper: its number, day, kind and issuers.

A figure has no neighbours to tell it by, so that nothing is chosen here: whoever
knows how numbers are written and which bodies there are chooses.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from PIL import Image

from archive.sight import Reread, Seen
from indexer.extract.ocr import again
from indexer.extract.ocr.engine import Engine
from indexer.extract.ocr.lines import Line, Word

# The head ends above the first paragraphs, at two fifths of a page at the latest.
HEAD = 0.4
"""The share of a page that may be the head of a paper."""

_MOST = 6
# Number, place and day, kind, issuer: lines of a paragraph are longer.
_LONGEST = 9
# Specks are read as one or two signs, and without sense.
_LEAST = 3
_SENSE = 0.4
_LARGER = 1.5


@dataclass(frozen=True, slots=True)
class Look:
    """What words number ``first`` to ``last`` of a page are, looked at again."""

    first: int
    last: int
    text: str
    confidence: float
    way: str


def looks(
    engine: Engine, lines: Sequence[Line], inks: Sequence[Image.Image], dpi: int
) -> list[Look]:
    """Return the other readings of the lines of a head that are not certain.

    ``inks`` are the grey picture without coloured ink, and with it where it has any.
    """
    parts = islice(_parts(lines, HEAD * inks[0].height), _MOST)
    return [
        look
        for first, words in parts
        for look in _differing(engine, first, words, inks, dpi)
    ]


def rereads(looks: Sequence[Look], words: Sequence[Seen]) -> tuple[Reread, ...]:
    """Return ``looks`` at their places in the text that ``words`` stand in."""
    return tuple(
        Reread(
            words[look.first].start,
            words[look.last].end,
            look.text,
            round(look.confidence, 2),
            look.way,
        )
        for look in looks
    )


def _parts(
    lines: Sequence[Line], bottom: float
) -> Iterator[tuple[int, tuple[Word, ...]]]:
    """Yield the parts of lines worth a look, with the number of their first word."""
    number = 0
    for line in lines:
        for words in again.parted(line):
            is_head = words[0].box[3] < bottom
            if is_head and _is_worth(words):
                yield number, words
            number += len(words)


def _is_worth(words: Sequence[Word]) -> bool:
    signs = "".join(word.text for word in words)
    if sum(map(str.isalnum, signs)) < _LEAST or len(words) > _LONGEST:
        return False
    return _has_figures(words) or again.is_doubtful(words)


def _has_figures(words: Sequence[Word]) -> bool:
    return any(sign.isdigit() or sign == "/" for word in words for sign in word.text)


def _differing(
    engine: Engine,
    first: int,
    words: Sequence[Word],
    inks: Sequence[Image.Image],
    dpi: int,
) -> Iterator[Look]:
    known = {" ".join(word.text for word in words)}
    for way, picture in _ways(words, inks):
        scale = _LARGER if way == "closer" else 1
        seen = engine.line(picture, round(dpi * scale))
        text = " ".join(word.text for word in seen)
        sure = sum(word.confidence for word in seen) / max(1, len(seen))
        if text not in known and sure >= _SENSE:
            known.add(text)
            yield Look(first, first + len(words) - 1, text, sure, way)


def _ways(
    words: Sequence[Word], inks: Sequence[Image.Image]
) -> Iterator[tuple[str, Image.Image]]:
    alone = again.crop(inks[0], words)
    yield "alone", alone
    if not _has_figures(words):
        return
    size = round(alone.width * _LARGER), round(alone.height * _LARGER)
    yield "closer", alone.resize(size, Image.Resampling.BICUBIC)
    for inked in inks[1:]:
        yield "inked", again.crop(inked, words)
