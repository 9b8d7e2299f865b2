"""Days, months and years that stand among the words of a query."""

import re
from collections.abc import Iterator
from datetime import date

from archive import dates
from indexer.search.days import days
from indexer.search.query import AllOf, AnyOf, Issued, Phrase, Preferred, Tree
from indexer.search.syntax.values import words

_YEAR = re.compile(r"(?<![\w/.-])((?:19|20)\d\d)(?![\w/.-])")
# "2021 - 2025" is a time that papers are about.
_ALONE = re.compile(r"(?<![\w/.–-])(?<![–-] )((?:19|20)\d\d)(?![\w/.–-])(?! ?[–-])")


def dated(text: str) -> Tree:
    """Return: papers issued on the day or in the month of ``text``, then mentions."""
    first, last = days(dates.read(text))
    if first is None or last is None:
        return Phrase(words(text))
    issued = Issued(first, last)
    mentions = tuple(Phrase(words(form)) for form in _forms(first, last))
    return AllOf((AnyOf((issued, *mentions)), Preferred(issued)))


def _forms(first: date, last: date) -> tuple[str, str]:
    if first != last:
        return f"{first.month} {first.year}", f"{first.month} năm {first.year}"
    return (
        f"{first.day} {first.month} {first.year}",
        f"{first.day} tháng {first.month} năm {first.year}",
    )


def preferred_date(text: str) -> tuple[Preferred, ...]:
    """Prefer what is sure of the first date behind a symbol, a year alone included.

    >>> preferred_date("ngày 37/7/2019")[0].part.last
    datetime.date(2019, 7, 31)
    """
    issued = next((issued for _, issued in dates.find(text)), None)
    year = _YEAR.search(text)
    if issued is None and year:
        issued = dates.read(year[1])
    first, last = days(issued)
    return (Preferred(Issued(first, last)),) if first else ()


def years(text: str, start: int = 0) -> Iterator[Issued]:
    """Yield each year of ``text`` that is no end of a time, from a place on."""
    for match in _ALONE.finditer(text, start):
        year = int(match[1])
        yield Issued(date(year, 1, 1), date(year, 12, 31))


def year_at(text: str, start: int) -> Issued | None:
    """Return the year that stands at a place, or None.

    >>> year_at("giai đoạn 2021 - 2025", 10), year_at("năm 2019", 4).first.year
    (None, 2019)
    """
    return next(years(text, start), None) if _ALONE.match(text, start) else None
