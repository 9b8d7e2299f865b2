"""The ruled lines of a level picture: thin, and longer than any stroke of a letter."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# In dots of 100 to the inch: letters have no strokes as long, and rules are thin.
_SHORTEST = 36
_THICKEST = 7
# A copied rule is broken here and there.
_GAP = 12

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line at ``at``, from ``start`` to ``end`` along it."""

    at: float
    start: float
    end: float

    def covers(self, start: float, end: float) -> float:
        """Return how much of a stretch it covers, in dots."""
        return max(0.0, min(self.end, end) - max(self.start, start))


def rules(dark: Flags) -> list[Rule]:
    """Return the thin long lines along the rows."""
    open_: list[tuple[int, Rule]] = []
    closed: list[tuple[int, Rule]] = []
    for row, start, end in _runs(dark):
        piece = Rule(row, start, end)
        for index, (last, rule) in enumerate(open_):
            if row - last <= 1 and rule.covers(start - _GAP, end + _GAP) > 0:
                wide = Rule(rule.at, min(rule.start, start), max(rule.end, end))
                open_[index] = (row, wide)
                break
        else:
            open_.append((row, piece))
        closed += [one for one in open_ if row - one[0] > 1]
        open_ = [one for one in open_ if row - one[0] <= 1]
    thin = (
        Rule((rule.at + last) / 2, rule.start, rule.end)
        for last, rule in (*closed, *open_)
        if last - rule.at < _THICKEST
    )
    return list(thin)


def _runs(dark: Flags) -> Iterator[tuple[int, int, int]]:
    """Yield row, start and end of each run of dots along a row that is long enough.

    A line that is not quite level, or broken, goes on a row above or below.
    """
    thick = dark.copy()
    thick[1:] |= dark[:-1]
    thick[:-1] |= dark[1:]
    thick[:, 1:] |= thick[:, :-1]
    thick[:, -1] = False
    edges = np.diff(thick.ravel().view(np.int8), prepend=np.int8(0))
    starts, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    long = ends - starts >= _SHORTEST
    width = dark.shape[1]
    for start, end in zip(starts[long].tolist(), ends[long].tolist(), strict=True):
        yield start // width, start % width, end % width
