"""Why a paper stands where it does: what each part of a query adds to its score.

Engines find the occurrences; how a share is told is the same in all of them.
"""

from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date

from indexer.search.engines import ranking
from indexer.search.engines.ranking import Feature
from indexer.search.query import (
    AllOf,
    InHeading,
    Issued,
    Issuer,
    Number,
    Phrase,
    Query,
    Signer,
    Stands,
    Subject,
    SymbolBegins,
    SymbolIs,
    Tree,
    Type,
    Word,
)
from indexer.search.results import Share, ShareOf
from indexer.search.wanted import preferences, symbols

_SIGNS = {"is": "", "begins": "*", "near": "~"}
_TERMS: dict[str, ShareOf] = {"words": "word", "pairs": "pair", "marked": "marks"}
_FACTS: dict[type, ShareOf] = {
    AllOf: "heading",
    InHeading: "heading",
    Issued: "issued",
    Issuer: "issuer",
    Number: "symbol",
    Phrase: "phrase",
    Signer: "signer",
    Stands: "status",
    Subject: "subject",
    SymbolBegins: "symbol",
    SymbolIs: "symbol",
    Type: "type",
}


def answering(query: Query, holds: Callable[[Tree], bool]) -> Tree | None:
    """Return the tree by which a paper is found, or None where it is not."""
    if holds(query.tree):
        return query.tree
    relaxed = query.relaxed()
    return relaxed.tree if relaxed and holds(relaxed.tree) else None


def of_term(
    feature: Feature, points: float, *, count: int, in_heading: int, papers: int
) -> Share:
    """Return the share of a term that a paper holds.

    ``papers`` are those that hold it among what the reader may see.
    """
    term = feature.term + _SIGNS[feature.way]
    return Share(_TERMS[feature.field], term, points, count, in_heading, papers)


def of_lifts(tree: Tree, holds: Callable[[Tree], bool]) -> Iterator[Share]:
    """Yield the shares of what a paper is, by its facts and as a whole."""
    own = next((symbol for symbol in symbols(tree) if holds(symbol)), None)
    if own is not None:
        yield Share("own_symbol", _said(own), ranking.OWN_SYMBOL)
    for preferred in preferences(tree):
        if holds(preferred.part):
            part = preferred.part
            yield Share(_fact(part), _said(part), preferred.lift)


def _fact(part: Tree) -> ShareOf:
    if isinstance(part, Issuer) and not part.words:
        return "own_issuer"
    return _FACTS.get(type(part), "other")


def _said(part: Tree) -> str:
    """Return what was asked for, as far as words can tell."""
    match part:
        case Issuer((), key):
            return key or ""
        case Phrase(words) | Issuer(words) | Signer(words) | Subject(words):
            return " ".join(word.marked or word.plain for word in words)
        case Word(said) | Type(said) | SymbolBegins(said):
            return said
        case SymbolIs(number=number) | Number(number):
            return str(number or "")
        case Issued():
            return _days(part)
        case _:
            return ""


def _days(issued: Issued) -> str:
    """Return a day, month or year in ISO 8601, or where others begin and end."""
    days = dict.fromkeys(day for day in (issued.first, issued.last) if day)
    if len(days) == 2 and _are_whole_months(*days):
        first, last = (day.isoformat()[:7] for day in days)
        if first == last:
            return first
        if (first[:4], first[4:]) == (last[:4], "-01") and last.endswith("-12"):
            return first[:4]
    return "/".join(day.isoformat() for day in days)


def _are_whole_months(first: date, last: date) -> bool:
    return first.day == 1 and last.day == monthrange(last.year, last.month)[1]
