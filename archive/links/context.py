"""What the rest of a paper says about each of its citations.

A body named by who writes is that of the citing paper. A bare symbol ("171 –
KH/TU") or a short name ("Chỉ thị 05") means what the same paper has cited in full,
where that is one paper.
"""

import dataclasses
from collections import defaultdict
from collections.abc import Sequence

from archive.facts import Metadata
from archive.links import deictic, keys
from archive.links.dates import Period
from archive.links.remembered import Names
from archive.model import Citation


def complete(
    citations: Sequence[Citation], citing: Metadata, authority: Names
) -> tuple[Citation, ...]:
    """Return ``citations`` with body, date and symbol as their paper tells them.

    Bodies come from the facts of ``citing`` where their names depend on them, all
    three from fuller mentions of the same paper.
    """
    told = [deictic.meant(citation, citing, authority) for citation in citations]
    full: dict[str, list[Citation]] = defaultdict(list)
    for citation in told:
        for key in _keys(citation):
            full[key].append(citation)
    return tuple(
        _completed(citation, full.get(keys.sought(citation) or "", ()), authority)
        for citation in told
    )


def _keys(citation: Citation) -> set[str]:
    if not citation.symbol or not (citation.body or Period.cited(citation)):
        return set()
    names = {keys.sought(citation) or ""}
    if citation.type and citation.number is not None:
        names.add(keys.short(citation.type, citation.number))
    return names


def _completed(
    citation: Citation, mentions: Sequence[Citation], authority: Names
) -> Citation:
    if citation.symbol and citation.body and Period.cited(citation):
        return citation
    fuller = [m for m in mentions if _may_be_one(citation, m, authority)]
    return _taken(citation, fuller) if _mean_one(fuller, authority) else citation


def _may_be_one(one: Citation, other: Citation, authority: Names) -> bool:
    days, theirs = Period.cited(one), Period.cited(other)
    if days and theirs and not days.meets(theirs):
        return False
    if not one.body or not other.body:
        return True
    return authority.body_key(one.body) == authority.body_key(other.body)


def _mean_one(mentions: Sequence[Citation], authority: Names) -> bool:
    # The pairs of a list that all agree with its fullest member agree enough;
    # comparing every pair would be quadratic in a paper that repeats itself.
    if not mentions:
        return False
    symbols = {keys.sought(mention) for mention in mentions}
    fullest = max(mentions, key=_fullness)
    return len(symbols) == 1 and all(
        _may_be_one(fullest, mention, authority) for mention in mentions
    )


def _fullness(citation: Citation) -> tuple[bool, bool]:
    return bool(citation.body), Period.cited(citation) is not None


def _taken(citation: Citation, mentions: Sequence[Citation]) -> Citation:
    symbol = next((m.symbol for m in mentions if m.symbol), None)
    named = citation if citation.body else _named(mentions)
    is_inferred = named is not None and deictic.INFERRED in named.flags
    dated = next((m for m in mentions if Period.cited(m)), citation)
    has_date = Period.cited(citation) is not None
    return dataclasses.replace(
        citation,
        symbol=citation.symbol or symbol,
        body=named.body if named else None,
        flags=deictic.marked(citation.flags) if is_inferred else citation.flags,
        date=citation.date if has_date else dated.date,
        date_partial=citation.date_partial if has_date else dated.date_partial,
    )


def _named(mentions: Sequence[Citation]) -> Citation | None:
    """Return the mention whose body is taken: one said in words before an inferred.

    Of several spellings it is the shortest, wherever it stands: "Tỉnh ủy X" and not
    its Ban Thường vụ.
    """
    named = (mention for mention in mentions if mention.body)
    return min(named, key=_how_named, default=None)


def _how_named(mention: Citation) -> tuple[bool, int, str]:
    body = mention.body or ""
    return deictic.INFERRED in mention.flags, len(body), body
