"""Files of a cancelled batch that no worker holds, inside whoever's transaction.

A worker may hold a file when its batch is cancelled, and give it back later, or die:
so whoever gives files out looks for such rows each time.
"""

import datetime as dt

import sqlalchemy as sa

from archive.catalogue import claiming
from archive.catalogue.schema import batch as batches
from archive.catalogue.schema import intake

CANCELLED = "cancelled"
_MESSAGE = "Đã hủy trước khi đọc. Nếu vẫn cần, hãy thử lại."


def end(connection: sa.Connection, at: dt.datetime, owner: str = "") -> None:
    """Refuse the files of cancelled batches that nobody holds, and close those.

    What ``owner`` holds is in its hands, whatever the clock says.
    """
    which = batches.c.ended_at.is_(None), batches.c.state == CANCELLED
    found = connection.execute(sa.select(batches.c.id).where(*which)).scalars().all()
    for number in found:
        _refuse(connection, number, at, owner)
    claiming.close(connection, found, at)


def _refuse(connection: sa.Connection, batch: int, at: dt.datetime, owner: str) -> None:
    free = sa.or_(intake.c.state == "received", claiming.expired(owner, at))
    ended = {"outcome": "refused", "reason": CANCELLED, "message": _MESSAGE}
    connection.execute(
        sa.update(intake)
        .where(intake.c.batch == batch, free)
        .values(state="done", owner=None, finished_at=at, **ended)
    )
