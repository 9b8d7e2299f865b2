"""Whether words that people typed give a paper away that is to be forgotten.

What is common to many papers gives none away: a search for "ban chấp hành trung
ương" may stay, whatever papers it finds.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from archive import symbols
from archive.orthography import may_be_syllable
from archive.text import syllables, toneless

_IN_A_HEADING = 3
"""Words of a subject or a file's name, one after the other, that tell the paper."""

_IN_A_TEXT = 6
"""Words of a text that do; fewer stand in many papers."""

_ODD = 6
"""Letters of a word that no Vietnamese syllable is written with: a name, a code."""

Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Telltale:
    """What tells one paper from others: its symbol, its words in their order."""

    symbols: re.Pattern[str]
    heading: frozenset[Run]
    text: frozenset[Run]
    odd: frozenset[str]

    @classmethod
    def of(
        cls, names: Iterable[str], headings: Iterable[str], texts: Iterable[str]
    ) -> Self:
        """Return what tells papers of these symbols, headings and texts."""
        above, below = [*map(_words, headings)], [*map(_words, texts)]
        return cls(
            _spelled(names),
            frozenset(run for some in above for run in _runs(some, _IN_A_HEADING)),
            frozenset(run for some in below for run in _runs(some, _IN_A_TEXT)),
            frozenset(word for some in above + below for word in some if _is_odd(word)),
        )

    def is_told_by(self, text: str) -> bool:
        """Say whether somebody who reads ``text`` learns of the paper."""
        words = _words(text)
        return (
            self.symbols.search(toneless(text)) is not None
            or not self.odd.isdisjoint(words)
            or not self.heading.isdisjoint(_runs(words, _IN_A_HEADING))
            or not self.text.isdisjoint(_runs(words, _IN_A_TEXT))
        )


def _spelled(names: Iterable[str]) -> re.Pattern[str]:
    """Return what finds symbols, whatever signs and blanks they are typed with."""
    bare = {form for name in names for form in (symbols.key(name), toneless(name))}
    letters = [re.sub(r"[\W_]", "", form).lstrip("0") for form in sorted(bare)]
    ways = [r"[\W_]*".join(form) for form in letters if form]
    # Of no symbol, nothing is found: not even the empty text.
    return re.compile(rf"(?<!\w)0*(?:{'|'.join(ways) or '(?!)'})(?!\w)")


def _words(text: str) -> list[str]:
    return [toneless(word) for word in syllables(text)]


def _runs(words: list[str], length: int) -> Iterable[Run]:
    return zip(*(words[at:] for at in range(length)), strict=False)


def _is_odd(word: str) -> bool:
    return len(word) >= _ODD and word.isalpha() and not may_be_syllable(word)
