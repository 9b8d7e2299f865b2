"""What was chosen or hidden beside the results, and what other choices leave."""

from collections import Counter
from dataclasses import replace

from indexer.search.engines import ranking
from indexer.search.engines.whoosh.evaluation import Places
from indexer.search.engines.whoosh.segment import Segment
from indexer.search.query import ByStatus, Filters, Query
from indexer.search.results import Facets

Found = list[tuple[Segment, Places]]


def chosen(found: Found, query: Query) -> Found:
    """Return what of ``found`` the choices let through."""
    return [
        (segment, _passing(segment, _of_statuses(segment, held, query), query.filters))
        for segment, held in found
    ]


def without(found: Found, hidden: frozenset[str]) -> Found:
    """Return what of ``found`` is not among the keys ``hidden``."""
    return [
        (segment, {p for p in held if segment.papers[p].key not in hidden})
        for segment, held in found
    ]


def facets(found: Found, query: Query) -> Facets:
    """Count each row over what the choices of the other rows let through."""
    types: Counter[str] = Counter()
    issuers: Counter[str] = Counter()
    years: Counter[int] = Counter()
    statuses: Counter[str] = Counter()
    filters = query.filters
    for segment, held in found:
        papers = segment.papers
        free = _passing(segment, held, filters)
        statuses.update(_counted(segment, free, query.by_status))
        stood = _of_statuses(segment, held, query)
        free = _passing(segment, stood, replace(filters, types=frozenset()))
        types.update(kind for place in free if (kind := papers[place].type))
        free = _passing(segment, stood, replace(filters, issuers=frozenset()))
        issuers.update(name for place in free for name in papers[place].issuers)
        free = _passing(segment, stood, replace(filters, years=frozenset()))
        years.update(year for place in free for year in papers[place].years)
    return ranking.facets(types, issuers, years, statuses)


def _counted(segment: Segment, places: Places, by_status: ByStatus) -> dict[str, int]:
    """Count papers by status."""
    known = {
        str(code): _held(segment, places, keys) for code, keys in by_status.items()
    }
    return {**known, "unknown": len(places) - sum(known.values())}


def _held(segment: Segment, places: Places, keys: frozenset[str]) -> int:
    """Count the papers that have one of ``keys``, by looking at the fewer of them."""
    if len(places) < len(keys):
        return sum(segment.papers[place].key in keys for place in places)
    return len(segment.among(keys) & places)


def _of_statuses(segment: Segment, places: Places, query: Query) -> Places:
    """Return the papers that have one of the statuses chosen."""
    wanted = query.filters.statuses
    if not wanted:
        return places
    is_rest = "unknown" in wanted
    named = [k for code, k in query.by_status.items() if (code in wanted) != is_rest]
    keys: frozenset[str] = frozenset().union(*named)
    held = segment.among(keys)
    return places - held if is_rest else places & held


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
