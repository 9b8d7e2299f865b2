"""Which papers are meant by what is being typed: by their symbol, or their heading."""

from collections.abc import Sequence
from itertools import pairwise

from archive.symbols import key
from indexer.search.query import (
    AllOf,
    AnyOf,
    Begins,
    InHeading,
    Number,
    Preferred,
    SymbolBegins,
    Tree,
    Word,
)
from indexer.suggest.typed import LEAST, Typed

_MOST_PAIRS = 4
_NEIGHBOURS = 1.0
"""How much two words lift that follow each other: less than a number, which is FIRST."""

_LONGEST_SYMBOL = 40
_LARGEST = 9
"""Figures of a number that a paper may have."""


def sought(typed: Typed, spread: Sequence[Typed] = ()) -> Tree | None:
    """Return what papers are to be suggested, None where too little is typed.

    Every word stands in the heading, or the text is how a symbol begins. A paper of
    the very number comes before those whose number begins so, and one in which the
    words follow each other before those that scatter them. ``spread`` is the same
    without its short forms.
    """
    ways = [*_by_symbol(typed), *_by_heading(typed)]
    ways += [way for full in spread for way in _by_heading(full)]
    if not ways:
        return None
    numbers = [w for w in typed.words if w.isdecimal() and len(w) <= _LARGEST]
    liked = [Preferred(Number(int(number))) for number in numbers[:1]]
    liked += [Preferred(way) for way in ways if isinstance(way, SymbolBegins)]
    full = spread or (typed,)
    pairs = dict.fromkeys(pair for one in full for pair in _neighbours(one))
    liked += [Preferred(pair, _NEIGHBOURS) for pair in pairs]
    return AllOf((AnyOf(tuple(ways)), *liked)) if liked else AnyOf(tuple(ways))


def _by_symbol(typed: Typed) -> list[Tree]:
    # "số 171-KH" is how people say it, and "so" is in no symbol.
    first = 1 if typed.words[0] == "so" and len(typed.words) > 1 else 0
    if not typed.words[first].isdecimal():
        return []
    start = key(typed.text[typed.starts[first] :])
    return [SymbolBegins(start)] if LEAST <= len(start) <= _LONGEST_SYMBOL else []


def _by_heading(typed: Typed) -> list[Tree]:
    parts: list[Tree] = [InHeading(Word(word)) for word in typed.whole]
    starts = [InHeading(Begins(start)) for start in typed.begun if len(start) >= LEAST]
    if starts:
        parts.append(AnyOf(tuple(starts)))
    return [AllOf(tuple(parts))] if parts else []


def _neighbours(typed: Typed) -> list[Tree]:
    """Return the last words typed, each two as they follow each other."""
    whole = typed.whole[-_MOST_PAIRS:]
    pairs: list[Tree] = [InHeading(Word(" ".join(pair))) for pair in pairwise(whole)]
    if whole:
        pairs += [InHeading(Begins(f"{whole[-1]} {start}")) for start in typed.begun]
    return pairs
