"""The quality gate: does this text read like Vietnamese, or like noise?

Knows only how syllables are spelt, no words: Party prose scores 0.96 and more,
text under a wrong encoding or without its letters 0.2 to 0.55.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Self

from archive.orthography import is_well_formed

# Only blanks, digits and signs of ASCII and print end a word here: the letters
# of the old fonts lie among the signs of Latin-1 ("µ", "¸"), which must count.
_BETWEEN = re.compile(r"[\s\x00-\x40\x5b-\x60\x7b-\x7f“”‘’–—…]+")
_NOISE_CATEGORIES = frozenset({"Cc", "Co", "Cn"})
_NOISE_CHARACTER = "\ufffd"


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text cut at blanks: the pieces that are letters alone, and all others in a row.

    Most are letters alone, and nothing has to be looked for in those.
    """

    letters: list[str]
    others: str

    @classmethod
    def of(cls, text: str) -> Self:
        """Cut ``text`` at its blanks."""
        pieces = text.split()
        others = " ".join(piece for piece in pieces if not piece.isalpha())
        return cls([piece for piece in pieces if piece.isalpha()], others)

    def share_well_formed(self) -> tuple[float, int]:
        """Return the share of accented words that are well formed, and their number.

        Words without marks are left out: they are spelt alike in every encoding
        and in English, and so tell nothing.
        """
        every = self.letters + _BETWEEN.split(self.others)
        words = [word for word in every if not word.isascii()]
        if not words:
            return 0.0, 0
        return sum(map(is_well_formed, words)) / len(words), len(words)

    def noise(self) -> int:
        """Count the characters no printed page can hold.

        Those are controls, private use, unassigned and U+FFFD: a font whose letters
        were never given a meaning shows them. One that stands alone is the bullet
        or the box of a symbol font.
        """
        return sum(
            sum(map(_is_noise, word))
            for word in self.others.split()
            if not (word.isprintable() and _NOISE_CHARACTER not in word)
            and (len(word) > 1 or word < " ")
        )


def share_well_formed(text: str) -> tuple[float, int]:
    """Return the share of accented words that are well formed, and their number."""
    return Pieces.of(text).share_well_formed()


def share_noise(text: str) -> float:
    """Return the share of characters no printed page can hold."""
    return noise(text) / max(1, len(text))


def noise(text: str) -> int:
    """Count the characters no printed page can hold."""
    return Pieces.of(text).noise()


def _is_noise(character: str) -> bool:
    return (
        character == _NOISE_CHARACTER
        or unicodedata.category(character) in _NOISE_CATEGORIES
    )
