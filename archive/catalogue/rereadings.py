"""Runs in which papers are read again: what each wrote, and the report that it left.

The law of this module: a newer reading is written where the one it was held against
still stands, with its line of the report, and nowhere else. A run that is interrupted
leaves no paper half written, and whoever goes on finds those that are left by the
readers they know.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Any, Literal

import msgspec
import sqlalchemy as sa

from archive.catalogue import covering, readings, unread, writing
from archive.catalogue.access import seen
from archive.catalogue.covering import Understand
from archive.catalogue.database import Database
from archive.catalogue.renewal import renew
from archive.catalogue.rereading import (
    Again,
    Chosen,
    Difference,
    Held,
    Rereading,
    RereadOutcome,
    Tallied,
)
from archive.catalogue.schema import document, rereading, rereading_paper
from archive.errors import NotFoundError
from archive.links import Names
from archive.model import Reader, Reading

Which = Literal["all", "changed", "gained", "lost", "kept", "refused", "held"]
"""Which lines of a report are asked for."""


class Rereadings:
    """The runs, the newest first."""

    def __init__(self, database: Database, authority: Names) -> None:
        self._database = database
        self._authority = authority

    def chosen(self, which: Chosen) -> list[int]:
        """Return the papers with a file that are meant, the oldest first."""
        with self._database.read() as connection:
            return readings.chosen(connection, which)

    def held(self, numbers: Sequence[int]) -> tuple[Held, ...]:
        """Return what is kept of papers, of those that are still here."""
        with self._database.read() as connection:
            return readings.of(connection, numbers)

    def begin(
        self,
        who: str,
        *,
        readers: str,
        asked: Sequence[str],
        papers: int,
        at: dt.datetime,
    ) -> int:
        """Write down that so many papers are to be read again; return its number."""
        said = {"who": who, "readers": readers, "asked": list(asked), "papers": papers}
        begun = sa.insert(rereading).values(**said, begun_at=at, moved_at=at)
        with self._database.write(durable=True) as connection:
            made = connection.execute(begun.returning(rereading.c.id))
            return int(made.scalar_one())

    def end(self, run: int, *, at: dt.datetime, is_whole: bool = True) -> None:
        """Write down that all were looked at that are still here, or that it stopped."""
        ended = {"ended_at": at, "moved_at": at}
        said = {**ended, "papers": rereading.c.read} if is_whole else ended
        with self._database.write(durable=True) as connection:
            connection.execute(
                sa.update(rereading).where(rereading.c.id == run).values(said)
            )

    def same(
        self, run: int, numbers: Sequence[int], readers: str, *, at: dt.datetime
    ) -> None:
        """Say of papers that they are read by ``readers`` as before."""
        known = sa.update(document).where(document.c.id.in_(numbers))
        with self._database.write() as connection:
            connection.execute(known.values(readers=readers))
            _count(connection, run, len(numbers), at)

    def put(  # noqa: PLR0913  # a reading, how it is understood, and what is told of it
        self,
        run: int,
        held: Held,
        reading: Reading,
        difference: Difference,
        *,
        understand: Understand,
        at: dt.datetime,
    ) -> bool:
        """Put a newer reading in place of ``held``; False where that is not so now.

        What people decided stays; their corrections stand over the new text, in which
        ``understand`` finds facts and citations.
        """
        number = held.document
        with self._database.write() as connection:
            if readings.of(connection, [number]) != (held,):
                return False
            if reading.text.pages == held.pages:
                _note(connection, number, reading)
                writing.put_found(connection, number, reading, self._authority, at)
            else:
                put_back = unread.carried(connection, number)
                writing.put_reading(connection, number, reading, self._authority, at)
                put_back(_images(reading))
                covering.reapply(connection, number, self._authority, at, understand)
            renew(connection, number, self._authority, at=at)
            _tell(connection, run, number, "changed", difference, at)
        return True

    def tell(
        self,
        run: int,
        number: int,
        outcome: RereadOutcome,
        difference: Difference,
        *,
        at: dt.datetime,
    ) -> bool:
        """Write down what came of a paper that is not written anew.

        False where somebody has removed it: nothing is told of it any more, unless
        it was taken out here, as a secret.
        """
        here = sa.select(document.c.id).where(document.c.id == number)
        with self._database.write() as connection:
            if outcome != "held" and connection.execute(here).first() is None:
                return False
            _tell(connection, run, number, outcome, difference, at)
        return True

    def recent(self, *, limit: int = 50) -> tuple[Rereading, ...]:
        """Return the runs that began last, the newest first."""
        newest = sa.select(rereading).order_by(rereading.c.id.desc()).limit(limit)
        with self._database.read() as connection:
            return tuple(map(_to_run, connection.execute(newest)))

    def of(self, run: int) -> Rereading:
        """Return one run.

        Raises:
            NotFoundError: there is none of this number.
        """
        asked = sa.select(rereading).where(rereading.c.id == run)
        with self._database.read() as connection:
            row = connection.execute(asked).one_or_none()
        if row is None:
            what = f"lần đọc lại mã {run}"
            raise NotFoundError(what)
        return _to_run(row)

    def tallied(self, run: int, reader: Reader) -> Tallied:
        """Count what a run said of papers that ``reader`` may see."""
        asked = _lines(reader).where(rereading_paper.c.rereading == run)
        counts = [
            sa.func.coalesce(sa.func.sum(sa.case((_WHICH[name], 1), else_=0)), 0)
            for name in _TALLIED
        ]
        with self._database.read() as connection:
            return Tallied(*connection.execute(asked.with_only_columns(*counts)).one())

    def papers(
        self,
        run: int,
        reader: Reader,
        which: Which = "all",
        *,
        after: int = 0,
        limit: int = 50,
    ) -> tuple[Again, ...]:
        """Return what a run said of papers that ``reader`` may see, in its order."""
        asked = _lines(reader).where(rereading_paper.c.rereading == run, _WHICH[which])
        later = asked.where(rereading_paper.c.id > after)
        with self._database.read() as connection:
            rows = connection.execute(later.order_by(rereading_paper.c.id).limit(limit))
            return tuple(map(_to_again, rows))

    def about(
        self, number: int, reader: Reader, *, limit: int = 20
    ) -> tuple[Again, ...]:
        """Return what runs said of one paper, the newest first."""
        asked = _lines(reader).where(rereading_paper.c.document == number)
        newest = asked.order_by(rereading_paper.c.id.desc()).limit(limit)
        with self._database.read() as connection:
            return tuple(map(_to_again, connection.execute(newest)))


_WHICH: dict[Which, sa.ColumnElement[bool]] = {
    "all": sa.true(),
    "changed": rereading_paper.c.outcome == "changed",
    "gained": rereading_paper.c.gains & (rereading_paper.c.outcome == "changed"),
    "lost": rereading_paper.c.loses & (rereading_paper.c.outcome == "changed"),
    "kept": rereading_paper.c.outcome == "kept",
    "refused": rereading_paper.c.outcome == "refused",
    "held": rereading_paper.c.outcome == "held",
}
_TALLIED: tuple[Which, ...] = (
    "changed",
    "gained",
    "lost",
    "kept",
    "refused",
    "held",
)


def _lines(reader: Reader) -> sa.Select[Any]:
    is_seen = seen(rereading_paper.c.document, reader)
    # A secret that was taken out is in nobody's audience: that it was here is told
    # to those who look after what is held.
    if reader.may("unseal"):
        is_seen = sa.or_(rereading_paper.c.outcome == "held", is_seen)
    return sa.select(rereading_paper).where(is_seen)


def _note(connection: sa.Connection, number: int, reading: Reading) -> None:
    known = {"readers": reading.readers, "notes": reading.text.notes}
    connection.execute(sa.update(document).where(document.c.id == number).values(known))


def _images(reading: Reading) -> set[int]:
    return {page.number for page in reading.text.pages if page.origin == "image"}


def _tell(  # noqa: PLR0913, PLR0917  # what is told of which paper, in whose transaction
    connection: sa.Connection,
    run: int,
    number: int,
    outcome: RereadOutcome,
    difference: Difference,
    at: dt.datetime,
) -> None:
    said = {"rereading": run, "document": number, "outcome": outcome, "made_at": at}
    sides = {"gains": difference.gains, "loses": difference.loses}
    line = {**said, **sides, "difference": difference}
    connection.execute(sa.insert(rereading_paper).values(line))
    _count(connection, run, 1, at)


def _count(connection: sa.Connection, run: int, read: int, at: dt.datetime) -> None:
    further = {"read": rereading.c.read + read, "moved_at": at}
    connection.execute(
        sa.update(rereading).where(rereading.c.id == run).values(further)
    )


def _to_run(row: sa.Row[Any]) -> Rereading:
    values = {name: getattr(row, name) for name in Rereading.__slots__}
    return Rereading(**{**values, "asked": tuple(row.asked)})


def _to_again(row: sa.Row[Any]) -> Again:
    difference = msgspec.convert(row.difference, Difference)
    return Again(
        row.id, row.rereading, row.document, row.outcome, difference, row.made_at
    )
