"""Keys of Telex and VNI that were typed and never became marks: "kees hoachj".

A keyboard that is off, or on for another window, leaves the keys in the text. They
tell themselves: no Vietnamese syllable has them. What is already a syllable, a code
("KH") or a word of another language ("internet") is not read.
"""

import re
import unicodedata
from functools import lru_cache

from archive.orthography import is_well_formed, with_tone

_TELEX_TONES = {
    "f": "\u0300",
    "s": "\u0301",
    "r": "\u0309",
    "x": "\u0303",
    "j": "\u0323",
}
_VNI_TONES = {"2": "\u0300", "1": "\u0301", "3": "\u0309", "4": "\u0303", "5": "\u0323"}
_LONGEST = 12  # "nghieengj" with both keys of a horn
_MOST_TONES = 2  # the second takes the place of the first
_MOST_SHAPES = 3  # "d9u7o7c5"
_VOWEL = re.compile(r"[aăâeêioôơuưy]")
_ROOFS = {"a": "â", "e": "ê", "o": "ô"}
_TWICE = re.compile(r"([aeo])([^aeiouy]*)\1\Z|([aeo])\3")
# A horn is of both letters of "ươ", and a key behind "ua" is of the "u": "mưa". "uơ"
# stands at the end only ("thuở").
_HORNS = (
    ("uo", "ươ"),
    ("ưo", "ươ"),
    ("uơ", "ươ"),
    ("ua", "ưa"),
    ("u", "ư"),
    ("o", "ơ"),
)
_BOWLS = (("oa", "oă"), ("a", "ă"))
_LAST_HORN = (("uo", "uơ"),)


@lru_cache(maxsize=4096)
def reading(word: str) -> str | None:
    """Return the syllable whose keys ``word`` is, in small letters, or None.

    >>> reading("kees"), reading("hoachj"), reading("ddangr"), reading("ke61")
    ('kế', 'hoạch', 'đảng', 'kế')
    >>> reading("hoach"), reading("171kh"), reading("kế")
    (None, None, None)
    """
    small = unicodedata.normalize("NFC", word).lower()
    # "oong" is a rime of few words ("boong"), and the keys of "ông" in all others.
    is_syllable = is_well_formed(small) and "oong" not in small
    if len(small) > _LONGEST or is_syllable:
        return None
    digits = any(letter.isdecimal() for letter in small)
    return _vni(small) if digits else _telex(small)


def _telex(word: str) -> str | None:
    vowel = _VOWEL.search(word)
    if vowel is None:
        return None
    head, tail = word[: vowel.start()], word[vowel.start() :]
    tones = [letter for letter in tail if letter in _TELEX_TONES]
    tail = "".join(letter for letter in tail if letter not in _TELEX_TONES)
    has_horn = "w" in tail
    tail = tail.replace("w", "")
    if head.startswith("dd") or (head == "d" and tail.endswith("d")):
        head, tail = "đ", tail.removesuffix("d")
    shaped = _TWICE.sub(_roofed, tail, count=1)
    if len(tones) > _MOST_TONES:
        return None
    tone = _TELEX_TONES[tones[-1]] if tones else ""
    changes = (*_HORNS, *_BOWLS, *_LAST_HORN) if has_horn else ()
    found = _first_syllable(head, shaped, changes, tone)
    return found if found != word else None


def _roofed(found: re.Match[str]) -> str:
    return _ROOFS[found[1] or found[3]] + (found[2] or "")


def _vni(word: str) -> str | None:
    if not word[0].isalpha():
        return None
    digits = [letter for letter in word if letter.isdecimal()]
    letters = "".join(letter for letter in word if not letter.isdecimal())
    tones = [digit for digit in digits if digit in _VNI_TONES]
    shapes = [digit for digit in digits if digit in "6789"]
    if len(tones) > 1 or len(shapes) > _MOST_SHAPES or "0" in digits:
        return None
    if "9" in shapes:
        letters = re.sub(r"\Ad", "đ", letters)
    if "6" in shapes:
        letters = re.sub(r"[aeo](?!.*[aeo])", lambda m: _ROOFS[m[0]], letters)
    changes = (*(_HORNS if "7" in shapes else ()), *(_BOWLS if "8" in shapes else ()))
    if "7" in shapes:
        changes = (*changes, *_LAST_HORN)
    tone = _VNI_TONES[tones[0]] if tones else ""
    return _first_syllable("", letters, changes, tone)


def _first_syllable(
    head: str, tail: str, changes: tuple[tuple[str, str], ...], tone: str
) -> str | None:
    """Return the first way to put the marks on that makes a syllable."""
    shaped = [tail.replace(*change, 1) for change in changes if change[0] in tail]
    for one in shaped or [tail]:
        syllable = with_tone(head + one, tone)
        if is_well_formed(syllable):
            return syllable
    return None
