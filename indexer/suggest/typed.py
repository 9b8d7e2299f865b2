"""What stands in the search box while somebody types: words, the last one begun."""

import re
from dataclasses import dataclass

from archive.text import align
from indexer.search.analysis import syllables

MOST_WORDS = 20
"""More words than these are pasted, not typed."""

_WORD = re.compile(r"[^\W_]+")
# Quotations, fields, alternatives, exclusions: whoever writes these knows what
# they want, and half of a condition means nothing.
_LANGUAGE = re.compile(r'["“”„«»():*~]|(?:^|\s)-(?=\S)|(?<!\S)(?:OR|HOẶC|HOAC)(?!\S)')  # fmt: skip


@dataclass(frozen=True, slots=True)
class Typed:
    """The words of a text without marks, and where each of them begins in it.

    The last one is still being typed, unless it ``is_ended`` by a blank.
    """

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    is_ended: bool

    @classmethod
    def read(cls, text: str) -> "Typed | None":
        """Read plain words; None where there are none, too many, or more than words.

        >>> Typed.read("Thành uỷ b")
        Typed(text='Thành uỷ b', words=('thanh', 'uy', 'b'), starts=(0, 6, 9), is_ended=False)
        """
        if _LANGUAGE.search(text):
            return None
        aligned = align(text)
        starts = tuple(
            aligned.span(match.start(), match.end()).start
            for match in _WORD.finditer(aligned.bare)
        )
        words = tuple(syllable.plain for syllable in syllables(text))
        if not words or len(words) > MOST_WORDS or len(words) != len(starts):
            return None
        return cls(text, words, starts, text[-1].isspace())
