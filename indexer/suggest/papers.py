"""Which papers are meant by what is being typed: by their symbol, or their heading."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from archive.symbols import key
from indexer.search.query import (
    AllOf,
    AnyOf,
    Begins,
    InHeading,
    Number,
    SymbolBegins,
    Tree,
    Word,
)
from indexer.suggest.typed import LEAST, Typed

_MOST_PAIRS = 4

_LONGEST_SYMBOL = 40
_LARGEST = 9
"""Figures of a number that a paper may have."""


def sought(typed: Typed, spread: Sequence[Typed] = ()) -> Iterator[Tree]:
    """Yield what papers are to be suggested, the likeliest first; each newest first.

    A paper of the very number comes before those whose symbol begins so, and one in
    whose heading the words follow each other before those that scatter them.
    ``spread`` is the same without its short forms. Conditions, not preferences: the
    newest of thousands are found without weighing them.
    """
    ways = [tree for one in (typed, *spread) if (tree := _by_heading(one))]
    symbol = _by_symbol(typed)
    every = AnyOf((*symbol, *ways))
    numbers = [w for w in typed.words if w.isdecimal() and len(w) <= _LARGEST]
    if every.parts and numbers:
        yield AllOf((every, Number(int(numbers[0]))))
    yield from symbol
    close = [tree for one in (typed, *spread) if (tree := _close(one))]
    if close:
        yield AnyOf(tuple(close))
    if ways:
        yield every


def _by_symbol(typed: Typed) -> list[Tree]:
    # "số 171-KH" is how people say it, and "so" is in no symbol.
    first = 1 if typed.words[0] == "so" and len(typed.words) > 1 else 0
    if not typed.words[first].isdecimal():
        return []
    start = key(typed.text[typed.starts[first] :])
    return [SymbolBegins(start)] if LEAST <= len(start) <= _LONGEST_SYMBOL else []


def _by_heading(typed: Typed) -> Tree | None:
    parts: list[Tree] = [InHeading(Word(word)) for word in typed.whole]
    starts = [InHeading(Begins(start)) for start in typed.begun if len(start) >= LEAST]
    if starts:
        parts.append(AnyOf(tuple(starts)))
    return AllOf(tuple(parts)) if parts else None


def _close(typed: Typed) -> Tree | None:
    """Return the words with the last of them as they follow each other, if several.

    Two neighbours hold both words, which need not be asked for once more.
    """
    near = typed.whole[-_MOST_PAIRS:]
    pairs = [InHeading(Word(" ".join(pair))) for pair in pairwise(near)]
    far = typed.whole[:-_MOST_PAIRS] if pairs else typed.whole
    parts: list[Tree] = [*pairs, *(InHeading(Word(word)) for word in far)]
    if near and typed.begun:
        begun = (InHeading(Begins(f"{near[-1]} {start}")) for start in typed.begun)
        parts.append(AnyOf(tuple(begun)))
    return AllOf(tuple(parts)) if len(typed.words) > 1 else None
