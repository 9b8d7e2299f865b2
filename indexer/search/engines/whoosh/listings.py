"""The posting lists of a commit over all its parts, kept while there is room.

Every list is of living papers only. A word that stands for several (one that is
still being typed, or misspelt) has the list of all of them, added up. What the commit
before kept is carried over as far as its papers are the same.
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

_ROOM = 48 << 20  # bytes
_NOTHING = np.zeros(0, np.int32), np.zeros(0, np.uint8)
_Name = tuple[str, str, Way]
_Lists = Kept[_Name, PostingList]


class Listings:
    """Posting lists by field, term and way.

    ``old`` are the lists of the commit before, whose first ``shared`` parts are those
    of this one, with the same papers alive. ``kept`` is what was asked for.
    """

    def __init__(
        self,
        parts: Sequence[Part],
        bases: Sequence[int],
        alive: Mask,
        old: "tuple[Listings, int] | None" = None,
    ) -> None:
        self._alive = alive
        self._has_dead = not alive.all()
        self.kept: _Lists = Kept(room=_ROOM)
        self._all = [*zip(parts, bases, strict=True)]
        self._new = self._all[old[1] :] if old else self._all
        self._old = old[0].kept if old else None

    def of(self, field: str, term: str, way: Way = "is") -> PostingList:
        """Return the papers that hold a term, or what it stands for."""
        return self.kept.get((field, term, way), self._made)

    def _made(self, name: _Name) -> PostingList:
        _, _, way = name
        known = self._old.take(name) if self._old and self._all else None
        if known is None:
            pieces = [*self._read(name, self._all)]
        else:
            shared = self._new[0][1] if self._new else len(self._alive)
            pieces = [known.first(shared), *self._read(name, self._new)]
        joined = listing if way == "is" else added_up
        return joined(*_together(pieces), len(self._alive))

    def _read(
        self, name: _Name, parts: Sequence[tuple[Part, int]]
    ) -> Iterator[tuple[Places, Counts]]:
        for part, base in parts:
            for own, counts in _pieces(part, *name):
                places = own + np.int32(base) if base else own
                if self._has_dead:
                    living = np.flatnonzero(self._alive[places])
                    places, counts = places[living], counts[living]  # noqa: PLW2901
                yield places, counts


def _together(pieces: Sequence[tuple[Places, Counts]]) -> tuple[Places, Counts]:
    if len(pieces) < 2:
        return pieces[0] if pieces else _NOTHING
    places, counts = map(np.concatenate, zip(*pieces, strict=True))
    return places, counts


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
