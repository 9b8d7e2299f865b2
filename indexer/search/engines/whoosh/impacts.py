"""What each term adds to the score of each paper, in 255 steps.

Rough scores are sums of impacts: a byte a paper, worked out once per commit. They
tell which papers may be among the best; the exact scores of those come from counts.
"""

from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt

from indexer.search.engines import ranking
from indexer.search.engines.ranking import Feature, Way
from indexer.search.engines.whoosh.kept import Kept
from indexer.search.engines.whoosh.postings import Dense, Listed, Places, PostingList
from indexer.search.engines.whoosh.space import Space
from indexer.search.engines.whoosh.terms import Term

Rough = npt.NDArray[np.float32]

_STEPS = 255
STEP = ranking.gain(1.0, 1e9) / _STEPS
"""What one step adds to the score for a term that weighs 1."""
_ROOM = 24 << 20  # bytes
_FEWER = 8
"""Where so many times fewer papers were found than hold a term, they are looked up."""


class Impacts:
    """Impacts of terms over the papers of a commit."""

    def __init__(self, space: Space) -> None:
        self._space = space
        self._kept: Kept[tuple[str, str, Way], PostingList] = Kept(room=_ROOM)

    def of(self, feature: Feature) -> PostingList:
        """Return the steps that a term adds to each paper that holds it."""
        name = feature.field, feature.term, feature.way
        return self._kept.get(name, self._worked_out)

    def summed(self, weighed: Iterable[tuple[Feature, float]], places: Places) -> Rough:
        """Return for some papers the sum of impacts, each with its term's weight."""
        sums = np.zeros(self._space.papers, np.float32)
        looked_up = np.zeros(len(places), np.float32)
        for feature, weight in weighed:
            step = np.float32(weight * STEP)
            match self.of(feature):
                case Dense(steps, _):
                    sums += steps * step
                case Listed(held, _) as few if len(held) > _FEWER * len(places):
                    looked_up += few.at(places) * step
                case Listed(held, steps):
                    sums[held] += steps * step
        return looked_up + sums[places]

    def _worked_out(self, name: tuple[str, str, Way]) -> PostingList:
        field, word, way = name
        space, lengths = self._space, self._space.lengths(np.float32)
        term = Term.of(Feature(field, word, 1.0, way), space)
        match term.in_text:
            case Dense(_, holding):
                return Dense(_steps(term.over(space.papers, lengths)), holding)
            case Listed(places, _):
                return Listed(places, _steps(term.at(places, lengths.at(places))))


def _steps(frequency: npt.NDArray[np.floating[Any]]) -> npt.NDArray[np.uint8]:
    steps: npt.NDArray[np.uint8] = np.rint(ranking.gain(1 / STEP, frequency)).astype(
        np.uint8
    )
    return steps
