"""The days of a register: written in short, without a year, or as a bare number."""

import datetime as dt
import re

from archive import dates
from archive.model import Issued
from archive.text import squeeze

_SERIAL = re.compile(r"(\d{5})(?:[.,]\d+)?")
_FIRST = dt.date(1899, 12, 30)
_SHORT = re.compile(r"(?:ngày\s*)?(\d{1,2})\s?[/.-]\s?(\d{1,2})\.?", re.IGNORECASE)
_WHOLE = re.compile(
    r"(?:ngày\s*)?(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4}|\d{2})(?:\s.*)?",
    re.IGNORECASE,
)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")


def day(cell: str, year: int | None) -> Issued | None:
    """Return the day a cell tells; ``year`` is that of the sheet, where it has one.

    What cannot be a day keeps its words and says so.

    >>> day("04/6", 2019).date, day("31/02/2019", None).flags
    (datetime.date(2019, 6, 4), ('date_impossible',))
    """
    said = squeeze(cell)
    if not said:
        sure = str(year) if year else None
        return Issued(sure, None, sure, ("date_partial",)) if sure else None
    found = dates.read(_written(said, year))
    if found is None:
        sure = str(year) if year else None
        return Issued(said, None, sure, ("date_suspect",))
    return Issued(said, found.date, found.partial, found.flags)


def _written(said: str, year: int | None) -> str:
    """Return a cell as papers write days, so that one reader understands both."""
    if (match := _SERIAL.fullmatch(said)) and 10_000 < int(match[1]) < 60_000:
        return dates.written(_FIRST + dt.timedelta(days=int(match[1])))
    if match := _ISO.fullmatch(said):
        return f"{match[3]}/{match[2]}/{match[1]}"
    if match := _WHOLE.fullmatch(said):
        return f"ngày {match[1]}/{match[2]}/{match[3]}"
    if year and (match := _SHORT.fullmatch(said)):
        return f"ngày {match[1]}/{match[2]}/{year}"
    return said
