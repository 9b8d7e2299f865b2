"""Files handed in at once, and how far they have come."""

import sqlalchemy as sa

from archive.catalogue import rows
from archive.catalogue.database import Database
from archive.catalogue.ledger import Batch, Progress
from archive.catalogue.schema import batch as batches
from archive.errors import NotFoundError


class Batches:
    """The batches of the intake ledger."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begun_by(self, batch: int) -> str:
        """Return who began a batch.

        Raises:
            NotFoundError: there is no such batch.
        """
        statement = sa.select(batches.c.who).where(batches.c.id == batch)
        with self._database.read() as connection:
            who = connection.execute(statement).scalar_one_or_none()
        if who is None:
            raise missing(batch)
        return str(who)

    def progress(self, batch: int) -> Progress:
        """Return how many files of a batch are where."""
        with self._database.read() as connection:
            return rows.progress(connection, [batch])[batch]

    def newest(
        self, *, limit: int = 20, before: int | None = None
    ) -> tuple[Batch, ...]:
        """Return the batches begun last, newest first, those before another."""
        older = batches.c.id < before if before is not None else sa.true()
        begun = sa.select(batches).where(older).order_by(batches.c.id.desc())
        with self._database.read() as connection:
            found = connection.execute(begun.limit(limit)).all()
            progress = rows.progress(connection, [row.id for row in found])
        return tuple(rows.to_batch(row, progress[row.id]) for row in found)


def missing(batch: int) -> NotFoundError:
    """Return what is raised where there is no such batch."""
    return NotFoundError(f"lần tiếp nhận {batch}")
