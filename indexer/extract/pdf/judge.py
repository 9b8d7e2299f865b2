"""Is this the text of the page, and if there are several, which is it?

The limits were measured on born-digital papers (0.97 and more of the accented
words well formed), fallback fonts (0.78), old fonts (0.15 to 0.30) and fonts
without a character table (half of the characters are controls).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from indexer.extract.gate import share_noise, share_well_formed

_WORD = re.compile(r"[^\W\d_]+")
_MUCH_NOISE = 0.02
_GOOD_SHARE = 0.985
_POOR_SHARE = 0.6
_SUSPECT_SHARE = 0.9
_ENOUGH_WORDS = 10
_FEW_ACCENTS = 0.4
_FEW_LETTERS = 300
_COMPLETE = 0.8
_COVERED = 0.5
A_LITTLE = 0.02
"""The share of a page under images from which on they may hold its text."""


@dataclass(frozen=True, slots=True)
class Quality:
    """How a text reads: ``accents`` is the share of words that bear a mark."""

    letters: int
    noise: float
    share: float
    accented: int
    accents: float

    @property
    def is_garbage(self) -> bool:
        """Nobody can read this, and no better candidate was found."""
        poor = self.accented >= _ENOUGH_WORDS and self.share < _POOR_SHARE
        return self.noise > _MUCH_NOISE or poor

    @property
    def is_good(self) -> bool:
        """No other way of reading the page needs to be tried."""
        if not self.letters or self.noise > _MUCH_NOISE:
            return False
        return self.accented < _ENOUGH_WORDS or self.share >= _GOOD_SHARE


def quality(text: str) -> Quality:
    """Measure ``text``, which must be in NFC."""
    words = _WORD.findall(text)
    share, accented = share_well_formed(text)
    return Quality(
        letters=sum(map(len, words)),
        noise=share_noise(text),
        share=share,
        accented=accented,
        accents=sum(not word.isascii() for word in words) / max(1, len(words)),
    )


def best(candidates: Iterable[str]) -> str:
    """Return the candidate that reads best, the first of equals.

    One that lost a good part of the letters is no candidate, however well the
    rest of it reads.
    """
    judged = [(text, quality(text)) for text in candidates]
    most = max((found.letters for _, found in judged), default=0)
    complete = [pair for pair in judged if pair[1].letters >= _COMPLETE * most]
    return max(complete, key=lambda pair: _rank(pair[1]))[0] if complete else ""


def _rank(found: Quality) -> tuple[bool, float]:
    return not found.noise > _MUCH_NOISE, round(found.share, 2)


def needs_a_look(found: Quality) -> bool:
    """Say whether what else is on the page matters: good full pages need no look."""
    return not found.is_good or _is_no_help(found)


def is_scan(found: Quality, covered: float) -> bool:
    """Say whether the page is an image, the text on it being no help.

    ``covered`` is the share of the page under images. A scan often carries the
    stamp of an electronic signature as text, or was once recognised without
    Vietnamese.
    """
    return covered >= _COVERED and _is_no_help(found)


def _is_no_help(found: Quality) -> bool:
    unaccented = found.accents < _FEW_ACCENTS or found.share < _SUSPECT_SHARE
    return found.letters < _FEW_LETTERS or unaccented
