"""How does a text read, and which of several reads best?

The limits were measured on born-digital papers (0.97 and more of the accented
words well formed), fallback fonts (0.78), old fonts (0.15 to 0.30), fonts without a
character table (half of the characters are controls) and scans that were recognised
without Vietnamese (no marks).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from archive.orthography import is_well_formed
from indexer.extract.gate import Pieces
from indexer.extract.pdf import foreign

WORD = re.compile(r"[^\W\d_]+")
_MUCH_NOISE = 0.02
_GOOD_SHARE = 0.985
_WHOLE = 0.97
_POOR_SHARE = 0.6
_SUSPECT_SHARE = 0.9
_ENOUGH_WORDS = 10
_FEW_ACCENTS = 0.4
_COMPLETE = 0.8
_SPELT = 0.6
_ENOUGH_SPELT = 20


@dataclass(frozen=True, slots=True)
class Quality:
    """How a text reads: ``accents`` is the share of words that bear a mark.

    ``share`` counts the accented words that are well formed, ``whole`` those of
    all words: letters that came loose from their words show only there. ``spelt``
    is told of texts without marks: the share of words that anybody can have written.
    """

    letters: int
    noise: float
    share: float
    whole: float
    accented: int
    accents: float
    spelt: float = 1.0
    is_foreign: bool = False

    @property
    def is_garbage(self) -> bool:
        """Nobody can read this, and no better candidate was found."""
        poor = self.accented >= _ENOUGH_WORDS and self.share < _POOR_SHARE
        return self.is_noise or self.spelt < _SPELT or (poor and not self.is_foreign)

    @property
    def is_noise(self) -> bool:
        """The font has no table of characters, here or there on the page."""
        return self.noise > _MUCH_NOISE

    @property
    def is_readable(self) -> bool:
        """Most of it is Vietnamese with its marks, or it is another language."""
        marked = self.accents >= _FEW_ACCENTS and self.share >= _SUSPECT_SHARE
        return marked or self.is_foreign

    @property
    def is_vietnamese(self) -> bool:
        """Hardly a word is broken, and there are enough of them to be sure."""
        enough = self.accented >= _ENOUGH_WORDS and not self.is_noise
        return enough and self.spelling >= _SUSPECT_SHARE

    @property
    def spelling(self) -> float:
        """The share of words that are well formed, by whichever count is worse."""
        return min(self.share, self.whole)

    @property
    def is_good(self) -> bool:
        """No other way of reading the page needs to be tried."""
        if not self.letters or self.is_noise or self.spelt < _SPELT:
            return False
        if self.accented < _ENOUGH_WORDS:
            return True
        return self.share >= _GOOD_SHARE and self.whole >= _WHOLE


@lru_cache(maxsize=16)
def quality(text: str) -> Quality:
    """Measure ``text``, which must be in NFC."""
    pieces = Pieces.of(text)
    words = pieces.letters + WORD.findall(pieces.others)
    share, accented = pieces.share_well_formed()
    accents = sum(not word.isascii() for word in words) / max(1, len(words))
    # Whoever writes Vietnamese marks most words: only the rest needs the question.
    is_sure = accents >= _FEW_ACCENTS and share >= _SUSPECT_SHARE
    has_many = len(words) >= _ENOUGH_SPELT and not is_sure
    return Quality(
        letters=sum(map(len, words)),
        noise=pieces.noise() / max(1, len(text)),
        share=share,
        whole=_whole(words) if accented else share,
        accented=accented,
        accents=accents,
        spelt=_spelt(text, words) if has_many and accented < _ENOUGH_WORDS else 1.0,
        is_foreign=has_many and foreign.is_foreign(words),
    )


def _spelt(text: str, words: Sequence[str]) -> float:
    return foreign.share_spelt(words) - foreign.share_torn(text)


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
    return not found.is_noise, round(found.spelling, 2)
