"""The facts shown about a paper: a view over its claims.

A person's claim wins over a reader's, a reader's over what a register says, and
newer over older of the same kind of source. Nothing is overwritten, so a withdrawn correction brings the reading back.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

import msgspec

from archive.model import Box, Claim, Evidence, Issued

_BEGINNING = dt.datetime.min.replace(tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed: name, position, and for whom (``T/M BAN THƯỜNG VỤ``)."""

    name: str | None = None
    position: str | None = None
    authority: str | None = None


@dataclass(frozen=True, slots=True)
class CopyMark:
    """The number, date and body a copying office put under the paper it copied."""

    number: str | None = None
    date: dt.date | None = None
    body: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Pages of a file that seem to be a paper of their own.

    ``kind`` is ``paper`` (with a header), ``enclosure`` (a regulation issued with the
    first paper) or ``annex``.
    """

    first: int
    last: int
    kind: str
    type: str | None = None
    symbol: str | None = None
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a fact may be where what was written by hand could not be read surely.

    ``value`` is one of the field (``symbol`` or ``issued``); ``why`` says what speaks
    for it: the ``picture``, the ``name`` of the file, or both (``agreed``). ``box`` is
    where it stands on the picture of ``page``, upright, in points.
    """

    field: str
    value: Any
    why: str
    confidence: float
    page: int
    box: Box | None = None
    verbatim: str | None = None


@dataclass(frozen=True, slots=True)
class OldText:
    """Characters of a page that were decoded, and not surely so (``model.Decoded``).

    ``text`` is how they begin on the page, ``verbatim`` how they begin in the file.
    """

    page: int
    start: int
    end: int
    encoding: str
    font: str
    text: str
    verbatim: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a paper; null or empty where it was not found.

    ``type`` is the kind of paper in Vietnamese ("Kế hoạch"), ``type_printed``
    what stands on it; ``regime`` is ``party``, ``state`` or ``mass``.
    ``issuers`` are the bodies of the letterhead, the numbering body first;
    ``organ`` is the deciding body where that is another (``domain.md`` F4).
    ``period`` are the years that a plan or a rule is for, such as ``2015-2020``.
    ``candidates`` are what an open fact may be, the likeliest of each field first.
    ``decoding`` are characters from before Unicode that may be meant otherwise.
    """

    type: str | None = None
    type_printed: str | None = None
    regime: str | None = None
    number: int | None = None
    symbol: str | None = None
    symbol_verbatim: str | None = None
    issuers: tuple[str, ...] = ()
    parent: str | None = None
    organ: str | None = None
    place: str | None = None
    issued: Issued | None = None
    effective: dt.date | None = None
    subject: str | None = None
    period: str | None = None
    signer: Signer | None = None
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    secrecy: str | None = None
    urgency: str | None = None
    circulation: str | None = None
    draft: str | None = None
    copy: CopyMark | None = None
    part_of: str | None = None
    parts: tuple[Part, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    decoding: tuple[OldText, ...] = ()
    flags: tuple[str, ...] = ()
    evidence: dict[str, Evidence] = field(default_factory=dict)


FACTS = frozenset(f.name for f in fields(Metadata)) - {"evidence"}
"""The fields a claim may be about."""


SETTLED: dict[str, frozenset[str]] = {
    "issued": frozenset(
        {"date_impossible", "date_partial", "date_suspect", "day_handwritten"}
    ),
    "number": frozenset(
        {"number_blank", "number_unreadable", "number_suspect", "number_handwritten"}
    ),
    "symbol": frozenset({"symbol_spacing", "symbol_form"}),
    "type": frozenset({"type_mismatch"}),
    "issuers": frozenset(
        {"body_inferred", "body_typo", "body_mismatch", "issuer_suspect"}
    ),
    "subject": frozenset({"subject_suspect"}),
    "parts": frozenset({"several_papers"}),
    "decoding": frozenset({"decoding_doubtful"}),
}
"""The flags of a reading that are no doubts any more once a person decided the fact."""


REGISTER = "register:"
"""How the source of a claim begins that the register of an office makes."""

UNFILED = "unfiled"
"""The flag of a paper that a register names, and of which no file has come yet."""


def is_person(claim: Claim) -> bool:
    """Whether a person decided it, and no reader read it."""
    return claim.source.startswith("person:")


def is_register(claim: Claim) -> bool:
    """Whether a register says so, where the paper itself may say otherwise."""
    return claim.source.startswith(REGISTER)


def weight(claim: Claim) -> tuple[int, dt.datetime]:
    """Return what is compared where claims differ: the heaviest holds."""
    rank = 2 if is_person(claim) else 0 if is_register(claim) else 1
    return rank, claim.made_at or _BEGINNING


def registered(claims: Iterable[Claim]) -> dict[str, Claim]:
    """Return what registers say of each fact, the newest of several."""
    found: dict[str, Claim] = {}
    for claim in filter(is_register, claims):
        held = found.get(claim.field)
        if held is None or weight(claim) >= weight(held):
            found[claim.field] = claim
    return found


def standing(claims: Iterable[Claim]) -> dict[str, Claim]:
    """Return the claim that holds for each fact; decisions of other kinds are none.

    A decision says nothing of the page: where a value stands, what is printed and
    where stays that of the reading it covers, at its place in the text of today.
    """
    best: dict[str, Claim] = {}
    read: dict[str, Claim] = {}
    for claim in claims:
        if claim.field not in FACTS:
            continue
        for kept in (best,) if is_person(claim) else (best, read):
            held = kept.get(claim.field)
            if held is None or weight(claim) >= weight(held):
                kept[claim.field] = claim
    return {name: _placed(claim, read.get(name)) for name, claim in best.items()}


def _placed(claim: Claim, covered: Claim | None) -> Claim:
    if covered is None or not is_person(claim) or not claim.value:
        return claim
    return replace(
        claim,
        verbatim=claim.verbatim or covered.verbatim,
        evidence=claim.evidence or covered.evidence,
    )


def _settled(best: Mapping[str, Claim]) -> set[str]:
    decided = [flags for name, flags in SETTLED.items() if _is_decided(best.get(name))]
    return set().union(*decided)


def _is_decided(claim: Claim | None) -> bool:
    return claim is not None and is_person(claim)


def view(claims: Iterable[Claim]) -> Metadata:
    """Return the facts that the claims add up to."""
    best = standing(claims)
    values: dict[str, Any] = {
        # A fact that was emptied is as if it had not been found.
        name: claim.value
        for name, claim in best.items()
        if claim.value is not None
    }
    if (flags := best.get("flags")) and flags.value and not is_person(flags):
        settled = _settled(best)
        values["flags"] = [flag for flag in flags.value if flag not in settled]
    if "candidates" in values:
        values["candidates"] = [
            one
            for one in _plain(values["candidates"])
            if not _is_decided(best.get(one["field"]))
        ]
    values["evidence"] = {
        name: claim.evidence for name, claim in best.items() if claim.evidence
    }
    return msgspec.convert(_plain(values), Metadata)


def _plain(values: Any) -> Any:
    return msgspec.to_builtins(values)
