"""Papers whose heading says all that was typed lead those whose text says it.

Who knows a paper types words of its heading: its kind, number, body and subject. A
paper that cites it has the same words in its text.
"""

from collections.abc import Iterator, Sequence

from indexer.search.query import (
    HEADING,
    AllOf,
    AnyOf,
    InHeading,
    Issued,
    Issuer,
    Phrase,
    Preferred,
    Tree,
    Word,
)

_FEWEST = 2
"""Parts that say something: one syllable is in too many headings."""


def by_heading(tree: Tree, missing: int = 0) -> tuple[Preferred, ...]:
    """Prefer papers whose heading has the parts of ``tree``.

    ``missing`` of the parts may be missing, since they were mistyped.
    """
    said = tuple(_said(tree.parts)) if isinstance(tree, AllOf) else ()
    if len(said) < _FEWEST:
        return ()
    whole = AnyOf(said, len(said) - missing) if missing else AllOf(said)
    return (Preferred(whole, HEADING),)


def _said(parts: Sequence[Tree]) -> Iterator[Tree]:
    return filter(None, map(_in_heading, parts))


def _in_heading(part: Tree) -> Tree | None:
    """Return how a heading says ``part``, or None for what is of no heading."""
    match part:
        case Word():
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
