"""What was chosen beside the results, and what other choices would leave."""

from collections import Counter
from typing import Literal, NamedTuple, get_args

import numpy as np

from indexer.search.engines import ranking
from indexer.search.engines.whoosh.columns import Coded, Column
from indexer.search.engines.whoosh.postings import Mask, Places
from indexer.search.engines.whoosh.space import Space
from indexer.search.query import Query
from indexer.search.results import Facets

Row = Literal["type", "issuer", "year", "status"]
ROWS: tuple[Row, ...] = get_args(Row)


class Left(NamedTuple):
    """Papers that choices let through, as marks and by their places."""

    mask: Mask
    places: Places


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


def left(found: Mask, rows: dict[Row, Mask], *, but: Row | None = None) -> Left:
    """Return what of ``found`` all rows let through, or all ``but`` one."""
    for row, mask in rows.items():
        if row != but:
            found = found & mask
    return Left(found, np.flatnonzero(found))


def facets(
    found: Mask, chosen: Left, rows: dict[Row, Mask], query: Query, space: Space
) -> Facets:
    """Count each row over what the choices of the other rows let through.

    ``chosen`` is what is left of ``found`` by all of them.
    """
    held = {row: left(found, rows, but=row) if row in rows else chosen for row in ROWS}
    return ranking.facets(
        _valued(space.types, held["type"].places),
        _valued(space.issuers.coded, space.issuers.rows(held["issuer"].places)),
        _years(held["year"], space),
        _statuses(held["status"], query, space),
    )


def _valued(coded: Coded, rows: Places) -> Counter[str]:
    counts = np.bincount(coded.codes[rows], minlength=len(coded.values) + 1)
    pairs = zip(coded.values, counts[1:].tolist(), strict=True)
    return Counter({value: count for value, count in pairs if count})


def _years(held: Left, space: Space) -> Counter[int]:
    begun, ended = space.years
    counts = Counter(_tallied(begun[held.places]))
    # Few papers may be of more than one year.
    for place in space.spanning[held.mask[space.spanning]].tolist():
        counts.update(range(int(begun[place]) + 1, int(ended[place]) + 1))
    return counts


def _tallied(years: Column) -> dict[int, int]:
    counts = np.bincount(years)
    return {year: int(counts[year]) for year in np.flatnonzero(counts).tolist() if year}


def _statuses(held: Left, query: Query, space: Space) -> Counter[str]:
    known = {
        str(code): int(np.count_nonzero(held.mask[space.among(keys)]))
        for code, keys in query.by_status.items()
    }
    rest = len(held.places) - sum(known.values())
    return Counter({**known, "unknown": rest})


def _of_statuses(query: Query, space: Space) -> Mask:
    wanted = query.filters.statuses
    is_rest = "unknown" in wanted
    named = [k for code, k in query.by_status.items() if (code in wanted) != is_rest]
    held = space.marked(space.among(frozenset().union(*named)))
    return ~held if is_rest else held
