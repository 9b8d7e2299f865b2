"""What the index cannot know of papers: which of them stand.

The law of this module: an engine is told which papers have a status, in the query
that asks for it. A status changes by confirmation and by the calendar, and an index
that held it would be wrong between two changes of its papers.
"""

from dataclasses import replace

from indexer.search.query import (
    AllOf,
    AnyOf,
    ByStatus,
    Not,
    Preferred,
    Query,
    Stands,
    Tree,
)


def knowing(query: Query, by_status: ByStatus) -> Query:
    """Return ``query`` with the papers of each status filled in."""
    return replace(query, tree=_filled(query.tree, by_status), by_status=by_status)


def asked_in(tree: Tree) -> bool:
    """Whether a query asks which papers stand."""
    match tree:
        case Stands():
            return True
        case Not(part) | Preferred(part, _):
            return asked_in(part)
        case AllOf(parts) | AnyOf(parts, _):
            return any(map(asked_in, parts))
        case _:
            return False


def _filled(tree: Tree, by_status: ByStatus) -> Tree:
    match tree:
        case Stands():
            return _named(tree, by_status)
        case Not(part):
            return Not(_filled(part, by_status))
        case Preferred(part, lift):
            return Preferred(_filled(part, by_status), lift)
        case AllOf(parts):
            return AllOf(tuple(_filled(part, by_status) for part in parts))
        case AnyOf(parts, minimum):
            return AnyOf(tuple(_filled(part, by_status) for part in parts), minimum)
        case _:
            return tree


def _named(wanted: Stands, by_status: ByStatus) -> Tree:
    """Return papers by their keys; unknown are those that have no other status."""
    is_rest = "unknown" in wanted.codes
    codes = tuple(code for code in by_status if (code in wanted.codes) != is_rest)
    named = Stands(codes, frozenset().union(*(by_status[code] for code in codes)))
    return Not(named) if is_rest else named
