"""Which paper the name of a meeting means: "Nghị quyết Trung ương 4 khóa XII".

A meeting may have passed several resolutions: its name means one of them only where
it passed no other, or where usage has settled on that one.
"""

from collections.abc import Iterator, Sequence

from archive import symbols
from archive.authority import Meeting
from archive.facts import Metadata
from archive.links import keys, passing
from archive.links.dates import Period
from archive.links.remembered import Names
from archive.links.values import (
    Ambiguous,
    Candidate,
    Resolution,
    Resolved,
    Unknown,
    Weighing,
)
from archive.model import Citation


def resolve(
    citation: Citation,
    citing: Metadata,
    candidates: Sequence[Candidate],
    authority: Names,
) -> Resolution:
    """Decide which of ``candidates`` (papers that the meeting passed) is meant."""
    weighed = tuple(_weigh(citing, one, authority) for one in candidates)
    by_number = {one.document: one for one in candidates}
    possible = [w for w in weighed if "issued_later" not in w.differs]
    if not possible:
        why = ("issued_later",) if weighed else ("not_held",)
        return Unknown(why, weighed=weighed)
    meant = _meant(citation, [by_number[w.document] for w in possible], authority)
    if meant is not None:
        [one] = [w for w in possible if w.document == meant]
        return Resolved(meant, one.agrees, weighed=weighed)
    if len(possible) > 1 or _passed_more(citation, authority):
        numbers = tuple(w.document for w in possible)
        return Ambiguous(
            numbers, (*possible[0].agrees, "one_of_several"), weighed=weighed
        )
    [only] = possible
    return Resolved(only.document, (*only.agrees, "only_one"), weighed=weighed)


def _weigh(citing: Metadata, candidate: Candidate, authority: Names) -> Weighing:
    passed = passing.passed_by(candidate.metadata, authority)
    issued, until = (
        Period.of_issue(one.issued) for one in (candidate.metadata, citing)
    )
    is_later = issued is not None and until is not None and issued.first > until.last
    agrees = (passed.source,) if passed else ()
    return Weighing(candidate.document, agrees, ("issued_later",) if is_later else ())


def _meant(
    citation: Citation, held: Sequence[Candidate], authority: Names
) -> int | None:
    """Return the paper that the name of the meeting is known to stand for."""
    plenum = _plenum(citation, authority)
    symbol = (plenum.meant or _only(plenum.passed)) if plenum else None
    if symbol is None or citation.type != "Nghị quyết":
        return None
    own = list(_under(symbols.key(symbol), held))
    return own[0] if len(own) == 1 else None


def _under(wanted: str, held: Sequence[Candidate]) -> Iterator[int]:
    for candidate in held:
        if keys.symbol(candidate.metadata) == wanted:
            yield candidate.document


def _only(passed: Sequence[str]) -> str | None:
    return passed[0] if len(passed) == 1 else None


def _plenum(citation: Citation, authority: Names) -> Meeting | None:
    meeting = citation.conference
    if meeting is None or meeting.level != "plenum":
        return None
    return authority.meetings.meeting(meeting.ordinal, meeting.term)


def _passed_more(citation: Citation, authority: Names) -> bool:
    """Whether the meeting is known to have passed others than the one held."""
    plenum = _plenum(citation, authority)
    return bool(plenum and plenum.passed and citation.type == "Nghị quyết")
