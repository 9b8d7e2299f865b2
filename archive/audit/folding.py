"""What is a part of something just seen, and so is no entry of its own.

A page of a paper brings its pictures, marks and words; whoever asks for one of these
alone has seen the paper too, and that is recorded.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

import sqlalchemy as sa

from archive.audit import tables
from archive.audit.entries import Entry, moment, ticks

FOR = dt.timedelta(minutes=10)
"""How long after a view its parts still belong to it: scans are read slowly."""

_MOST = 5_000
"""Views remembered by one process, so that the audit is not asked for every picture."""

_Whose = tuple[str, str, tuple[int, ...]]


class Folding:
    """What was seen last, as far as this process knows."""

    def __init__(self) -> None:
        self._seen: dict[_Whose, dt.datetime] = {}

    def unfolded(
        self, connection: sa.Connection, entries: Sequence[Entry]
    ) -> Iterator[Entry]:
        """Yield entries but the parts of what was seen before them, or among them."""
        among: set[_Whose] = set()
        for one in entries:
            whose = (one.who, one.via, one.papers)
            if one.is_part and (whose in among or self._was_seen(connection, one)):
                continue
            if one.what == "viewed":
                among.add(whose)
            yield one

    def _was_seen(self, connection: sa.Connection, part: Entry) -> bool:
        whose, since = (part.who, part.via, part.papers), part.at - FOR
        if since <= self._seen.get(whose, since - FOR):
            return True
        # Only what is in the audit is remembered: a transaction may be undone.
        if seen := _seen(connection, part, since):
            if len(self._seen) >= _MOST:
                self._seen.clear()
            self._seen[whose] = seen
        return seen is not None


def _seen(
    connection: sa.Connection, part: Entry, since: dt.datetime
) -> dt.datetime | None:
    """Return when the same was seen last, None where that was before ``since``."""
    entry, paper = tables.entry.c, tables.paper.c
    recent = sa.select(entry.number).where(entry.at >= ticks(since)).order_by(entry.at)
    first = connection.execute(recent.limit(1)).scalar()
    if first is None:
        return None
    asked = (
        sa.select(entry.at)
        .join(tables.paper, paper.number == entry.number)
        .where(
            paper.paper.in_(part.papers),
            paper.number >= first,
            entry.what == "viewed",
            entry.who == part.who,
            entry.via == part.via,
        )
        .order_by(entry.number.desc())
    )
    found: int | None = connection.execute(asked.limit(1)).scalar()
    return None if found is None else moment(found)
