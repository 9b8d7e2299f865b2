"""Is this the text of the page, and if there are several, which is it?

The limits were measured on born-digital papers (0.97 and more of the accented
words well formed), fallback fonts (0.78), old fonts (0.15 to 0.30), fonts
without a character table (half of the characters are controls), scans that were
recognised without Vietnamese (no marks) and their stamps (up to 200 letters).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from PIL import Image

from archive.model import Box
from indexer.extract import ink
from indexer.extract.gate import is_well_formed, share_noise, share_well_formed
from indexer.extract.pdf import foreign, lost
from indexer.extract.pdf.objects import Looks

_WORD = re.compile(r"[^\W\d_]+")
_MUCH_NOISE = 0.02
_GOOD_SHARE = 0.985
_WHOLE = 0.97
_POOR_SHARE = 0.6
_SUSPECT_SHARE = 0.9
_ENOUGH_WORDS = 10
_FEW_ACCENTS = 0.4
_FEW_LETTERS = 300
_FULL = 1000
_COMPLETE = 0.8
_COVERED = 0.5
_A_LITTLE = 0.02
_A_PART = 0.1
_HIDDEN = 0.5
_OUTLINED = 500
_SHAPES = 50
_SPELT = 0.6
_ENOUGH_SPELT = 20
_SOME = 40
_AS_GOOD = 0.02

Verdict = Literal["typed", "recognised", "scan", "mixed", "doubtful", "blank"]
"""What a page is: its text is ``typed``, or was ``recognised`` by another program;
it is a ``scan``, or ``mixed``: typed, with a scan on it; ``doubtful`` where only
drawing it can tell."""


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
    def is_vietnamese(self) -> bool:
        """Hardly a word is broken, and there are enough of them to be sure."""
        enough = self.accented >= _ENOUGH_WORDS and not self.is_noise
        return enough and min(self.share, self.whole) >= _SUSPECT_SHARE

    @property
    def is_good(self) -> bool:
        """No other way of reading the page needs to be tried."""
        if not self.letters or self.is_noise or self.spelt < _SPELT:
            return False
        if self.accented < _ENOUGH_WORDS:
            return True
        return self.share >= _GOOD_SHARE and self.whole >= _WHOLE


def quality(text: str) -> Quality:
    """Measure ``text``, which must be in NFC."""
    words = _WORD.findall(text)
    share, accented = share_well_formed(text)
    accents = sum(not word.isascii() for word in words) / max(1, len(words))
    # Whoever writes Vietnamese marks most words: only the rest needs the question.
    is_sure = accents >= _FEW_ACCENTS and share >= _SUSPECT_SHARE
    has_many = len(words) >= _ENOUGH_SPELT and not is_sure
    return Quality(
        letters=sum(map(len, words)),
        noise=share_noise(text),
        share=share,
        whole=_whole(words) if accented else share,
        accented=accented,
        accents=accents,
        spelt=foreign.share_spelt(words) if has_many and not accented else 1.0,
        is_foreign=has_many and foreign.is_foreign(words),
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


def is_scan(found: Quality, looks: Looks) -> bool:
    """Say whether the page is an image, and its text no help at all.

    A scan often carries the stamp of an electronic signature as text, or was once
    recognised without Vietnamese.
    """
    return looks.covered >= _COVERED and not (
        found.letters >= _FEW_LETTERS and _is_readable(found)
    )


def is_sound(text: str, gone: int = 0) -> bool:
    """Say whether ``text`` is what is printed, so far as it goes.

    It is not where letters have no meaning (``gone`` of them in single fonts), nor
    where a page was recognised in the wrong tongue. A stamp is as it is: dates and
    names of programs bear no marks.
    """
    found = quality(text)
    is_short = found.letters < _FEW_LETTERS
    has_meaning = not found.is_garbage and gone < lost.MANY
    return has_meaning and (is_short or _is_readable(found))


def _is_readable(found: Quality) -> bool:
    if found.is_foreign:
        return True
    return found.accents >= _FEW_ACCENTS and found.share >= _SUSPECT_SHARE


def verdict(text: str, looks: Looks, gone: int = 0) -> Verdict:
    """Judge a page by its best text as drawn and by what else is drawn on it.

    ``text`` is as it was found: tidied, noise no longer shows.
    """
    if not text.strip():
        return "scan" if _holds_something(looks) else "blank"
    found = quality(text)
    if found.is_garbage or gone >= lost.MANY or is_scan(found, looks):
        return "scan"
    if found.letters < _FULL and _may_hold_more(found, looks):
        return "doubtful"
    return readable(looks)


def readable(looks: Looks) -> Verdict:
    """Say whose the text of a page is that need not be looked at."""
    is_hidden = looks.covered >= _COVERED and looks.hidden >= _HIDDEN
    return "recognised" if is_hidden else "typed"


def _holds_something(looks: Looks) -> bool:
    has_shapes = looks.shapes >= _SHAPES or looks.corners >= _OUTLINED
    return has_shapes or looks.covered > _A_LITTLE


def _may_hold_more(found: Quality, looks: Looks) -> bool:
    least = _A_LITTLE if found.letters < _FEW_LETTERS else _A_PART
    return looks.covered > least or looks.corners >= _OUTLINED


def holds_more(picture: Image.Image, text: str, known: Iterable[Box]) -> bool:
    """Say whether ``picture`` shows writing that ``text``, drawn at ``known``, misses.

    Where most of a page is typed, what stands in its pictures is left to them. What
    another program recognised may stand beside its letters: so they are counted, too.
    """
    letters = quality(text).letters
    if not letters:
        return ink.letters(picture) >= ink.SOME
    enough = max(_SOME, letters / 2)
    beside = ink.letters(picture, known)
    return beside >= enough and ink.letters(picture) - letters >= enough


def is_better(layer: str, recognised: str, *, is_sound: bool = True) -> bool:
    """Say whether ``layer`` says more of a page than what was recognised on it.

    The more complete wins, of two that are complete the better spelt, and of two
    that are both good what was typed. One that ``is_sound`` no more has to be better.
    """
    typed, seen = quality(layer), quality(recognised)
    if not seen.letters:
        return bool(typed.letters) and not typed.is_garbage
    if typed.is_garbage or typed.letters < _COMPLETE * seen.letters:
        return False
    if typed.is_foreign:
        return True
    if not is_sound:
        return not seen.is_vietnamese and _spelling(typed) > _spelling(seen)
    return _spelling(typed) + _AS_GOOD >= _spelling(seen)


def _spelling(found: Quality) -> float:
    """Return how well a text is spelt; without marks it is not Vietnamese at all."""
    return min(found.share, found.whole) if _is_readable(found) else 0.0
