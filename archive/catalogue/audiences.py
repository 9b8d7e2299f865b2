"""Whom papers are for, and which of them were given to others since they came.

The access version (``head.access``) is raised whenever a paper is given to others and
whenever an audience comes into use: what was worked out before is then of no use.
"""

import datetime as dt
import threading

import sqlalchemy as sa

from archive.access import Restricted
from archive.catalogue.database import Database
from archive.catalogue.schema import audience, document, head, restriction

# It is asked for in every answer: the text spares the compiler.
_VERSION = "SELECT access FROM head"


class Audiences:
    """The audiences in use, and the papers that changed theirs."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known = Restricted()
        self._lock = threading.Lock()

    def all(self) -> frozenset[str]:
        """Return every audience that some paper is for, or once was."""
        with self._database.read() as connection:
            return frozenset(connection.execute(sa.select(audience.c.key)).scalars())

    def restricted(self) -> Restricted:
        """Return the papers given to others since they came, as of now.

        An index that knows whom a paper was for when it was put in needs no more.
        """
        with self._database.read() as connection, self._lock:
            version = connection.exec_driver_sql(_VERSION).scalar_one()
            if version > self._known.version:
                given = {
                    **self._known.audiences,
                    **_since(connection, self._known.version),
                }
                self._known = Restricted(version, given)
            return self._known


def _since(connection: sa.Connection, version: int) -> dict[str, str]:
    statement = sa.select(document.c.id, document.c.audience).where(
        document.c.access > version
    )
    return {str(number): whom for number, whom in connection.execute(statement)}


def give(  # noqa: PLR0913  # one argument for each thing that is remembered
    connection: sa.Connection,
    number: int,
    whom: str,
    *,
    by: str,
    why: str,
    at: dt.datetime,
) -> None:
    """Give a paper, and those joined to it, to ``whom``, and remember it."""
    was = sa.select(document.c.audience).where(document.c.id == number)
    before = connection.execute(was).scalar_one()
    if before == whom:
        return
    note(connection, whom)
    said = {"document": number, "before": before, "audience": whom}
    made = {"who": by, "why": why, "made_at": at}
    connection.execute(sa.insert(restriction).values(said | made))
    connection.execute(
        sa.update(document)
        .where(sa.or_(document.c.id == number, document.c.joined_to == number))
        .values(audience=whom, access=raise_version(connection))
    )


def note(connection: sa.Connection, *audiences: str) -> None:
    """Remember that these are in use, inside the transaction that uses them."""
    for key in audiences:
        is_known = sa.select(audience.c.key).where(audience.c.key == key).exists()
        fresh = sa.select(sa.literal(key)).where(~is_known)
        if connection.execute(sa.insert(audience).from_select(["key"], fresh)).rowcount:
            raise_version(connection)


def raise_version(connection: sa.Connection) -> int:
    """Raise the access version inside a transaction, and return it."""
    raised = sa.update(head).values(access=head.c.access + 1)
    return int(connection.execute(raised.returning(head.c.access)).scalar_one())
