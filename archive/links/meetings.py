"""Resolutions that go by the name of their meeting: "Nghị quyết Trung ương 4 khóa XII".

Which meeting passed a paper held is said by its own heading, or by the list of what
a plenum passed; where both are silent, its day tells the plenum before it, for the
Central Committee decides at plenums only. A day is weaker than words.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from archive import ordinals, symbols
from archive.authority import Meeting
from archive.facts import Metadata
from archive.links import keys
from archive.links.dates import Period
from archive.links.owners import CENTRE
from archive.links.remembered import Names
from archive.links.values import (
    Ambiguous,
    Candidate,
    Resolution,
    Resolved,
    Unknown,
    Weighing,
)
from archive.model import Citation, Conference
from archive.text import squeeze, syllables, toneless

Source = Literal["meeting", "meeting_day"]
"""What says which meeting passed a paper: words or a list, or only its day."""

_BY_DAY = frozenset({"Nghị quyết", "Kết luận"})
# Resolutions are signed up to seven weeks after the plenum: 45-NQ/TW of 24/11/2023
# is of the plenum that closed on 8/10/2023.
_SIGNED_WITHIN = dt.timedelta(days=60)

_ORDINAL = rf"\d{{1,2}}|[ivx]{{1,5}}|{ordinals.WORDS}"
# The heading of a paper begins with its meeting; one that is only told of ("về việc
# quán triệt Nghị quyết Hội nghị …") is another paper's.
_PLENUM = re.compile(
    rf"(?:cua )?hoi nghi (?:toan the )?(?:lan thu (?P<first>{_ORDINAL}) )?"
    r"(?:ban chap hanh |bch )?(?:trung uong|tw)(?: dang(?: cong san viet nam)?)?"
    rf"(?: (?:lan thu )?(?P<second>{_ORDINAL}))?"
    r"(?: (?:dang )?khoa (?P<term>\d{1,2}|[ivx]{1,5}))?\b"
)
_CONGRESS = re.compile(
    r"(?:cua )?dai hoi (?:dai bieu )?(?P<toward>(?:toan quoc|dang bo|dang)\b.{0,80}? )?"
    rf"(?:lan thu )(?P<ordinal>{_ORDINAL})\b(?: (?P<behind>dang bo .{{1,80}}))?"
)
_PERIOD = re.compile(r" ?(?:nhiem ky|giai doan) .*\Z")


@dataclass(frozen=True, slots=True)
class Passed:
    """The meeting that passed a paper, and what says so."""

    conference: Conference
    source: Source


def sought(conference: Conference) -> bool:
    """Whether a name tells one meeting: a plenum needs its term."""
    if conference.level == "plenum":
        return bool(conference.ordinal and conference.term)
    return bool(conference.ordinal)


def key(metadata: Metadata, authority: Names) -> str | None:
    """Return the key of the meeting that passed a paper, where it is known."""
    passed = passed_by(metadata, authority)
    if passed is None or metadata.type is None:
        return None
    return keys.meeting(metadata.type, passed.conference)


def passed_by(metadata: Metadata, authority: Names) -> Passed | None:
    """Return the meeting that passed a paper: by its words, by a list, by its day."""
    for text in (metadata.subject, *metadata.issuers[:1], metadata.organ):
        said = text and read(text)
        if said and (whole := _with_term(said, metadata, authority)):
            return Passed(whole, "meeting")
    plenum = _plenum_before(metadata, authority)
    if plenum is None:
        return None
    conference = Conference("plenum", str(plenum.number), plenum.term)
    if _is_listed(metadata, plenum):
        return Passed(conference, "meeting")
    # Where all that a plenum passed is known, another resolution is not of it.
    if plenum.passed and metadata.type == "Nghị quyết":
        return None
    return Passed(conference, "meeting_day") if _decided_there(metadata) else None


def read(heading: str) -> Conference | None:
    """Return the meeting with which a heading begins.

    >>> read("HỘI NGHỊ LẦN THỨ BẢY BAN CHẤP HÀNH TRUNG ƯƠNG (KHÓA XII) VỀ TIỀN LƯƠNG")
    Conference(level='plenum', ordinal='7', term='XII', of=None)
    """
    text = " ".join(syllables(toneless(heading[:300])))
    if found := _PLENUM.match(text):
        ordinal = found["first"] or found["second"]
        term = found["term"] and ordinals.roman(found["term"])
        return Conference("plenum", _figure(ordinal), term) if ordinal else None
    if found := _CONGRESS.match(text):
        whose = found["behind"] or found["toward"] or ""
        of = _PERIOD.sub("", whose).strip() if "dang bo" in whose else None
        return Conference("congress", ordinals.roman(found["ordinal"]), None, of)
    return None


def _figure(ordinal: str) -> str:
    figure = ordinals.figure(ordinal)
    return str(_VALUES.get(figure, figure))


_VALUES = {ordinals.roman(str(number)): number for number in range(1, 20)}


def _with_term(
    said: Conference, metadata: Metadata, authority: Names
) -> Conference | None:
    """Return a meeting with its term, which the day of its paper tells."""
    if sought(said):
        return said
    days = Period.of_issue(metadata.issued)
    if said.level != "plenum" or days is None:
        return None
    return Conference("plenum", said.ordinal, authority.term_at(days.first))


def _plenum_before(metadata: Metadata, authority: Names) -> Meeting | None:
    """Return the plenum at the end of which a central paper was issued."""
    days = Period.of_issue(metadata.issued)
    if days is None or not days.is_day or metadata.type not in _BY_DAY:
        return None
    if not metadata.issuers or authority.body_key(metadata.issuers[0]) != CENTRE:
        return None
    plenum = authority.meetings.before(days.first)
    is_near = plenum is not None and days.first <= plenum.last + _SIGNED_WITHIN
    return plenum if is_near else None


def _is_listed(metadata: Metadata, plenum: Meeting) -> bool:
    own = keys.symbol(metadata)
    return own is not None and own in map(symbols.key, plenum.passed)


def _decided_there(metadata: Metadata) -> bool:
    """Whether the Committee itself decided, and not one of its two organs."""
    names = [
        metadata.organ or "",
        (metadata.signer and metadata.signer.authority) or "",
    ]
    return any(CENTRE in squeeze(toneless(name)) for name in names)


def resolve(
    citation: Citation,
    citing: Metadata,
    candidates: Sequence[Candidate],
    authority: Names,
) -> Resolution:
    """Decide which paper held a meeting's name means.

    A meeting may have passed several resolutions. Its name means one of them only
    where it passed no other, or where usage has settled on that one.
    """
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
    passed = passed_by(candidate.metadata, authority)
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
