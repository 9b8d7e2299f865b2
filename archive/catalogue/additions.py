"""What clerks add to the authority file: kept for good, withdrawn but never deleted.

Whatever an addition touches is brought level in the transaction that makes it, so
that no page ever shows papers by another authority than the one that stands.
"""

import datetime as dt
from dataclasses import dataclass, replace

import sqlalchemy as sa

from archive.authority import Authority
from archive.authority.additions import AddedBody, Addition, bodies_of, tidied
from archive.authority.objections import Objection, objections
from archive.catalogue import learning, touching
from archive.catalogue.database import Database
from archive.catalogue.learning import Learned
from archive.catalogue.schema import addition
from archive.catalogue.touching import Touched
from archive.errors import ConflictError, NotFoundError, UsageError
from archive.links import Remembered
from archive.model import Reader
from archive.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Added:
    """An addition as it is kept: who made it, when and why, and who withdrew it."""

    id: int
    value: Addition
    note: str
    made_by: str
    made_at: dt.datetime
    withdrawn_by: str | None = None
    withdrawn_at: dt.datetime | None = None


class Additions:
    """The additions to the authority file, and what each of them would touch."""

    def __init__(self, database: Database, learned: Learned) -> None:
        self._database = database
        self._learned = learned

    def standing(self) -> tuple[Addition, ...]:
        """Return all that stand, the oldest first, as readers of files are told."""
        with self._database.read():
            return self._learned.now.additions

    def listed(
        self, *, before: int | None = None, limit: int | None = None
    ) -> tuple[Added, ...]:
        """Return what was ever made, the newest first; some ``before`` a number."""
        kept = sa.select(addition).order_by(addition.c.id.desc()).limit(limit)
        if before is not None:
            kept = kept.where(addition.c.id < before)
        with self._database.read() as connection:
            return tuple(_added(row) for row in connection.execute(kept))

    def about(self, body: str) -> tuple[Added, ...]:
        """Return those about a body, told by its id, the newest first."""
        spelled = self._learned.now.authority.naming.spelled
        return tuple(
            made for made in self.listed() if body in bodies_of(made.value, spelled)
        )

    def get(self, number: int) -> Added:
        """Return one of them.

        Raises:
            NotFoundError: there is none with this number.
        """
        asked = sa.select(addition).where(addition.c.id == number)
        with self._database.read() as connection:
            row = connection.execute(asked).one_or_none()
        if row is None:
            raise _missing(number)
        return _added(row)

    def objections(self, value: Addition) -> tuple[Objection, ...]:
        """Return what speaks against an addition as things are now."""
        with self._database.read():
            authority = self._learned.now.authority
        settled = _settled(value, authority)
        return objections(settled, authority, authority.naming.spelled)

    def touched(self, value: Addition, reader: Reader | None = None) -> Touched:
        """Return what an addition would touch, without making it.

        With a reader: of what an archive of this reader's papers alone would hold.
        """
        with self._database.read() as connection:
            before = self._learned.now
            value = _settled(value, before.authority)
            after = self._learned.imagined((*before.additions, value))
            whom = touching.scope(value, before.authority)
            return touching.touched(connection, whom, Remembered(after), reader)

    def add(self, value: Addition, *, by: str, at: dt.datetime, note: str = "") -> int:
        """Make an addition and bring level what it touches; return its number.

        Raises:
            UsageError: something speaks against it.
        """
        with self._database.write(durable=True) as connection:
            before = _here(self._learned, connection)
            value = _settled(value, before)
            wrong = objections(value, before, before.naming.spelled)
            if wrong:
                raise UsageError(wrong[0].sentence)
            row = {"note": note.strip(), "made_by": by, "made_at": at}
            made = sa.insert(addition).values(value=learning.to_row(value), **row)
            number = connection.execute(made.returning(addition.c.id)).scalar_one()
            self._follow(connection, value, before, at)
            return int(number)

    def withdraw(self, number: int, *, by: str, at: dt.datetime) -> None:
        """Take an addition back and bring level what it touched.

        Raises:
            NotFoundError: there is none with this number.
            ConflictError: somebody has taken it back already.
            UsageError: others rest on it.
        """
        with self._database.write(durable=True) as connection:
            made = self.get(number)
            if made.withdrawn_at is not None:
                raise ConflictError(_named(number), made.withdrawn_by or "")
            self._demand_free(connection, made)
            before = _here(self._learned, connection)
            connection.execute(
                sa.update(addition)
                .where(addition.c.id == number)
                .values(withdrawn_by=by, withdrawn_at=at)
            )
            self._follow(connection, made.value, before, at)

    def _follow(
        self,
        connection: sa.Connection,
        value: Addition,
        before: Authority,
        at: dt.datetime,
    ) -> None:
        # What was changed here is not learned: it may yet be undone. Everybody,
        # this process too, learns from the number that is raised.
        learning.count_change(connection)
        after = Remembered(_here(self._learned, connection))
        due = touching.touched(connection, touching.scope(value, before), after)
        touching.renew_all(connection, due, after, at)

    def _demand_free(self, connection: sa.Connection, made: Added) -> None:
        """Let no addition be about a body that goes, nor about one below it."""
        if not isinstance(made.value, AddedBody):
            return
        name, spelled = made.value.name, self._learned.now.authority.naming.spelled
        body = bodies_of(made.value, spelled)[0]
        others = (one for one in learning.standing(connection) if one != made.value)
        if any(body in bodies_of(o, spelled) or _is_within(o, name) for o in others):
            message = Sentence(
                "Còn phần bổ sung khác dựa vào “%(name)s”. Hãy hoàn tác chúng trước.",
                name=name,
            )
            raise UsageError(message)


def _is_within(value: Addition, name: str) -> bool:
    return isinstance(value, AddedBody) and value.within == name


def _settled(value: Addition, authority: Authority) -> Addition:
    """Return an addition as it is kept: tidied, the body above by its own name."""
    value = tidied(value)
    if not isinstance(value, AddedBody) or value.within is None:
        return value
    named = authority.body_named(value.within, value.valid_from)
    is_sure = named is not None and not (named.typo or named.inferred)
    return replace(value, within=named.name) if named and is_sure else value


def _here(learned: Learned, connection: sa.Connection) -> Authority:
    """Return the authority as this very transaction has it."""
    return learned.imagined(learning.standing(connection))


def _added(row: sa.Row[tuple[object, ...]]) -> Added:
    value = learning.of_row(row.value)
    rest = (row.note, row.made_by, row.made_at, row.withdrawn_by, row.withdrawn_at)
    return Added(row.id, value, *rest)


def _named(number: int) -> Sentence:
    return Sentence("phần bổ sung %(number)s", number=number)


def _missing(number: int) -> NotFoundError:
    return NotFoundError(_named(number))
