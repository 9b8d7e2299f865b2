"""Resolutions cited by the meeting that passed them."""

import re
from collections.abc import Iterator
from itertools import pairwise

from archive import ordinals
from archive.model import Conference
from archive.text import squeeze
from indexer.cite import names
from indexer.cite.passage import Mention, Passage
from indexer.cite.patterns import FIGURE, TERM

_JOINED = re.compile(
    r"\s{0,3}(?:,|va)\s{1,3}\(?(?:(?:khoa|trung\s{1,3}uong|t\.?[uw]\.?)\s{0,3})?\Z"
)
_ANY_CONGRESS = re.compile(
    r"đại biểu|toàn quốc|của|đảng(?: cộng sản(?: việt nam)?)?(?!\s*bộ)", re.IGNORECASE
)
# "Nghị quyết Đại hội Đảng các cấp và …" names no congress, nor do shareholders hold
# one ("Đại hội đồng cổ đông", "Đại hội cổ đông").
_NOT_OF = re.compile(
    r"(?<!\w)(?:về|các|những|cấp|tại|trong|cho|đồng|cổ đông|thành viên)(?!\w)",
    re.IGNORECASE,
)
# What "và" and a comma join within a name goes on in capitals.
_JOINS = re.compile(r"(?:,|(?<!\w)và)\s+(?P<next>\w)", re.IGNORECASE)
_LEVEL = re.compile(r"(?<!\w)(tỉnh|thành|huyện|quận|thị)\s\Z", re.IGNORECASE)
_LEVELS = {"thành": "thành phố", "thị": "thị xã"}
_BRACKETED = re.compile(r"\s*\([^)]*\)")
# "Đảng bộ Khối các cơ quan và doanh nghiệp tỉnh" is one committee, and so is
# "Đảng bộ Mặt trận Tổ quốc, các đoàn thể Trung ương".
_BLOC = re.compile(
    r"(?:,|và)? ?(?:khối )?(?:các )?(?:cơ quan|doanh nghiệp|đoàn thể)(?: và(?= ))?",
    re.IGNORECASE,
)
# Other parties meet too: "Đại hội XX của Đảng Cộng sản Trung Quốc", "Quốc tế Cộng sản".
_ABROAD = re.compile(
    r"cộng sản (?!việt |đông )(?-i:[A-ZĐ])|quốc tế cộng sản|nhân dân cách mạng",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"(?:\s{{1,3}}của)?\s{{0,3}}(?:đảng )?(?:{_ABROAD.pattern})", re.IGNORECASE
)
_LOCAL_TERM = re.compile(r",?\s*\(?\s*khoa\s+(?P<term>[ivx]{1,6}|\d{1,2})(?!\w)")


def plenums(
    passage: Passage, match: re.Match[str], kind: str | None
) -> Iterator[Mention]:
    """Yield a citation for each plenum and each term that a match names.

    "Trung ương 6, 7 khóa XII" and "Trung ương 4 (khóa XI và XII)" are two each.
    """
    number = _number(passage, match)
    centre = _printed(passage, match, "centre")
    if number is None or (len(centre) < 4 and centre.islower()):
        return
    terms = [
        (one.start(), ordinals.roman(one.group())) for one in _all(TERM, match, "terms")
    ]
    more = [
        (one.start(), ordinals.figure(one.group()))
        for one in _all(FIGURE, match, "more")
    ]
    first = terms[0][1] if terms else None
    parts = [(match.start(), Conference("plenum", number, first))]
    parts += [(at, Conference("plenum", other, first)) for at, other in more]
    parts += [(at, Conference("plenum", number, term)) for at, term in terms[1:]]
    # "(theo Nghị quyết Trung ương 4 khóa XII)": that bracket was open before.
    is_closed = match[0].endswith(")") and "(" not in match[0]
    ends = [_trimmed(passage, end) for _, (end, _) in pairwise(parts)]
    ends.append(match.end() - is_closed)
    for place, ((start, conference), end) in enumerate(zip(parts, ends, strict=True)):
        inherited = ("type", "conference") if place else ()
        yield Mention(
            start, end, "conference", kind, conference=conference, inherited=inherited
        )


def session(passage: Passage, match: re.Match[str], kind: str | None) -> Mention:
    """Return the citation of a plenum of a local committee.

    "Hội nghị lần thứ 6 Ban Chấp hành Đảng bộ tỉnh khóa XVI".
    """
    start = match.start("seat")
    end = names.reach(passage, start) or match.end()
    said = passage.bare[start:end]
    term = _LOCAL_TERM.search(said)
    of = squeeze(passage.even[start : start + term.start() if term else end])
    conference = Conference(
        "plenum",
        ordinals.figure(match["session"]),
        ordinals.roman(term["term"]) if term else None,
        of,
    )
    return Mention(match.start(), end, "conference", kind, conference=conference)


def congress(
    passage: Passage, match: re.Match[str], kind: str | None
) -> Mention | None:
    """Return the citation of a congress, unless its words name none."""
    if not _names_congress(passage, match):
        return None
    end, of = match.end(), _whose(passage, match)
    if (match["by"] or "").endswith("bo"):
        end = names.reach(passage, match.start("by")) or end
        of = squeeze(passage.even[match.start("by") : end])
    number = match["ordinal"] or match["roman"]
    ordinal = ordinals.roman(number) if number else None
    conference = Conference("congress", ordinal, None, of)
    return Mention(match.start(), end, "conference", kind, conference=conference)


def _names_congress(passage: Passage, match: re.Match[str]) -> bool:
    of = _BLOC.sub("", squeeze(_printed(passage, match, "of")))
    if _NOT_OF.search(of) or _is_abroad(passage, match):
        return False
    if not all(one["next"].isupper() for one in _JOINS.finditer(of)):
        return False
    is_committee = re.search(r"(?<!\w)(?:dang|chi)\s+bo(?!\w)", match["of"]) is not None
    if match["period"]:
        return is_committee
    # "vi" and "xi" are words too; the numbers of congresses are capitals.
    roman = _printed(passage, match, "roman")
    return not (roman.islower() or (roman.isdecimal() and is_committee))


def _is_abroad(passage: Passage, match: re.Match[str]) -> bool:
    if _ABROAD.search(_printed(passage, match, "of")):
        return True
    at = match.start("by") if match["by"] else match.end()
    return bool(_BEHIND.match(passage.even, at))


def _number(passage: Passage, match: re.Match[str]) -> str | None:
    if match["first"]:
        return ordinals.figure(match["first"])
    if not match["second"]:
        return None
    is_sure = match["said"] or ordinals.is_spelt(_printed(passage, match, "second"))
    return ordinals.figure(match["second"]) if is_sure else None


def _all(
    pattern: re.Pattern[str], match: re.Match[str], group: str
) -> Iterator[re.Match[str]]:
    return pattern.finditer(
        match.string, max(0, match.start(group)), max(0, match.end(group))
    )


def _trimmed(passage: Passage, end: int) -> int:
    """Return the end of the part before a further one: "Khóa XI" of "Khóa XI và"."""
    before = passage.bare[max(0, end - 28) : end]
    joined = _JOINED.search(before)
    return end - len(joined.group()) if joined else end


def _whose(passage: Passage, match: re.Match[str]) -> str:
    start = match["of"].find("dang bo")
    if start >= 0:
        at = match.start("of") + start
        named = squeeze(_BRACKETED.sub("", passage.even[at : match.end("of")]))
        # "Đại hội tỉnh Đảng bộ Quảng Trị" has the level first, as in older papers.
        first = _LEVEL.search(passage.even, max(0, at - 8), at)
        level = first[1].lower() if first else ""
        return squeeze(f"{named[:7]} {_LEVELS.get(level, level)}{named[7:]}")
    # "Đại hội Công đoàn Việt Nam lần thứ XIII" is no congress of the Party.
    named = _ANY_CONGRESS.sub("", squeeze(_printed(passage, match, "of")))
    if named := squeeze(named):
        return named
    return "Đảng bộ" if _is_too_high(passage, match) else "toàn quốc"


def _is_too_high(passage: Passage, match: re.Match[str]) -> bool:
    """Tell whether the Party has held no such congress: a committee near by has."""
    if match["by"] or match["of"].strip(" ,") not in {"", "dai bieu"}:
        return False
    held = max(
        (ordinals.value(term.name) for term in passage.authority.terms), default=0
    )
    return ordinals.value(ordinals.roman(match["ordinal"] or match["roman"])) > held + 1


def _printed(passage: Passage, match: re.Match[str], group: str) -> str:
    return passage.even[match.start(group) : match.end(group)]
