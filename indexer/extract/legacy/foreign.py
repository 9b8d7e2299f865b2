"""Words of other languages among text in an old encoding: what is left alone.

An old font draws "café" as "cafộ", but who typed the word meant it, and often set
it in another font that is lost. A word is left alone only where it is no Vietnamese
in the encoding, not even words grown together, and is Vietnamese as it stands or
spelt as Western words are.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

from archive.orthography import is_well_formed

# The codes of the old encodings fall on signs and on capitals as often as on small
# letters: "®Æt", "quyÕt", "NghÞ". Western words have none of these in their middle.
_SMALL = "a-zß-öø-ÿœšž"
# "Ñ" is left out: it is the "Đ" of abbreviations in VNI.
_LARGE = "A-ZÀ-ÏÒ-ÖØ-ÝŒŠŽ"
_WORD = rf"[{_LARGE}]?[{_SMALL}]+|[{_LARGE}]{{2,}}"
_AROUND = "[\x21-\x40\x5b-\x60\x7b-\x7e«»„“”‘’…]"
_WESTERN = re.compile(rf"{_AROUND}*(?:{_WORD})(?:['’./:–-]+(?:{_WORD}))*{_AROUND}*")
_PART = re.compile(r"[^\W\d_]+")
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}"
    r"(?:ch|ng|nh|[cmnpt])?"
)
# Letters of cp1252, and the Greek one that PDF producers make of its "µ".
_CODES = "ŒœŠšŽžŸƒˆμ"
# Beyond Latin-1, and no print sign such as a dash or dots.
_BEYOND = re.compile(r"[^\x00-\xff\u2010-\u2044\u2212-\u22ff]")
_TWICE = re.compile(r"(.)\1")
_SHORTEST = 3
_LONGEST = 24


@lru_cache(maxsize=16384)
def is_left_alone(word: str, decoded: str) -> bool:
    """Say whether ``word`` means itself and not ``decoded``.

    >>> is_left_alone("café", "cafộ"), is_left_alone("xölý", "xửlý")
    (True, False)
    """
    if word == decoded or reads(decoded):
        return False
    if has_other_letters(word):
        return True
    if not may_be_western(word):
        return False
    if reads(word):
        return True
    # A Vietnamese word that is merely misspelt is one syllable still ("thuêcc").
    marked = [part for part in _PART.findall(word) if not part.isascii()]
    return all(
        len(part) >= _SHORTEST
        and not _SYLLABLE.fullmatch(_TWICE.sub(r"\1", _bare(part)))
        for part in marked
    )


def has_other_letters(text: str) -> bool:
    """Say whether ``text`` holds letters that no old encoding has a code for."""
    return any(
        letter.isalpha() and letter not in _CODES for letter in _BEYOND.findall(text)
    )


def may_be_western(word: str) -> bool:
    """Say whether ``word`` is spelt in letters of the West, as a name may be."""
    return _WESTERN.fullmatch(word) is not None


def reads(text: str) -> bool:
    """Say whether every word of ``text`` is Vietnamese, words grown together too."""
    return all(
        part.isascii()
        or (
            not _has_capital_inside(part)
            and (is_well_formed(part) or _is_grown_together(part))
        )
        for part in _PART.findall(text)
    )


def _has_capital_inside(part: str) -> bool:
    # Accented letters stay small where the font that made them capitals is lost.
    return not part[1:].islower() and any(
        one.isascii() and one.islower() and other.isupper()
        for one, other in pairwise(part)
    )


@lru_cache(maxsize=16384)
def _is_grown_together(part: str) -> bool:
    """Say whether ``part`` is several syllables, all but the first with a consonant."""
    if len(part) > _LONGEST:
        return False
    return any(
        _bare(part[at]) not in "aeiouy"
        and is_well_formed(part[:at])
        and (is_well_formed(part[at:]) or _is_grown_together(part[at:]))
        for at in range(2, len(part) - 1)
    )


def _bare(word: str) -> str:
    letters = unicodedata.normalize("NFD", word.lower())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
