"""The quality gate: does this text read like Vietnamese, or like noise?

Knows only how syllables are spelt, no words: Party prose scores 0.96 and more,
text under a wrong encoding or without its letters 0.2 to 0.55.
"""

import re
import unicodedata

from archive.orthography import is_well_formed

# Only blanks, digits and signs of ASCII and print end a word here: the letters
# of the old fonts lie among the signs of Latin-1 ("µ", "¸"), which must count.
_BETWEEN = re.compile(r"[\s\x00-\x40\x5b-\x60\x7b-\x7f“”‘’–—…]+")
_NOISE_CATEGORIES = frozenset({"Cc", "Co", "Cn"})
_NOISE_CHARACTER = "\ufffd"


def share_well_formed(text: str) -> tuple[float, int]:
    """Return the share of accented words that are well formed, and their number.

    Words without marks are left out: they are spelt alike in every encoding
    and in English, and so tell nothing.
    """
    words = [word for word in _BETWEEN.split(text) if word and not word.isascii()]
    if not words:
        return 0.0, 0
    return sum(map(is_well_formed, words)) / len(words), len(words)


def share_noise(text: str) -> float:
    """Return the share of characters no printed page can hold."""
    return noise(text) / max(1, len(text))


def noise(text: str) -> int:
    """Count the characters no printed page can hold.

    Those are controls, private use, unassigned and U+FFFD: a font whose letters
    were never given a meaning shows them. One that stands alone is the bullet
    or the box of a symbol font.
    """
    return sum(
        sum(map(_is_noise, word))
        for word in text.split()
        if not (word.isprintable() and _NOISE_CHARACTER not in word)
        and (len(word) > 1 or word < " ")
    )


def _is_noise(character: str) -> bool:
    return (
        character == _NOISE_CHARACTER
        or unicodedata.category(character) in _NOISE_CATEGORIES
    )
