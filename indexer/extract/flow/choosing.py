"""Which encoding a run of letters is in, where its font says one thing.

The font goes first, and syllables may overrule it: real papers hold TCVN3 text in
a VNI font, Unicode in a TCVN3 font, old text whose font was replaced, and English
or French in any of them.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from archive.orthography import is_well_formed
from indexer.extract.gate import share_well_formed
from indexer.extract.legacy.detection import (
    CLEARLY_BETTER,
    ENOUGH_WORDS,
    GOOD_SHARE,
    MOSTLY,
    SURE,
    Spelling,
    is_unicode,
    spelling,
)
from indexer.extract.legacy.foreign import has_other_letters, may_be_western, reads
from indexer.extract.legacy.tables import letters, without_code, without_private

UNICODE = "unicode"
_FOREIGN = 0.5
_ENOUGH_SPELT = 4
_LONG = 3
_WORD = re.compile(r"[^\W\d_]+")
_LETTER = re.compile(r"[^\W\d_]")
_BLANKS = re.compile(r"\s+")


@lru_cache(maxsize=2048)
def choose(text: str, expected: str) -> str:
    """Return ``expected`` unless another encoding fits ``text`` clearly better."""
    if text.isascii() or (expected == UNICODE and is_unicode(text)):
        return expected
    share, words = share_well_formed(_unicode(text, expected))
    is_clear = words >= ENOUGH_WORDS and share + CLEARLY_BETTER > 1
    if expected != UNICODE and _is_unicode(text, expected, is_clear=is_clear):
        return UNICODE
    if is_clear or words < ENOUGH_WORDS:
        return expected
    return _better(text, expected, share + CLEARLY_BETTER)


def attested(text: str, encodings: Iterable[str], *, is_mixed: bool) -> str:
    """Return which of the ``encodings`` of its paper a short ``text`` is in.

    Too few words to judge by are in one of them where each of them is Vietnamese in
    it; those spelt as Western words are must not stand among Western words. In a
    paper that holds Unicode too (``is_mixed``) not all may be Vietnamese as they are.
    """
    if text.isascii() or is_unicode(text) or has_other_letters(text):
        return UNICODE
    fitting = (name for name in encodings if _fits(text, name, is_mixed=is_mixed))
    return next(fitting, UNICODE)


def _fits(text: str, encoding: str, *, is_mixed: bool) -> bool:
    words = [word for word in _BLANKS.split(text) if not word.isascii()]
    strange = [word for word in words if not may_be_western(word)]
    told = [word for word in words if _tells(letters(word, encoding))]
    if not told or not all(word in told for word in strange):
        return False
    # "thò" is Vietnamese and VNI: beside "chæ" it is VNI.
    if is_mixed and all(map(_stands, told)):
        return False
    whole = _spelt(text, encoding).whole
    if strange:
        return whole >= _FOREIGN
    return len(told) == len(words) and whole >= MOSTLY


def _stands(word: str) -> bool:
    """Say whether ``word`` is Vietnamese as it stands, all its marks on letters."""
    return _tells(word) and all(sign.isascii() or sign.isalpha() for sign in word)


def _tells(word: str) -> bool:
    """Say whether ``word`` is Vietnamese, or an abbreviation."""
    return bool(_WORD.search(word)) and (reads(word) or word.isupper())


def _better(text: str, expected: str, enough: float) -> str:
    """Return the encoding that fits at least as well as ``enough``, if one does."""
    others = {name: _spelt(text, name) for name in (UNICODE, *SURE) if name != expected}
    best = max(others, key=lambda name: others[name].share)
    fits = others[best].share >= max(GOOD_SHARE, enough)
    return best if fits and others[best].is_vietnamese else expected


def _is_unicode(text: str, expected: str, *, is_clear: bool) -> bool:
    """Say whether ``text`` is Unicode in a font of an old encoding."""
    has_letters = is_unicode(text) or has_other_letters(text)
    has_no_code = not without_code(expected).isdisjoint(text)
    if is_clear and not has_letters and not has_no_code:
        return False
    decoded, stands = _spelt(text, expected), _spelt(text, UNICODE)
    if has_letters:
        return stands.share >= decoded.share or not decoded.is_vietnamese
    if has_no_code and stands.share >= max(GOOD_SHARE, decoded.share):
        return True
    # Words that are no Vietnamese, and all of them spelt in letters of the West.
    is_foreign = decoded.spelt >= _ENOUGH_SPELT and decoded.whole < _FOREIGN
    return (
        is_foreign
        and all(
            word.isascii() or may_be_western(word) or not _LETTER.search(word)
            for word in _BLANKS.split(text)
        )
        and not _reads(_unicode(text, expected))
    )


def _reads(decoded: str) -> bool:
    """Say whether most marked words too long for chance are Vietnamese."""
    long = [
        word
        for word in _WORD.findall(decoded)
        if len(word) >= _LONG and not word.isascii()
    ]
    return 2 * sum(map(is_well_formed, long)) > len(long)


def _spelt(text: str, encoding: str) -> Spelling:
    return spelling(_unicode(text, encoding))


def _unicode(text: str, encoding: str) -> str:
    if encoding == UNICODE:
        return text.replace("\xad", "")
    return letters(without_private(text), encoding)
