"""The posting lists of a commit over all its parts, kept while there is room.

Every list is of living papers only. A word that stands for several (one that is
still being typed, or misspelt) has the list of all of them, added up.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from indexer.search.engines.ranking import Way
from indexer.search.engines.whoosh.kept import Kept
from indexer.search.engines.whoosh.part import Part
from indexer.search.engines.whoosh.postings import (
    Counts,
    Mask,
    Places,
    PostingList,
    added_up,
    listing,
)

_ROOM = 64 << 20  # bytes
_NOTHING = np.zeros(0, np.int32), np.zeros(0, np.uint8)
_Name = tuple[str, str, Way]


class Listings:
    """Posting lists by field, term and way."""

    def __init__(
        self, parts: Sequence[Part], bases: Sequence[int], alive: Mask
    ) -> None:
        self._parts = parts
        self._bases = bases
        self._alive = alive
        self._has_dead = not alive.all()
        self._kept: Kept[_Name, PostingList] = Kept(self._read, room=_ROOM)

    def of(self, field: str, term: str, way: Way = "is") -> PostingList:
        """Return the papers that hold a term, or what it stands for."""
        return self._kept[field, term, way]

    def _read(self, name: _Name) -> PostingList:
        field, term, way = name
        pieces: list[tuple[Places, Counts]] = [_NOTHING]
        for part, base in zip(self._parts, self._bases, strict=True):
            for places, counts in _pieces(part, field, term, way):
                pieces.append((places + np.int32(base), counts))
        places, counts = map(np.concatenate, zip(*pieces, strict=True))
        if self._has_dead:
            living = np.flatnonzero(self._alive[places])
            places, counts = places[living], counts[living]
        joined = listing if way == "is" else added_up
        return joined(places, counts, len(self._alive))


def _pieces(
    part: Part, field: str, term: str, way: Way
) -> Iterator[tuple[Places, Counts]]:
    lexicon = part.stored.lexicon(field)
    match way:
        case "is":
            at = lexicon.find(term)
            if at >= 0:
                yield part.stored.postings(field, at)
        case "begins":
            yield part.stored.postings_of(field, lexicon.begins(term))
        case "near":
            for at in lexicon.near(term):
                yield part.stored.postings(field, at)
