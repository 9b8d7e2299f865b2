"""What is told of imported registers: values, and the rows they are made of."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from archive.catalogue.access import seen
from archive.catalogue.schema import register_import, register_line
from archive.errors import NotFoundError
from archive.model import Claim, Reader, Result
from archive.sentences import Sentence

of_import = register_line.c["import"]
"""The import of a line."""

is_taken_back = sa.and_(
    register_line.c.document.is_not(None), register_line.c.undone.is_(None)
)
"""The lines of an import taken back of which the paper still stands."""


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """A line of a register: where it stands, its words, and what was made of them.

    ``cells`` are its words under the names of their columns. A line that cannot be
    a paper has its outcome before it is written.
    """

    sheet: str
    row: int
    cells: Mapping[str, str]
    claims: tuple[Claim, ...] = ()
    outcome: Result | None = None
    reason: str | None = None
    document: int | None = None
    undone: str | None = None


@dataclass(frozen=True, slots=True)
class Import:
    """A register that was imported, and how far that has come.

    ``ended`` counts lines by outcome; those of papers the reader may not see are
    not among them.
    """

    id: int
    name: str
    sha256: str
    who: str
    begun_at: dt.datetime
    lines: int
    waiting: int
    ended: Mapping[Result, int] = field(default_factory=dict)
    undone_at: dt.datetime | None = None
    undone_by: str | None = None
    undoing: int = 0

    @property
    def is_over(self) -> bool:
        """Whether there is nothing left to do for it."""
        return not self.waiting and not self.undoing


@dataclass(frozen=True, slots=True)
class Listed:
    """A line that names a paper, with the number and the name of its import."""

    number: int
    name: str
    line: RegisterLine


def row_of(connection: sa.Connection, number: int, reader: Reader) -> sa.Row[Any]:
    """Return the row of an import.

    Raises:
        NotFoundError: there is no such import for ``reader``.
    """
    row = connection.execute(
        sa.select(register_import).where(register_import.c.id == number, told(reader))
    ).one_or_none()
    if row is None:
        raise NotFoundError(Sentence("lần nhập sổ mã %(number)s", number=number))
    return row


def told(reader: Reader) -> sa.ColumnElement[bool]:
    """The imports for ``reader``, and their own, whoever those are for."""
    is_for = register_import.c.audience.in_(sorted(reader.audiences))
    return sa.or_(is_for, register_import.c.who == reader.name)


def shown(reader: Reader) -> sa.ColumnElement[bool]:
    """The lines that ``reader`` may see: of no paper, or of one that they may see."""
    paper = register_line.c.document
    return sa.or_(paper.is_(None), seen(paper, reader))


def to_import(connection: sa.Connection, row: sa.Row[Any], reader: Reader) -> Import:
    """Return an import with how far it has come, as ``reader`` may know it."""
    counted = sa.select(
        register_line.c.outcome,
        sa.func.count(),
        sa.func.count(sa.case((is_taken_back, 1))),
    )
    found = connection.execute(
        counted.where(of_import == row.id, shown(reader)).group_by(
            register_line.c.outcome
        )
    ).all()
    counts = {outcome: count for outcome, count, _ in found}
    return Import(
        id=row.id,
        name=row.name,
        sha256=row.sha256,
        who=row.who,
        begun_at=row.begun_at,
        lines=sum(counts.values()),
        waiting=counts.pop(None, 0),
        ended=counts,
        undone_at=row.undone_at,
        undone_by=row.undone_by,
        undoing=sum(left for _, _, left in found) if row.undone_at else 0,
    )


def to_row(number: int, line: RegisterLine) -> dict[str, Any]:
    """Return a line of import ``number`` as columns."""
    return {
        "import": number,
        "sheet": line.sheet,
        "row": line.row,
        "cells": dict(line.cells),
        "claims": line.claims,
        "outcome": line.outcome,
        "reason": line.reason,
    }


def to_line(row: sa.Row[Any]) -> RegisterLine:
    """Return a row of the table as a value."""
    return RegisterLine(
        row.sheet,
        row.row,
        row.cells,
        outcome=row.outcome,
        reason=row.reason,
        document=row.document,
        undone=row.undone,
    )


def to_listed(row: sa.Row[Any]) -> Listed:
    """Return a line beside the number and the name of its ``register``."""
    return Listed(row.register, row.name, to_line(row))
