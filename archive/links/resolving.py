"""Which paper of the archive a citation means.

The law of this module: number and symbol are never a key (``domain.md`` F1,
F2). A paper is meant when exactly one is consistent with body, date, kind and
the citing paper; otherwise the citation stays open, with its reasons.
"""

from collections.abc import Iterable
from dataclasses import replace

from archive.facts import Metadata
from archive.links import meetings
from archive.links.owners import contradicts
from archive.links.remembered import Names
from archive.links.values import (
    Agreement,
    Ambiguous,
    Candidate,
    Resolution,
    Resolved,
    Unknown,
)
from archive.links.weighing import Weighed, of_kind, suspicious, weigh
from archive.model import Citation

AGREES, SILENT, UNSURE, DIFFERS = Agreement

Reasons = tuple[str, ...]
_OPEN = frozenset({"other_place", "other_term"})
"""Reasons that leave even one paper open: nothing says that it is the one."""


def resolve(
    citation: Citation,
    citing: Metadata,
    candidates: Iterable[Candidate],
    authority: Names,
) -> Resolution:
    """Decide which of ``candidates`` (papers under the key cited) is meant."""
    found = list(candidates)
    if citation.conference and not citation.symbol:
        return meetings.resolve(citation, citing, found, authority)
    weighed = [
        weigh(citation, citing, candidate, authority)
        for candidate in of_kind(citation, found)
    ]
    key = "symbol" if citation.symbol else "short_name"
    resolution = _decided(citation, key, weighed, authority)
    flags = dict.fromkeys((*resolution.flags, *suspicious(citation, citing, authority)))
    told = tuple(one.told(key) for one in weighed)
    return replace(resolution, flags=tuple(flags), weighed=told)


def _decided(
    citation: Citation, key: str, weighed: list[Weighed], authority: Names
) -> Resolution:
    for reasons, tier in _tiers(citation, key, weighed):
        if len(tier) == 1 and not _OPEN.intersection(reasons):
            [one] = tier
            flags = ("mismatch",) if "heir" in reasons else one.flags
            return Resolved(one.document, reasons, flags)
        if tier:
            said = tuple(reason for reason in reasons if reason != "only_one")
            return Ambiguous(tuple(w.document for w in tier), said)
    flags = ("mismatch",) if contradicts(citation, authority) else ()
    return Unknown(_why_none(weighed), flags)


def _tiers(
    citation: Citation, key: str, weighed: list[Weighed]
) -> list[tuple[Reasons, list[Weighed]]]:
    """The candidates in falling order of what speaks for them."""
    possible = [w for w in weighed if w.is_possible]
    sure = [w for w in possible if w.body is AGREES]
    open_ = [w for w in possible if w.body is SILENT]
    here = [w for w in open_ if _is_here(w, citation)]
    silent = [w for w in here if w.date is SILENT]
    # A local paper may carry the short name of a central one: "Chỉ thị 05".
    close = [w for w in silent if w.place is AGREES and citation.symbol]
    # Whoever names the body by another of its names must be right in all the rest.
    heirs = [w for w in weighed if w.is_heir and w.is_day and not w.is_later]
    return [
        _dated((key, "body"), [w for w in sure if w.date is AGREES]),
        _dated((key,), [w for w in here if w.date is AGREES]),
        ((key, "heir", "date"), [w for w in heirs if w.date is AGREES]),
        _in_term((key, "body"), [w for w in sure if w.date is SILENT]),
        ((key, "body"), [w for w in sure if w.is_slip]),
        _in_term((key, "place"), close),
        _in_term((key, "only_one"), silent),
        ((key, "other_place"), [w for w in open_ if w.date is not DIFFERS]),
    ]


def _dated(reasons: Reasons, tier: list[Weighed]) -> tuple[Reasons, list[Weighed]]:
    """Add what the date was compared by: itself, or the term that is printed."""
    return (*reasons, "term" if any(w.says_term for w in tier) else "date"), tier


def _in_term(reasons: Reasons, tier: list[Weighed]) -> tuple[Reasons, list[Weighed]]:
    """Tell whether the one paper left is of another term than the citing one.

    Where it is, the term of the citing paper may have one of this number too.
    """
    is_other = len(tier) == 1 and tier[0].term is DIFFERS
    return ((*reasons, "other_term") if is_other else reasons), tier


def _is_here(weighed: Weighed, citation: Citation) -> bool:
    """Whether the places allow it; a bare symbol is no help where they do not say."""
    if weighed.place is UNSURE:
        return bool(citation.body) or weighed.date is AGREES
    return weighed.place is not DIFFERS


def _why_none(weighed: list[Weighed]) -> Reasons:
    reasons = {
        "not_held": not weighed,
        "body_differs": any(w.body is DIFFERS for w in weighed),
        "date_differs": any(
            w.body is not DIFFERS and w.date is DIFFERS for w in weighed
        ),
        "issued_later": any(w.body is not DIFFERS and w.is_later for w in weighed),
    }
    return tuple(reason for reason, holds in reasons.items() if holds)
