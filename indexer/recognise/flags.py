"""What a clerk should look at before the facts are believed."""

import re
from collections.abc import Iterator, Sequence

from archive import dates, symbols
from archive.model import Claim
from indexer.recognise import (
    checks,
    dated,
    decoded,
    filled,
    heading,
    issued,
    number,
    part_of,
    type_name,
)
from indexer.recognise.claims import claim
from indexer.recognise.paper import Paper
from indexer.recognise.parts import Part

_OPENING = 12
_BEHIND = 12
_BLANK_DAY = re.compile(r"ngày\s{0,3}/\s?(\d{1,2})\s?/\s?((?:19|20)\d\d)")


def read(
    paper: Paper, subject: Claim | None = None, parts: Sequence[Part] = ()
) -> Iterator[Claim]:
    """Yield the flags of the paper, if it has any."""
    several = ["several_papers"] if any(p.kind == "paper" for p in parts) else []
    old = [decoded.FLAG for _ in decoded.read(paper.text)]
    flags = (*_flags(paper), *checks.of_subject(subject), *several, *old)
    found = tuple(dict.fromkeys(flags))
    seen = paper.header.number or paper.header.title or next(iter(paper.top), None)
    if found and seen is not None:
        yield claim("flags", list(found), [seen], "doubts")


def _flags(paper: Paper) -> Iterator[str]:
    if not paper.header.is_there and not _is_annex(paper):
        yield "no_header"
    yield from _of_number(paper)
    date = issued.issued_of(paper)
    if date is not None:
        yield from date.flags
    if dated.is_by_hand(paper):
        yield "day_handwritten"
    if _cites_later(paper):
        yield "date_suspect"
    if type_name.is_mismatched(paper):
        yield "type_mismatch"
    yield from checks.of_number(paper)
    yield from checks.of_date(paper)
    yield from checks.of_body(paper)
    if _is_annex(paper):
        yield "appendix"


def _of_number(paper: Paper) -> Iterator[str]:
    """Yield why the number is open, or that somebody wrote it by hand."""
    line, by_hand = paper.header.number, filled.number_of(paper)
    symbol = number.symbol_of(paper)
    if line is not None and symbol is None:
        yield "number_blank" if number.is_blank(line) else "number_unreadable"
    elif number.is_doubtful(paper):
        yield "number_suspect"
    if by_hand is not None and by_hand.is_by_hand:
        yield "number_handwritten"


def _is_annex(paper: Paper) -> bool:
    found = heading.find(paper)
    return part_of.find(paper) is not None or (
        found is not None and found.type == "Phụ lục"
    )


def _cites_later(paper: Paper) -> bool:
    """Whether the paper opens by citing a paper that is younger than itself."""
    own, found = issued.issued_of(paper), heading.find(paper)
    if own is None or own.date is None:
        return False
    start = 0 if found is None else found.index + 1
    opening = " ".join(cell.text for cell in paper.top[start : start + _OPENING])
    return any(later > own.date.isoformat() for later in _cited_dates(opening[:2000]))


def _cited_dates(text: str) -> Iterator[str]:
    """Yield the dates that stand right behind a symbol, or behind a blank one."""
    days = {span.start: day for span, day in dates.find(text) if day.date}
    for span, _ in symbols.find(text):
        near = (days[i] for i in range(span.end, span.end + _BEHIND) if i in days)
        yield from (day.date.isoformat() for day in near if day.date)
    for month, year in _BLANK_DAY.findall(text):
        yield f"{year}-{month:0>2}-00"
