"""The day on which a paper was scanned or signed, as the PDF tells it.

A paper is not younger than its picture, and offices scan what they send on the day
it is signed or in the days after. The day bounds what was written, and is never
taken for it.
"""

import datetime as dt
import math
import re
from collections.abc import Mapping
from pathlib import Path

from indexer.extract.pdf import pdfium

_STAMP = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
_MONTH = re.compile(
    r"th\S{1,3}ng\s{0,3}(?P<month>\d{1,2})\s{0,3}n\Sm\s{0,3}(?P<year>(?:19|20)\d\d)"
)
_SOON, _LATE = 0.95, 0.05
_DAYS = 5.0


def day(path: Path, media_type: str) -> dt.date | None:
    """Return the first day on which a PDF was made or signed, None where none says so."""
    if media_type != pdfium.MEDIA_TYPE:
        return None
    with pdfium.opened(path) as document:
        days = [found for said in document.times() if (found := _day(said))]
    return min(days, default=None)


def weighed(
    days: Mapping[str, float], behind: str, made: dt.date | None
) -> dict[str, float]:
    """Return days of a month weighed by how long after them the paper was scanned.

    ``behind`` is the text behind the day: it has to name the month. Days after the
    scan are left out, unless all are: then the clock of the scanner was wrong.
    """
    match = _MONTH.match(behind)
    if match is None or made is None:
        return dict(days)
    shares = {
        text: share * _weight(int(match["year"]), int(match["month"]), int(text), made)
        for text, share in days.items()
    }
    whole = sum(shares.values())
    if not whole:
        return dict(days)
    possible = sum(days[text] for text, share in shares.items() if share)
    ranked = sorted(shares.items(), key=lambda one: -one[1])
    return {text: share * possible / whole for text, share in ranked}


def _weight(year: int, month: int, number: int, made: dt.date) -> float:
    try:
        gap = (made - dt.date(year, month, number)).days
    except ValueError:
        return 0.0
    return 0.0 if gap < 0 else _LATE + _SOON * math.exp(-gap / _DAYS)


def _day(said: str) -> dt.date | None:
    match = _STAMP.match(said)
    try:
        return dt.date(*map(int, match.groups())) if match else None
    except ValueError:
        return None
