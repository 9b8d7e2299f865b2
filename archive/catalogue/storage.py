"""Which originals of files handed in are stored, and which must not stay."""

from collections.abc import Iterable, Mapping

import sqlalchemy as sa

from archive.catalogue import claiming
from archive.catalogue.claiming import Asked
from archive.catalogue.database import Database
from archive.catalogue.ledger import Row
from archive.catalogue.schema import intake

_later = intake.alias()


def _must_go(row: sa.FromClause) -> sa.ColumnElement[bool]:
    return sa.and_(
        row.c.state == "done",
        row.c.sha256.is_not(None),
        sa.or_(
            row.c.outcome == "held",
            row.c.reason.in_(("unpacked", "secret")),
            # What a keeper let in and could not be read is under seal still.
            sa.and_(row.c.let_in.is_not(None), row.c.outcome == "refused"),
        ),
    )


_IS_EARLIER = (
    sa.select(_later.c.id)
    .where(_later.c.sha256 == intake.c.sha256, _later.c.path == intake.c.path)
    .where(_must_go(_later), intake.c.outcome == "refused")
    .exists()
)
"""The tries of such a file that were refused before."""


class Storage:
    """The originals as the ledger names them, each by the hash of its bytes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def unstored(self, asked: Asked) -> tuple[Row, ...]:
        """Return the next rows whose originals are to be stored, in their turn."""
        with self._database.read() as connection:
            return claiming.unstored(connection, asked)

    def store(self, originals: Mapping[int, str]) -> None:
        """Write under which hash the original of each row lies in the archive."""
        told = [{"row": row, "hash": sha256} for row, sha256 in originals.items()]
        if not told:
            return
        with self._database.write() as connection:
            connection.execute(
                sa.update(intake)
                .where(intake.c.id == sa.bindparam("row"))
                .values(sha256=sa.bindparam("hash")),
                told,
            )

    def unwanted(self) -> frozenset[str]:
        """Return the originals that must not rest in the archive, and may do so still.

        Those of secrets, and of parcels whose files have rows of their own.
        """
        with self._database.read() as connection:
            found = sa.select(intake.c.sha256).where(_must_go(intake))
            return frozenset(connection.execute(found).scalars())

    def forget(self, originals: Iterable[str]) -> None:
        """Write that such originals are gone, those of earlier tries among them."""
        named = intake.c.sha256.in_(sorted(originals))
        gone = sa.or_(_must_go(intake), _IS_EARLIER)
        with self._database.write() as connection:
            connection.execute(sa.update(intake).where(named, gone).values(sha256=None))
