"""Whether a paper is one that may change or end another.

A Party document is amended, replaced or repealed only by the body that issued it,
by its heir, or by a competent superior body (Quy định 66-QĐ/TW of 2017, kept by
399-QĐ/TW of 2026); and no paper ends one that did not exist yet.
"""

import datetime as dt

from archive.authority import NamedBody
from archive.facts import Metadata
from archive.links.dates import Period
from archive.links.owners import CENTRE, numbering_of
from archive.links.remembered import Names
from archive.links.status import StatusCode

NOT_COMPETENT = "not_competent"
"""Neither the issuer nor its heir nor a superior body says so."""

OLDER = "older"
"""The paper that would change the other was issued before it."""

_TOLD_ALONG = frozenset({"unknown", "in_force", "expired"})


def implausible(
    effect: StatusCode, acting: Metadata, meant: Metadata, authority: Names
) -> tuple[str, ...]:
    """Return what speaks against ``acting`` having an effect on ``meant``."""
    if effect in _TOLD_ALONG:
        return ()
    found = {
        NOT_COMPETENT: not may_change(acting, meant, authority),
        OLDER: _is_older(acting, meant),
    }
    return tuple(flag for flag, holds in found.items() if holds)


def may_change(acting: Metadata, meant: Metadata, authority: Names) -> bool:
    """Whether the body of one paper may change another; so where a body is unknown.

    The rule is the Party's: who may change papers of the State is for its own laws.
    """
    if _is_of_state(meant) and _is_of_state(acting):
        return True
    one, other = (numbering_of(paper, authority) for paper in (acting, meant))
    if one is None or other is None or one == other:
        return True
    if one == CENTRE:
        return True
    ours, theirs = (_bodies(paper, authority) for paper in (acting, meant))
    day = _day(acting)
    return any(
        authority.is_superior(one, other, day) or authority.is_heir(one, other)
        for one in ours
        for other in theirs
    )


def _is_of_state(metadata: Metadata) -> bool:
    return metadata.regime == "state"


def _day(metadata: Metadata) -> dt.date | None:
    issued = Period.of_issue(metadata.issued)
    return issued.first if issued else None


def _bodies(metadata: Metadata, authority: Names) -> list[NamedBody]:
    """Return the bodies of a paper as they were called on its day, where known."""
    organ = (metadata.organ,) if metadata.organ else ()
    day = _day(metadata)
    found = (authority.body_named(n, day) for n in (*metadata.issuers, *organ))
    return [body for body in found if body]


def _is_older(acting: Metadata, meant: Metadata) -> bool:
    ours, theirs = Period.of_issue(acting.issued), Period.of_issue(meant.issued)
    return ours is not None and theirs is not None and ours.last < theirs.first
