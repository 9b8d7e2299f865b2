"""Dates as Vietnamese papers print them, possible or not.

Nothing is mended: what cannot be a day keeps its words, loses its date, and
says in ``flags`` why. Every pattern is bounded, so hostile text stays cheap.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from archive.model import Issued, Span
from archive.text import Aligned, align, places, squeeze

_MONTHS = {
    "gieng": 1,
    "mot": 1,
    "hai": 2,
    "ba": 3,
    "tu": 4,
    "bon": 4,
    "nam": 5,
    "sau": 6,
    "bay": 7,
    "tam": 8,
    "chin": 9,
    "muoi": 10,
    "muoi mot": 11,
    "muoi hai": 12,
    "chap": 12,
}
_WORD = r"muoi\s(?:mot|hai)|muoi|gieng|mot|hai|ba|tu|bon|nam|sau|bay|tam|chin|chap"
_YEAR = r"(?:1[89]|20)\d{2}"
_GAP = r"\s{0,4}"
_BLANK = r"[\s._]{1,40}"
# Dates with a full stop or a dash and a short year look like section numbers,
# so they need the word "ngày" before them. Copies lose the blank: "ngày30-3-2013".
_DATE = re.compile(
    rf"""(?<![\w/.-])(?:
      (?P<cue>ngay\s{{0,4}}(?:mung\s|mong\s)?)?
        (?P<day>\d{{1,2}}){_GAP}(?P<sign>[/.-]){_GAP}(?P<month>\d{{1,2}})
        {_GAP}(?P=sign){_GAP}(?P<year>{_YEAR}|\d{{2}})(?![\d/]|[.,-]\d)
    | (?:ngay\s{{0,4}}(?:mung\s|mong\s)?)?
        (?P<long_day>\d{{1,2}}){_GAP}(?:,{_GAP})?thang{_GAP}
        (?P<long_month>\d{{1,2}}(?!\d)|(?:{_WORD})(?!\w)){_GAP}(?:,{_GAP})?(?:nam{_GAP}|[/-]{_GAP})
        (?P<long_year>{_YEAR})(?!\d)
    | (?:ngay\s{{1,4}})?
        (?P<mixed_day>\d{{1,2}})[/.-](?P<mixed_month>\d{{1,2}}){_GAP}nam{_GAP}
        (?P<mixed_year>{_YEAR})(?!\d)
    | (?P<blank>ngay{_BLANK})?thang{_GAP}(?P<part_month>\d{{1,2}}|{_WORD})(?!\w)
        {_GAP}(?:nam{_GAP}|[/.-]{_GAP})(?P<part_year>{_YEAR})(?!\d)
    | (?:ngay{_BLANK}thang{_BLANK}|thang{_BLANK})?nam\s{{1,4}}(?P<only_year>{_YEAR})(?!\d|\s?-\s?\d)
    )""",
    re.VERBOSE,
)
_BY_PROGRAMS = re.compile(rf"{_YEAR}-\d\d-\d\d", re.ASCII)
# Where a date may begin. Few places do, and to look for them alone is quick: a
# pattern that begins with a set of characters skips all others in one loop.
_FIGURE = re.compile(
    rf"\d(?<![\w/.-].)(?=\d?{_GAP}(?:[/.-]{_GAP}\d|(?:,{_GAP})?thang))"
)
_FIRST = ("ngay", "thang", "nam")
_BEGUN = re.compile(r"(?<![\w/.-])(?:ngay[\s._\d]|nam\s{1,4}[12]|thang)")
_CUE = re.compile(r"ngay\s*(?:(?:mung|mong)\s)?(?=\d)")
_LONE_YEAR = re.compile(rf"\s*(?P<year>{_YEAR})\s*")


def find(text: str) -> Iterator[tuple[Span, Issued]]:
    """Yield each date with its place, whole ones and parts, in reading order.

    >>> [issued.partial for _, issued in find("ngày 37/7/2019 và tháng 8/2019")]
    ['2019-07', '2019-08']
    """
    aligned = align(text)
    for start, end, issued in scan(aligned):
        span = aligned.span(start, end)
        yield span, replace(issued, verbatim=text[span.start : span.end])


def scan(aligned: Aligned) -> Iterator[tuple[int, int, Issued]]:
    """Yield each date of an aligned text, its place counted in that text."""
    for match in _matches(aligned.bare):
        parts = _parts(match)
        if parts is not None:
            cue = _CUE.match(match.group())
            start = match.start() + (cue.end() if cue else 0)
            verbatim = aligned.even[start : match.end()]
            yield start, match.end(), _understood(verbatim, *parts)


def _matches(bare: str) -> Iterator[re.Match[str]]:
    end = 0
    for at in _begun(bare):
        if at >= end and (match := _DATE.match(bare, at)):
            end = match.end()
            yield match


def _begun(bare: str) -> list[int]:
    figures = (match.start() for match in _FIGURE.finditer(bare))
    words = (at for at in places(bare, _FIRST) if _BEGUN.match(bare, at))
    return sorted((*figures, *words))


def read(text: str) -> Issued | None:
    """Return the first date in a short text, or None where it holds none.

    A year that stands alone ("2019") counts here, but not in :func:`find`.

    >>> read("Bắc Kạn, ngày 01 tháng 8 năm 2019").date
    datetime.date(2019, 8, 1)
    """
    found = next(find(text), None)
    if found is not None:
        return found[1]
    year = _LONE_YEAR.fullmatch(text)
    return Issued(year["year"], None, year["year"], ("date_partial",)) if year else None


def written(day: date) -> str:
    """Return a date as Party papers write it (36-HD/VPTW, zone 4).

    Days below ten and the months 1 and 2 get a leading zero, other months none.

    >>> written(date(2019, 8, 1)), written(date(2020, 1, 21))
    ('01/8/2019', '21/01/2020')
    """
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"


def whole(text: str) -> date | None:
    """Return the day that a text is as a whole: as an office or a program writes it.

    >>> whole("ngày 01/8/2019") == whole("2019-08-01") == date(2019, 8, 1)
    True
    >>> whole("8/2019"), whole("31/02/2019"), whole("01/8/2019 hoặc sau")
    (None, None, None)
    """
    said = squeeze(text)
    if _BY_PROGRAMS.fullmatch(said):
        said = "/".join(reversed(said.split("-")))
    found = read(said)
    is_all = found is not None and said in (found.verbatim, f"ngày {found.verbatim}")
    return found.date if found and is_all else None


def _parts(match: re.Match[str]) -> tuple[int | None, int | None, int] | None:
    if year := match["year"]:
        if len(year) == 2 and match["sign"] != "/" and not match["cue"]:
            return None
        return int(match["day"]), int(match["month"]), _full_year(year)
    for name in ("long", "mixed"):
        if match[f"{name}_year"]:
            month = _month(match[f"{name}_month"])
            return int(match[f"{name}_day"]), month, int(match[f"{name}_year"])
    if match["part_year"]:
        return None, _month(match["part_month"]), int(match["part_year"])
    return None, None, int(match["only_year"])


def _month(word: str) -> int:
    return int(word) if word.isdigit() else _MONTHS[squeeze(word)]


def _full_year(year: str) -> int:
    if len(year) == 4:
        return int(year)
    # No paper here is older than 1945, none of this century is later than 2044.
    return int(year) + (2000 if int(year) < 45 else 1900)


def _understood(verbatim: str, day: int | None, month: int | None, year: int) -> Issued:
    sure = f"{year}-{month:02d}" if month and 1 <= month <= 12 else str(year)
    if (month and sure == str(year)) or month == 0:
        return Issued(verbatim, None, sure, ("date_impossible",))
    if day is None or month is None:
        return Issued(verbatim, None, sure, ("date_partial",))
    try:
        return Issued(verbatim, date(year, month, day))
    except ValueError:
        return Issued(verbatim, None, sure, ("date_impossible",))
