"""Rows of the intake ledger as values, and how many of them are where."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from archive.catalogue.ledger import Batch, Handed, Progress, Row
from archive.catalogue.schema import intake
from archive.model import Outcome, Result

SAID = ("outcome", "reason", "message", "document", "flags")
"""The columns that say how a file ended."""


def progress(
    connection: sa.Connection, numbers: Sequence[int], table: sa.FromClause = intake
) -> dict[int, Progress]:
    """Return for each batch of ``numbers`` how many of its files are where."""
    counted: dict[int, Counter[str]] = {number: Counter() for number in numbers}
    ended: dict[int, dict[Result, int]] = {number: {} for number in numbers}
    # In the order of an index, which answers without the rows.
    told: Any = [table.c[name] for name in ("batch", "state", "outcome", "reason")]
    found: Any = sa.select(*told, sa.func.count()).where(table.c.batch.in_(numbers))
    for number, state, outcome, reason, count in connection.execute(
        found.group_by(*told)
    ):
        counted[number][state] += count
        counted[number][reason or ""] += count
        if outcome:
            ended[number][outcome] = ended[number].get(outcome, 0) + count
    return {
        number: Progress(
            counts["received"], counts["claimed"], ended[number], counts["cancelled"]
        )
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
        size=row.size,
        modified_at=row.modified_at,
        sha256=row.sha256,
        parcel=row.parcel,
        instead_of=row.instead_of,
        audience=row.audience,
        held=row.held,
        let_in=row.let_in,
    )


def _to_outcome(row: sa.Row[Any]) -> Outcome:
    return Outcome(
        row.path, row.outcome, row.document, row.reason, row.message, tuple(row.flags)
    )


def to_batch(row: sa.Row[Any], progress: Progress) -> Batch:
    """Return a row of the table of batches as a value."""
    return Batch(
        row.id,
        row.who,
        row.begun_at,
        progress,
        state=row.state,
        is_first=row.turn < 0,
        origin=row.origin,
        ended_at=row.ended_at,
    )


def told(file: str | Path | Handed) -> dict[str, Any]:
    """Return a file handed in as columns."""
    one = file if isinstance(file, Handed) else Handed(file)
    return {f.name: getattr(one, f.name) for f in fields(one)} | {"path": str(one.path)}


def said(outcome: Outcome) -> dict[str, Any]:
    """Return an outcome as columns."""
    return {name: getattr(outcome, name) for name in SAID}
