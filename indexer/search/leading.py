"""Papers whose heading says all that was typed lead those whose text says it.

Who knows a paper types words of its heading: its kind, number, body and subject. A
paper that cites it has the same words in its text.
"""

from collections.abc import Iterable, Iterator, Sequence

from indexer.search.query import (
    HEADING,
    AllOf,
    AnyOf,
    Begins,
    InHeading,
    Issued,
    Issuer,
    Near,
    Phrase,
    Preferred,
    Tree,
    Word,
)

_FEWEST = 2
"""Parts that say something: one syllable is in too many headings."""
_ENOUGH = 4


def by_heading(tree: Tree) -> tuple[Preferred, ...]:
    """Prefer papers whose heading has the parts of ``tree``."""
    said = tuple(_said(tree.parts)) if isinstance(tree, AllOf) else ()
    return (Preferred(AllOf(said), HEADING),) if len(said) >= _FEWEST else ()


def nearly(tree: Tree, suspects: Sequence[Word]) -> Tree | None:
    """Return: a heading has all parts of ``tree`` but one suspect, and one near that.

    None where less than four parts are said: too many headings have two or three.
    """
    parts = tree.parts if isinstance(tree, AllOf) else ()
    others = tuple(_said([part for part in parts if part not in suspects]))
    if not suspects or len(suspects) + len(others) < _ENOUGH:
        return None
    near = (InHeading(Near(word.plain)) for word in suspects)
    return AllOf((*all_but_one(map(InHeading, suspects)), *near, *others))


def all_but_one(parts: Iterable[Tree]) -> tuple[Tree, ...]:
    """Return: all parts but one hold; nothing where there is but one."""
    some = tuple(parts)
    return (AnyOf(some, len(some) - 1),) if len(some) > 1 else ()


def is_letters(word: Word) -> bool:
    """Say whether ``word`` may be mistyped: another number is another paper."""
    return word.plain.isalpha() and len(word.plain) > 1


def _said(parts: Sequence[Tree]) -> Iterator[Tree]:
    return filter(None, map(_in_heading, parts))


def _in_heading(part: Tree) -> Tree | None:
    """Return how a heading says ``part``, or None for what is of no heading."""
    match part:
        case Word() | Begins() | Near():
            return InHeading(part)
        case Phrase(words):
            return AllOf(tuple(map(InHeading, words)))
        case Issued() | Issuer():
            return part
        case AnyOf(parts, 1):
            said = tuple(_said(parts))
            return AnyOf(said) if said else None
        case AllOf(parts):
            said = tuple(_said(parts))
            return AllOf(said) if said else None
        case _:
            return None
