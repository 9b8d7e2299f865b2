"""Files that were not taken in, until a person has seen to each.

The law of this module: the outcome stays as it is in the ledger. What a person adds
is a note, a name and a time, which can be taken back, or another row that tries the
file again or replaces it: that one waits for a person then, where it is refused too.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import sqlalchemy as sa

from archive.catalogue.batches import Batches
from archive.catalogue.cancelling import CANCELLED
from archive.catalogue.database import Database
from archive.catalogue.intake import Intake
from archive.catalogue.ledger import Batch, Handed, Refused, Row
from archive.catalogue.schema import batch as batches
from archive.catalogue.schema import intake
from archive.catalogue.telling import WHOLE, View
from archive.errors import ConflictError, NotFoundError
from archive.sentences import Sentence

Condition = sa.ColumnElement[bool]

_IS_REFUSED = intake.c.outcome == sa.literal_column("'refused'")

_KEPT = "path", "skips_ocr", "size", "modified_at", "sha256", "parcel", "audience"
"""What is known of a file, however often it is tried."""


class Refusals:
    """The refused files of the ledger."""

    def __init__(self, database: Database, view: View = WHOLE) -> None:
        self._database = database
        self._view = view
        self._rows = view.rows

    @property
    def _can_be_retried(self) -> Condition:
        """Whether nobody has seen to a file, and nobody is told that it was retried."""
        later = self._rows.alias()
        is_last = ~sa.exists(sa.select(1).where(later.c.instead_of == self._rows.c.id))
        return sa.and_(
            self._view.is_refused, self._rows.c.dismissed_at.is_(None), is_last
        )

    @property
    def _is_open(self) -> Condition:
        # Whoever cancels files has seen to them; but not to what one was to replace.
        is_cancelled = self._rows.c.reason == CANCELLED
        waits = sa.or_(~is_cancelled, self._rows.c.instead_of.is_not(None))
        return sa.and_(self._can_be_retried, waits)

    def _of(self, reason: str | None, batch: int | None) -> list[Condition]:
        why = [self._rows.c.reason == reason] if reason is not None else []
        return [*why, self._rows.c.batch == batch] if batch is not None else why

    def count(self) -> int:
        """Return how many refused files nobody has seen to."""
        counted = (
            sa.select(sa.func.count()).select_from(self._rows).where(self._is_open)
        )
        with self._database.read() as connection:
            return int(connection.execute(counted).scalar_one())

    def open(
        self,
        *,
        before: int | None = None,
        limit: int = 100,
        reason: str | None = None,
        batch: int | None = None,
    ) -> tuple[Row, ...]:
        """Return those nobody has seen to, the newest first, a page at a time."""
        number = self._rows.c.id
        older = number < before if before is not None else sa.true()
        which = self._is_open, older, *self._of(reason, batch)
        found = sa.select(self._rows).where(*which).order_by(number.desc())
        with self._database.read() as connection:
            return tuple(self._view.fetch(connection, found.limit(limit)))

    def reasons(self, batch: int | None = None) -> tuple[Refused, ...]:
        """Return why files wait for a person, and how many, the most first.

        Of one batch those too that somebody cancelled: they can be retried.
        """
        why = self._rows.c.reason
        which = self._is_open if batch is None else self._can_be_retried
        counted = (
            sa.select(why, sa.func.count().label("files"))
            .where(which, *self._of(None, batch))
            .group_by(why)
            .order_by(sa.desc("files"), why)
        )
        with self._database.read() as connection:
            found = connection.execute(counted).all()
        return tuple(Refused(row.reason or "", row.files) for row in found)

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
        self, numbers: Iterable[int], which: Condition, values: Mapping[str, object]
    ) -> int:
        is_told = self._rows.c.id.in_(sorted(set(numbers)))
        told = intake.c.id.in_(sa.select(self._rows.c.id).where(is_told))
        changed = sa.update(intake).where(told, _IS_REFUSED, which).values(dict(values))
        with self._database.write(durable=True) as connection:
            return connection.execute(changed).rowcount

    def retry(
        self, numbers: Iterable[int], *, who: str, at: dt.datetime
    ) -> Batch | None:
        """Hand refused files in once more, as they lie, and return their new batch.

        What somebody has seen to, or retried already, is left as it is; None where
        that is so of all.
        """
        return self._retry([self._rows.c.id.in_(sorted(set(numbers)))], who, at)

    def retry_all(
        self, reason: str, *, who: str, at: dt.datetime, batch: int | None = None
    ) -> Batch | None:
        """Hand all files in once more that were refused for a reason."""
        waits = sa.true() if batch else self._is_open
        return self._retry([waits, *self._of(reason, batch)], who, at)

    def _retry(
        self, which: Sequence[Condition], who: str, at: dt.datetime
    ) -> Batch | None:
        said = {"who": who, "received_at": at}
        with self._database.write(durable=True) as connection:
            old = sa.select(self._rows.c.id).where(self._can_be_retried, *which)
            if connection.execute(old.limit(1)).first() is None:
                return None
            begun = sa.insert(batches).values(who=who, begun_at=at)
            number = connection.execute(begun.returning(batches.c.id)).scalar_one()
            again = _again({"batch": number, **said}, intake.c.id.in_(old))
            files = connection.execute(again).rowcount
            counted = sa.update(batches).where(batches.c.id == number)
            connection.execute(counted.values(files=files))
            return Batches(self._database).of(number)

    def replace(self, number: int, file: Handed, *, who: str, at: dt.datetime) -> Row:
        """Hand a better file in in place of a refused one, and return its row.

        Raises:
            NotFoundError: no such file was refused.
            ConflictError: somebody retried, replaced or dismissed it meanwhile.
        """
        with self._database.write(durable=True) as connection:
            named = self._rows.c.id == number
            if not (old := self._fetch(connection, named, self._can_be_retried)):
                raise self._settled(connection, number)
            better, whom = replace(file, instead_of=number), old[0].audience
            handed_in = Intake(self._database).hand_in
            (row,) = handed_in([better], who=who, at=at, audience=whom)
        return row

    def _settled(
        self, connection: sa.Connection, number: int
    ) -> NotFoundError | ConflictError:
        named = self._rows.c.id == number, self._view.is_refused
        found = self._fetch(connection, *named)
        if not found:
            return NotFoundError(
                Sentence("tệp không nhận số %(number)s", number=number)
            )
        later = self._fetch(connection, self._rows.c.instead_of == number)
        who = later[0].who if later else found[0].dismissed_by
        return ConflictError(
            Sentence("Tệp không nhận số %(number)s", number=number), who or ""
        )

    def _fetch(self, connection: sa.Connection, *which: Condition) -> list[Row]:
        found = sa.select(self._rows).where(*which).order_by(self._rows.c.id)
        return self._view.fetch(connection, found)

    def became(self, numbers: Iterable[int]) -> dict[int, Row]:
        """Return for refused files the row that tried each again last, if any."""
        newest: dict[int, Row] = {}
        first = {number: number for number in numbers}
        with self._database.read() as connection:
            while first:
                named = self._rows.c.instead_of.in_(list(first))
                later = self._fetch(connection, named)
                found = [(first[row.instead_of or 0], row) for row in later]
                newest |= dict(found)
                first = {row.id: number for number, row in found}
        return newest


def _again(said: Mapping[str, object], *which: Condition) -> sa.Insert:
    """Return what writes a row for each old one, with ``said`` in place of its own."""
    kept = {name: intake.c[name] for name in _KEPT}
    told = {
        name: sa.literal(value, intake.c[name].type) for name, value in said.items()
    }
    columns = kept | told | {"instead_of": intake.c.id}
    old = sa.select(*columns.values()).where(*which).order_by(intake.c.id)
    return sa.insert(intake).from_select(list(columns), old)
