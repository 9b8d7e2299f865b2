"""Files handed in at once: how far they have come, and whose turn it is.

Whoever may hand files in may steer them; what was done, by whom and when is kept.
"""

import datetime as dt
from collections.abc import Collection

import sqlalchemy as sa

from archive.catalogue import cancelling, rows
from archive.catalogue.database import Database
from archive.catalogue.ledger import Batch, Pace, Progress, Row, Steer, Step
from archive.catalogue.schema import batch as batches
from archive.catalogue.schema import batch_step
from archive.catalogue.telling import WHOLE, View
from archive.errors import NotFoundError
from archive.sentences import Sentence

LATELY = dt.timedelta(hours=1)
MOST_LATELY = 500
"""The pace is that of the files that ended last: so many, within that time."""

_FEWEST = 5
_SHORTEST = dt.timedelta(seconds=3)
"""So many files, in no less, must have ended before anything is said of the pace."""


class Batches:
    """The batches of the intake ledger."""

    def __init__(self, database: Database, view: View = WHOLE) -> None:
        self._database = database
        self._view = view

    def of(self, number: int) -> Batch:
        """Return a batch with how far it has come.

        Raises:
            NotFoundError: there is no such batch.
        """
        with self._database.read() as connection:
            found = self._fetch(connection, self._view.batches.c.id == number)
        if not found:
            raise missing(number)
        return found[0]

    def progress(self, batch: int) -> Progress:
        """Return how many files of a batch are where."""
        with self._database.read() as connection:
            return rows.progress(connection, [batch], self._view.rows)[batch]

    def newest(
        self, *, limit: int = 20, before: int | None = None
    ) -> tuple[Batch, ...]:
        """Return the batches begun last, newest first, those before another."""
        number = self._view.batches.c.id
        older = number < before if before is not None else sa.true()
        with self._database.read() as connection:
            return self._fetch(connection, older, limit=limit)

    def under_way(self, *, limit: int = 20) -> tuple[Batch, ...]:
        """Return the batches that are not over, newest first."""
        with self._database.read() as connection:
            return self._fetch(connection, _is_under_way(self._view), limit=limit)

    def paused(self) -> int:
        """Return how many batches somebody holds up."""
        table = self._view.batches
        which = _is_under_way(self._view), table.c.state == "paused"
        counted = sa.select(sa.func.count()).select_from(table).where(*which)
        with self._database.read() as connection:
            return int(connection.execute(counted).scalar_one())

    def in_hand(self, number: int, *, limit: int = 8) -> tuple[Row, ...]:
        """Return the files of a batch that workers hold."""
        table = self._view.rows
        # Asked for in their order, all files of the batch would be gone through.
        held = table.c.batch == number, table.c.state == "claimed"
        with self._database.read() as connection:
            found = sa.select(table).where(*held).limit(limit)
            return tuple(self._view.fetch(connection, found))

    def rows(self, numbers: Collection[int]) -> dict[int, Row]:
        """Return rows of any batches by their numbers."""
        table = self._view.rows
        named = sa.select(table).where(table.c.id.in_(sorted(set(numbers))))
        with self._database.read() as connection:
            found = self._view.fetch(connection, named.order_by(table.c.id))
        return {row.id: row for row in found}

    def audiences(self, number: int) -> tuple[str, ...]:
        """Return whom the papers of a batch were handed in for."""
        table = self._view.rows
        named = sa.select(table.c.audience).where(table.c.batch == number).distinct()
        with self._database.read() as connection:
            found = connection.execute(named.order_by(table.c.audience))
            return tuple(found.scalars())

    def audience_last(self, who: str) -> str | None:
        """Return whom somebody's last batch was for; None where there is none."""
        last = sa.select(sa.func.max(batches.c.id)).where(
            batches.c.who == who, batches.c.origin == ""
        )
        table = self._view.rows
        theirs = table.c.batch == last.scalar_subquery()
        with self._database.read() as connection:
            found = sa.select(table.c.audience).where(theirs).limit(1)
            return connection.execute(found).scalar()

    def pace(self, batch: Batch, *, at: dt.datetime) -> Pace | None:
        """Return how fast files of a batch ended lately; None while nobody can tell.

        A batch that is held up has no pace, and the time it was held up is not
        counted.
        """
        if batch.state != "open" or batch.ended_at:
            return None
        since = max([at - LATELY, *(s.at for s in self.steps(batch.id))])
        table = self._view.rows
        lately = (
            sa.select(table.c.finished_at)
            .where(table.c.batch == batch.id, table.c.finished_at > since)
            .order_by(table.c.finished_at.desc())
            .limit(MOST_LATELY)
        )
        with self._database.read() as connection:
            ended = connection.execute(lately).scalars().all()
        if len(ended) < _FEWEST or at - ended[-1] < _SHORTEST:
            return None
        return Pace(len(ended), (at - ended[-1]).total_seconds())

    def steps(self, number: int) -> tuple[Step, ...]:
        """Return what people did to a batch, in its order."""
        is_told = sa.select(self._view.batches.c.id)
        which = batch_step.c.batch == number, batch_step.c.batch.in_(is_told)
        found = sa.select(batch_step).where(*which).order_by(batch_step.c.id)
        with self._database.read() as connection:
            made = connection.execute(found).all()
        return tuple(Step(row.step, row.who, row.made_at) for row in made)

    def steer(self, number: int, step: Steer, *, by: str, at: dt.datetime) -> bool:
        """Pause a batch, let it go on, cancel it, or change its turn.

        What a worker holds ends by itself; a cancelled file is refused unread.
        False where that is so already, or the batch is over.

        Raises:
            NotFoundError: there is no such batch.
        """
        which, change = _STEPS[step]
        told = self._view.batches
        mine = sa.select(told.c.id).where(
            told.c.id == number, told.c.ended_at.is_(None)
        )
        steered = sa.update(batches).where(batches.c.id.in_(mine), which)
        with self._database.write(durable=True) as connection:
            if not connection.execute(steered.values(change)).rowcount:
                self.of(number)
                return False
            made = {"batch": number, "step": step, "who": by, "made_at": at}
            connection.execute(sa.insert(batch_step).values(made))
            cancelling.end(connection, at)
        return True

    def _fetch(
        self,
        connection: sa.Connection,
        which: sa.ColumnElement[bool],
        limit: int | None = None,
    ) -> tuple[Batch, ...]:
        table = self._view.batches
        begun = sa.select(table).where(which).order_by(table.c.id.desc()).limit(limit)
        found = connection.execute(begun).all()
        numbers = [row.id for row in found]
        progress = rows.progress(connection, numbers, self._view.rows)
        return tuple(rows.to_batch(row, progress[row.id]) for row in found)


def _is_under_way(view: View) -> sa.ColumnElement[bool]:
    return view.batches.c.ended_at.is_(None)


def missing(batch: int) -> NotFoundError:
    """Return what is raised where there is no such batch."""
    return NotFoundError(Sentence("lần tiếp nhận %(number)s", number=batch))


# The one raised last goes first of all.
_others = batches.alias()
_before_all = sa.select(sa.func.min(_others.c.turn) - 1).where(
    _others.c.ended_at.is_(None)
)

_STEPS: dict[Steer, tuple[sa.ColumnElement[bool], dict[str, object]]] = {
    "pause": (batches.c.state == "open", {"state": "paused"}),
    "resume": (batches.c.state == "paused", {"state": "open"}),
    "cancel": (batches.c.state != "cancelled", {"state": "cancelled", "turn": 0}),
    "first": (
        sa.and_(batches.c.turn >= 0, batches.c.state != "cancelled"),
        {"turn": _before_all.scalar_subquery()},
    ),
    "in_turn": (batches.c.turn < 0, {"turn": 0}),
}
"""When a step can be taken, and what it changes."""
