"""Rows of pages that are to be recognised, inside whoever's transaction.

The law of this module: a paper that waits has its pages in ``recognition_page``, one
row each until it is read; rows with a reason could not be read.
"""

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from archive.catalogue.recognition import Recognition
from archive.catalogue.schema import page, recognition, recognition_page
from archive.errors import UsageError
from archive.sentences import Sentence

IS_WAITING = recognition.c.state == "waiting"
"""The papers of which pages are to be read, or facts to be found in them."""

IS_OPEN = recognition_page.c.reason.is_(None)
"""The pages that are still to be read."""

LEFT = recognition.c.wanted - recognition.c.read - recognition.c.failed
"""How many pages of a paper that waits are still to be read."""

TURNS = recognition.c.turn, recognition.c.asked_at, recognition.c.document
"""The order in which papers are read."""


def begin(
    connection: sa.Connection,
    number: int,
    said: Mapping[str, Any],
    pages: Sequence[int],
) -> None:
    """Let pages of a paper wait, in place of what waited before."""
    drop(connection, number)
    connection.execute(sa.insert(recognition).values(document=number, **said))
    rows = [{"document": number, "number": one} for one in pages]
    if rows:
        connection.execute(sa.insert(recognition_page), rows)


def drop(connection: sa.Connection, number: int) -> None:
    """Forget what was to be read of a paper: its text is another one now."""
    for table in (recognition_page, recognition):
        connection.execute(sa.delete(table).where(table.c.document == number))


def carried(
    connection: sa.Connection, number: int
) -> Callable[[Collection[int]], None]:
    """Return what puts back, of a paper that is written anew, what waits or was let be.

    It is told which pages are still only images: of others there is nothing to read.
    """
    tables = recognition, recognition_page
    asked = (sa.select(table).where(table.c.document == number) for table in tables)
    rows = [list(map(dict, connection.execute(one).mappings())) for one in asked]

    def put_back(images: Collection[int]) -> None:
        papers, pages = rows
        pages = [row for row in pages if row["number"] in images]
        for table, kept in zip(tables, (papers, pages), strict=True):
            if kept:
                connection.execute(sa.insert(table), kept)
        leave(connection, number)

    return put_back


def row_of(connection: sa.Connection, number: int) -> int | None:
    """Return the row of the ledger that a paper of which pages wait came with."""
    kept = sa.select(recognition.c.intake).where(recognition.c.document == number)
    row: int | None = connection.execute(kept).scalar()
    return row


def skip(connection: sa.Connection, number: int, at: dt.datetime) -> None:
    """Let the pages be that wait; facts are found in those read since, first."""
    waits = recognition.c.document == number, IS_WAITING
    connection.execute(
        sa.delete(recognition_page).where(
            recognition_page.c.document == number, IS_OPEN
        )
    )
    connection.execute(
        sa.update(recognition)
        .where(*waits, recognition.c.unfound == 0)
        .values(state="skipped", finished_at=at)
    )


def leave(connection: sa.Connection, number: int) -> None:
    """Forget the pages that a paper has no longer: they are another's now."""
    held = sa.select(page.c.number).where(page.c.document == number)
    theirs = recognition_page.c.document == number
    connection.execute(
        sa.delete(recognition_page).where(
            theirs, recognition_page.c.number.not_in(held)
        )
    )
    left = sa.select(sa.func.count()).where(theirs, ~IS_OPEN).scalar_subquery()
    connection.execute(
        sa.update(recognition)
        .where(recognition.c.document == number)
        .values(failed=left)
    )


def demand_settled(connection: sa.Connection, *numbers: int) -> None:
    """Make sure that no page of papers is waiting to be recognised.

    Raises:
        UsageError: some are.
    """
    waits = sa.select(recognition.c.document).where(
        recognition.c.document.in_(numbers), IS_WAITING
    )
    if connection.execute(waits.limit(1)).first():
        message = Sentence(
            "Văn bản còn trang ảnh đang chờ đọc. "
            "Hãy đợi đọc xong, hoặc bỏ qua các trang ấy rồi mới tách."
        )
        raise UsageError(message)


def stale(connection: sa.Connection) -> Sequence[int]:
    """Return the papers of which other pages wait than is told.

    Pages that wait are pages of a paper that waits, and they add up with those that
    were read; where people skipped them, none is left.
    """
    held = sa.select(page.c.number).where(
        page.c.document == recognition_page.c.document,
        page.c.number == recognition_page.c.number,
    )
    waits = sa.select(recognition.c.document).where(
        recognition.c.document == recognition_page.c.document
    )
    is_lost = ~held.exists() | ~waits.where(sa.or_(IS_WAITING, ~IS_OPEN)).exists()
    lost = sa.select(recognition_page.c.document).where(is_lost)
    pages = recognition_page.c.document == recognition.c.document
    counted = sa.select(sa.func.count()).where(pages)
    left = counted.where(IS_OPEN).scalar_subquery()
    failed = counted.where(~IS_OPEN).scalar_subquery()
    wrong = sa.or_(left > LEFT, failed != recognition.c.failed)
    miscounted = sa.select(recognition.c.document).where(wrong)
    found = connection.execute(lost.union(miscounted)).scalars()
    return sorted(found)


def of(connection: sa.Connection, number: int, at: dt.datetime) -> Recognition | None:
    """Return how far the recognition of a paper has come, where there was any."""
    row = connection.execute(
        sa.select(recognition).where(recognition.c.document == number)
    ).one_or_none()
    return to_recognition(connection, row, at) if row else None


def to_recognition(
    connection: sa.Connection, row: sa.Row[Any], at: dt.datetime
) -> Recognition:
    """Return a row as a value, with the pages that could not be read."""
    pages = connection.execute(
        sa.select(recognition_page.c.number, recognition_page.c.reason)
        .where(recognition_page.c.document == row.document, ~IS_OPEN)
        .order_by(recognition_page.c.number)
    )
    is_lent = sa.select(recognition_page.c.number).where(
        recognition_page.c.document == row.document,
        recognition_page.c.lease_until >= at,
    )
    return replace(
        counted(row),
        is_working=connection.execute(is_lent.limit(1)).first() is not None,
        unread=tuple((one.number, one.reason) for one in pages),
    )


def counted(row: sa.Row[Any]) -> Recognition:
    """Return a row as a value, without what only its pages tell."""
    return Recognition(
        document=row.document,
        state=row.state,
        wanted=row.wanted,
        read=row.read,
        failed=row.failed,
        asked_by=row.asked_by,
        asked_at=row.asked_at,
        finished_at=row.finished_at,
        is_first=row.turn < 0,
    )
