"""Whether two texts are one paper: pure, without marks, blind to layout.

A scan and the Word file it was printed from differ in line breaks, marks and a
few misread letters; two papers under one number differ in nearly all they say.
"""

import itertools

from archive.text import syllables, toneless

POSSIBLE_COPY = "possible_copy"
"""The flag of a paper that shares its identity with another, but not its text."""

SAME = 0.6
"""From this share of common word pairs on, two texts are one paper."""

_LONGEST = 200_000
"""Characters compared; a paper that begins so much alike is the same."""


def likeness(one: str, other: str) -> float:
    r"""Return which share of their word pairs two texts have in common, 0 to 1.

    >>> likeness("về công tác cán bộ", "Về công\ntác  cán bô")
    1.0
    """
    first, second = _pairs(one), _pairs(other)
    if not first or not second:
        return float(first == second)
    return len(first & second) / len(first | second)


def is_same(one: str, other: str) -> bool:
    """Say whether two texts are copies of one paper."""
    return likeness(one, other) >= SAME


def _pairs(text: str) -> set[tuple[str, str]]:
    words = syllables(toneless(text[:_LONGEST]))
    return set(itertools.pairwise(words))
