"""What was chosen or hidden beside the results, and what other choices leave."""

from collections import Counter
from dataclasses import replace

from indexer.search.engines import ranking
from indexer.search.engines.whoosh.evaluation import Places
from indexer.search.engines.whoosh.segment import Segment
from indexer.search.query import Filters
from indexer.search.results import Facets

Found = list[tuple[Segment, Places]]


def chosen(found: Found, filters: Filters) -> Found:
    """Return what of ``found`` the choices let through."""
    return [(segment, _passing(segment, held, filters)) for segment, held in found]


def without(found: Found, hidden: frozenset[str]) -> Found:
    """Return what of ``found`` is not among the keys ``hidden``."""
    return [
        (segment, {p for p in held if segment.papers[p].key not in hidden})
        for segment, held in found
    ]


def facets(found: Found, filters: Filters) -> Facets:
    """Count each row over what the choices of the other rows let through."""
    types: Counter[str] = Counter()
    issuers: Counter[str] = Counter()
    years: Counter[int] = Counter()
    for segment, held in found:
        papers = segment.papers
        free = _passing(segment, held, replace(filters, types=frozenset()))
        types.update(kind for place in free if (kind := papers[place].type))
        free = _passing(segment, held, replace(filters, issuers=frozenset()))
        issuers.update(name for place in free for name in papers[place].issuers)
        free = _passing(segment, held, replace(filters, years=frozenset()))
        years.update(year for place in free for year in papers[place].years)
    return ranking.facets(types, issuers, years)


def _passing(segment: Segment, places: Places, filters: Filters) -> Places:
    papers = segment.papers
    if filters.types:
        places = {p for p in places if papers[p].type in filters.types}
    if filters.issuers:
        wanted = filters.issuers
        places = {p for p in places if not wanted.isdisjoint(papers[p].issuers)}
    if filters.years:
        places = {p for p in places if not filters.years.isdisjoint(papers[p].years)}
    return places
