"""Files that were not taken in, until a person has seen to each.

The law of this module: the outcome stays as it is in the ledger; what a person
adds is a note, a name and a time, and can be taken back.
"""

import datetime as dt
from collections.abc import Iterable, Mapping

import sqlalchemy as sa

from archive.catalogue import rows
from archive.catalogue.database import Database
from archive.catalogue.ledger import Row
from archive.catalogue.schema import intake

_IS_REFUSED = intake.c.outcome == "refused"
_IS_OPEN = sa.and_(_IS_REFUSED, intake.c.dismissed_at.is_(None))


class Refusals:
    """The refused files of the ledger."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def count(self) -> int:
        """Return how many refused files nobody has seen to."""
        counted = sa.select(sa.func.count()).select_from(intake).where(_IS_OPEN)
        with self._database.read() as connection:
            return int(connection.execute(counted).scalar_one())

    def open(self, *, before: int | None = None, limit: int = 100) -> tuple[Row, ...]:
        """Return those nobody has seen to, the newest first, a page at a time."""
        older = intake.c.id < before if before is not None else sa.true()
        found = sa.select(intake).where(_IS_OPEN, older).order_by(intake.c.id.desc())
        with self._database.read() as connection:
            return tuple(map(rows.to_row, connection.execute(found.limit(limit))))

    def dismiss(
        self, numbers: Iterable[int], note: str, *, by: str, at: dt.datetime
    ) -> int:
        """Say of refused files that no more is needed; return of how many.

        What is dismissed already keeps its first note.
        """
        seen = {"note": note, "dismissed_at": at, "dismissed_by": by}
        return self._change(numbers, intake.c.dismissed_at.is_(None), seen)

    def restore(self, numbers: Iterable[int]) -> int:
        """Take a dismissal back; return of how many files."""
        unseen = {"note": "", "dismissed_at": None, "dismissed_by": None}
        return self._change(numbers, intake.c.dismissed_at.is_not(None), unseen)

    def _change(
        self,
        numbers: Iterable[int],
        which: sa.ColumnElement[bool],
        values: Mapping[str, object],
    ) -> int:
        named = intake.c.id.in_(sorted(set(numbers)))
        changed = (
            sa.update(intake).where(named, _IS_REFUSED, which).values(dict(values))
        )
        with self._database.write(durable=True) as connection:
            return connection.execute(changed).rowcount
