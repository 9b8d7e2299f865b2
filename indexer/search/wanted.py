"""What a tree asks for: words to weigh, symbols, and what is preferred.

Nothing that is excluded is asked for.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from indexer.search.analysis import spelled, syllable
from indexer.search.analysis import symbols as whole_symbols
from indexer.search.query import (
    AllOf,
    AnyOf,
    Begins,
    Near,
    Phrase,
    Preferred,
    Subject,
    SymbolIs,
    Tree,
    Word,
)

_SAID = {"so": "số"}
"""What is looked for though nobody typed it: "kế hoạch số 171" for "kế hoạch 171"."""


def asked(tree: Tree) -> Iterator[tuple[Word, ...]]:
    """Yield the words that are wanted, in runs as they were typed."""
    match tree:
        case Word():
            yield (tree,)
        case Phrase(words) | Subject(words):
            yield words
        case AllOf(parts) | AnyOf(parts):
            yield from _runs(parts)
        case _:
            return


def typed(tree: Tree, text: str) -> dict[str, str]:
    """Return words as they were typed in ``text``, by their plain form.

    A symbol is whole, and what was read otherwise than it was typed is as it is meant.
    """
    known = {word: text[span.start : span.end] for span, word in whole_symbols(text)}
    for bare, printed in zip(*spelled(text), strict=True):
        known.setdefault(syllable(bare, printed).plain, printed)
    meant = (word for run in asked(tree) for word in run)
    marked = {word.plain: word.marked for word in meant if word.marked}
    return _SAID | known | marked


def symbols(tree: Tree) -> Iterator[SymbolIs]:
    """Yield the symbols that are wanted, whichever way they were typed."""
    match tree:
        case SymbolIs():
            yield tree
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from symbols(part)
        case _:
            return


def preferences(tree: Tree) -> Iterator[Preferred]:
    """Yield what is preferred, each thing once."""
    yield from dict.fromkeys(_preferred(tree))


def _preferred(tree: Tree) -> Iterator[Preferred]:
    match tree:
        case Preferred():
            yield tree
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _preferred(part)
        case _:
            return


@dataclass(frozen=True, slots=True)
class Wanted:
    """How often each term was asked for; ranking weighs them."""

    words: Counter[str]
    pairs: Counter[str]
    marked: Counter[str]
    loose: Counter[Begins | Near]

    @classmethod
    @lru_cache(maxsize=64)  # A search asks several times.
    def of(cls, tree: Tree) -> "Wanted":
        """Count what ``tree`` asks for; the counts are not to be changed."""
        wanted = cls(Counter(), Counter(), Counter(), Counter(_loose(tree)))
        for run in asked(tree):
            words = [word.plain for word in run]
            wanted.words.update(words)
            wanted.pairs.update(map(" ".join, pairwise(words)))
            wanted.marked.update(word.marked for word in run if word.marked)
        return wanted


def _loose(tree: Tree) -> Iterator[Begins | Near]:
    match tree:
        case Begins() | Near():
            yield tree
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _loose(part)
        case _:
            return


def _runs(parts: Iterable[Tree]) -> Iterator[tuple[Word, ...]]:
    run: list[Word] = []
    for part in parts:
        row, others = _row(part)
        run += row
        if run and not row:
            yield tuple(run)
            run = []
        for other in others:
            yield from asked(other)
    if run:
        yield tuple(run)


def _row(part: Tree) -> tuple[tuple[Word, ...], tuple[Tree, ...]]:
    """Return the words of ``part`` that stand in a row with others, and what else.

    Of alternatives the first is what was typed, and stands where it was typed.
    """
    match part:
        case Word():
            return (part,), ()
        case AnyOf((first, *others), 1):
            row, rest = _row(first)
            return (row, (*rest, *others)) if row else ((), (part,))
        case AllOf(parts):
            rows = [_row(one) for one in parts]
            if all(row for row, _ in rows):
                words = tuple(word for row, _ in rows for word in row)
                return words, tuple(one for _, rest in rows for one in rest)
            return (), (part,)
        case _:
            return (), (part,)
