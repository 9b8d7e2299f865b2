"""Rows of the intake ledger given to workers, inside whoever's transaction."""

import datetime as dt

import sqlalchemy as sa

from archive.catalogue import rows
from archive.catalogue.ledger import Row
from archive.catalogue.schema import intake

_MOST_ATTEMPTS = 2
_POISON = "Bộ đọc đã dừng đột ngột hai lần vì tệp này. Hãy xuất lại từ bản gốc."


def held_by(owner: str, at: dt.datetime) -> tuple[sa.ColumnElement[bool], ...]:
    """The rows that a worker holds."""
    is_theirs = intake.c.owner == owner
    return intake.c.state == "claimed", is_theirs, intake.c.lease_until >= at


def holds(connection: sa.Connection, owner: str, at: dt.datetime) -> bool:
    """Say whether a worker holds any row."""
    held = sa.select(intake.c.id).where(*held_by(owner, at)).limit(1)
    return connection.execute(held).one_or_none() is not None


def oldest(connection: sa.Connection, *which: sa.ColumnElement[bool]) -> int | None:
    """Return the first of these rows that nobody else is about to take."""
    oldest = sa.select(intake.c.id).where(*which).order_by(intake.c.id).limit(1)
    free = oldest.with_for_update(skip_locked=True)
    return connection.execute(free).scalar_one_or_none()


def lend(connection: sa.Connection, number: int, owner: str, until: dt.datetime) -> Row:
    """Give a row to a worker."""
    lent = {"state": "claimed", "owner": owner, "lease_until": until}
    statement = (
        sa.update(intake)
        .where(intake.c.id == number)
        .values(attempts=intake.c.attempts + 1, **lent)
        .returning(intake)
    )
    return rows.to_row(connection.execute(statement).one())


def refuse_poison(
    connection: sa.Connection, expired: sa.ColumnElement[bool], at: dt.datetime
) -> None:
    """End the rows whose workers died too often."""
    connection.execute(
        sa.update(intake)
        .where(expired, intake.c.attempts >= _MOST_ATTEMPTS)
        .values(
            state="done",
            finished_at=at,
            outcome="refused",
            reason="poison",
            message=_POISON,
        )
    )
