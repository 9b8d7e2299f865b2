"""The heading of a paper, with what was asked for marked in it.

A symbol is marked whole where it satisfies the query, however it was typed: for
"ke hoach 171" both the kind and the symbol are why the paper was found.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from archive import symbols
from archive.facts import Metadata
from archive.text import toneless
from indexer.search.analysis import plain
from indexer.search.query import (
    AllOf,
    AnyOf,
    Issuer,
    Number,
    Preferred,
    Query,
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


def heading(paper: Metadata, query: Query) -> Heading:
    """Return the heading of ``paper``, marked with what ``query`` asks for."""
    parts = [*_parts(query.tree)]
    own = [p for p in parts if isinstance(p, SymbolIs) and is_of(p, paper)]
    by_kind = any(not symbol.keys and symbol.type_code for symbol in own)
    bodies = [_words(part) for part in parts if isinstance(part, Issuer)]
    terms = query.terms
    return Heading(
        type=_line(paper.type, terms, whole=by_kind or _has_kind(paper, parts)),
        symbol=_line(paper.symbol, terms, whole=bool(own) or _has_number(paper, parts)),
        issuers=tuple(_line(name, (*terms, *bodies)) for name in paper.issuers),
        subject=_line(paper.subject, terms),
    )


def is_of(symbol: SymbolIs, paper: Metadata) -> bool:
    """Say whether ``symbol`` is the paper's own."""
    if not paper.symbol:
        return False
    if symbol.keys:
        return symbols.key(paper.symbol) in symbol.keys
    read = symbols.read(paper.symbol)
    code = toneless(read.type_code) if read else None
    return paper.number == symbol.number and symbol.type_code in (None, code)


def _line(text: str | None, terms: tuple[str, ...], *, whole: bool = False) -> Line:
    if not text:
        return ()
    return (Fragment(text, is_match=True),) if whole else marked(text, terms)


def _parts(tree: Tree) -> Iterator[Tree]:
    """Yield all that is asked for or preferred, and nothing that is excluded."""
    match tree:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _parts(part)
        case Preferred(part):
            yield from _parts(part)
        case _:
            yield tree


def _words(body: Issuer) -> str:
    return " ".join(word.plain for word in body.words)


def _has_kind(paper: Metadata, parts: list[Tree]) -> bool:
    kinds = {plain(part.name) for part in parts if isinstance(part, Type)}
    return plain(paper.type or "") in kinds


def _has_number(paper: Metadata, parts: list[Tree]) -> bool:
    numbers = {part.number for part in parts if isinstance(part, Number)}
    # A number typed alone means the paper before any text that mentions it.
    numbers |= {int(p.plain) for p in parts if isinstance(p, Word) and _is_number(p)}
    return paper.number in numbers


def _is_number(word: Word) -> bool:
    return word.plain.isdecimal() and len(word.plain) < 10
