"""What each term adds to the score of each paper, in 255 steps.

Rough scores are sums of impacts: a byte a paper, worked out once per commit. They
tell which papers may be among the best; the exact scores of those come from counts.
"""

from typing import Any

import numpy as np
import numpy.typing as npt

from indexer.search.engines import ranking
from indexer.search.engines.ranking import Feature, Way
from indexer.search.engines.whoosh.kept import Kept
from indexer.search.engines.whoosh.postings import Dense, Listed, Places, PostingList
from indexer.search.engines.whoosh.space import Space

Rough = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.floating[Any]]

_STEPS = 255
STEP = ranking.gain(1.0, 1e9) / _STEPS
"""What one step adds to the score for a term that weighs 1."""
_ROOM = 32 << 20  # bytes
_FEWER = 8
"""Where so many times fewer papers were found than hold a term, they are looked up."""


class Impacts:
    """Impacts of terms over the papers of a commit."""

    def __init__(self, space: Space) -> None:
        self._space = space
        self._kept: Kept[tuple[str, str, Way], PostingList] = Kept(self._of, room=_ROOM)

    def of(self, feature: Feature) -> PostingList:
        """Return the steps that a term adds to each paper that holds it."""
        return self._kept[feature.field, feature.term, feature.way]

    def _of(self, name: tuple[str, str, Way]) -> PostingList:
        field, term, way = name
        space = self._space
        feature = Feature(field, term, 1.0, way)
        match space.listings.of(field, term, way):
            case Dense(_, holding):
                frequency = frequencies(feature, None, space, np.float32)
                return Dense(_steps(frequency), holding)
            case Listed(places, _):
                frequency = frequencies(feature, places, space, np.float32)
                return Listed(places, _steps(frequency))


def frequencies(
    feature: Feature, places: Places | None, space: Space, kind: type[np.floating[Any]]
) -> Numbers:
    """Return how often a term occurs in some papers, or in all of them."""
    in_text, norms = _counted(feature.field, feature, places, space, kind)
    if feature.heading is None:
        return ranking.frequency(in_text, norms, np.zeros_like(in_text), norms)
    heading = _counted(feature.heading, feature, places, space, kind)
    return ranking.frequency(in_text, norms, *heading)


def _counted(
    field: str,
    feature: Feature,
    places: Places | None,
    space: Space,
    kind: type[np.floating[Any]],
) -> tuple[Numbers, Numbers]:
    """Return the counts of a term in one field, and the norms of its lengths."""
    listing = space.listings.of(field, feature.term, feature.way)
    norms = space.norms(kind, of_heading=field == feature.heading)
    if places is None:
        return listing.over(space.papers).astype(kind), norms
    return listing.at(places).astype(kind), norms[places]


def _steps(frequency: Numbers) -> npt.NDArray[np.uint8]:
    steps: npt.NDArray[np.uint8] = np.rint(ranking.gain(1 / STEP, frequency)).astype(
        np.uint8
    )
    return steps


def summed(
    weighed: list[tuple[PostingList, float]], places: Places, papers: int
) -> Rough:
    """Return for some papers the sum of impacts, each with the weight of its term."""
    sums = np.zeros(papers, np.float32)
    looked_up = np.zeros(len(places), np.float32)
    for impacts, weight in weighed:
        step = np.float32(weight * STEP)
        match impacts:
            case Dense(steps, _):
                sums += steps * step
            case Listed(_, _) if impacts.holding > _FEWER * len(places):
                looked_up += impacts.at(places) * step
            case Listed(held, steps):
                sums[held] += steps * step
    return looked_up + sums[places]
