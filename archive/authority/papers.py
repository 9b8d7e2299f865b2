"""Kinds of papers: their names, codes in both regimes, and what people write."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

from archive.model import Style
from archive.text import squeeze, toneless


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A kind of paper, such as "Kế hoạch" with the code ``KH``."""

    name: str
    english: str
    party: tuple[str, ...] = ()
    state: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()

    def codes(self, style: Style) -> tuple[str, ...]:
        """Return its codes in symbols of this style, the usual one first."""
        return self.party if style == "party" else self.state


@dataclass(frozen=True, slots=True)
class DocumentTypes:
    """All kinds of papers, looked up by name or by code.

    ``ends`` are the last words of their names: a cheap look before a search.
    ``glued`` has their names without blanks, which copies lose: "Nghịđịnh".
    """

    all: tuple[DocumentType, ...]
    words: Mapping[str, DocumentType]
    ends: frozenset[str]
    glued: Mapping[str, DocumentType]
    coded: Mapping[tuple[Style, str], tuple[DocumentType, ...]]

    @classmethod
    def of(cls, types: Iterable[DocumentType]) -> Self:
        """Index the kinds; of two that share an alias the first one has it."""
        kinds = tuple(types)
        words = {toneless(kind.name): kind for kind in kinds}
        coded: dict[tuple[Style, str], tuple[DocumentType, ...]] = {}
        for kind in kinds:
            for alias in kind.aliases:
                words.setdefault(toneless(alias), kind)
            for place in _places(kind):
                coded[place] = (*coded.get(place, ()), kind)
        ends = frozenset(name.rpartition(" ")[2] for name in words)
        glued = {n.replace(" ", ""): kind for n, kind in words.items() if " " in n}
        return cls(kinds, words, ends, glued, coded)

    def named(self, text: str) -> DocumentType | None:
        """Return the kind whose name or short form the whole text is."""
        return self.words.get(squeeze(toneless(text)))


@lru_cache(maxsize=4096)
def type_key(code: str) -> str:
    """Return the key of a code: "CTr", "Ctr" and "CTR" are one."""
    return toneless(code)


def _places(kind: DocumentType) -> Iterator[tuple[Style, str]]:
    styles: tuple[Style, ...] = ("party", "state")
    for style in styles:
        for code in kind.codes(style):
            yield style, type_key(code)
