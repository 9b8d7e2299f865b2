"""The authority file as it is now: what the files say, and what clerks added.

Every process looks at one number in each of its transactions, and learns anew
where somebody has added or withdrawn something: nobody restarts for it.
"""

import threading
from dataclasses import dataclass
from typing import Any

import msgspec
import sqlalchemy as sa

from archive.authority import Authority
from archive.authority.additions import (
    AddedBody,
    AddedName,
    AddedTerm,
    Addition,
    Succession,
)
from archive.catalogue.schema import addition, head
from archive.links import Remembered

_KINDS: dict[str, type[Addition]] = {
    "body": AddedBody,
    "name": AddedName,
    "succession": Succession,
    "term": AddedTerm,
}
_WORDS = {kind: word for word, kind in _KINDS.items()}


@dataclass(frozen=True, slots=True)
class Lesson:
    """What was learned: the additions that stood after so many changes of them."""

    changes: int
    additions: tuple[Addition, ...]
    authority: Authority


class Learned:
    """The authority of today; ``names`` is the same with a memory."""

    def __init__(self, file: Authority) -> None:
        self._file = file
        self._lesson = Lesson(0, (), file)
        self._lock = threading.Lock()
        self.names = Remembered(file)

    @property
    def now(self) -> Lesson:
        """What was learned last."""
        return self._lesson

    def keep_level(self, connection: sa.Connection) -> None:
        """Learn what was added since the last look; most often nothing was."""
        changes = changes_of(connection)
        if changes > self._lesson.changes:
            with self._lock:
                self._learn(connection, changes)

    def _learn(self, connection: sa.Connection, changes: int) -> None:
        """Learn, unless another thread knows more by now.

        Who reads an older state never takes back what a thread that writes has learned:
        it would write by names that are no more.
        """
        if changes > self._lesson.changes:
            additions = standing(connection)
            authority = self.imagined(additions)
            self.names.learn(authority)
            self._lesson = Lesson(changes, additions, authority)

    def imagined(self, additions: tuple[Addition, ...]) -> Authority:
        """Return the authority as it would be with these additions alone."""
        return self._file.with_additions(additions) if additions else self._file


def changes_of(connection: sa.Connection) -> int:
    """Return how often something was added or withdrawn."""
    # It is asked in every transaction: the text spares the compiler.
    return int(connection.exec_driver_sql("SELECT authority FROM head").scalar_one())


def count_change(connection: sa.Connection) -> None:
    """Let every process learn anew once this transaction is done."""
    connection.execute(sa.update(head).values(authority=head.c.authority + 1))


def standing(connection: sa.Connection) -> tuple[Addition, ...]:
    """Return the additions that stand, the oldest first."""
    rows = connection.execute(
        sa.select(addition.c.value)
        .where(addition.c.withdrawn_at.is_(None))
        .order_by(addition.c.id)
    )
    return tuple(of_row(row.value) for row in rows)


def of_row(value: Any) -> Addition:
    """Return the addition that a row keeps."""
    return msgspec.convert(value, _KINDS[value["is"]])


def to_row(value: Addition) -> dict[str, Any]:
    """Return an addition as a row keeps it, with the word for what it is."""
    told: dict[str, Any] = msgspec.to_builtins(value)
    return {"is": _WORDS[type(value)]} | told
