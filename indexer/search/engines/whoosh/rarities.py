"""How rare terms are among the papers of some audiences.

The points of a paper are shown: with the papers of others counted in, they would
tell how many of these hold a word.
"""

from collections.abc import Sequence

import numpy as np

from indexer.search.engines import ranking
from indexer.search.engines.ranking import Way
from indexer.search.engines.whoosh.kept import Kept
from indexer.search.engines.whoosh.space import Space
from indexer.search.engines.whoosh.terms import Term

_ROOM = 4 << 20  # bytes


class _Count(int):
    """How many papers hold a term."""

    size = 400
    """Bytes, with its name."""


class Rarities:
    """Rarities of terms in one commit, the counts behind them kept."""

    def __init__(self, space: Space) -> None:
        self._space = space
        self._kept: Kept[tuple[str, str, Way, frozenset[str]], _Count] = Kept(
            room=_ROOM
        )

    def of(self, terms: Sequence[Term], audiences: frozenset[str]) -> list[float]:
        """Return the rarity of each term among the living papers of ``audiences``."""
        papers = int(np.count_nonzero(self._space.visible(audiences)))
        return [
            ranking.rarity(self._holding(term, papers, audiences), papers)
            for term in terms
        ]

    def _holding(self, term: Term, papers: int, audiences: frozenset[str]) -> int:
        if papers == self._space.living:
            return term.in_text.holding
        feature = term.feature
        name = feature.field, feature.term, feature.way, audiences
        seen = self._space.visible(audiences)
        return self._kept.get(name, lambda _: _Count(term.in_text.among(seen)))
