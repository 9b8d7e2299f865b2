"""Which papers come first, found without sorting them all."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from indexer.search.engines.whoosh.impacts import Impacts
from indexer.search.engines.whoosh.postings import Places
from indexer.search.engines.whoosh.space import Space
from indexer.search.engines.whoosh.weighing import Scores, Weights
from indexer.search.query import Sort

FEW = 50
"""Up to so many pages of papers are weighed exactly at once: their rough sums would
cost more, since those are taken over all papers of the index."""

_SAMPLED = 16
"""Every so many-th value tells a bound that most others do not reach."""


@dataclass(frozen=True, slots=True)
class Page:
    """The papers of one page in their order, with their scores beside them."""

    places: Places
    scores: Scores

    def since(self, offset: int) -> "Page":
        """Return it without its first ``offset`` papers."""
        return Page(self.places[offset:], self.scores[offset:])


def best(
    found: Places, weights: Weights, impacts: Impacts, space: Space, count: int
) -> Page:
    """Return the ``count`` papers with the highest scores, equals the newest first."""
    if weights.are_none:
        return first(found, "newest", weights, space, count)
    near = found
    if len(found) > FEW * count:
        scores, margin = weights.rough(found, impacts)
        near = found[np.flatnonzero(scores >= _nth_highest(scores, count) - margin)]
    exact = weights.exact(near)
    order = np.lexsort((space.orders.by("newest")[near], -exact))[:count]
    return Page(near[order], exact[order])


def first(
    found: Places, sort: Sort, weights: Weights, space: Space, count: int
) -> Page:
    """Return the ``count`` papers that come first in an order without scores."""
    values = space.orders.by(sort)[found]
    if len(found) > count:
        near = np.flatnonzero(values <= -_nth_highest(-values, count))
        found, values = found[near], values[near]
    places = found[np.argsort(values)][:count]
    return Page(places, weights.exact(places))


def _nth_highest(values: npt.NDArray[Any], count: int) -> Any:
    """Return the ``count``-th highest of more than ``count`` values."""
    if len(values) > _SAMPLED * _SAMPLED * count:
        sampled = values[::_SAMPLED]
        bound = np.partition(sampled, -count)[-count]
        values = values[np.flatnonzero(values >= bound)]
    return np.partition(values, -count)[-count]
