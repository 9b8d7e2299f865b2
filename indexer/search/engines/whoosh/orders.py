"""The orders that know no scores: one number a paper, the lower the earlier."""

from functools import cached_property

import numpy as np
import numpy.typing as npt

from indexer.search.engines.whoosh.columns import Column
from indexer.search.query import Sort

Order = npt.NDArray[np.int64]

_LAST = (1 << 31) - 1
"""Behind every day and every number of a paper: what is unknown comes last."""
_BELOW = 32  # bits


class Orders:
    """Equals stand the newest first, then as they came into the catalogue.

    ``first`` are the days of issue as ordinals (0 if unknown), ``number`` the
    numbers (-1 if none), ``came`` numbers below 2**32 that grow as papers came.
    """

    def __init__(self, first: Column, number: Column, came: Column) -> None:
        self._first = first.astype(np.int64)
        self._number = number
        self._came = came

    def by(self, sort: Sort) -> Order:
        """Return the order of the papers; by scores, that of equals."""
        match sort:
            case "relevance" | "newest":
                return self._newest
            case "oldest":
                return self._oldest
            case "number":
                return self._numbered

    @cached_property
    def _newest(self) -> Order:
        days = np.where(self._first > 0, _LAST - self._first, _LAST)
        return days << _BELOW | self._came

    @cached_property
    def _oldest(self) -> Order:
        days = np.where(self._first > 0, self._first, _LAST)
        return days << _BELOW | self._came

    @cached_property
    def _numbered(self) -> Order:
        rank = np.empty(len(self._first), np.int64)
        rank[np.argsort(self._newest)] = np.arange(len(rank))
        numbers = np.where(self._number >= 0, self._number, _LAST)
        return numbers << _BELOW | rank
