"""The papers that have a status on a day, among all that are held.

The law of this module: a status is not kept anywhere, for it changes by confirmation
and by the calendar. It is worked out for the papers that have grounds for one, which
indexes find; of every other paper it is ``unknown``.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from archive import links
from archive.catalogue import changes, grounds
from archive.catalogue.database import Database
from archive.links import Grounds, Names, Status, StatusCode
from archive.model import Reader

_REMEMBERED = 32
"""Answers kept: of each office the readers and the clerks, most of them of today."""


@dataclass(frozen=True, slots=True)
class _Known:
    """The statuses of a day: those of papers that were judged, and periods over."""

    codes: Mapping[int, StatusCode]
    judged: Mapping[int, Status]
    over: Mapping[int, dt.date]

    def whole(self, number: int, on: dt.date) -> Status:
        """Return the status of a paper that has one."""
        if number in self.judged:
            return self.judged[number]
        return links.status(Grounds(expires=self.over[number]), on)


class Statuses:
    """The statuses of all papers at once."""

    def __init__(self, database: Database, authority: Names) -> None:
        self._database = database
        self._authority = authority
        # Every search asks, and the answer changes with the papers and the day.
        self._known_at = lru_cache(maxsize=_REMEMBERED)(self._known)
        self._named_at = lru_cache(maxsize=_REMEMBERED)(self._named)

    def known(
        self, reader: Reader, *, on: dt.date | None = None
    ) -> Mapping[int, StatusCode]:
        """Return the status of each paper that has any, as ``reader`` may know it.

        It is that of the day ``on``, today where none is given. A paper that is not
        named has the status ``unknown``.
        """
        return self._known_at(*self._asked(reader, on)).codes

    def of(
        self, numbers: Iterable[int], reader: Reader, *, on: dt.date | None = None
    ) -> dict[int, Status]:
        """Return the statuses of papers whole, of those among them that have any."""
        asked = self._asked(reader, on)
        known = self._known_at(*asked)
        return {n: known.whole(n, asked[2]) for n in numbers if n in known.codes}

    def named(
        self, reader: Reader, *, on: dt.date | None = None
    ) -> Mapping[StatusCode, frozenset[str]]:
        """Return the papers of each status but ``unknown``, by name.

        The name of a paper is its number in figures, by which an index knows it.
        """
        return self._named_at(*self._asked(reader, on))

    def _asked(
        self, reader: Reader, on: dt.date | None
    ) -> tuple[changes.State, frozenset[str], dt.date]:
        with self._database.read() as connection:
            state = changes.state_of(connection)
        return state, reader.audiences, on or self._database.today()

    def _named(
        self, state: changes.State, audiences: frozenset[str], on: dt.date
    ) -> Mapping[StatusCode, frozenset[str]]:
        papers: defaultdict[StatusCode, set[str]] = defaultdict(set)
        for number, code in self._known_at(state, audiences, on).codes.items():
            papers[code].add(str(number))
        return MappingProxyType({c: frozenset(names) for c, names in papers.items()})

    def _known(
        self, state: changes.State, audiences: frozenset[str], on: dt.date
    ) -> _Known:
        del state  # It only tells what is remembered from what has changed since.
        reader = Reader("anybody", audiences)
        with self._database.read() as connection:
            found, over = grounds.of_all(connection, reader, self._authority, on=on)
        codes = dict.fromkeys(over, _of_a_past_period(on)) if over else {}
        judged = {number: links.status(one, on) for number, one in found.items()}
        told = {n: one for n, one in judged.items() if one.code != "unknown"}
        codes |= {number: one.code for number, one in told.items()}
        return _Known(MappingProxyType(codes), told, over)


def _of_a_past_period(on: dt.date) -> StatusCode:
    """Return what a paper is whose period is over: of many, it is asked once."""
    return links.status(Grounds(expires=on - dt.timedelta(days=1)), on).code
