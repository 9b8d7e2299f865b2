"""Which paper of the archive a citation means.

The law of this module: number and symbol are never a key (``domain.md`` F1,
F2). A paper is meant when exactly one is consistent with body, date, kind and
the citing paper; otherwise the citation stays open, with its reasons.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from archive import symbols
from archive.facts import Metadata
from archive.links.bodies import (
    Agreement,
    compare,
    contradicts,
    is_other_organ,
    names_one_body,
    near,
)
from archive.links.dates import Period
from archive.links.remembered import Names
from archive.links.values import (
    Ambiguous,
    Candidate,
    Resolution,
    Resolved,
    Unknown,
)
from archive.model import Citation
from archive.text import toneless

# Where the term of a body is not known, a date this far off is a slip of the
# pen (the old year in January); further off it is the next term's paper.
_SLIP_DAYS = 366

AGREES, SILENT, UNSURE, DIFFERS = Agreement


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A candidate and how each part of the citation compares with it."""

    document: int
    body: Agreement
    date: Agreement
    place: Agreement
    is_slip: bool
    is_later: bool
    flags: tuple[str, ...]


def resolve(
    citation: Citation,
    citing: Metadata,
    candidates: Iterable[Candidate],
    authority: Names,
) -> Resolution:
    """Decide which of ``candidates`` (papers under the key cited) is meant."""
    weighed = [
        _weigh(citation, citing, candidate, authority)
        for candidate in _of_kind(citation, candidates)
    ]
    possible = [w for w in weighed if w.body is not DIFFERS and not w.is_later]
    for reasons, tier in _tiers(citation, possible):
        if len(tier) == 1 and "other_place" not in reasons:
            return Resolved(tier[0].document, reasons, tier[0].flags)
        if tier:
            said = tuple(reason for reason in reasons if reason != "only_one")
            return Ambiguous(tuple(w.document for w in tier), said)
    flags = ("mismatch",) if contradicts(citation, authority) else ()
    return Unknown(_why_none(weighed), flags)


def _of_kind(citation: Citation, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Keep those whose code is the one cited: ``ĐA`` and ``DA`` share a key."""
    found = list(candidates)
    code = _code(citation.symbol)
    exact = [c for c in found if code and _code(c.metadata.symbol) == code]
    return exact or found


@lru_cache(maxsize=4096)
def _code(symbol: str | None) -> str | None:
    read = symbol and symbols.read(symbol)
    return read.type_code.casefold() if read else None


def _weigh(
    citation: Citation, citing: Metadata, candidate: Candidate, authority: Names
) -> _Weighed:
    held = candidate.metadata
    is_named_by_symbol = not citation.body and _says_its_body(citation, authority)
    body = compare(citation.body, held, citing, authority)
    date = _compare_dates(Period.cited(citation), Period.of_issue(held.issued))
    return _Weighed(
        candidate.document,
        AGREES if is_named_by_symbol else body,
        date,
        near(citing, held, authority),
        is_slip=date is DIFFERS and _is_slip(citation, held, authority),
        is_later=date is not AGREES and _is_later(held, citing),
        flags=_mismatch(citation, held, date, authority),
    )


def _says_its_body(citation: Citation, authority: Names) -> bool:
    return citation.symbol is not None and names_one_body(citation.symbol, authority)


def _compare_dates(cited: Period | None, held: Period | None) -> Agreement:
    if cited is None or held is None:
        return SILENT
    return AGREES if cited.meets(held) else DIFFERS


def _is_slip(citation: Citation, held: Metadata, authority: Names) -> bool:
    """Whether the dates differ within one series, so that one is a mistake."""
    cited, issued = Period.cited(citation), Period.of_issue(held.issued)
    if cited is None or issued is None:
        return False
    if citation.kind == "state":
        return cited.first.year == issued.first.year
    if held.symbol and names_one_body(held.symbol, authority):
        return authority.term_at(cited.first) == authority.term_at(issued.first)
    return cited.days_from(issued) <= _SLIP_DAYS


def _is_later(held: Metadata, citing: Metadata) -> bool:
    """Whether the paper was issued after the one that would cite it."""
    issued, until = Period.of_issue(held.issued), Period.of_issue(citing.issued)
    return issued is not None and until is not None and issued.first > until.last


def _mismatch(
    citation: Citation, held: Metadata, date: Agreement, authority: Names
) -> tuple[str, ...]:
    differs = (
        date is DIFFERS
        or _other_type(citation.type, held.type)
        or is_other_organ(citation.body, held, authority)
    )
    return ("mismatch",) if differs else ()


def _other_type(cited: str | None, held: str | None) -> bool:
    return bool(cited and held) and toneless(cited or "") != toneless(held or "")


def _tiers(
    citation: Citation, possible: list[_Weighed]
) -> list[tuple[tuple[str, ...], list[_Weighed]]]:
    """The candidates in falling order of what speaks for them."""
    key = "symbol" if citation.symbol else "short_name"
    sure = [w for w in possible if w.body is AGREES]
    open_ = [w for w in possible if w.body is SILENT]
    here = [w for w in open_ if _is_here(w, citation)]
    silent = [w for w in here if w.date is SILENT]
    # A local paper may carry the short name of a central one: "Chỉ thị 05".
    close = [w for w in silent if w.place is AGREES and citation.symbol]
    return [
        ((key, "body", "date"), [w for w in sure if w.date is AGREES]),
        ((key, "date"), [w for w in here if w.date is AGREES]),
        ((key, "body"), [w for w in sure if w.date is SILENT]),
        ((key, "body"), [w for w in sure if w.is_slip]),
        ((key, "place"), close),
        ((key, "only_one"), silent),
        ((key, "other_place"), [w for w in open_ if w.date is not DIFFERS]),
    ]


def _is_here(weighed: _Weighed, citation: Citation) -> bool:
    """Whether the places allow it; a bare symbol is no help where they do not say."""
    if weighed.place is UNSURE:
        return bool(citation.body) or weighed.date is AGREES
    return weighed.place is not DIFFERS


def _why_none(weighed: list[_Weighed]) -> tuple[str, ...]:
    reasons = {
        "not_held": not weighed,
        "body_differs": any(w.body is DIFFERS for w in weighed),
        "date_differs": any(
            w.body is not DIFFERS and w.date is DIFFERS for w in weighed
        ),
        "issued_later": any(w.body is not DIFFERS and w.is_later for w in weighed),
    }
    return tuple(reason for reason, holds in reasons.items() if holds)
