"""Words without marks: another language, well written, or letters without sense?

Vietnamese bears a mark on most of its words; a layer without marks is English,
or Vietnamese that a scanner read without knowing it, or the inner numbers of a
font shown as letters. Another language shows by its small words, and any writing
by how words are spelt: with a vowel, in capitals or small letters and not in both.
"""

import re
import unicodedata
from collections.abc import Sequence

# English, French, Spanish, German; none is a Vietnamese word without its marks.
_SMALL_WORDS = """
the of and is for with that by are or be this from which was were shall not its have
has will their les des et est pour dans que par une sur aux du avec los las del por
para con una der die das und mit von für nicht
"""
_SMALL = frozenset(_SMALL_WORDS.split())
_PROSE = 0.08
"""Share of small words; in English prose it is a fifth and more, in tables less."""

_OTHERS = 0.2
_LONG = 3
# Small letters, a capital before them or not, also grown together as names of fields
# are ("maSoThue"), or capitals alone.
_SPELT = re.compile(
    r"(?:[^\W\d_a-zđ][^\W\d_A-ZĐ]+|[^\W\d_A-ZĐ]{2,})(?:[A-ZĐ][^\W\d_A-ZĐ]+)*|[^\W\d_a-zđ]+"
)
_TORN = re.compile(r"[^\W\d_](?:\d|[!\"#$%)*+;=?\\^`{|}~])[^\W\d_]")
_VOWEL = re.compile(r"[aeiouy]")
# Letters that follow each other in no language of the Latin script near us.
_UNHEARD = re.compile(
    "q[^u]|j[^aeiouy]|v[^aeiouyrs]|x[^aeiouychpt]|[bcfghjklmpqstvwxz]j|w[bcfgjmpqvxz]"
    "|z[bcdfgjkmnpqrstvwx]|k[bcdfgjmpqvxz]|p[bcdfgjkmqvwxz]|f[bcdghjkmnpqvwxz]"
    "|g[bcdfjkpqtvwxz]|[bcdfghjklmnpqrstvwxz]{6}"
)


def is_foreign(words: Sequence[str]) -> bool:
    """Say whether ``words`` are of another language: European prose, or Lao, Chinese."""
    small = sum(word.lower() in _SMALL for word in words)
    others = sum(_is_of_other_letters(word) for word in words)
    return small > _PROSE * len(words) or others > _OTHERS * len(words)


def share_spelt(words: Sequence[str]) -> float:
    """Return the share of the longer of ``words`` that somebody can have written.

    >>> share_spelt(["Government", "GDP", "the", "Decree"])
    1.0
    >>> share_spelt(["DoAN", "bxqj", "qXz"])
    0.0
    """
    long = [word for word in words if len(word) >= _LONG]
    return sum(map(is_spelt, long)) / len(long) if long else 1.0


def share_torn(text: str) -> float:
    """Return the share of what stands between blanks that signs or digits tear apart.

    >>> share_torn("V+pi da W)k 12a/CT-TW (x)")
    0.4
    """
    pieces = text.split()
    return sum(bool(_TORN.search(piece)) for piece in pieces) / max(1, len(pieces))


def is_spelt(word: str) -> bool:
    """Say whether somebody can have written ``word``, in whatever language."""
    if not _SPELT.fullmatch(word):
        return False
    if word.isupper():
        return True
    bare = unicodedata.normalize("NFD", word.lower())
    if not bare.isascii():
        return True
    return bool(_VOWEL.search(bare)) and not _UNHEARD.search(bare)


def _is_of_other_letters(word: str) -> bool:
    """Neither Latin nor from a corner of Unicode where the numbers of fonts end up."""
    kinds = {unicodedata.name(letter, "").split(" ")[0] for letter in word}
    return len(kinds) == 1 and not kinds & {"LATIN", "MODIFIER", ""}
