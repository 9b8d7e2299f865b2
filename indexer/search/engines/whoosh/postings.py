"""Which papers hold a term, and how often: as a list, or as one number a paper.

A list that names a good part of all papers is kept as an array over all of them:
that is smaller, and adds up without looking anything up.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Places = npt.NDArray[np.signedinteger[Any]]
Mask = npt.NDArray[np.bool_]
Counts = npt.NDArray[np.unsignedinteger[Any]]

_DENSE = 6
"""A list of more than a sixth of all papers takes more room than the array."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Papers in rising order, with numbers beside them; all others have 0."""

    places: Places
    counts: Counts

    @property
    def holding(self) -> int:
        """How many papers hold the term."""
        return len(self.places)

    @property
    def size(self) -> int:
        """The bytes it takes."""
        return self.places.nbytes + self.counts.nbytes

    def mask(self, papers: int) -> Mask:
        """Mark the papers that hold the term, among so many."""
        mask = np.zeros(papers, np.bool_)
        mask[self.places] = True
        return mask

    def among(self, seen: Mask) -> int:
        """Return how many papers hold the term among those marked."""
        return int(np.count_nonzero(seen.take(self.places)))

    def over(self, papers: int) -> Counts:
        """Return a count for each of so many papers."""
        counts = np.zeros(papers, self.counts.dtype)
        counts[self.places] = self.counts
        return counts

    def first(self, papers: int) -> tuple[Places, Counts]:
        """Return those that are among the first ``papers``, with their counts."""
        end = int(np.searchsorted(self.places, papers))
        return self.places[:end], self.counts[:end]

    def at(self, places: Places) -> Counts:
        """Return the counts in some papers."""
        if not self.holding:
            return np.zeros(len(places), self.counts.dtype)
        near = np.searchsorted(self.places, places)
        near[near == self.holding] = 0
        return np.where(self.places[near] == places, self.counts[near], 0)


@dataclass(frozen=True, slots=True)
class Dense:
    """One number for each paper of the index; ``holding`` are not 0."""

    counts: Counts
    holding: int

    @property
    def size(self) -> int:
        """The bytes it takes."""
        return self.counts.nbytes

    def mask(self, papers: int) -> Mask:
        """Mark the papers that hold the term; ``papers`` are all there are."""
        del papers
        return self.counts.astype(np.bool_)

    def among(self, seen: Mask) -> int:
        """Return how many papers hold the term among those marked."""
        return int(np.count_nonzero(np.logical_and(self.counts, seen)))

    def over(self, papers: int) -> Counts:
        """Return a count for each paper; ``papers`` are all there are."""
        del papers
        return self.counts

    def first(self, papers: int) -> tuple[Places, Counts]:
        """Return those that are among the first ``papers``, with their counts."""
        held = np.flatnonzero(self.counts[:papers]).astype(np.int32)
        return held, self.counts[held]

    def at(self, places: Places) -> Counts:
        """Return the counts in some papers."""
        return self.counts[places]


PostingList = Listed | Dense


def listing(places: Places, counts: Counts, papers: int) -> PostingList:
    """Return the smaller form of a list over an index of so many papers."""
    listed = Listed(places, counts)
    if len(places) * _DENSE < papers:
        return listed
    return Dense(listed.over(papers), len(places))


def added_up(places: Places, counts: Counts, papers: int) -> PostingList:
    """Return one list of several: a paper may be named more than once."""
    sums = np.bincount(places, weights=counts, minlength=papers)
    held = np.flatnonzero(sums)
    return listing(held.astype(np.int32), sums[held].astype(np.uint32), papers)
