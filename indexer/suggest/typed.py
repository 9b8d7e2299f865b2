"""What stands in the search box while somebody types: words, the last one begun."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from archive.authority.abbreviations import Abbreviations
from archive.text import align
from indexer.search.analysis import syllables

MOST_WORDS = 20
"""More words than these are pasted, not typed."""

LEAST = 2
"""Letters with which a word or a number begins: fewer begin too many."""

_MOST_WAYS = 3
"""Phrases that a short form is taken for at most."""

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

    def spread(self, known: Abbreviations) -> tuple["Typed", ...]:
        """Return the same with short forms spread out, none where there are none.

        "UBKT t" begins "Ủy ban Kiểm tra Tỉnh ủy", and "BTC" is short for several.
        """
        phrases = [self._phrases(at, known) for at in range(len(self.words))]
        ways = min(_MOST_WAYS, max(map(len, phrases)))
        return tuple(
            self._with([p[way % len(p)] if p else () for p in phrases])
            for way in range(ways)
        )

    def _with(self, phrases: Sequence[tuple[str, ...]]) -> "Typed":
        """Return the same with phrases in the place of some words."""
        begun = () if phrases[-1] else self.begun
        words = [
            (said, start)
            for phrase, word, start in zip(
                phrases, self.words, self.starts, strict=True
            )
            for said in phrase or (word,)
        ]
        spelt, starts = zip(*words, strict=True)
        return Typed(self.text, spelt, starts, begun)

    def _phrases(self, at: int, known: Abbreviations) -> tuple[tuple[str, ...], ...]:
        printed = _WORD.match(self.text, self.starts[at])
        if printed is None:
            return ()
        return known.meant(printed.group(), among_capitals=self.text.isupper())

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
