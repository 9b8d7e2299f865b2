"""Rows of the intake ledger given to workers, inside whoever's transaction."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from archive.catalogue import rows
from archive.catalogue.ledger import Row
from archive.catalogue.schema import batch as batches
from archive.catalogue.schema import intake
from archive.model import Outcome

_MOST_ATTEMPTS = 2
_POISON = "Bộ đọc đã dừng đột ngột hai lần vì tệp này. Hãy xuất lại từ bản gốc."
_OTHER = intake.alias("other")
_RECEIVED = intake.c.state == "received"
_IS_OPEN = intake.c.state.in_(("received", "claimed"))
_TURNS = batches.c.turn, batches.c.files, batches.c.id
"""Whose files come first: raised ones, then small batches before large ones."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which rows a worker asks for: at most so many, of one batch or of all.

    Where ``is_stored`` is asked, only those whose original is stored.
    """

    most: int = 1
    batch: int | None = None
    only_new: bool = False
    is_stored: bool = False

    @property
    def which(self) -> sa.ColumnElement[bool]:
        """The condition on a row, beside its state.

        The same bytes are given out once at a time: the second file is known then.
        It does not wait for one that nobody holds while its batch is held up.
        """
        if not self.is_stored:
            return sa.true()
        is_given = sa.select(batches.c.id).where(batches.c.state == "open")
        is_read = (
            _OTHER.c.state == "claimed",
            _OTHER.c.sha256 == intake.c.sha256,
            sa.or_(_OTHER.c.owner.is_not(None), _OTHER.c.batch.in_(is_given)),
        )
        twin = sa.select(_OTHER.c.id).where(*is_read, _OTHER.c.id != intake.c.id)
        return sa.and_(intake.c.sha256.is_not(None), ~twin.exists())


def held_by(owner: str) -> tuple[sa.ColumnElement[bool], ...]:
    """The rows that a worker holds."""
    return intake.c.state == "claimed", intake.c.owner == owner


def expired(owner: str, at: dt.datetime) -> sa.ColumnElement[bool]:
    """The rows whose worker is dead: those of ``owner`` itself are in its hands.

    Its clock may have been put forward while it reads; and put back, which must not
    keep a row that nobody holds any more.
    """
    is_nobodys = intake.c.owner.is_(None)
    is_over = sa.and_(intake.c.lease_until < at, intake.c.owner != owner)
    return sa.and_(intake.c.state == "claimed", sa.or_(is_nobodys, is_over))


def turns(connection: sa.Connection, batch: int | None = None) -> Sequence[int]:
    """Return the batches whose files may be given out, in their turn."""
    which = batches.c.id == batch if batch else batches.c.ended_at.is_(None)
    found = sa.select(batches.c.id).where(which, batches.c.state == "open")
    return connection.execute(found.order_by(*_TURNS)).scalars().all()


def fresh(
    connection: sa.Connection, turns: Sequence[int], asked: Asked
) -> Sequence[int]:
    """Return the first rows that nobody has tried.

    Those known to be scans wait for all others.
    """
    untried = _RECEIVED, intake.c.attempts == 0, asked.which
    is_scan = intake.c.images.is_not(None)
    found = _in_turn(connection, turns, asked.most, *untried, ~is_scan)
    if found or asked.only_new:
        return found
    return _in_turn(connection, turns, asked.most, *untried, is_scan)


def _in_turn(
    connection: sa.Connection,
    turns: Sequence[int],
    most: int,
    *which: sa.ColumnElement[bool],
) -> Sequence[int]:
    found: dict[str | int, int] = {}
    for batch in turns:
        mine = sa.select(intake.c.id, intake.c.sha256).where(*which)
        free = mine.where(intake.c.batch == batch).order_by(intake.c.id)
        some = free.limit(most - len(found)).with_for_update(skip_locked=True)
        for row in connection.execute(some):
            found.setdefault(row.sha256 or row.id, row.id)
        if len(found) == most:
            break
    return list(found.values())


def unstored(connection: sa.Connection, asked: Asked) -> tuple[Row, ...]:
    """Return the next rows whose originals are to be stored."""
    bare = _RECEIVED, intake.c.sha256.is_(None)
    numbers = _in_turn(connection, turns(connection, asked.batch), asked.most, *bare)
    return rows.fetch(connection, intake.c.id.in_(numbers)) if numbers else ()


def tried(
    connection: sa.Connection, owner: str, at: dt.datetime, asked: Asked
) -> Sequence[int]:
    """Return a row that a worker died with, for one that holds nothing else.

    One of a worker that stored no originals before it read them is among them.
    """
    if _holds(connection, owner):
        return ()
    again = sa.or_(sa.and_(_RECEIVED, asked.which), expired(owner, at))
    return _in_turn(connection, turns(connection, asked.batch), 1, again)


def _holds(connection: sa.Connection, owner: str) -> bool:
    held = sa.select(intake.c.id).where(*held_by(owner)).limit(1)
    return connection.execute(held).one_or_none() is not None


def lend(
    connection: sa.Connection, numbers: Collection[int], owner: str, until: dt.datetime
) -> tuple[Row, ...]:
    """Give rows to a worker."""
    lent = {"state": "claimed", "owner": owner, "lease_until": until}
    statement = (
        sa.update(intake)
        .where(intake.c.id.in_(numbers))
        .values(attempts=intake.c.attempts + 1, **lent)
        .returning(intake)
    )
    given = map(rows.to_row, connection.execute(statement)) if numbers else ()
    place = {number: at for at, number in enumerate(numbers)}
    return tuple(sorted(given, key=lambda row: place[row.id]))


def refuse_poison(connection: sa.Connection, owner: str, at: dt.datetime) -> None:
    """End the rows whose workers died too often."""
    poison = (
        sa.update(intake)
        .where(expired(owner, at), intake.c.attempts >= _MOST_ATTEMPTS)
        .values(
            state="done",
            finished_at=at,
            outcome="refused",
            reason="poison",
            message=_POISON,
        )
        .returning(intake.c.batch)
    )
    close(connection, set(connection.execute(poison).scalars()), at)


def end(
    connection: sa.Connection, ended: Mapping[int, Outcome], at: dt.datetime
) -> None:
    """Write how files ended, and say of their batches whether they are over."""
    if not ended:
        return
    connection.execute(
        sa.update(intake)
        .where(intake.c.id == sa.bindparam("row"))
        .values(
            state="done",
            finished_at=at,
            **{name: sa.bindparam(f"said_{name}") for name in rows.SAID},
        ),
        [
            {"row": number}
            | {f"said_{name}": value for name, value in rows.said(outcome).items()}
            for number, outcome in ended.items()
        ],
    )
    theirs = sa.select(intake.c.batch).where(intake.c.id.in_(ended)).distinct()
    close(connection, connection.execute(theirs).scalars().all(), at)


def close(connection: sa.Connection, numbers: Iterable[int], at: dt.datetime) -> None:
    """Say of batches that they are over, where every file has its outcome."""
    asked = sorted(numbers)
    if not asked:
        return
    left = sa.select(intake.c.id).where(intake.c.batch == batches.c.id, _IS_OPEN)
    ours = batches.c.id.in_(asked), batches.c.ended_at.is_(None)
    # Of two who end the last two files at once, the second one sees both ended.
    locked = sa.select(batches.c.id).where(*ours).order_by(batches.c.id)
    connection.execute(locked.with_for_update())
    connection.execute(
        sa.update(batches).where(*ours, ~left.exists()).values(ended_at=at)
    )
