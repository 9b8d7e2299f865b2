"""The intake ledger: every file handed in, and how it ended.

The law of this module: a file has its row before anything is done to it, the
row survives everything, and it ends in exactly one outcome.

========  ==================  ==========================================
from      to                  by
========  ==================  ==========================================
(none)    received            ``hand_in``
received  received            ``store``: its original lies in the archive
received  claimed             ``claim``, by one worker, for a lease
claimed   claimed             ``claim``, when the lease has run out or was
                              ended by ``recover``; ``renew``
claimed   received            ``release``, by a worker that stops in order or
                              finds the archive itself in trouble; ``put_off``,
                              a scan that lets files without images go first
claimed   done                ``finish``; ``claim`` itself for a file whose
                              workers died twice (refused, ``poison``)
received  done                ``refuse``: a file whose original cannot be had,
                              or that somebody cancelled
done      done                ``Withdrawals``: a page that was recognised later
                              says that its paper is secret (held)
========  ==================  ==========================================

Only the files of an open batch are given out; one that is paused keeps its rows.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from archive.access import EVERYONE
from archive.catalogue import batches, cancelling, claiming, rows
from archive.catalogue.claiming import Asked
from archive.catalogue.database import Database
from archive.catalogue.ledger import Handed, Row
from archive.catalogue.schema import batch as batch_table
from archive.catalogue.schema import intake
from archive.catalogue.telling import WHOLE, View
from archive.model import Outcome, Result


class Intake:
    """The ledger, which is the list of work too."""

    def __init__(self, database: Database, view: View = WHOLE) -> None:
        self._database = database
        self._view = view

    def hand_in(  # noqa: PLR0913  # which files, by whom, when, and how
        self,
        files: Iterable[str | Path | Handed],
        *,
        who: str,
        at: dt.datetime,
        batch: int | None = None,
        skips_ocr: bool = False,
        origin: str = "",
        audience: str = EVERYONE,
    ) -> tuple[Row, ...]:
        """Write a row for each file, in a new batch or in one already begun.

        The rows are on the disk when this returns. Where it ``skips_ocr`` only the
        first pages of a scan are read, which tell what it is. ``origin`` says of a
        new batch what it came by, where nobody handed it in; ``audience`` whom the
        papers are for.

        Raises:
            NotFoundError: there is no such batch.
        """
        listed = [rows.told(one) for one in files]
        if not listed:
            return ()
        with self._database.write(durable=True) as connection:
            number = batch or _begin(connection, who, at, origin)
            said = {"who": who, "received_at": at, "skips_ocr": skips_ocr}
            said |= {"audience": audience}
            _count_in(connection, number, len(listed))
            last = connection.execute(sa.func.max(intake.c.id)).scalar() or 0
            handed_in = [{"batch": number, **said, **one} for one in listed]
            connection.execute(sa.insert(intake), handed_in)
            # What a zip held when its batch was cancelled is cancelled with it.
            cancelling.end(connection, at)
            return rows.fetch(connection, intake.c.batch == number, intake.c.id > last)

    def refuse(self, refused: Mapping[int, Outcome], *, at: dt.datetime) -> None:
        """Write how rows ended that no worker holds; those it does are left."""
        if not refused:
            return
        with self._database.write(durable=True) as connection:
            waiting = sa.select(intake.c.id).where(
                intake.c.id.in_(refused), intake.c.state == "received"
            )
            numbers = connection.execute(waiting).scalars().all()
            claiming.end(connection, {n: refused[n] for n in numbers}, at)

    def claim(
        self,
        owner: str,
        *,
        at: dt.datetime,
        lease: dt.timedelta,
        batch: int | None = None,
        only_new: bool = False,
    ) -> Row | None:
        """Give ``owner`` the next open row until the lease runs out, or None."""
        asked = Asked(1, batch, only_new)
        given = self.claim_some(owner, asked, at=at, lease=lease)
        return given[0] if given else None

    def claim_some(
        self, owner: str, asked: Asked, *, at: dt.datetime, lease: dt.timedelta
    ) -> tuple[Row, ...]:
        """Give ``owner`` open rows until the lease runs out, as many as are asked for.

        Raised batches come first, then small ones before large ones. In each, files
        that nobody has looked at come first: those known to be scans wait for them,
        and where ``only_new`` are not given out.

        No two workers get one row. The lease of a dead worker runs out, and its
        files are given out once more, last and one at a time: so the one that
        kills is known from those that were only beside it. New files do not wait
        for it; they may be read beside it.
        """
        with self._database.write() as connection:
            claiming.refuse_poison(connection, owner, at)
            cancelling.end(connection, at, owner)
            turns = claiming.turns(connection, asked.batch)
            numbers = claiming.fresh(connection, turns, asked)
            if not numbers and not asked.only_new:
                numbers = claiming.tried(connection, owner, at, asked)
            return claiming.lend(connection, numbers, owner, at + lease)

    def recover(self, owner: str, *, at: dt.datetime) -> None:
        """End the leases of ``owner``, a worker known to be dead.

        Their files are given out again at once; the attempts count.
        """
        over = {"lease_until": at - dt.timedelta(seconds=1), "owner": None}
        theirs = claiming.held_by(owner)
        with self._database.write() as connection:
            connection.execute(sa.update(intake).where(*theirs).values(over))

    def renew(self, row: Row, *, until: dt.datetime) -> bool:
        """Prolong a lease for slow work; False where the row was lost meanwhile."""
        with self._database.write() as connection:
            return _change(connection, row, lease_until=until)

    def release(self, owner: str) -> None:
        """Give the rows that ``owner`` holds back, as if never tried.

        For a worker that stops in order, or finds the archive in trouble. What a
        dead predecessor held is not among them: its leases are over.
        """
        back = {"state": "received", "owner": None, "lease_until": None}
        with self._database.write(durable=True) as connection:
            connection.execute(
                sa.update(intake)
                .where(*claiming.held_by(owner))
                .values(attempts=intake.c.attempts - 1, **back)
            )

    def put_off(self, row: Row, images: int) -> bool:
        """Give a row back that is a scan, where files wait that may be none.

        False where none do, or the row was lost: it is to be read now, or not at
        all. ``images`` are its pages that are only images, which is kept.
        """
        # Files in a worker's hand may be behind this one there.
        others = sa.select(intake.c.id).where(
            intake.c.state.in_(("received", "claimed")),
            intake.c.images.is_(None),
            intake.c.attempts <= 1,
            intake.c.id != row.id,
        )
        back = {"state": "received", "owner": None, "lease_until": None}
        untried = {"attempts": row.attempts - 1, **back}
        with self._database.write(durable=True) as connection:
            is_any = connection.execute(others.limit(1)).first() is not None
            changed = untried if is_any else {}
            return _change(connection, row, images=images, **changed) and is_any

    def still_held(self, lent: Sequence[Row]) -> frozenset[Row]:
        """Return the rows that their worker still holds; the others were lost.

        Call it in ``Catalogue.together``: it stays true until that ends.
        """
        asked = sa.select(intake.c.id, intake.c.owner, intake.c.attempts).where(
            intake.c.id.in_([row.id for row in lent]), intake.c.state == "claimed"
        )
        with self._database.read() as connection:
            held = set(map(tuple, connection.execute(asked)))
        return frozenset(r for r in lent if (r.id, r.owner, r.attempts) in held)

    def finish_all(self, ended: Mapping[int, Outcome], *, at: dt.datetime) -> None:
        """Write how files ended whose rows are ``still_held``.

        Call both in one transaction with what the outcomes say was stored: then a
        paper is stored if and only if its row says so.
        """
        if not ended:
            return
        with self._database.write(durable=True) as connection:
            claiming.end(connection, ended, at)

    def finish(self, row: Row, outcome: Outcome, *, at: dt.datetime) -> bool:
        """Write how one file ended; False where another worker holds its row."""
        with self._database.write(durable=True):
            is_held = bool(self.still_held([row]))
            if is_held:
                self.finish_all({row.id: outcome}, at=at)
        return is_held

    def recent(self, *, limit: int = 100, before: int | None = None) -> tuple[Row, ...]:
        """Return the files handed in last, newest first, those before a row."""
        table = self._view.rows
        older = table.c.id < before if before is not None else sa.true()
        found = sa.select(table).where(older).order_by(table.c.id.desc()).limit(limit)
        with self._database.read() as connection:
            return tuple(self._view.fetch(connection, found))

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
        table = self._view.rows
        ended = table.c.outcome == outcome if outcome else sa.true()
        which = table.c.batch == batch, table.c.id > after, ended
        found = sa.select(table).where(*which).order_by(table.c.id).limit(limit)
        with self._database.read() as connection:
            return tuple(self._view.fetch(connection, found))

    def open_paths(self) -> frozenset[str]:
        """Return where the files lie that are still needed where they lie.

        They have no outcome yet, or were refused before their originals were
        stored: nobody else has them.
        """
        is_unread = intake.c.reason.in_(("poison", cancelling.CANCELLED))
        is_bare = sa.and_(is_unread, intake.c.sha256.is_(None))
        waiting = sa.select(intake.c.path).where(
            sa.or_(intake.c.state != "done", is_bare)
        )
        with self._database.read() as connection:
            return frozenset(connection.execute(waiting).scalars())

    def outcomes(self, batch: int) -> tuple[Outcome, ...]:
        """Return the outcomes of a batch so far, in the order handed in."""
        return tuple(row.outcome for row in self.rows(batch) if row.outcome)


def _begin(connection: sa.Connection, who: str, at: dt.datetime, origin: str) -> int:
    begun = sa.insert(batch_table).values(who=who, begun_at=at, origin=origin)
    return int(connection.execute(begun.returning(batch_table.c.id)).scalar_one())


def _count_in(connection: sa.Connection, number: int, more: int) -> None:
    """Count ``more`` files into a batch, so that a row that vanishes is missed."""
    counted = (
        sa.update(batch_table)
        .where(batch_table.c.id == number)
        .values(files=batch_table.c.files + more, ended_at=None)
        .returning(batch_table.c.id)
    )
    if connection.execute(counted).one_or_none() is None:
        raise batches.missing(number)


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
