"""A term of a query over the papers of a commit: who holds it, and how often."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from indexer.search.engines import ranking
from indexer.search.engines.ranking import Feature
from indexer.search.engines.whoosh.columns import Lengths
from indexer.search.engines.whoosh.postings import Places, PostingList
from indexer.search.engines.whoosh.space import Space

Numbers = npt.NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True)
class Term:
    """A feature with the lists of its papers; the text includes the heading."""

    feature: Feature
    in_text: PostingList
    in_heading: PostingList | None

    @classmethod
    def of(cls, feature: Feature, space: Space) -> "Term":
        """Look a feature up."""
        lists, heading = space.listings, feature.heading
        return cls(
            feature,
            lists.of(feature.field, feature.term, feature.way),
            lists.of(heading, feature.term, feature.way) if heading else None,
        )

    def at(self, places: Places, lengths: Lengths) -> Numbers:
        """Return how often it occurs in some papers, of whom ``lengths`` tell."""
        heading = self.in_heading.at(places) if self.in_heading else None
        return _frequencies(self.in_text.at(places), heading, lengths)

    def over(self, papers: int, lengths: Lengths) -> Numbers:
        """Return how often it occurs in each of all papers."""
        heading = self.in_heading.over(papers) if self.in_heading else None
        return _frequencies(self.in_text.over(papers), heading, lengths)


def _frequencies(
    in_text: npt.NDArray[Any], in_heading: npt.NDArray[Any] | None, lengths: Lengths
) -> Numbers:
    counts = in_text.astype(lengths.text.dtype)
    none = (
        np.zeros_like(counts) if in_heading is None else in_heading.astype(counts.dtype)
    )
    return ranking.frequency(counts, lengths.text, none, lengths.heading)
