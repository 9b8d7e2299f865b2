"""Rows of the intake ledger as values, and how many of them are where."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from archive.catalogue.ledger import Progress, Row
from archive.catalogue.schema import intake
from archive.model import Outcome, Result


def progress(connection: sa.Connection, numbers: Sequence[int]) -> dict[int, Progress]:
    """Return for each batch of ``numbers`` how many of its files are where."""
    counted: dict[int, Counter[str]] = {number: Counter() for number in numbers}
    ended: dict[int, dict[Result, int]] = {number: {} for number in numbers}
    rows = connection.execute(
        sa.select(intake.c.batch, intake.c.state, intake.c.outcome, sa.func.count())
        .where(intake.c.batch.in_(numbers))
        .group_by(intake.c.batch, intake.c.state, intake.c.outcome)
    )
    for number, state, outcome, count in rows:
        counted[number][state] = count
        if outcome:
            ended[number][outcome] = count
    return {
        number: Progress(counts["received"], counts["claimed"], ended[number])
        for number, counts in counted.items()
    }


def fetch(
    connection: sa.Connection, *which: sa.ColumnElement[bool], limit: int | None = None
) -> tuple[Row, ...]:
    """Return the rows asked for, in the order handed in."""
    found = sa.select(intake).where(*which).order_by(intake.c.id).limit(limit)
    return tuple(map(to_row, connection.execute(found)))


def to_row(row: sa.Row[Any]) -> Row:
    """Return a row of the table as a value."""
    return Row(
        id=row.id,
        batch=row.batch,
        path=row.path,
        who=row.who,
        received_at=row.received_at,
        state=row.state,
        owner=row.owner,
        attempts=row.attempts,
        outcome=_to_outcome(row) if row.outcome else None,
        finished_at=row.finished_at,
        note=row.note,
        dismissed_at=row.dismissed_at,
        dismissed_by=row.dismissed_by,
        images=row.images,
        skips_ocr=row.skips_ocr,
    )


def _to_outcome(row: sa.Row[Any]) -> Outcome:
    return Outcome(
        row.path, row.outcome, row.document, row.reason, row.message, tuple(row.flags)
    )
