"""How rare terms are among the papers of some audiences.

The points of a paper are shown: with the papers of others counted in, they would
tell how many of these hold a word.
"""

from collections.abc import Sequence

import numpy as np

from indexer.search.engines import ranking
from indexer.search.engines.ranking import Way
from indexer.search.engines.whoosh.postings import Mask
from indexer.search.engines.whoosh.space import Space
from indexer.search.engines.whoosh.terms import Term
from indexer.search.engines.whoosh.whom import Whom

_AUDIENCES = 64
_TERMS = 8192
"""Counts that are kept, for so many sets of audiences and terms of each."""


class _Seen:
    """The living papers of some audiences, and how many of them hold a term."""

    def __init__(self, papers: Mask, living: int) -> None:
        self.count = int(np.count_nonzero(papers))
        self._papers = papers
        self._are_all = self.count == living
        self._holding: dict[tuple[str, str, Way], int] = {}

    def holding(self, term: Term) -> int:
        """Return how many of them hold a term."""
        if self._are_all:
            return term.in_text.holding
        feature = term.feature
        name = feature.field, feature.term, feature.way
        count = self._holding.get(name)
        if count is None:
            if len(self._holding) >= _TERMS:
                self._holding.clear()
            self._holding[name] = count = term.in_text.among(self._papers)
        return count


class Rarities:
    """Rarities of terms in one commit, the counts behind them kept."""

    def __init__(self, space: Space) -> None:
        self._space = space
        self._seen: dict[Whom, _Seen] = {}

    def of(self, terms: Sequence[Term], whom: Whom) -> list[float]:
        """Return the rarity of each term among the living papers for ``whom``."""
        seen = self._seen.get(whom) or self._look(whom)
        return [ranking.rarity(seen.holding(term), seen.count) for term in terms]

    def _look(self, whom: Whom) -> _Seen:
        if len(self._seen) >= _AUDIENCES:
            self._seen.clear()
        space = self._space
        seen = _Seen(space.visible(whom), space.living)
        self._seen[whom] = seen
        return seen
