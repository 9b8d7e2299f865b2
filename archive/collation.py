"""The order of Vietnamese names: by letters of the alphabet first, then by tone.

A database knows the order of code points only, in which Ă stands behind Z.
"""

import re
import unicodedata
from functools import lru_cache

from archive.text import clean

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_PLACES = {letter: place for place, letter in enumerate(_ALPHABET, start=1)}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_WORD = re.compile(r"\d{1,9}|[^\W\d_]+")

Key = tuple[tuple[tuple[int, ...], int], ...]


@lru_cache(maxsize=20_000)
def key(text: str) -> Key:
    """Return what to sort a name by; numbers in it count as numbers.

    >>> sorted(["Đảng ủy", "Dự án", "Điện", "Dân vận"], key=key)
    ['Dân vận', 'Dự án', 'Đảng ủy', 'Điện']
    >>> sorted(["Tổ 12", "Tổ 4", "Tò 1"], key=key)
    ['Tò 1', 'Tổ 4', 'Tổ 12']
    """
    return tuple(map(_word, _WORD.findall(clean(text).casefold())))


def _word(word: str) -> tuple[tuple[int, ...], int]:
    if word.isdecimal():
        return (0, int(word)), 0
    marks = unicodedata.normalize("NFD", word)
    tone = max((_TONES.get(mark, 0) for mark in marks), default=0)
    plain = "".join(mark for mark in marks if mark not in _TONES)
    letters = unicodedata.normalize("NFC", plain)
    # What is not of the alphabet stands behind it, in the order of its code.
    return tuple(_PLACES.get(letter, ord(letter) + 100) for letter in letters), tone
