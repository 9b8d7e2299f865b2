"""Which words of a query were mistyped, and what is near them.

A word that no paper of the reader holds is wrong; one that papers hold may be, where
they do not have it beside the words it was typed beside. Numbers are never wrong.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from indexer.search.leading import all_but_one, is_letters
from indexer.search.query import AllOf, AnyOf, Near, Not, Preferred, Tree, Word

_I_OR_Y = re.compile(r"(?:[hklmstv]+|qu?)i*y+i*")
"""What may be "quy", "ky" or "ly" with an error; "say" is not "sai"."""
_SHORTEST = 3
"""Letters of a word that is guessed at alone: two are near hundreds of words."""
_SOME = 4
"""Parts that are said, of which even two letters may be guessed at."""
_MOST = 4
"""Words that may be wrong; where more are, it is no matter of typing."""

Known = Callable[[Collection[str]], frozenset[str]]
"""Which of some words the reader's papers hold: plain ones, or with these marks."""


def nearby(tree: Tree, known: Known) -> Tree:
    """Return ``tree`` with the words that nobody knows as words near them.

    Of alternatives one will do, so that they are left as they were typed.
    """
    parts = tree.parts if isinstance(tree, AllOf) else (tree,)
    are_some = sum(not isinstance(part, Preferred | Not) for part in parts) >= _SOME
    words = (word for word in _required(tree) if is_letters(word))
    asked = {word.plain for word in words if are_some or _is_long(word)}
    unknown = asked - known(asked) if asked else asked
    return _with_near(tree, unknown) if 0 < len(unknown) <= _MOST else tree


@dataclass(frozen=True, slots=True)
class Suspects:
    """Words that may be wrong: those that fit no neighbour, and all that are doubtful.

    The first are among the others, and come first.
    """

    alone: tuple[Word, ...]
    every: tuple[Word, ...]


def suspected(tree: Tree, known: Known) -> Suspects:
    """Return the words that no paper has beside those typed beside them."""
    parts = tree.parts if isinstance(tree, AllOf) else ()
    pairs = [
        (one, other, f"{one.plain} {other.plain}")
        for one, other in pairwise(parts)
        if isinstance(one, Word) and isinstance(other, Word)
    ]
    held = known({text for _, _, text in pairs}) if pairs else ()
    beside = Counter(word for *pair, _ in pairs for word in pair)
    fits = Counter(word for *pair, text in pairs if text in held for word in pair)
    words = [part for part in parts if isinstance(part, Word) and is_letters(part)]
    doubtful = [word for word in words if not beside[word] or fits[word] < beside[word]]
    every = sorted(doubtful, key=fits.__getitem__)[:_MOST]
    alone = (word for word in every if beside[word] and not fits[word])
    return Suspects(tuple(alone), tuple(every))


def one_mistyped(tree: Tree, suspects: Sequence[Word]) -> Tree | None:
    """Return: all words but one suspect as typed, and one near that, or None."""
    parts = tree.parts if isinstance(tree, AllOf) else ()
    words = tuple(filter(_is_long, suspects))
    if not words:
        return None
    rest = tuple(part for part in parts if part not in words)
    near = (Near(word.plain) for word in words)
    return AllOf((*all_but_one(words), *near, *rest))


def _is_long(word: Word) -> bool:
    return is_letters(word) and len(word.plain) >= _SHORTEST


def _required(tree: Tree) -> Iterator[Word]:
    match tree:
        case Word():
            yield tree
        case AllOf(parts):
            for part in parts:
                yield from _required(part)
        case _:
            return


def _with_near(tree: Tree, unknown: Collection[str]) -> Tree:
    match tree:
        case Word(word) if word in unknown:
            return _near(word)
        case AllOf(parts):
            return AllOf(tuple(_with_near(part, unknown) for part in parts))
        case _:
            return tree


def _near(word: str) -> Tree:
    """Return what is near ``word``; papers are asked for "quy" as "qui"."""
    if not _I_OR_Y.fullmatch(word):
        return Near(word)
    return AnyOf((Near(word), Near(word.replace("y", "i"))))
