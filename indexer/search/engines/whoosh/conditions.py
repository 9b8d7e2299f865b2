"""Which papers satisfy a tree: one mark a paper, combined as a whole.

A mask costs a byte a paper, and combining two some microseconds at 100,000 of
them; posting lists are touched once each.
"""

import numpy as np

from indexer.search.engines.ranking import Way
from indexer.search.engines.whoosh import phrases
from indexer.search.engines.whoosh.codec.fields import HeadPart
from indexer.search.engines.whoosh.postings import Mask
from indexer.search.engines.whoosh.space import Space
from indexer.search.query import (
    AllOf,
    AnyOf,
    Begins,
    Fact,
    InHeading,
    Issued,
    Issuer,
    Near,
    Not,
    Number,
    Phrase,
    Preferred,
    Signer,
    Stands,
    Subject,
    SymbolBegins,
    SymbolIs,
    Tree,
    Type,
    Word,
    Written,
)

_WAYS: dict[type[Tree], Way] = {Word: "is", Begins: "begins", Near: "near"}


def satisfying(tree: Tree, space: Space) -> Mask:
    """Mark the living papers that satisfy ``tree``; the mask may be kept by others."""
    match tree:
        case AllOf(parts):
            return _all_of(parts, space)
        case AnyOf(parts, minimum):
            return _any_of(parts, minimum, space)
        case Not(part):
            return space.alive & ~satisfying(part, space)
        case Preferred():
            return space.alive
        case Word() | Begins() | Near() | InHeading() | Phrase():
            return _written(tree, space)
        case _:
            return _fact(tree, space) & space.alive


def _all_of(parts: tuple[Tree, ...], space: Space) -> Mask:
    held = space.alive
    for part in parts:
        if not isinstance(part, Preferred):
            held = held & satisfying(part, space)
    return held


def _any_of(parts: tuple[Tree, ...], minimum: int, space: Space) -> Mask:
    held = (satisfying(part, space) for part in parts)
    if minimum == 1:
        found = np.zeros(space.papers, np.bool_)
        for mask in held:
            found |= mask
        return found
    counts = np.zeros(space.papers, np.min_scalar_type(len(parts)))
    for mask in held:
        counts += mask
    return (counts >= minimum) & space.alive


def _written(wanted: Written, space: Space) -> Mask:
    match wanted:
        case Word(plain):
            return space.holding("words", plain)
        case Begins(plain):
            return space.holding("words", plain, "begins")
        case Near(plain):
            return space.holding("words", plain, "near")
        case InHeading(part):
            field = "head_pairs" if wanted.is_pair else "head"
            return space.holding(field, part.plain, _WAYS[type(part)])
        case Phrase(words):
            return phrases.in_text([word.plain for word in words], space)


def _fact(fact: Fact, space: Space) -> Mask:
    match fact:
        case Number(number):
            return np.equal(space.number, number)
        case SymbolIs() | SymbolBegins():
            return _symbol(fact, space)
        case Type(name):
            return space.kinds(name)
        case Issued():
            return _issued(fact, space)
        case Stands(keys=keys):
            return space.marked(space.among(keys))
        case _:
            return _named(fact, space)


def _named(fact: Issuer | Signer | Subject, space: Space) -> Mask:
    words = [word.plain for word in fact.words]
    match fact:
        case Issuer(key=key):
            named = phrases.in_heading(words, HeadPart.ISSUER, space)
            return named if key is None else named | space.holding("issuer", key)
        case Signer():
            return phrases.in_heading(words, HeadPart.SIGNER, space)
        case Subject():
            return phrases.in_heading(words, HeadPart.SUBJECT, space)


def _symbol(symbol: SymbolIs | SymbolBegins, space: Space) -> Mask:
    if isinstance(symbol, SymbolBegins):
        return space.holding("symbol", symbol.start, "begins")
    if symbol.keys:
        named: Mask = np.logical_or.reduce(
            [space.holding("symbol", key) for key in symbol.keys]
        )
        return named
    numbered: Mask = space.number == symbol.number
    if symbol.type_code is None:
        return numbered
    return numbered & space.type_codes.of(frozenset({symbol.type_code}))


def _issued(issued: Issued, space: Space) -> Mask:
    held: Mask = space.first > 0
    if issued.first:
        held &= space.last >= issued.first.toordinal()
    if issued.last:
        held &= space.first <= issued.last.toordinal()
    return held
