"""Which meeting passed a paper: "Nghị quyết Trung ương 4 khóa XII" is 04-NQ/TW.

A paper's own heading says it, or the list of what a plenum passed; where both are
silent, its day tells the plenum before it, for the Central Committee decides at
plenums only. A day is weaker than words.
"""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal

from archive import ordinals, symbols
from archive.authority import Meeting
from archive.authority.meetings import Congress
from archive.facts import Metadata
from archive.links import deictic, keys
from archive.links.dates import Period
from archive.links.owners import CENTRE
from archive.links.remembered import Names
from archive.model import Conference
from archive.text import squeeze, syllables, toneless

Source = Literal["meeting", "meeting_day"]
"""What says which meeting passed a paper: words or a list, or only its day."""

_BY_DAY = frozenset({"Nghị quyết", "Kết luận"})
_ELECTING = 1
"""The first plenum of a term elects; what is signed after it is not of it."""

_NATIONAL = re.compile(r"dai hoi (?:dai bieu )?toan quoc\b")
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
# The plenums of a local committee name it: "Ban Chấp hành Đảng bộ tỉnh khóa XI".
_SESSION = re.compile(
    rf"(?:cua )?hoi nghi (?:toan the )?lan thu (?P<ordinal>{_ORDINAL}) "
    r"(?P<of>(?:ban chap hanh )?(?:dang bo|(?:tinh|thanh|huyen|quan|thi|dang) uy)\b"
    r".{0,80}?) \(?khoa (?P<term>\d{1,2}|[ivx]{1,6})\b"
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
            return Passed(deictic.whose(whole, metadata, authority), "meeting")
    if (congress := _congress_then(metadata, authority)) is not None:
        return Passed(Conference("congress", congress.name), "meeting_day")
    plenum = _plenum_before(metadata, authority)
    if plenum is None or plenum.number == _ELECTING:
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
    if found := _SESSION.match(text):
        term = ordinals.roman(found["term"])
        return Conference("plenum", _figure(found["ordinal"]), term, found["of"])
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


def _congress_then(metadata: Metadata, authority: Names) -> Congress | None:
    """Return the national congress that a paper names without its number."""
    days = Period.of_issue(metadata.issued)
    name = metadata.issuers[0] if metadata.issuers else metadata.organ or ""
    if days is None or not days.is_day or not _NATIONAL.match(toneless(name)):
        return None
    return authority.meetings.congress_on(days.first)


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
