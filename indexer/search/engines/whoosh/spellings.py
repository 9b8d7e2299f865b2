"""Words near another, counted over the papers a reader may see."""

from collections.abc import Iterable

import numpy as np

from indexer.search.engines import spelling
from indexer.search.engines.whoosh.part import Part
from indexer.search.engines.whoosh.postings import Mask
from indexer.search.engines.whoosh.space import Space
from indexer.search.results import Spelling


def spellings(word: str, seen: Mask, space: Space) -> tuple[Spelling, ...]:
    """Return the words one error from ``word`` at most that some paper seen holds."""
    if not spelling.is_spelt(word):
        return ()
    near = set().union(*(_near(word, part) for part in space.parts))
    held = _counted("words", filter(spelling.is_spelt, near), seen, space)
    return spelling.spellings(
        held,
        lambda term: _counted("marked", spelling.marked_forms(term), seen, space),
    )


def _near(word: str, part: Part) -> set[str]:
    lexicon = part.stored.lexicon("words")
    return {lexicon.term(at) for at in lexicon.near(word)}


def _counted(
    field: str, terms: Iterable[str], seen: Mask, space: Space
) -> dict[str, int]:
    """Count the papers seen that hold each term, where any does."""
    counts = {
        term: int(np.count_nonzero(space.holding(field, term) & seen)) for term in terms
    }
    return {term: count for term, count in counts.items() if count}
