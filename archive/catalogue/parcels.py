"""Parcels in the ledger: what lay in which zip, and which papers a mail was sent with.

A row knows the row it lay in; a row that became a paper is a mail, others are zips,
which are looked through.
"""

from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

import sqlalchemy as sa

from archive.catalogue.access import hidden, seen
from archive.catalogue.database import Database
from archive.catalogue.schema import document, intake
from archive.model import Reader
from archive.names import legible


@dataclass(frozen=True, slots=True)
class Nest:
    """Where a file lies: in how many parcels, and how much all of them hold so far."""

    depth: int = 0
    files: int = 0
    size: int = 0


@dataclass(frozen=True, slots=True)
class Sent:
    """A paper that was sent with another one, and the name of its file there."""

    document: int
    name: str


class Parcels:
    """What came together in one file."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def around(self, row: int) -> Nest:
        """Return in how many parcels a row lies, and what was taken out of them."""
        above = _above(intake.c.id == row)
        with self._database.read() as connection:
            found = connection.execute(
                sa.select(above.c.id, above.c.step).order_by(above.c.step.desc())
            ).first()
            if found is None or not found.step:
                return Nest()
            below = _below(intake.c.parcel == found.id)
            counted = sa.select(
                sa.func.count(), sa.func.coalesce(sa.func.sum(below.c.size), 0)
            ).select_from(below)
            files, size = connection.execute(counted).one()
        return Nest(found.step, files, int(size))

    def mails_of_row(self, row: int) -> tuple[int, ...]:
        """Return all mails that a file was sent with: their files hold its bytes."""
        return self._mails(intake.c.id == row)

    def mails_of(self, number: int) -> tuple[int, ...]:
        """Return all mails that a paper was sent with, whoever may see them."""
        return self._mails(intake.c.document == number)

    def _mails(self, which: sa.ColumnElement[bool]) -> tuple[int, ...]:
        above = _above(which)
        # One that was removed for good meanwhile is named by its row all the same.
        held = sa.select(document.c.id).join_from(
            above, document, document.c.id == above.c.document
        )
        found = held.where(above.c.step > 0).order_by(above.c.step)
        with self._database.read() as connection:
            return tuple(dict.fromkeys(connection.execute(found).scalars()))

    def sent_with(self, number: int, reader: Reader) -> tuple[Sent, ...]:
        """Return the papers that were sent with a mail, those ``reader`` may see."""
        first = sa.select(intake.c.id).where(intake.c.document == number)
        below = _below(intake.c.parcel.in_(first), through_papers=False)
        return self._papers(below, number, reader)

    def mails(self, number: int, reader: Reader) -> tuple[Sent, ...]:
        """Return the mails that a paper was sent with, those ``reader`` may see."""
        above = _above(intake.c.document == number, through_papers=False)
        return self._papers(above, number, reader)

    def _papers(self, found: sa.CTE, number: int, reader: Reader) -> tuple[Sent, ...]:
        shown = sa.func.coalesce(document.c.joined_to, document.c.id)
        rows = (
            sa.select(shown.label("document"), sa.func.min(found.c.id), found.c.path)
            .join_from(found, document, document.c.id == found.c.document)
            .where(shown != number, seen(shown, reader))
            .group_by(shown, found.c.path)
            .order_by(sa.func.min(found.c.id))
        )
        with self._database.read() as connection:
            told = {row.document: row.path for row in connection.execute(rows)}
        return tuple(
            Sent(number, legible(PurePath(path).name)) for number, path in told.items()
        )


def hides(connection: sa.Connection, sha256: str, reader: Reader) -> bool:
    """Whether a file is a mail with which a paper was sent that is not for ``reader``."""
    mail = sa.select(intake.c.id).where(intake.c.sha256 == sha256)
    below = _below(intake.c.parcel.in_(mail))
    sent = (
        sa.select(document.c.id)
        .join_from(below, document, document.c.id == below.c.document)
        .where(hidden(reader))
    )
    return connection.execute(sent.limit(1)).first() is not None


def _above(which: sa.ColumnElement[bool], *, through_papers: bool = True) -> sa.CTE:
    """Rows and the parcels they lay in, each one step further out."""
    start = sa.select(*_columns(intake), sa.literal(0).label("step")).where(which)
    above = start.cte("above", recursive=True)
    outer = intake.alias("outer_row")
    further = above.c.parcel == outer.c.id
    if not through_papers:
        further &= (above.c.step == 0) | above.c.document.is_(None)
    return above.union(
        sa.select(*_columns(outer), above.c.step + 1).join_from(outer, above, further)
    )


def _below(which: sa.ColumnElement[bool], *, through_papers: bool = True) -> sa.CTE:
    """Rows, and those that lay in them, however deep."""
    below = sa.select(*_columns(intake)).where(which).cte("below", recursive=True)
    inner = intake.alias("inner_row")
    further = inner.c.parcel == below.c.id
    if not through_papers:
        further &= below.c.document.is_(None)
    return below.union(sa.select(*_columns(inner)).join_from(inner, below, further))


def _columns(table: sa.FromClause) -> list[sa.ColumnElement[Any]]:
    names = ("id", "parcel", "document", "path", "size")
    return [table.c[name] for name in names]
