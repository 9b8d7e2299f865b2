"""A query that begins with a paper: its symbol, or its kind and number."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from archive.authority import Authority
from archive.symbols import TypedSymbol, find, key, read, typed
from archive.text import toneless
from indexer.search.query import (
    AllOf,
    AnyOf,
    Issued,
    Phrase,
    Preferred,
    SymbolIs,
    Tree,
    Word,
)
from indexer.search.syntax.bodies import preferred_body
from indexer.search.syntax.days import preferred_date


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as typed: its symbol, and which of its holders are meant."""

    symbol: SymbolIs
    preferences: tuple[Preferred, ...]


def beginning(text: str, authority: Authority) -> TypedSymbol | None:
    """Return the paper that ``text`` begins with, or None."""
    found = typed(text, authority)
    is_bare_number = found is not None and not (found.type_code or found.body)
    if found is None or found.span.start or (is_bare_number and found.rest.strip()):
        return None
    return found


def paper_of(found: TypedSymbol, text: str, authority: Authority) -> Paper:
    """Return the paper typed; a date, a year and a body behind it are preferred."""
    rest = text[found.span.end :]
    by_date = _issued_in(found.year) if found.year else preferred_date(rest)
    return Paper(symbol_of(found, text), (*by_date, *preferred_body(rest, authority)))


def _issued_in(year: int) -> tuple[Preferred, ...]:
    return (Preferred(Issued(date(year, 1, 1), date(year, 12, 31))),)


def symbol_of(found: TypedSymbol, text: str) -> SymbolIs:
    """Return the symbol that ``text`` begins with."""
    printed = text[: found.span.end]
    code = toneless(found.type_code or "")
    whole = next((symbol for _, symbol in find(printed)), None) or read(printed)
    keys: tuple[str, ...] = ()
    if whole:
        keys = (key(whole),)
    elif found.body:
        tail = f"{code}{toneless(found.body)}"
        keys = (f"{found.number}{found.year or ''}{tail}", f"{found.number}{tail}")
    return SymbolIs(tuple(dict.fromkeys(keys)), found.number, code or None)


def with_paper(
    paper: Paper, own: Sequence[Tree], said: Sequence[Tree], conditions: Sequence[Tree]
) -> Tree:
    """Return: the paper itself, then papers that name it; the rest as typed.

    What is said behind a symbol only ranks, since people add what they remember;
    quotations, fields and exclusions stay conditions.
    """
    named = _named(paper.symbol, own)
    # Without a paper that is or names it, those with most of the words must do.
    papers = AnyOf((paper.symbol, named, AllOf((named, *said))))
    firm = (*paper.preferences, *conditions)
    return AllOf((papers, *firm)) if firm else papers


def _named(symbol: SymbolIs, own: Sequence[Tree]) -> Tree:
    if not symbol.keys:
        return _kind_and_number(own)
    # Some parts of a whole symbol are no hint of the paper, so all of them must
    # occur even when the query is relaxed.
    parts = AnyOf(tuple(own), len(own))
    citing = tuple(Word(name) for name in symbol.keys if Word(name) not in own)
    return AnyOf((*citing, parts)) if citing else parts


def _kind_and_number(own: Sequence[Tree]) -> Tree:
    """Return the ways in which texts name a paper of a kind and a number."""
    names = [w for w in own if isinstance(w, Word) and w.plain != "so"]
    if len(names) < 2:
        return AllOf(tuple(own))
    *kind, number = names
    said = Phrase((*kind, number)), Phrase((*kind, Word("so"), number))
    return AnyOf(said)
