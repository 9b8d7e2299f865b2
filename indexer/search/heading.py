"""The heading of a paper, with what was asked for marked in it.

A symbol is marked whole where it satisfies the query, however it was typed: for
"ke hoach 171" both the kind and the symbol are why the paper was found.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from archive import symbols
from archive.facts import Metadata
from archive.text import toneless
from indexer.search.analysis import plain
from indexer.search.query import (
    AllOf,
    AnyOf,
    InHeading,
    Issuer,
    Number,
    Preferred,
    Query,
    SymbolBegins,
    SymbolIs,
    Tree,
    Type,
    Word,
)
from indexer.search.snippet import Fragment, marked

Line = tuple[Fragment, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """The facts by which a paper is known; empty where one is not known."""

    type: Line
    symbol: Line
    issuers: tuple[Line, ...]
    subject: Line


@dataclass(frozen=True, slots=True)
class Headings:
    """What a query asks of headings, read once for all that it finds."""

    parts: tuple[Tree, ...]
    terms: tuple[str, ...]
    kinds: frozenset[str]
    numbers: frozenset[int]
    bodies: tuple[str, ...]

    @classmethod
    def of(cls, query: Query) -> "Headings":
        """Read a query."""
        parts = tuple(_parts(query.tree))
        issuers = (part for part in parts if isinstance(part, Issuer))
        return cls(
            parts=tuple(p for p in parts if isinstance(p, SymbolIs | SymbolBegins)),
            terms=query.terms,
            kinds=frozenset(plain(p.name) for p in parts if isinstance(p, Type)),
            numbers=_numbers(parts),
            bodies=tuple(filter(None, map(_words, issuers))),
        )

    def heading(self, paper: Metadata) -> Heading:
        """Return the heading of ``paper``, marked with what is asked for."""
        own = [part for part in self.parts if _is_own(part, paper)]
        by_kind = any(_names_kind(part) for part in own)
        has_number = paper.number in self.numbers
        return Heading(
            type=_line(paper.type, self.terms, whole=by_kind or self._asks(paper.type)),
            symbol=_line(paper.symbol, self.terms, whole=bool(own) or has_number),
            issuers=tuple(
                _line(name, (*self.terms, *self.bodies)) for name in paper.issuers
            ),
            subject=_line(paper.subject, self.terms),
        )

    def _asks(self, kind: str | None) -> bool:
        return bool(self.kinds) and plain(kind or "") in self.kinds


def heading(paper: Metadata, query: Query) -> Heading:
    """Return the heading of ``paper``, marked with what ``query`` asks for."""
    return Headings.of(query).heading(paper)


def _names_kind(part: Tree) -> bool:
    return isinstance(part, SymbolIs) and not part.keys and bool(part.type_code)


def _is_own(part: Tree, paper: Metadata) -> bool:
    if isinstance(part, SymbolBegins):
        return bool(paper.symbol) and symbols.key(paper.symbol or "").startswith(
            part.start
        )
    return isinstance(part, SymbolIs) and is_of(part, paper)


def is_of(symbol: SymbolIs, paper: Metadata) -> bool:
    """Say whether ``symbol`` is the paper's own."""
    if not paper.symbol:
        return False
    if symbol.keys:
        return symbols.key(paper.symbol) in symbol.keys
    read = symbols.read(paper.symbol)
    code = toneless(read.type_code) if read else None
    return paper.number == symbol.number and symbol.type_code in (None, code)


@lru_cache(maxsize=1_024)
def _line(text: str | None, terms: tuple[str, ...], *, whole: bool = False) -> Line:
    """Return a line marked; kinds and bodies are the same on most hits of a page."""
    if not text:
        return ()
    return (Fragment(text, is_match=True),) if whole else marked(text, terms)


def _parts(tree: Tree) -> Iterator[Tree]:
    """Yield all that is asked for or preferred, and nothing that is excluded."""
    match tree:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _parts(part)
        case Preferred(part) | InHeading(part):
            yield from _parts(part)
        case _:
            yield tree


def _words(body: Issuer) -> str:
    return " ".join(word.plain for word in body.words)


def _numbers(parts: Iterable[Tree]) -> frozenset[int]:
    """Return the numbers asked for.

    A number typed alone means the paper before any text that mentions it.
    """
    asked = {part.number for part in parts if isinstance(part, Number)}
    return frozenset(
        asked | {int(p.plain) for p in parts if isinstance(p, Word) and _is_number(p)}
    )


def _is_number(word: Word) -> bool:
    return word.plain.isdecimal() and len(word.plain) < 10
