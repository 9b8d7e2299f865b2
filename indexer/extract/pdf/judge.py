"""Is this the text of the page, and if there are several, which is it?

The limits were measured on born-digital papers (0.97 and more of the accented
words well formed), fallback fonts (0.78), old fonts (0.15 to 0.30) and fonts
without a character table (half of the characters are controls).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from indexer.extract.gate import is_well_formed, share_noise, share_well_formed

_WORD = re.compile(r"[^\W\d_]+")
_MUCH_NOISE = 0.02
_GOOD_SHARE = 0.985
_WHOLE = 0.97
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
    """How a text reads: ``accents`` is the share of words that bear a mark.

    ``share`` counts the accented words that are well formed, ``whole`` those of
    all words: letters that came loose from their words show only there.
    """

    letters: int
    noise: float
    share: float
    whole: float
    accented: int
    accents: float

    @property
    def is_garbage(self) -> bool:
        """Nobody can read this, and no better candidate was found."""
        poor = self.accented >= _ENOUGH_WORDS and self.share < _POOR_SHARE
        return self.is_noise or poor

    @property
    def is_noise(self) -> bool:
        """The font has no table of characters, here or there on the page."""
        return self.noise > _MUCH_NOISE

    @property
    def is_vietnamese(self) -> bool:
        """Hardly a word is broken, and there are enough of them to be sure."""
        enough = self.accented >= _ENOUGH_WORDS and not self.is_noise
        return enough and min(self.share, self.whole) >= _SUSPECT_SHARE

    @property
    def is_good(self) -> bool:
        """No other way of reading the page needs to be tried."""
        if not self.letters or self.is_noise:
            return False
        if self.accented < _ENOUGH_WORDS:
            return True
        return self.share >= _GOOD_SHARE and self.whole >= _WHOLE


def quality(text: str) -> Quality:
    """Measure ``text``, which must be in NFC."""
    words = _WORD.findall(text)
    share, accented = share_well_formed(text)
    return Quality(
        letters=sum(map(len, words)),
        noise=share_noise(text),
        share=share,
        whole=_whole(words) if accented else share,
        accented=accented,
        accents=sum(not word.isascii() for word in words) / max(1, len(words)),
    )


def _whole(words: Iterable[str]) -> float:
    """Abbreviations are left out: no syllable is spelt like them."""
    spelt = [word for word in words if not word.isupper()]
    return sum(map(is_well_formed, spelt)) / max(1, len(spelt))


def best(candidates: Sequence[str]) -> str:
    """Return the candidate that reads best, the first of equals.

    One that lost a good part of the letters is no candidate, however well the
    rest of it reads; and where the first is noise, only Vietnamese replaces it:
    noise may be written in letters, too.
    """
    judged = [(text, quality(text)) for text in candidates]
    first = judged[0]
    most = max(found.letters for _, found in judged)
    fit = [
        (text, found)
        for text, found in judged
        if found.letters >= _COMPLETE * most
        and (found.is_vietnamese or not first[1].is_noise)
    ]
    return max(fit or [first], key=lambda pair: _rank(pair[1]))[0]


def _rank(found: Quality) -> tuple[bool, float]:
    return not found.is_noise, round(min(found.share, found.whole), 2)


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
