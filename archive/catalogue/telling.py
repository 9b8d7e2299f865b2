"""Which files handed in a reader is told of, and how much of each.

The law of this module: to whoever does not keep the archive, the ledger is what it
would be without the papers that are hidden from them, but for files they handed in
themselves. Those are always there; where one became a paper that is hidden from them,
or showed one, it is told as received, and that a keeper decides: in the same words,
whatever the paper is, and whether it was held before.

Of others nothing is told before it has ended: a name that is there and then is not
would tell of a paper that is hidden. Who may not hand in is told of no others.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from archive.catalogue import identity, rows
from archive.catalogue.access import visible
from archive.catalogue.ledger import Row
from archive.catalogue.schema import batch, document, intake
from archive.catalogue.view import to_metadata
from archive.links import Names
from archive.model import Reader

UNDECIDED = "undecided"
"""The reason of a file of which only a keeper knows what became of it."""

MESSAGE = "Đã nhận; người giữ kho sẽ quyết định."

SECRET = ("secrecy", "secret", "purged")
"""Reasons that tell of a paper that must not be known, or is no more."""

_COPY = "possible_copy"


@dataclass(frozen=True, slots=True)
class View:
    """The ledger as somebody is told it: tables of the same columns.

    Of files that a reader knows nothing of, ``rows`` and ``batches`` hold none.
    """

    rows: sa.FromClause = intake
    batches: sa.FromClause = batch
    reader: Reader | None = None
    authority: Names | None = None

    @property
    def is_refused(self) -> sa.ColumnElement[bool]:
        """The files that were refused, which are told of as they are."""
        ended = self.rows.c[_ENDED if _ENDED in self.rows.c else "outcome"]
        return ended == sa.literal_column("'refused'")

    def fetch(self, connection: sa.Connection, asked: sa.Select[Any]) -> list[Row]:
        """Return the rows that are asked for, each with what else it tells."""
        found = list(map(rows.to_row, connection.execute(asked)))
        if self.reader is None or self.authority is None:
            return found
        known = self._known(connection, found)
        alike = self._alike(connection, found, self.reader, self.authority)
        return [_told(row, known, alike) for row in found]

    def _known(self, connection: sa.Connection, found: Iterable[Row]) -> set[int]:
        """Return the rows named by some that are themselves told."""
        named = {n for row in found for n in (row.parcel, row.instead_of) if n}
        if not named:
            return set()
        told = sa.select(self.rows.c.id).where(self.rows.c.id.in_(sorted(named)))
        return set(connection.execute(told).scalars())

    def _alike(
        self,
        connection: sa.Connection,
        found: Iterable[Row],
        reader: Reader,
        authority: Names,
    ) -> set[int]:
        """Return those papers among doubtful copies whose like the reader may see."""
        ended = (row.outcome for row in found if row.outcome)
        doubted = {one.document for one in ended if _COPY in one.flags} - {None}
        asked = sa.select(document.c.id, document.c.facts)
        papers = connection.execute(asked.where(document.c.id.in_(doubted))).all()
        return {
            number
            for number, facts in papers
            if _has_like(connection, number, facts, reader, authority)
        }


def _has_like(
    connection: sa.Connection,
    number: int,
    facts: Any,
    reader: Reader,
    authority: Names,
) -> bool:
    metadata = to_metadata(facts)
    others = identity.alike(connection, number, metadata, authority) - {number}
    shown = sa.select(document.c.id).where(document.c.id.in_(others), visible(reader))
    return connection.execute(shown).first() is not None


WHOLE = View()
"""The ledger as the machine keeps it, and keepers see it."""


def view_of(reader: Reader, authority: Names) -> View:
    """Return the ledger as ``reader`` is told it."""
    if reader.may("unseal"):
        return WHOLE
    return View(*_tables(reader), reader, authority)


# A page asks for them several times, and they are the same for the same people.
@lru_cache(maxsize=256)
def _tables(reader: Reader) -> tuple[sa.Subquery, sa.Subquery]:
    told = _rows(reader)
    return told, _batches(reader, told)


_paper = document.alias("told_paper")
_HAS_PAPER = intake.c.document.is_not(None)


def _rows(reader: Reader) -> sa.Subquery:
    audiences = sorted(reader.audiences)
    # Looked up once for each file: what hides a paper is asked for several times.
    held = sa.join(intake, _paper, _paper.c.id == intake.c.document, isouter=True)
    is_seen = sa.func.coalesce(_paper.c.audience.in_(audiences), sa.false())
    is_hidden = sa.and_(_HAS_PAPER, ~is_seen)
    is_own = intake.c.who == reader.name
    is_told = sa.and_(
        intake.c.state == "done",
        sa.case((_HAS_PAPER, is_seen), else_=_is_plain(audiences)),
    )
    is_taken = sa.and_(~is_own, intake.c.outcome != "refused")
    columns = [_masked(column, is_hidden, is_taken) for column in intake.c]
    which = sa.or_(is_own, is_told) if reader.may("hand_in") else is_own
    ended = intake.c.outcome.label(_ENDED)
    return sa.select(*columns, ended).select_from(held).where(which).subquery("told")


def _is_plain(audiences: Sequence[str]) -> sa.ColumnElement[bool]:
    """Whether a file without a paper may be known to whom it was handed in for."""
    return sa.and_(
        intake.c.audience.in_(audiences),
        intake.c.outcome != "held",
        intake.c.let_in.is_(None),
        sa.func.coalesce(intake.c.reason, "").not_in(SECRET),
    )


_ENDED = "ended"
"""The column that has how a file ended as an index has it, whatever is told."""

_INSTEAD: dict[str, Any] = {
    "outcome": "added",
    "reason": UNDECIDED,
    "message": MESSAGE,
    "document": sa.null(),
    "flags": sa.literal([], sa.JSON),
}


def _masked(
    column: sa.Column[Any],
    is_hidden: sa.ColumnElement[bool],
    is_taken: sa.ColumnElement[bool],
) -> sa.ColumnElement[Any]:
    """Return a column as it is told, with the same words for all that is hidden.

    Of files of others that were taken in no sentence is told, which may count what
    lay in them, and of their zips no hash and no size: hidden papers are in there.
    """
    told: list[tuple[sa.ColumnElement[bool], Any]] = []
    if column.name in _INSTEAD:
        told.append((is_hidden, _INSTEAD[column.name]))
    if column.name == "message":
        told.append((is_taken, ""))
    if column.name in ("sha256", "size"):
        told.append((sa.and_(is_taken, intake.c.reason == "unpacked"), sa.null()))
    if not told:
        return column
    masked = sa.case(*told, else_=column)
    return sa.type_coerce(masked, column.type).label(column.name)


def _batches(reader: Reader, told: sa.Subquery) -> sa.Subquery:
    """Batches of which something is told; those of others as what is told of them."""
    is_own = batch.c.who == reader.name
    theirs = sa.select(told.c.id).where(told.c.batch == batch.c.id)
    # In the order of an index, which finds the last one at once.
    last = sa.select(told.c.finished_at).where(told.c.batch == batch.c.id)
    last = last.order_by(told.c.finished_at.desc()).limit(1)
    ended_at = sa.case((is_own, batch.c.ended_at), else_=last.scalar_subquery())
    columns = [
        sa.type_coerce(ended_at, column.type).label(column.name)
        if column.name == "ended_at"
        else column
        for column in batch.c
    ]
    which = sa.or_(is_own, theirs.exists())
    return sa.select(*columns).where(which).subquery("told_batch")


def _told(row: Row, known: set[int], alike: set[int]) -> Row:
    """Return a row without what it would name that is not told."""
    told = replace(
        row,
        parcel=row.parcel if row.parcel in known else None,
        instead_of=row.instead_of if row.instead_of in known else None,
    )
    ended = row.outcome
    if ended is None:
        return told
    if ended.reason == UNDECIDED:
        return replace(told, note="", dismissed_at=None, dismissed_by=None)
    if _COPY in ended.flags and ended.document not in alike:
        flags = tuple(flag for flag in ended.flags if flag != _COPY)
        return replace(told, outcome=replace(ended, flags=flags, message=""))
    return told
