"""A query that begins with the resolution of a plenum: "nghị quyết TW 4 khóa XII".

Party people call a resolution by the meeting that passed it; the paper itself seldom
says so. The authority file knows which symbol such a name stands for.
"""

import re
from collections.abc import Sequence
from datetime import timedelta

from archive import ordinals
from archive.authority import Authority, Meeting
from archive.symbols import key, read
from archive.text import align
from indexer.search.query import Issued, Preferred, SymbolIs
from indexer.search.syntax.papers import Paper

_SIGNED_WITHIN = timedelta(days=60)
"""After the meeting: 27-NQ/TW of 21/5/2018 is one of that of 7 to 12/5/2018."""

_CENTRE = r"(?:trung\s+uong|t[uw])"
_PROVINCE = re.compile(r"(?<!\w)tu")
"""Without its mark "TƯ" is "TU", which stands for a provincial committee."""
_ORDINAL = rf"(?:{ordinals.WORDS}|\d{{1,2}})"
_TERM = r"khoa\s+(?:[ivx]{1,5}|\d{1,2})(?!\w)"
_NAME = re.compile(
    rf"(?:nghi\s+quyet|nq)\s*(?:hoi\s+nghi\s+)?"
    rf"(?:{_CENTRE}\s*(?:lan\s+thu\s+)?(?P<short>{_ORDINAL})"
    rf"|lan\s+thu\s+(?P<long>{_ORDINAL}),?\s+(?:cua\s+)?"
    rf"(?:ban\s+chap\s+hanh|bch)\s+{_CENTRE}(?:\s+dang)?)"
    rf"(?:\s*\(\s*{_TERM}\s*\)|\s*,?\s+{_TERM})"
)


def passed(text: str, authority: Authority) -> tuple[Paper, int] | None:
    """Return what the plenum that ``text`` begins with passed, and where its name ends.

    None where no plenum is named, or nobody knows what it passed.
    """
    aligned = align(text)
    found = _NAME.match(aligned.bare)
    if found is None or _PROVINCE.search(aligned.even[: found.start("short")].lower()):
        return None
    number = ordinals.figure(found["short"] or found["long"])
    term = ordinals.roman(found[0].rstrip(" )").split()[-1])
    meeting = authority.meetings.meeting(number, term)
    known = _known(meeting) if meeting else ()
    if meeting is None or not known:
        return None
    symbol = SymbolIs(tuple(map(key, known)), _number(known))
    issued = Issued(meeting.first, meeting.last + _SIGNED_WITHIN)
    return Paper(symbol, (Preferred(issued),)), aligned.span(0, found.end()).end


def _known(meeting: Meeting) -> tuple[str, ...]:
    """Return the symbol that the name stands for, or all that it passed."""
    return (meeting.meant,) if meeting.meant else meeting.passed


def _number(symbols: Sequence[str]) -> int:
    """Return the number of a symbol, 0 where there are several."""
    one = read(symbols[0]) if len(symbols) == 1 else None
    return one.number if one else 0
