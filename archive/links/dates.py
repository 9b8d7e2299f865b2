"""Whether two dates can be one, when either may be only partly known."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from typing import Self

from archive.model import Citation, Issued

_NUMBERED = re.compile(r"\s*\d+\s*/\s*(?P<year>(?:19|20)\d\d)\s*")


@dataclass(frozen=True, slots=True)
class Period:
    """The first and the last day that a date may be."""

    first: dt.date
    last: dt.date

    @classmethod
    def of(cls, date: dt.date | None, partial: str | None) -> Self | None:
        """Return the days meant by a date or by what is sure of it.

        >>> Period.of(None, "2019-07").last
        datetime.date(2019, 7, 31)
        """
        if date is not None:
            return cls(date, date)
        if not partial:
            return None
        try:
            return cls._read(partial)
        except ValueError:
            return None

    @classmethod
    def _read(cls, partial: str) -> Self:
        year, _, month = partial.partition("-")
        if not month:
            return cls(dt.date(int(year), 1, 1), dt.date(int(year), 12, 31))
        days = calendar.monthrange(int(year), int(month))[1]
        return cls(
            dt.date(int(year), int(month), 1),
            dt.date(int(year), int(month), days),
        )

    @classmethod
    def of_issue(cls, issued: Issued | None) -> Self | None:
        """Return the days on which a paper may have been issued."""
        return cls.of(issued.date, issued.partial) if issued else None

    @classmethod
    def cited(cls, citation: Citation) -> Self | None:
        """Return the days that a citation gives its paper.

        A State number that is cited short carries its year: "Thông tư số 01/2017".
        """
        found = cls.of(citation.date, citation.date_partial)
        if found is not None or citation.symbol:
            return found
        numbered = _NUMBERED.fullmatch(citation.symbol_verbatim or "")
        return cls.of(None, numbered["year"]) if numbered else None

    @classmethod
    def from_until(cls, first: dt.date, after: dt.date | None) -> Self:
        """Return the days from ``first`` to the one before ``after``, if it ends."""
        return cls(first, after - dt.timedelta(days=1) if after else dt.date.max)

    @property
    def is_day(self) -> bool:
        """Whether the date is known to the day."""
        return self.first == self.last

    def meets(self, other: "Period") -> bool:
        """Whether both can be one date."""
        return self.first <= other.last and other.first <= self.last

    def days_from(self, other: "Period") -> int:
        """Return how many days lie between both; none where they meet."""
        if self.meets(other):
            return 0
        apart = max(self.first, other.first) - min(self.last, other.last)
        return apart.days
