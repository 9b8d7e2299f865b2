"""The numbered changes of the catalogue, which the index follows."""

import datetime as dt
from collections.abc import Iterator, Mapping

import sqlalchemy as sa

from archive.catalogue.database import Database
from archive.catalogue.papers import Change, ChangeKind
from archive.catalogue.schema import change, document, head

State = tuple[int, int, int]
"""The number of the newest change, how often the authority file was added to, and
the access version."""

_AT_ONCE = 1000
# They are asked for in every answer: the texts spare the compiler.
_HEAD = "SELECT revision FROM head"
_STATE = "SELECT revision, authority, access FROM head"


class Changes:
    """What has changed since a revision, in the order of commits."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def head(self) -> int:
        """Return the number of the newest change, 0 where there is none."""
        with self._database.read() as connection:
            return head_of(connection)

    def newest(self) -> int:
        """Return the same of now, whatever the moment in which this is asked."""
        with self._database.anew() as connection:
            return head_of(connection)

    def identity(self) -> str:
        """Return what tells this catalogue from every other, whatever its address."""
        with self._database.read() as connection:
            return str(connection.execute(sa.select(head.c.identity)).scalar_one())

    def gone_since(self, revision: int) -> frozenset[int]:
        """Return the papers changed after ``revision`` that are no papers now.

        They were removed, or joined to others: an index of that revision shows both.
        Whom the others are for it asks itself.
        """
        statement = (
            sa.select(change.c.document)
            .join_from(
                change, document, change.c.document == document.c.id, isouter=True
            )
            .where(change.c.revision > revision)
            .where(sa.or_(document.c.id.is_(None), document.c.joined_to.is_not(None)))
        )
        with self._database.read() as connection:
            return frozenset(connection.execute(statement).scalars())

    def since(self, revision: int) -> Iterator[Change]:
        """Yield the changes after ``revision``, oldest first."""
        while found := self._some(revision):
            yield from found
            revision = found[-1].revision

    def _some(self, revision: int) -> list[Change]:
        statement = (
            sa.select(change.c.revision, change.c.document, change.c.kind)
            .where(change.c.revision > revision)
            .order_by(change.c.revision)
            .limit(_AT_ONCE)
        )
        with self._database.read() as connection:
            return [Change(*row) for row in connection.execute(statement)]


def head_of(connection: sa.Connection) -> int:
    """Return the number of the newest change, 0 where there is none."""
    # It is asked for every answer: the text spares the compiler.
    return int(connection.exec_driver_sql("SELECT revision FROM head").scalar_one())


def state_of(connection: sa.Connection) -> State:
    """Return what tells an answer that is remembered from one of now.

    An addition to the authority file may change links without changing any paper,
    and a paper given to others changes what is seen.
    """
    revision, authority, access = connection.exec_driver_sql(_STATE).one()
    return int(revision), int(authority), int(access)


def line_up(connection: sa.Connection) -> None:
    """Wait for other writers before looking at papers, where more than one is made."""
    connection.execute(sa.update(head).values(revision=head.c.revision))


def record(
    connection: sa.Connection, document: int, kind: ChangeKind, at: dt.datetime
) -> None:
    """Number a change of ``document`` inside the transaction that makes it.

    Call it before looking at other papers: it makes writers wait for each other,
    so that of two papers taken in at once the second one sees the first.
    """
    record_all(connection, {document: at}, kind)


def record_all(
    connection: sa.Connection, documents: Mapping[int, dt.datetime], kind: ChangeKind
) -> None:
    """Number changes of the same kind, each of a paper at its moment."""
    many = len(documents)
    raised = sa.update(head).values(revision=head.c.revision + many)
    last = connection.execute(raised.returning(head.c.revision)).scalar_one()
    rows = [
        {"revision": number, "document": document, "kind": kind, "made_at": at}
        for number, (document, at) in enumerate(documents.items(), last - many + 1)
    ]
    connection.execute(sa.insert(change), rows)
