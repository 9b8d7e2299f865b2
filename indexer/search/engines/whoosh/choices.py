"""What was chosen beside the results, and what other choices would leave."""

from collections import Counter
from typing import Literal, get_args

import numpy as np

from indexer.search.engines import ranking
from indexer.search.engines.whoosh.postings import Mask, Places
from indexer.search.engines.whoosh.space import Coded, Space
from indexer.search.query import Query
from indexer.search.results import Facets

Row = Literal["type", "issuer", "year", "status"]
ROWS: tuple[Row, ...] = get_args(Row)


def passing(query: Query, space: Space) -> dict[Row, Mask]:
    """Mark for each row in which something was chosen what it lets through."""
    filters = query.filters
    rows: dict[Row, Mask] = {}
    if filters.types:
        rows["type"] = space.chosen("type", filters.types)
    if filters.issuers:
        rows["issuer"] = space.chosen("issuer", filters.issuers)
    if filters.years:
        rows["year"] = space.chosen("year", filters.years)
    if filters.statuses:
        rows["status"] = _of_statuses(query, space)
    return rows


def left(found: Mask, rows: dict[Row, Mask], *, but: Row | None = None) -> Mask:
    """Return what of ``found`` all rows let through, or all ``but`` one."""
    for row, mask in rows.items():
        if row != but:
            found = found & mask
    return found


def facets(found: Mask, rows: dict[Row, Mask], query: Query, space: Space) -> Facets:
    """Count each row over what the choices of the other rows let through."""
    all_rows = left(found, rows)
    free = {
        row: left(found, rows, but=row) if row in rows else all_rows for row in ROWS
    }
    return ranking.facets(
        _valued(space.types, np.flatnonzero(free["type"])),
        _issuers(np.flatnonzero(free["issuer"]), space),
        _years(np.flatnonzero(free["year"]), space),
        _statuses(free["status"], query, space),
    )


def _valued(coded: Coded, rows: Places) -> Counter[str]:
    counts = np.bincount(coded.codes[rows] + 1, minlength=len(coded.values) + 1)
    pairs = zip(coded.values, counts[1:].tolist(), strict=True)
    return Counter({value: count for value, count in pairs if count})


def _issuers(places: Places, space: Space) -> Counter[str]:
    issuers = space.issuers
    counts: Counter[str] = Counter()
    for rows in issuers.rows(places):
        counts.update(_valued(issuers.coded, rows))
    return counts


def _years(places: Places, space: Space) -> Counter[int]:
    begun, ended = (years[places] for years in space.years)
    counts: Counter[int] = Counter()
    while len(begun):
        tallied = np.bincount(begun)
        counts.update({int(y): int(tallied[y]) for y in np.flatnonzero(tallied) if y})
        goes_on = np.flatnonzero(ended > begun)
        begun, ended = begun[goes_on] + 1, ended[goes_on]
    return counts


def _statuses(held: Mask, query: Query, space: Space) -> Counter[str]:
    known = {
        str(code): int(np.count_nonzero(held[space.among(keys)]))
        for code, keys in query.by_status.items()
    }
    rest = int(np.count_nonzero(held)) - sum(known.values())
    return Counter({**known, "unknown": rest})


def _of_statuses(query: Query, space: Space) -> Mask:
    wanted = query.filters.statuses
    is_rest = "unknown" in wanted
    named = [k for code, k in query.by_status.items() if (code in wanted) != is_rest]
    held = space.marked(space.among(frozenset().union(*named)))
    return ~held if is_rest else held
