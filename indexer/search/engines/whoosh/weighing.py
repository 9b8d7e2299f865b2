"""Scores of papers: roughly for all that were found, exactly for the best.

Exact scores are added up in double precision in the reference's order, so that
scores and the order of equals are the reference's.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from indexer.search.engines import ranking
from indexer.search.engines.whoosh.conditions import satisfying
from indexer.search.engines.whoosh.impacts import STEP, Impacts
from indexer.search.engines.whoosh.postings import Mask, Places
from indexer.search.engines.whoosh.rarities import Rarities
from indexer.search.engines.whoosh.space import Space
from indexer.search.engines.whoosh.terms import Term
from indexer.search.engines.whoosh.whom import Whom
from indexer.search.query import Tree
from indexer.search.wanted import preferences, symbols

Scores = npt.NDArray[np.floating[Any]]

_ROUNDING = 1e-5
"""More than what sums of impacts lose in single precision, as a share of them."""


class Weights:
    """All that is weighed for a tree and those for ``whom`` it is."""

    def __init__(
        self, tree: Tree, space: Space, rarities: Rarities, whom: Whom
    ) -> None:
        self._space = space
        terms = [Term.of(feature, space) for feature in ranking.features(tree)]
        rare = rarities.of(terms, whom)
        self._terms = [
            (term, term.feature.weight * rarity)
            for term, rarity in zip(terms, rare, strict=True)
        ]
        self._lifts = [*_lifts(tree, space)]

    @property
    def are_none(self) -> bool:
        """Whether all papers weigh the same."""
        return not self._terms and not self._lifts

    def rough(self, places: Places, impacts: Impacts) -> tuple[Scores, float]:
        """Return scores, and by how much two of them may be wrong together."""
        weighed = [(term.feature, weight) for term, weight in self._terms]
        most = sum(weight for _, weight in weighed)
        sums = impacts.summed(weighed, places)
        return self._lifted(places, sums), most * (STEP + _ROUNDING)

    def exact(self, places: Places) -> Scores:
        """Return the scores of papers, as the reference adds them up."""
        scores = np.zeros(len(places))
        for _, points in self.shares(places):
            scores += points
        return self._lifted(places, scores)

    def shares(self, places: Places) -> Iterator[tuple[Term, Scores]]:
        """Yield each term and what it adds to the scores of papers."""
        lengths = self._space.lengths(np.float64).at(places)
        for term, weight in self._terms:
            yield term, ranking.gain(weight, term.at(places, lengths))

    def _lifted(self, places: Places, scores: Scores) -> Scores:
        if not self._lifts:
            return scores
        # The reference adds up what is preferred before it adds that to the score.
        own, liked = np.zeros(len(places)), np.zeros(len(places))
        for lift, mask in self._lifts:
            (own if lift == ranking.OWN_SYMBOL else liked)[mask[places]] += lift
        return scores + (own + liked)


def _lifts(tree: Tree, space: Space) -> Iterator[tuple[float, Mask]]:
    """Yield how far its own symbol and what is preferred lift which papers."""
    own = [satisfying(symbol, space) for symbol in symbols(tree)]
    if own:
        yield ranking.OWN_SYMBOL, np.logical_or.reduce(own)
    for preferred in preferences(tree):
        yield preferred.lift, satisfying(preferred.part, space)
