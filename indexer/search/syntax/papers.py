"""A query that begins with a paper: its symbol, or its kind and number."""

from collections.abc import Iterator, Sequence
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
from indexer.search.syntax.values import words


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as typed: its symbol, and which of its holders are meant.

    ``kinds`` are the ways to write its kind, where it may be written short: "NQ".
    """

    symbol: SymbolIs
    preferences: tuple[Preferred, ...]
    kinds: tuple[tuple[Word, ...], ...] = ()


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
    symbol = symbol_of(found, text)
    meant = (*by_date, *preferred_body(rest, authority))
    return Paper(symbol, meant, tuple(_kinds(symbol.type_code or "", authority)))


def _kinds(code: str, authority: Authority) -> Iterator[tuple[Word, ...]]:
    known = authority.abbreviations
    for phrase in known.phrases.get(code, ()):
        if code in known.shorts.get(phrase, ()):
            yield (Word(code),)
            yield words(" ".join(phrase))


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
    named = _named(paper, own)
    # Without a paper that is or names it, those with most of the words must do.
    papers = AnyOf((paper.symbol, named, AllOf((named, *said))))
    firm = (*paper.preferences, *conditions)
    return AllOf((papers, *firm)) if firm else papers


def _named(paper: Paper, own: Sequence[Tree]) -> Tree:
    symbol = paper.symbol
    if not symbol.keys:
        return _kind_and_number(paper, own)
    # Some parts of a whole symbol are no hint of the paper, so all of them must
    # occur even when the query is relaxed.
    parts = AnyOf(tuple(own), len(own))
    citing = tuple(Word(name) for name in symbol.keys if Word(name) not in own)
    return AnyOf((*citing, parts)) if citing else parts


def _kind_and_number(paper: Paper, own: Sequence[Tree]) -> Tree:
    """Return the ways in which texts name a paper of a kind and a number."""
    names = [w for w in own if isinstance(w, Word) and w.plain != "so"]
    *kind, number = names or [Word("")]
    said: list[Tree] = [*_ways(kind, number)] if kind else [AllOf(tuple(own))]
    typed = [word.plain for word in kind]
    for other in paper.kinds:
        if [word.plain for word in other] != typed:
            said += _ways(other, Word(str(paper.symbol.number)))
    return AnyOf(tuple(said)) if len(said) > 1 else said[0]


def _ways(kind: Sequence[Word], number: Word) -> tuple[Tree, ...]:
    return Phrase((*kind, number)), Phrase((*kind, Word("so"), number))
