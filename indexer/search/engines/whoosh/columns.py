"""Columns over all papers of a commit, and what is read from them at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from indexer.search.engines.whoosh.postings import Mask, Places

Column = npt.NDArray[np.integer[Any]]
Norms = npt.NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True)
class Lengths:
    """What an occurrence in each paper is divided by, for how long the paper is."""

    text: Norms
    heading: Norms

    def at(self, places: Places) -> "Lengths":
        """Return those of some papers."""
        return Lengths(self.text[places], self.heading[places])


@dataclass(frozen=True, slots=True)
class Coded:
    """A column of codes: 0 is nothing, 1 the first of ``values``."""

    codes: npt.NDArray[np.intp]
    values: tuple[str, ...]

    def of(self, wanted: frozenset[str]) -> Mask:
        """Mark the rows whose value is one of those wanted."""
        table = np.array([False, *(value in wanted for value in self.values)])
        return table[self.codes]


@dataclass(frozen=True, slots=True)
class Several:
    """Coded values of which a paper has any number, in the order of ``papers``.

    ``starts`` says in which row those of each paper begin, and where the last end; it
    is None where every paper has one, and rows are places.
    """

    papers: Places
    starts: Places | None
    coded: Coded

    @classmethod
    def of(cls, papers: Places, count: int, coded: Coded) -> "Several":
        """Make it of rows that belong to some of ``count`` papers."""
        starts = np.searchsorted(papers, np.arange(count + 1))
        is_one_each = np.array_equal(starts, np.arange(count + 1))
        return cls(papers, None if is_one_each else starts.astype(np.int32), coded)

    def rows(self, places: Places) -> Places:
        """Return the rows of some papers, in no order."""
        if self.starts is None:
            return places
        rows, ends, found = self.starts[places], self.starts[places + 1], []
        while len(rows):
            goes_on = np.flatnonzero(rows < ends)
            rows, ends = rows[goes_on], ends[goes_on]
            found.append(rows)
            rows = rows + 1
        return np.concatenate(found) if found else places[:0]


def years(days: Column) -> Column:
    """Return the years of days, 0 of those that are not known."""
    # The few days there are between the first and the last are worked out once each.
    known = days[np.flatnonzero(days)]
    if not len(known):
        return np.zeros(len(days), np.intp)
    first, last = int(known.min()), int(known.max())
    known_years = [date.fromordinal(day).year for day in range(first, last + 1)]
    table = np.array([*known_years, 0], np.intp)
    return table[np.where(days > 0, days - first, -1)]


def joined(columns: Sequence[npt.NDArray[Any]], empty: np.dtype[Any]) -> Any:
    """Return columns of all parts as one, of the type ``empty`` without any."""
    return np.concatenate(columns) if columns else np.zeros(0, empty)
