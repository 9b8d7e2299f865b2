"""A query that begins with a paper: its symbol, or its kind and number."""

import re

from archive.authority import Authority
from archive.symbols import TypedSymbol, key, read, typed
from archive.text import align, toneless
from indexer.search.query import AllOf, AnyOf, SymbolIs, Tree, Word

_HEAD = re.compile(r"\D{1,40}?\d{1,5}(?!\S)")
_YEAR = re.compile(r"nam (?:19|20)\d\d(?!\s{0,2}-)")
_LONGEST_BODY = 8


def beginning(text: str, authority: Authority) -> TypedSymbol | None:
    """Return the paper that ``text`` begins with, or None."""
    found = typed(text, authority)
    if found is None:
        found = _before_a_body(text, authority)
    is_bare_number = found is not None and not (found.type_code or found.body)
    if found is None or found.span.start or (is_bare_number and found.rest.strip()):
        return None
    return found


def _before_a_body(text: str, authority: Authority) -> TypedSymbol | None:
    """Read "công văn 362 tỉnh ủy", whose number might count provinces.

    A body or a year behind the number tells that it counts nothing.
    """
    head = _HEAD.match(text)
    if head is None:
        return None
    rest = text[head.end() :].split()[:_LONGEST_BODY]
    names = (" ".join(rest[:end]) for end in range(2, len(rest) + 1))
    is_year = _YEAR.match(align(" ".join(rest)).bare)
    if is_year or any(authority.body_named(name) for name in names):
        return typed(head.group(), authority)
    return None


def symbol_of(found: TypedSymbol, text: str) -> SymbolIs:
    """Return the condition that a paper carries the symbol typed."""
    printed = text[: found.span.end]
    code = toneless(found.type_code or "")
    keys: tuple[str, ...] = ()
    if read(printed):
        keys = (key(printed),)
    elif found.body:
        tail = f"{code}{toneless(found.body)}"
        keys = (f"{found.number}{found.year or ''}{tail}", f"{found.number}{tail}")
    return SymbolIs(tuple(dict.fromkeys(keys)), found.number, code or None)


def with_symbol(symbol: SymbolIs, own: list[Tree], rest: list[Tree]) -> Tree:
    """Return: the paper itself, or papers that name it; the rest as typed.

    Plain words behind a symbol only rank, since people add what they remember;
    quotations, fields and exclusions stay conditions.
    """
    plain = tuple(part for part in rest if isinstance(part, Word))
    conditions = tuple(part for part in rest if not isinstance(part, Word))
    # Some parts of a whole symbol are no hint of the paper, so all of them must
    # occur even when the query is relaxed.
    parts = AnyOf(tuple(own), len(own)) if symbol.keys else AllOf(tuple(own))
    citing = tuple(Word(name) for name in symbol.keys if Word(name) not in own)
    named = AnyOf((*citing, parts)) if citing else parts
    papers = AnyOf((symbol, AllOf((named, *plain))))
    return AllOf((papers, *conditions)) if conditions else papers
