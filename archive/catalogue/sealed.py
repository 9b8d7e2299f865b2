"""What is held for its secrecy, as values, and how they are read from their rows."""

import datetime as dt
from dataclasses import dataclass
from typing import Any, Literal

import sqlalchemy as sa

from archive.catalogue.schema import held, intake
from archive.secrecy import Mark

State = Literal["held", "let_in", "given_back", "destroyed", "lost"]
Deed = Literal["open", "let_in", "given_back", "destroyed"]
Reason = Literal["secrecy", "secrecy_doubtful", "sent_along"]
"""Why it is held: a mark, something like one, or a file that it was sent with."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who handed it in, when, and the name that the file had then."""

    who: str
    at: dt.datetime
    path: str


@dataclass(frozen=True, slots=True)
class Held:
    """What is held, and why: the ``mark``, or a file that it was sent with.

    ``seal`` is the name of its sealed files; ``awaits`` says that a keeper let it in
    and it is still being read.
    """

    id: int
    seal: str
    reason: Reason
    mark: Mark
    held_at: dt.datetime
    state: State
    size: int | None = None
    sha256: str | None = None
    sealed_at: dt.datetime | None = None
    document: int | None = None
    senders: tuple[Sender, ...] = ()
    awaits: bool = False

    @property
    def may_be_named(self) -> bool:
        """Whether the name of its file may be told: of top secrets not even that."""
        return self.mark.level != "Tuyệt mật"


@dataclass(frozen=True, slots=True)
class Act:
    """What a keeper did with it, and why."""

    deed: Deed
    who: str
    at: dt.datetime
    why: str
    audience: str = ""


def reason_of(mark: Mark) -> Reason:
    """Return why something is held: its mark, or a file that has one."""
    if not mark.level:
        return "sent_along"
    return "secrecy_doubtful" if mark.is_doubtful else "secrecy"


def fetch(
    connection: sa.Connection, *which: sa.ColumnElement[bool], limit: int | None = None
) -> tuple[Held, ...]:
    """Return what is held under a condition, the newest first."""
    asked = sa.select(held).where(*which).order_by(held.c.id.desc()).limit(limit)
    rows = connection.execute(asked).all()
    senders = _senders(connection, [row.id for row in rows])
    waiting = _waiting(connection) if rows else set()
    return tuple(
        _to_held(row, senders.get(row.id, ()), awaits=row.id in waiting) for row in rows
    )


def _senders(
    connection: sa.Connection, numbers: list[int]
) -> dict[int, tuple[Sender, ...]]:
    columns = intake.c.held, intake.c.who, intake.c.received_at, intake.c.path
    asked = sa.select(*columns).where(intake.c.held.in_(numbers)).order_by(intake.c.id)
    found: dict[int, tuple[Sender, ...]] = {}
    for number, *sender in connection.execute(asked):
        found[number] = (*found.get(number, ()), Sender(*sender))
    return found


def _waiting(connection: sa.Connection) -> set[int]:
    """Return the numbers of what is being let in."""
    asked = sa.select(intake.c.let_in).where(
        intake.c.let_in.is_not(None), intake.c.state != "done"
    )
    return set(connection.execute(asked).scalars())


def _to_held(row: sa.Row[Any], senders: tuple[Sender, ...], *, awaits: bool) -> Held:
    is_doubtful = row.reason == "secrecy_doubtful"
    return Held(
        id=row.id,
        seal=row.seal,
        reason=row.reason,
        mark=Mark(row.mark, row.printed, row.page, is_doubtful=is_doubtful),
        held_at=row.held_at,
        state=row.state,
        size=row.size,
        sha256=row.sha256,
        sealed_at=row.sealed_at,
        document=row.document,
        senders=senders,
        awaits=awaits,
    )
