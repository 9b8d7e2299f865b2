"""The intake ledger: every file handed in, and how it ended.

The law of this module: a file has its row before anything is done to it, the
row survives everything, and it ends in exactly one outcome.

========  ==================  ==========================================
from      to                  by
========  ==================  ==========================================
(none)    received            ``hand_in``
received  claimed             ``claim``, by one worker, for a lease
claimed   claimed             ``claim``, when the lease has run out or was
                              ended by ``recover``; ``renew``
claimed   received            ``release``, by a worker that stops in order or
                              finds the archive itself in trouble; ``put_off``,
                              a scan that lets files without images go first
claimed   done                ``finish``; ``claim`` itself for a file whose
                              workers died twice (refused, ``poison``)
done      done                ``hold_back``: a page that was recognised later
                              says that its paper is secret (held)
========  ==================  ==========================================
"""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from archive.catalogue import claiming, rows
from archive.catalogue.database import Database
from archive.catalogue.ledger import Batch, Progress, Row
from archive.catalogue.schema import batch as batches
from archive.catalogue.schema import intake
from archive.errors import NotFoundError
from archive.model import Outcome, Result


class Intake:
    """The ledger, which is the list of work too."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def hand_in(
        self,
        paths: Iterable[str | Path],
        *,
        who: str,
        at: dt.datetime,
        batch: int | None = None,
        skips_ocr: bool = False,
    ) -> tuple[Row, ...]:
        """Write a row for each path, in a new batch or in one already begun.

        The rows are on the disk when this returns. Where it ``skips_ocr`` only the
        first pages of a scan are read, which tell what it is.

        Raises:
            NotFoundError: there is no such batch.
        """
        with self._database.write(durable=True) as connection:
            number = batch or _begin(connection, who, at)
            said = {"who": who, "received_at": at, "skips_ocr": skips_ocr}
            handed_in = [{"batch": number, "path": str(one), **said} for one in paths]
            _count_in(connection, number, len(handed_in))
            last = connection.execute(sa.func.max(intake.c.id)).scalar() or 0
            if handed_in:
                connection.execute(sa.insert(intake), handed_in)
            return rows.fetch(connection, intake.c.batch == number, intake.c.id > last)

    def claim(
        self,
        owner: str,
        *,
        at: dt.datetime,
        lease: dt.timedelta,
        batch: int | None = None,
        only_new: bool = False,
    ) -> Row | None:
        """Give ``owner`` the oldest open row until the lease runs out, or None.

        Files that nobody has looked at come first: those known to be scans wait for
        them, and where ``only_new`` are not given out.

        No two workers get one row. The lease of a dead worker runs out, and its
        files are given out once more, last and one at a time: so the one that
        kills is known from those that were only beside it. New files do not wait
        for it; they may be read beside it.
        """
        mine = intake.c.batch == batch if batch else sa.true()
        received = intake.c.state == "received"
        expired = sa.and_(intake.c.state == "claimed", intake.c.lease_until < at)
        with self._database.write() as connection:
            claiming.refuse_poison(connection, expired, at)
            fresh = received, intake.c.attempts == 0, mine
            new = intake.c.images.is_(None)
            number = claiming.oldest(connection, *fresh, new)
            if number is None and not only_new:
                number = claiming.oldest(connection, *fresh, ~new)
                if number is None and not claiming.holds(connection, owner, at):
                    number = claiming.oldest(connection, received | expired, mine)
            until = at + lease
            return claiming.lend(connection, number, owner, until) if number else None

    def recover(self, owner: str, *, at: dt.datetime) -> None:
        """End the leases of ``owner``, a worker known to be dead.

        Their files are given out again at once; the attempts count.
        """
        theirs = intake.c.state == "claimed", intake.c.owner == owner
        over = at - dt.timedelta(seconds=1)
        with self._database.write() as connection:
            connection.execute(
                sa.update(intake).where(*theirs).values(lease_until=over)
            )

    def renew(self, row: Row, *, until: dt.datetime) -> bool:
        """Prolong a lease for slow work; False where the row was lost meanwhile."""
        with self._database.write() as connection:
            return _change(connection, row, lease_until=until)

    def release(self, owner: str, *, at: dt.datetime) -> None:
        """Give the rows that ``owner`` holds back, as if never tried.

        For a worker that stops in order, or finds the archive in trouble. What a
        dead predecessor held is not among them: its leases are over.
        """
        back = {"state": "received", "owner": None, "lease_until": None}
        with self._database.write(durable=True) as connection:
            connection.execute(
                sa.update(intake)
                .where(*claiming.held_by(owner, at))
                .values(attempts=intake.c.attempts - 1, **back)
            )

    def put_off(self, row: Row, images: int) -> bool:
        """Give a row back that is a scan, where files wait that may be none.

        False where none do, or the row was lost: it is to be read now, or not at
        all. ``images`` are its pages that are only images, which is kept.
        """
        others = sa.select(intake.c.id).where(
            intake.c.state == "received",
            intake.c.images.is_(None),
            intake.c.attempts == 0,
        )
        back = {"state": "received", "owner": None, "lease_until": None}
        untried = {"attempts": row.attempts - 1, **back}
        with self._database.write(durable=True) as connection:
            is_any = connection.execute(others.limit(1)).first() is not None
            changed = untried if is_any else {}
            return _change(connection, row, images=images, **changed) and is_any

    def hold_back(self, document: int, outcome: Outcome, *, at: dt.datetime) -> None:
        """Write that a paper taken in was found to be secret by a later page."""
        ended = {
            "outcome": outcome.outcome,
            "reason": outcome.reason,
            "message": outcome.message,
            "document": None,
            "flags": (),
            "finished_at": at,
        }
        with self._database.write(durable=True) as connection:
            connection.execute(
                sa.update(intake).where(intake.c.document == document).values(ended)
            )

    def finish(self, row: Row, outcome: Outcome, *, at: dt.datetime) -> bool:
        """Write how the file ended; False where another worker holds the row.

        Call it in ``Catalogue.together`` with ``documents.store``, and raise
        where it is False: then a paper is stored if and only if its row says so.
        """
        ended = {
            "outcome": outcome.outcome,
            "reason": outcome.reason,
            "message": outcome.message,
            "document": outcome.document,
            "flags": outcome.flags,
        }
        with self._database.write(durable=True) as connection:
            return _change(connection, row, state="done", finished_at=at, **ended)

    def begun_by(self, batch: int) -> str:
        """Return who began a batch.

        Raises:
            NotFoundError: there is no such batch.
        """
        statement = sa.select(batches.c.who).where(batches.c.id == batch)
        with self._database.read() as connection:
            who = connection.execute(statement).scalar_one_or_none()
        if who is None:
            raise _missing(batch)
        return str(who)

    def progress(self, batch: int) -> Progress:
        """Return how many files of a batch are where."""
        with self._database.read() as connection:
            return rows.progress(connection, [batch])[batch]

    def batches(
        self, *, limit: int = 20, before: int | None = None
    ) -> tuple[Batch, ...]:
        """Return the batches begun last, newest first, those before another."""
        older = batches.c.id < before if before is not None else sa.true()
        begun = sa.select(batches).where(older).order_by(batches.c.id.desc())
        with self._database.read() as connection:
            found = connection.execute(begun.limit(limit)).all()
            progress = rows.progress(connection, [row.id for row in found])
        return tuple(
            Batch(row.id, row.who, row.begun_at, progress[row.id]) for row in found
        )

    def recent(self, *, limit: int = 100, before: int | None = None) -> tuple[Row, ...]:
        """Return the files handed in last, newest first, those before a row."""
        older = intake.c.id < before if before is not None else sa.true()
        with self._database.read() as connection:
            found = sa.select(intake).where(older).order_by(intake.c.id.desc())
            return tuple(map(rows.to_row, connection.execute(found.limit(limit))))

    def rows(
        self,
        batch: int,
        *,
        after: int = 0,
        limit: int | None = None,
        outcome: Result | None = None,
    ) -> tuple[Row, ...]:
        """Return rows of a batch in the order handed in: all, or a page.

        A page begins behind the row ``after`` and holds at most ``limit``, all of
        one ``outcome`` where that is asked for.
        """
        ended = intake.c.outcome == outcome if outcome else sa.true()
        which = intake.c.batch == batch, intake.c.id > after, ended
        with self._database.read() as connection:
            return rows.fetch(connection, *which, limit=limit)

    def open_paths(self) -> frozenset[str]:
        """Return where the files lie that are still needed where they lie.

        They have no outcome yet, or were refused unread for what they did to
        their workers: nobody has their originals.
        """
        waiting = sa.select(intake.c.path).where(
            sa.or_(intake.c.state != "done", intake.c.reason == "poison")
        )
        with self._database.read() as connection:
            return frozenset(connection.execute(waiting).scalars())

    def outcomes(self, batch: int) -> tuple[Outcome, ...]:
        """Return the outcomes of a batch so far, in the order handed in."""
        return tuple(row.outcome for row in self.rows(batch) if row.outcome)


def _begin(connection: sa.Connection, who: str, at: dt.datetime) -> int:
    begun = sa.insert(batches).values(who=who, begun_at=at).returning(batches.c.id)
    return int(connection.execute(begun).scalar_one())


def _count_in(connection: sa.Connection, number: int, more: int) -> None:
    """Count ``more`` files into a batch, so that a row that vanishes is missed."""
    counted = (
        sa.update(batches)
        .where(batches.c.id == number)
        .values(files=batches.c.files + more)
        .returning(batches.c.id)
    )
    if connection.execute(counted).one_or_none() is None:
        raise _missing(number)


def _missing(batch: int) -> NotFoundError:
    return NotFoundError(f"lần tiếp nhận {batch}")


def _change(connection: sa.Connection, row: Row, **values: Any) -> bool:
    """Change a row that its worker still holds; another attempt ends the hold."""
    held = (
        intake.c.id == row.id,
        intake.c.state == "claimed",
        intake.c.owner == row.owner,
        intake.c.attempts == row.attempts,
    )
    changed = sa.update(intake).where(*held).values(values).returning(intake.c.id)
    return connection.execute(changed).one_or_none() is not None
