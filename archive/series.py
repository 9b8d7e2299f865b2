"""The series in which a body numbers its papers, and what is missing in one.

Numbers restart: at the Centre with each term of its committee, at lower Party
committees with each congress of their own, at State bodies with each year
(``domain.md`` §1.6). Pure: no paper is looked at here, only numbers and days.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, Protocol

Restart = Literal["year", "term", "congress"]
"""With what the numbers of a body begin again: with the year, with the term of
the Central Committee, or with a congress of its own."""

_EVERY = 5
"""Years from one round of local congresses to the next; they end in 0 and 5."""

_SEASON = 3
"""The month in which the first local congresses of a round are held."""

_LEAST_FALL = 3

_EARLIEST = 1930
"""There was no Party to number papers before; such a date was misread."""


class Term(Protocol):
    """A term of the Central Committee and its first day."""

    @property
    def name(self) -> str:
        """Its Roman number."""

    @property
    def since(self) -> dt.date:
        """Its first day."""


@dataclass(frozen=True, slots=True)
class Cycle:
    """The days, both included, within which a number stands for one paper.

    ``name`` is a year ("2019"), a term ("XIII") or the two congress years of a
    local term ("2015-2020"). Not sure are the days of a local term where the
    papers held do not show when the numbers began again.
    """

    name: str
    first: dt.date
    last: dt.date
    is_sure: bool = True

    def covers(self, first: dt.date, last: dt.date) -> bool:
        """Whether all days from ``first`` to ``last`` belong to it."""
        return self.first <= first and last <= self.last


@dataclass(frozen=True, slots=True)
class Numbered:
    """A paper as its series sees it; ``code`` tells the series of one body apart."""

    code: str
    number: int
    day: dt.date


def year(number: int) -> Cycle:
    """Return a calendar year."""
    return Cycle(str(number), dt.date(number, 1, 1), dt.date(number, 12, 31))


def terms(known: Sequence[Term]) -> tuple[Cycle, ...]:
    """Return the terms of the Central Committee; the newest has no end yet."""
    ends = [term.since - dt.timedelta(days=1) for term in known[1:]]
    return tuple(
        Cycle(term.name, term.since, end)
        for term, end in zip(known, [*ends, dt.date.max], strict=True)
    )


def local_terms(
    held: Collection[Numbered],
    days: Iterable[dt.date],
    begun: Collection[dt.date] = (),
) -> list[Cycle]:
    """Return the terms of a local committee that ``days`` fall in.

    ``begun`` are the first days of terms, where they are known. Nobody here knows
    those of thousands of local congresses: in the year of one, the numbers of the
    papers held tell where they began again.
    """
    days = [day for day in days if day.year >= _EARLIEST]
    years = {day.year for day in days}
    if not years:
        return []
    first = min(years) // _EVERY * _EVERY
    rounds = range(first, max(years) + _EVERY + 1, _EVERY)
    in_season = {day.year for day in days if day.month >= _SEASON}
    known = {day.year: day for day in begun}
    every = [first - _EVERY, *rounds]
    cuts = [
        _known(held, known[year])
        if year in known
        else _restart(held, year, is_open=year in in_season)
        for year in every
    ]
    return [_local(*pair) for pair in pairwise(cuts)]


@dataclass(frozen=True, slots=True)
class _Cut:
    """The first day of the new numbers in the year of a congress."""

    congress: int
    day: dt.date
    is_sure: bool


def _local(begin: _Cut, end: _Cut) -> Cycle:
    return Cycle(
        f"{begin.congress}-{end.congress}",
        begin.day,
        end.day - dt.timedelta(days=1),
        begin.is_sure and end.is_sure,
    )


def _known(held: Collection[Numbered], day: dt.date) -> _Cut:
    """Return the day of a congress; numbers that fall elsewhere speak against it."""
    falls = _falls(held, day.year)
    return _Cut(day.year, day, is_sure=all(old < day <= new for old, new in falls))


def _restart(held: Collection[Numbered], congress: int, *, is_open: bool) -> _Cut:
    after = dt.date(congress + 1, 1, 1)
    falls = list(_falls(held, congress))
    if not falls:
        # Where no paper is held of those months, the day makes no difference.
        return _Cut(congress, after, is_sure=not is_open)
    old, new = max(fall[0] for fall in falls), min(fall[1] for fall in falls)
    if old >= new:
        return _Cut(congress, after, is_sure=False)
    return _Cut(congress, min(new, after), is_sure=True)


def _falls(
    held: Iterable[Numbered], congress: int
) -> Iterator[tuple[dt.date, dt.date]]:
    """Yield the last day before and the first after each fall of the numbers.

    Numbers rise with the days only roughly: a fall is to the half or less.
    """
    by_code: dict[str, list[Numbered]] = defaultdict(list)
    for paper in held:
        if abs(paper.day.year - congress) <= 1:
            by_code[paper.code].append(paper)
    for papers in by_code.values():
        papers.sort(key=lambda paper: (paper.day, paper.number))
        for one, other in pairwise(papers):
            fell = one.number - other.number
            is_new = fell >= _LEAST_FALL and 2 * other.number <= one.number
            if is_new and one.day.year <= congress <= other.day.year:
                yield one.day, other.day


def gaps(held: Iterable[int], *, begins: bool = False) -> list[range]:
    """Return the numbers missing between those held, as runs.

    What stands before the first number is missing only where the archive surely
    ``begins`` with the series: it may have been begun later than the numbers.

    >>> gaps([3, 11, 12, 15])
    [range(4, 11), range(13, 15)]
    >>> gaps([3], begins=True)
    [range(1, 3)]
    """
    known = sorted(set(held) | ({0} if begins else set()))
    return [range(low + 1, high) for low, high in pairwise(known) if high - low > 1]
