"""Which papers hold words that follow each other.

Pairs of neighbours narrow the papers down. Positions are read of those papers
only that hold all pairs, and only where a phrase has more than one.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from indexer.search.analysis import pairs
from indexer.search.engines.whoosh.codec.fields import HEAD_PART, HeadPart
from indexer.search.engines.whoosh.part import Part
from indexer.search.engines.whoosh.postings import Mask
from indexer.search.engines.whoosh.space import Space

_Spots = npt.NDArray[np.int64]
"""Where a term stands: the paper's place in the upper half, the position below."""
_HALF = 32  # bits


def in_text(words: Sequence[str], space: Space) -> Mask:
    """Mark the papers in whose heading or text ``words`` follow each other."""
    if len(words) < 2:
        return space.holding_all("words", words)
    terms = [*pairs(words)]
    held = space.holding_all("pairs", terms)
    if len(terms) == 1 or not held.any():
        return held
    return _in_a_row("pairs", terms, held, space)


def in_heading(words: Sequence[str], head_part: HeadPart, space: Space) -> Mask:
    """Mark the papers in one part of whose heading ``words`` follow each other."""
    several = len(words) > 1
    field, terms = ("head_pairs", [*pairs(words)]) if several else ("head", words)
    held = space.holding_all(field, terms)
    return _in_a_row(field, terms, held, space, head_part) if held.any() else held


def _in_a_row(
    field: str,
    terms: Sequence[str],
    held: Mask,
    space: Space,
    head_part: HeadPart | None = None,
) -> Mask:
    found = np.zeros(space.papers, np.bool_)
    for part, base in zip(space.parts, space.bases, strict=True):
        spots = _shared(part, field, terms, held[base : base + part.count])
        if head_part is not None:
            spots = spots[(spots % (1 << _HALF)) // HEAD_PART == head_part]
        found[(spots >> _HALF) + base] = True
    return found


def _shared(part: Part, field: str, terms: Sequence[str], held: Mask) -> _Spots:
    """Return where all terms stand in a row, by the place of the first."""
    lexicon = part.stored.lexicon(field)
    known = [(lexicon.find(term), offset) for offset, term in enumerate(terms)]
    if any(at < 0 for at, _ in known):
        return np.zeros(0, np.int64)
    known.sort(key=lambda one: lexicon.holding(one[0]))
    (at, offset), *rest = known
    spots = _spots(part, field, at, held) - offset
    for at, offset in rest:
        spots = _common(spots, _spots(part, field, at, held) - offset)
    return spots


def _spots(part: Part, field: str, at: int, held: Mask) -> _Spots:
    places, counts = part.stored.postings(field, at)
    positions = part.stored.positions(field, at)
    wanted = held[places]
    positions = positions[np.repeat(wanted, counts)]
    owners = np.repeat(places[wanted], counts[wanted]).astype(np.int64)
    spots: _Spots = owners << _HALF | positions.astype(np.int64)
    return spots


def _common(some: _Spots, others: _Spots) -> _Spots:
    few, many = (some, others) if len(some) < len(others) else (others, some)
    if not len(few):
        return few
    near = np.searchsorted(many, few)
    near[near == len(many)] = 0
    both: _Spots = few[many[near] == few]
    return both
