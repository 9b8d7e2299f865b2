"""The date of a header whose day or month was written by hand.

A day is not before the papers that the paper cites in its opening, and not after
the scan (which the picture was weighed with).
"""

import re
from datetime import date

from archive import dates, symbols
from archive.model import Issued
from indexer.recognise import filled
from indexer.recognise.filled import Weighed
from indexer.recognise.paper import Paper, once

_YEAR = re.compile(r"n\Sm\s{0,3}(?P<year>(?:19|20)\d\d)")
_MONTH = re.compile(r"th\S{1,3}ng\s{0,3}(?P<month>\d{1,2})(?!\d)")
_BEHIND = 12
_OPENING = 2500


def told(paper: Paper) -> Issued | None:
    """Return the date as the picture shows it, None where it was not looked at."""
    day, month = _parts(paper)
    if day is None and month is None:
        return None
    text = _line(paper)
    year = _YEAR.search(text)
    if year is None:
        return None
    number = month.figure if month else _printed_month(text)
    if number is None or not 1 <= number <= 12:
        return _partial(text, year["year"])
    if day is None or day.figure is None:
        return _partial(text, f"{year['year']}-{number:02d}")
    return _whole(text, int(year["year"]), number, day.figure)


@once
def is_by_hand(paper: Paper) -> bool:
    """Whether day or month were written by hand, or hardly legible."""
    return any(part is not None and part.is_by_hand for part in _parts(paper))


def rule(paper: Paper) -> str:
    """Return by which rule the date was read."""
    if is_by_hand(paper):
        return "by_hand"
    return "twice" if all(_parts(paper)) else "header"


def confidence(paper: Paper) -> float:
    """Return how far the figures that were written by hand are believed."""
    sure = 1.0
    for part in _parts(paper):
        if part is not None and part.is_by_hand and part.figure is not None:
            sure *= part.confidence
    return sure


def options(paper: Paper) -> list[tuple[Issued, filled.Option, Weighed]]:
    """Return what the date may be, the likeliest first, by the figure in doubt."""
    day, month = _parts(paper)
    text = _line(paper) if paper.header.dated else ""
    year = _YEAR.search(text)
    if year is None or day is None:
        return []
    number = month.figure if month else _printed_month(text)
    if number is None:
        return []
    found = (
        (_whole(text, int(year["year"]), number, one.figure), one, day)
        for one in day.options
    )
    return [(issued, one, of) for issued, one, of in found if issued.date]


@once
def _parts(paper: Paper) -> tuple[Weighed | None, Weighed | None]:
    day, month = filled.day_of(paper), filled.month_of(paper)
    # What the opening cites is looked at only where there is a day to bound.
    first = 1 if day is None else _first_day(paper)
    return (day if first == 1 else filled.day_of(paper, first)), month


def _first_day(paper: Paper) -> int:
    """Return the newest day of the paper's own month cited in its opening, or 1."""
    line = paper.header.dated
    text = "" if line is None else _line(paper)
    year, month = _YEAR.search(text), _MONTH.search(text)
    if line is None or year is None or month is None:
        return 1
    own = int(year["year"]), int(month["month"])
    page = next(page for page in paper.text.pages if page.number == line.page)
    opening = page.text[line.end : line.end + _OPENING]
    days = {span.start: issued.date for span, issued in dates.find(opening)}
    ends = (span.end for span, _ in symbols.find(opening))
    near = (days.get(i) for end in ends for i in range(end, end + _BEHIND))
    same = (day.day for day in near if day and (day.year, day.month) == own)
    return max(same, default=1)


def _line(paper: Paper) -> str:
    line = paper.header.dated
    if line is None:
        return ""
    page = next(page for page in paper.text.pages if page.number == line.page)
    return page.text[line.start : line.end]


def _printed_month(text: str) -> int | None:
    match = _MONTH.search(text)
    return int(match["month"]) if match else None


def _whole(text: str, year: int, month: int, day: int) -> Issued:
    """Return the date as a header writes it; what is no day is told as far as it is."""
    printed = f"{day:02d} tháng {month:02d} năm {year}"
    try:
        return Issued(printed, date(year, month, day))
    except ValueError:
        return _partial(text, f"{year}-{month:02d}")


def _partial(text: str, told: str) -> Issued:
    return Issued(text, None, told, ("date_partial",))
