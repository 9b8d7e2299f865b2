"""Everything a query finds, line by line, to take along: no snippets, no facets."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from archive.catalogue import Brief, Catalogue
from archive.links import Status
from indexer.answer import Answer
from indexer.search.engine import Engine

MOST = 10_000
"""Papers that one list may hold."""

_UNKNOWN = Status()
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Line:
    """A paper found, and what stands of it."""

    paper: Brief
    status: Status


def listed(found: Answer, engine: Engine, catalogue: Catalogue) -> Iterator[Line]:
    """Yield all papers of an answer, at most ``MOST``, in its order.

    The reader and what is to be hidden go along in the query of the answer.
    """
    query, numbers = found.query, numbers_of(found, engine)
    for start in range(0, len(numbers), _AT_ONCE):
        some = numbers[start : start + _AT_ONCE]
        statuses = catalogue.statuses.of(some, query.reader, on=found.on)
        for paper in catalogue.holdings.briefs(some, query.reader):
            yield Line(paper, statuses.get(paper.id, _UNKNOWN))


def numbers_of(found: Answer, engine: Engine) -> list[int]:
    """Return all papers of an answer, at most ``MOST``, in its order."""
    query = replace(found.query, offset=0, limit=MOST, facets=False)
    return [int(hit.key) for hit in engine.search(query).hits]
