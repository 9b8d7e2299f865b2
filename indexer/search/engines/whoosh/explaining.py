"""What the score of one paper is made of, weighed over the arrays of all."""

from collections.abc import Callable, Iterator

import numpy as np

from archive.model import Reader
from indexer.search.engines import explaining
from indexer.search.engines.whoosh.conditions import satisfying
from indexer.search.engines.whoosh.postings import Mask, Places
from indexer.search.engines.whoosh.space import Space
from indexer.search.engines.whoosh.weighing import Weights
from indexer.search.query import Query, Tree
from indexer.search.results import Share


def explained(
    query: Query,
    seen: Mask,
    paper: Places,
    space: Space,
    weighed: Callable[[Tree, Reader], Weights],
) -> Iterator[Share]:
    """Yield the shares of one paper, the only one in ``paper``, where it is found.

    ``seen`` are the papers that the reader of the query may see; ``weighed`` tells
    what a tree weighs for a reader.
    """

    def holds(tree: Tree) -> bool:
        return bool(satisfying(tree, space)[paper].all())

    tree = explaining.answering(query, holds)
    if tree is not None:
        yield from explaining.of_lifts(tree, holds)
        yield from _terms(weighed(tree, query.reader), seen, paper, space)


def _terms(
    weights: Weights, seen: Mask, paper: Places, space: Space
) -> Iterator[Share]:
    for term, points in weights.shares(paper):
        if points.any():
            heading = term.in_heading
            yield explaining.of_term(
                term.feature,
                float(points[0]),
                count=int(term.in_text.at(paper)[0]),
                in_heading=int(heading.at(paper)[0]) if heading else 0,
                papers=int(np.count_nonzero(term.in_text.mask(space.papers) & seen)),
            )
