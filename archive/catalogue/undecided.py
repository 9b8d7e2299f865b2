"""Files of which only a keeper knows what became of them, until a keeper decides.

Whoever handed them in is told that they were received, since the paper they became or
showed is hidden from them. What they handed in for others themselves needs nobody.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from archive.access import EVERYONE, Reader, for_groups, groups_of
from archive.catalogue import belonging, rows
from archive.catalogue.database import Database
from archive.catalogue.ledger import Row
from archive.catalogue.schema import document, intake, membership, person
from archive.errors import NotFoundError
from archive.sentences import Sentence

_NOBODY_SAW = intake.c.dismissed_at.is_(None)
_IS_OTHERWISE = sa.and_(
    document.c.audience != EVERYONE, document.c.audience != intake.c.audience
)


@dataclass(frozen=True, slots=True)
class Undecided:
    """A file with its paper, whom that is for, and the offices of who handed it in."""

    row: Row
    document: int
    audience: str
    offices: frozenset[int]

    @property
    def shared(self) -> str | None:
        """Whom the paper is for, with these offices; None where that says nothing."""
        named = groups_of(self.audience)
        return for_groups(named | self.offices) if named and self.offices else None


class UndecidedFiles:
    """The files of the ledger that wait for a keeper."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def open(
        self, *, before: int | None = None, limit: int = 100
    ) -> tuple[Undecided, ...]:
        """Return those about which nobody has decided, the newest first."""
        older = intake.c.id < before if before is not None else sa.true()
        with self._database.read() as connection:
            readers = _readers(connection)
            if not readers:
                return ()
            found = _asked(readers).where(older).order_by(intake.c.id.desc())
            told = connection.execute(found.limit(limit)).all()
            offices = _offices(connection)
        return tuple(_undecided(row, offices) for row in told)

    def of(self, number: int) -> Undecided:
        """Return one of them.

        Raises:
            NotFoundError: it does not wait for a keeper.
        """
        found = self.open(before=number + 1, limit=1)
        if not found or found[0].row.id != number:
            raise NotFoundError(
                Sentence("tệp chờ quyết định số %(number)s", number=number)
            )
        return found[0]

    def leave(self, number: int, *, by: str, at: dt.datetime) -> None:
        """Leave a file as it is told: nothing of it is shown to who handed it in."""
        seen = {"dismissed_at": at, "dismissed_by": by}
        which = intake.c.id == number, _NOBODY_SAW
        with self._database.write(durable=True) as connection:
            connection.execute(sa.update(intake).where(*which).values(seen))


def _joined() -> sa.Join:
    return sa.join(intake, document, intake.c.document == document.c.id)


def _readers(connection: sa.Connection) -> list[Reader]:
    """Return who handed in files whose papers are not for everyone."""
    names = (
        sa.select(intake.c.who)
        .select_from(_joined().join(person, person.c.name == intake.c.who))
        .where(_IS_OTHERWISE, _NOBODY_SAW, belonging.IS_OPEN)
        .distinct()
    )
    found = connection.execute(names).scalars().all()
    return [belonging.named(connection, name) for name in found]


def _asked(readers: Iterable[Reader]) -> sa.Select[tuple[object, ...]]:
    are_hidden = [
        sa.and_(
            intake.c.who == reader.name,
            document.c.audience.not_in(sorted(reader.audiences)),
        )
        for reader in readers
    ]
    columns = *intake.c, document.c.audience.label("given_to")
    asked = sa.select(*columns).select_from(_joined())
    return asked.where(_IS_OTHERWISE, _NOBODY_SAW, sa.or_(*are_hidden))


def _offices(connection: sa.Connection) -> dict[str, frozenset[int]]:
    asked = sa.select(person.c.name, membership.c.office).join_from(person, membership)
    found: dict[str, frozenset[int]] = {}
    for name, number in connection.execute(asked):
        found[name] = found.get(name, frozenset()) | {number}
    return found


def _undecided(
    row: sa.Row[tuple[object, ...]], offices: dict[str, frozenset[int]]
) -> Undecided:
    told = rows.to_row(row)
    return Undecided(
        told, row.document, row.given_to, offices.get(told.who, frozenset())
    )
