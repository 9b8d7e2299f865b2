"""Words with a sign behind them: ``cây*`` begins so, ``hoach~`` may have an error."""

from indexer.search.analysis import symbols, whole_symbol
from indexer.search.query import (
    AllOf,
    AnyOf,
    Begins,
    Near,
    Preferred,
    SymbolBegins,
    Tree,
)
from indexer.search.syntax import problems
from indexer.search.syntax.values import words

BEGINS, NEAR = "*", "~"
_SHORTEST = 2
"""Letters before a sign; a single one begins a tenth of all words."""


def loose(text: str, position: int) -> Tree:
    """Return what ``text`` with its sign stands for.

    Raises:
        QuerySyntaxError: too little stands before the sign.
    """
    said, sign = text[:-1], text[-1]
    if sign == BEGINS and any(span.start == 0 for span, _ in symbols(said)):
        return _symbol(said)
    *whole, last = words(said)
    if len(last.plain) < _SHORTEST:
        raise problems.too_short(text, position)
    meant: Tree = last
    if sign == BEGINS:
        meant = Begins(last.plain)
    elif last.plain.isalpha():
        # Another number is another paper, and no error.
        meant = Near(last.plain)
    return AllOf((*whole, meant)) if whole else meant


def _symbol(text: str) -> Tree:
    """Return: papers whose own symbol begins so, then those that name such a one."""
    start = whole_symbol(text)
    own = SymbolBegins(start)
    return AllOf((AnyOf((own, Begins(start))), Preferred(own)))
