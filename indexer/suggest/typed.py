"""What stands in the search box while somebody types: words, the last one begun."""

import re
from dataclasses import dataclass

from archive.text import align
from indexer.search.analysis import syllables

MOST_WORDS = 20
"""More words than these are pasted, not typed."""

LEAST = 2
"""Letters with which a word or a number begins: fewer begin too many."""

_WORD = re.compile(r"[^\W_]+")
# Quotations, fields, alternatives, exclusions: whoever writes these knows what
# they want, and half of a condition means nothing.
_LANGUAGE = re.compile(r'["“”„«»():*~]|(?:^|\s)-(?=\S)|(?<!\S)(?:OR|HOẶC|HOAC)(?!\S)')  # fmt: skip


@dataclass(frozen=True, slots=True)
class Typed:
    """The words of a text without marks, and where each of them begins in it.

    ``begun`` is how the last one begins that is still being typed, in each way in
    which it may go on: "quy" is "qui" where it ends, and not in "quyết". Behind a
    blank there is none.
    """

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    begun: tuple[str, ...]

    @property
    def whole(self) -> tuple[str, ...]:
        """The words that are complete."""
        return self.words[:-1] if self.begun else self.words

    @property
    def terms(self) -> tuple[str, ...]:
        """What to mark: the words, and what begins as the last one does."""
        return (
            *self.whole,
            *(f"{start}*" for start in self.begun if len(start) >= LEAST),
        )

    @classmethod
    def read(cls, text: str) -> "Typed | None":
        """Read plain words; None where there are none, too many, or more than words.

        >>> Typed.read("Thành uỷ b")
        Typed(text='Thành uỷ b', words=('thanh', 'uy', 'b'), starts=(0, 6, 9), begun=('b',))
        """
        if _LANGUAGE.search(text):
            return None
        aligned = align(text)
        found = list(_WORD.finditer(aligned.bare))
        starts = tuple(aligned.span(*match.span()).start for match in found)
        words = tuple(syllable.plain for syllable in syllables(text))
        if not words or len(words) > MOST_WORDS or len(words) != len(starts):
            return None
        forms = () if text[-1].isspace() else (words[-1], found[-1].group())
        begun = forms[:1] if words[-1].isdecimal() else tuple(dict.fromkeys(forms))
        return cls(text, words, starts, begun)
