"""What came by itself: files of watched folders, and the batches they came in."""

import datetime as dt
from collections.abc import Sequence

import sqlalchemy as sa

from archive.catalogue import rows
from archive.catalogue.database import Database
from archive.catalogue.ledger import Batch, Handed
from archive.catalogue.schema import intake
from archive.catalogue.telling import WHOLE, View

_AT_ONCE = 500
_Listed = tuple[str, int | None, dt.datetime | None]


class Origins:
    """What watched folders brought."""

    def __init__(self, database: Database, view: View = WHOLE) -> None:
        self._database = database
        self._view = view

    def new(self, files: Sequence[Handed]) -> list[Handed]:
        """Return the files that were never handed in as they are now.

        The same path with another size or time is another file.
        """
        known: set[_Listed] = set()
        with self._database.read() as connection:
            for first in range(0, len(files), _AT_ONCE):
                known |= _known(connection, files[first : first + _AT_ONCE])
        return [one for one in files if _listed(one) not in known]

    def newest(self, origin: str) -> Batch | None:
        """Return the last batch that a folder brought; None where none came."""
        table = self._view.batches
        which = table.c.origin == origin
        last = sa.select(table).where(which).order_by(table.c.id.desc()).limit(1)
        with self._database.read() as connection:
            found = connection.execute(last).one_or_none()
            if found is None:
                return None
            progress = rows.progress(connection, [found.id], self._view.rows)
            return rows.to_batch(found, progress[found.id])

    def ended(self, batch: int) -> frozenset[int]:
        """Return which rows of a batch have their outcome."""
        which = intake.c.batch == batch, intake.c.state == "done"
        with self._database.read() as connection:
            found = connection.execute(sa.select(intake.c.id).where(*which))
            return frozenset(found.scalars())


def _known(connection: sa.Connection, files: Sequence[Handed]) -> set[_Listed]:
    """Return what the ledger has of these times; paths may be too long for an index."""
    times = {one.modified_at for one in files}
    dated = intake.c.modified_at.in_(times - {None})
    undated = intake.c.modified_at.is_(None) & intake.c.path.in_(
        [str(one.path) for one in files if one.modified_at is None]
    )
    which = dated | undated if None in times else dated
    found = sa.select(intake.c.path, intake.c.size, intake.c.modified_at)
    return {(row[0], row[1], row[2]) for row in connection.execute(found.where(which))}


def _listed(file: Handed) -> _Listed:
    return str(file.path), file.size, file.modified_at
