"""Days, months and years that stand among the words of a query."""

import re
from datetime import date

from archive import dates
from indexer.search.days import days
from indexer.search.query import AllOf, AnyOf, Issued, Phrase, Preferred, Tree
from indexer.search.syntax.values import words

_YEAR = re.compile(r"(?<![\w/.-])((?:19|20)\d\d)(?![\w/.-])")


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
