"""Proof that no entry was altered, left out, put in or moved; or which were."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import sqlalchemy as sa

from archive.audit import chain, tables
from archive.audit.chain import Key
from archive.audit.entries import canonical
from archive.audit.head import Head
from archive.audit.store import KEY, Store, fact, head

_AT_ONCE = 2_000

FlawCode = Literal[
    "key_changed",
    "entries_missing",
    "entry_altered",
    "text_altered",
    "text_missing",
    "papers_altered",
    "end_missing",
    "head_differs",
    "head_unreadable",
]


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something that was done to the audit: from which entry to which."""

    code: FlawCode
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Checked:
    """How the audit stands: what is newest, how many were looked at, what is wrong."""

    head: Head | None
    entries: int
    flaws: tuple[Flaw, ...]


_COLUMNS = (
    "number", "at", "who", "what", "place", "via", "address", "status", "papers",
    "details",
)  # fmt: skip


def checked(
    store: Store, key: Key, heads: Sequence[Head], *, last: int | None = None
) -> Checked:
    """Look at every entry, or the ``last`` ones, and at ``heads`` noted elsewhere.

    Raises:
        AuditError: the audit cannot be read.
    """
    with store.reading() as connection:
        newest = head(connection)
        kept = fact(connection, KEY)
        if newest and kept != key.print():
            every = Flaw("key_changed", 1, newest.number)
            return Checked(newest, 0, (every,))
        walk = _Walk(key, _start(connection, newest, last), heads)
        flaws = [*walk.through(connection), *walk.against(newest)]
        return Checked(newest, walk.entries, tuple(_merged(flaws)))


def _start(connection: sa.Connection, newest: Head | None, last: int | None) -> Head:
    """Return the entry behind which to begin; the one before all where all are meant."""
    behind = newest.number - last if newest and last else 0
    bond = sa.select(tables.entry.c.bond).where(tables.entry.c.number == behind)
    found = connection.execute(bond).scalar() if behind > 0 else None
    return Head(behind, found) if found else Head(0, chain.START)


class _Walk:
    """A walk along the chain: where it is, and what it has met."""

    def __init__(self, key: Key, start: Head, heads: Sequence[Head]) -> None:
        self._key = key
        self._at = self._start = start
        self._heads = set(heads)
        self._wordless: set[int] = set()
        self._erased: set[int] = set()
        self.entries = 0

    def through(self, connection: sa.Connection) -> Iterator[Flaw]:
        """Yield what is wrong with the entries, in their order."""
        while some := _portion(connection, tables.entry, self._at.number, None):
            first, end = self._at.number, some[-1].number
            typed = {
                one.number: one for one in _portion(connection, tables.text, first, end)
            }
            papers = _papers(_portion(connection, tables.paper, first, end))
            for row in some:
                number = row.number
                yield from self._look(
                    row, typed.pop(number, None), papers.pop(number, [])
                )
            yield from (Flaw("text_altered", number, number) for number in typed)
            yield from (Flaw("papers_altered", number, number) for number in papers)
        yield from _strays(connection, self._at.number)
        gone = sorted(self._wordless - self._erased)
        yield from (Flaw("text_missing", number, number) for number in gone)

    def _look(self, row: Any, typed: Any, papers: list[int]) -> Iterator[Flaw]:
        number, before = row.number, self._at
        self._at = Head(number, row.bond)
        self.entries += 1
        if any(noted.number == number and noted != self._at for noted in self._heads):
            yield Flaw("head_differs", number, number)
        if number > before.number + 1:
            # Nothing tells what this one was bound to: the gap is what is wrong.
            yield Flaw("entries_missing", before.number + 1, number - 1)
        elif not _is_sound(lambda: self._bond(before, row) == row.bond):
            yield Flaw("entry_altered", number, number)
            return
        if row.what == "erased":
            self._erased |= _erased(row)
        if not _is_sound(lambda: papers == json.loads(row.papers)):
            yield Flaw("papers_altered", number, number)
        if typed is None and row.mark is not None:
            self._wordless.add(number)
        elif typed is not None and not _is_sound(lambda: _mark(typed) == row.mark):
            yield Flaw("text_altered", number, number)

    def _bond(self, before: Head, row: Any) -> bytes:
        columns = {name: getattr(row, name) for name in _COLUMNS}
        return self._key.bind(before.bond, canonical(columns, row.mark))

    def against(self, newest: Head | None) -> Iterator[Flaw]:
        """Yield what noted heads say that was not met on the way."""
        end = newest.number if newest else 0
        for noted in self._heads:
            if noted.number > end:
                yield Flaw("end_missing", end + 1, noted.number)


def _portion(
    connection: sa.Connection, table: sa.Table, behind: int, end: int | None
) -> Sequence[Any]:
    """Return the rows of the next entries, or all rows up to ``end``."""
    asked = (
        sa.select(table)
        .where(table.c.number > behind)
        .order_by(*table.primary_key.columns)
    )
    if end is None:
        return connection.execute(asked.limit(_AT_ONCE)).all()
    return connection.execute(asked.where(table.c.number <= end)).all()


def _mark(typed: Any) -> bytes:
    return chain.mark(typed.salt, typed.text, typed.bare)


def _erased(row: Any) -> set[int]:
    """Return the entries from which an erasing one took what was typed."""
    try:
        return set(json.loads(row.details)["entries"])
    except (TypeError, ValueError, KeyError):
        return set()


def _is_sound(holds: Callable[[], bool]) -> bool:
    """Say whether something holds; of what can be no entry of ours, nothing does."""
    try:
        return holds()
    except (TypeError, ValueError, AttributeError):
        return False


def _strays(connection: sa.Connection, end: int) -> Iterator[Flaw]:
    """Yield what lies before the first entry or behind the last."""
    strays: dict[sa.Table, FlawCode] = {
        tables.entry: "entry_altered",
        tables.text: "text_altered",
        tables.paper: "papers_altered",
    }
    for table, code in strays.items():
        number = table.c.number
        asked = sa.select(number).where(sa.or_(number < 1, number > end))
        for one in connection.execute(asked).scalars():
            where = one if isinstance(one, int) else end + 1
            yield Flaw(code, where, where)


def _papers(rows: Sequence[Any]) -> dict[int, list[int]]:
    papers: dict[int, list[int]] = {}
    for row in rows:
        papers.setdefault(row.number, []).append(row.paper)
    return papers


def _merged(flaws: Sequence[Flaw]) -> Iterator[Flaw]:
    """Yield flaws, those of one kind that follow each other as one."""
    waiting: Flaw | None = None
    for one in sorted(flaws, key=lambda flaw: (flaw.code, flaw.first)):
        if waiting and one.code == waiting.code and one.first <= waiting.last + 1:
            waiting = Flaw(one.code, waiting.first, max(waiting.last, one.last))
            continue
        if waiting:
            yield waiting
        waiting = one
    if waiting:
        yield waiting
