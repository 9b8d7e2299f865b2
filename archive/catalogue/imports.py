"""Offices' own registers, imported line by line and taken back as one.

The law of this module: a line is kept before anything is made of it, and a few
hundred at a time are written in one transaction with their outcomes. Whoever dies
in between has lost nothing, and nothing is written twice.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from archive import registered
from archive.catalogue import changes, identity, imported, importing, shelf
from archive.catalogue.database import Database
from archive.catalogue.imported import Import, Listed, RegisterLine
from archive.catalogue.papers import Brief
from archive.catalogue.schema import register_import, register_line
from archive.errors import ConflictError
from archive.facts import Metadata
from archive.links import Names
from archive.model import Reader
from archive.sentences import Sentence

PORTION = 300
"""Lines written in one transaction: about half a second for which others wait."""

BACK = 60
"""Lines taken back in one: a paper that goes has to be looked for everywhere."""

_AT_ONCE = 2_000
_is_open = register_line.c.outcome.is_(None)


class Imports:
    """The registers that were imported."""

    def __init__(self, database: Database, authority: Names) -> None:
        self._database = database
        self._authority = authority

    def begin(  # noqa: PLR0913  # the file with its lines, for whom, by whom and when
        self,
        name: str,
        sha256: str,
        lines: Sequence[RegisterLine],
        *,
        reader: Reader,
        at: dt.datetime,
        audience: str = "everyone",
    ) -> int:
        """Keep the lines of a register, to be written one portion after another."""
        with self._database.write(durable=True) as connection:
            made = sa.insert(register_import).values(
                name=name,
                sha256=sha256,
                who=reader.name,
                audience=audience,
                sees=sorted(reader.audiences),
                begun_at=at,
                lines=len(lines),
            )
            number = int(
                connection.execute(made.returning(register_import.c.id)).scalar_one()
            )
            for start in range(0, len(lines), _AT_ONCE):
                rows = [
                    imported.to_row(number, one)
                    for one in lines[start : start + _AT_ONCE]
                ]
                connection.execute(sa.insert(register_line), rows)
        return number

    def go_on(self, at: dt.datetime) -> bool:
        """Write, or take back, the next portion; False where nothing waits."""
        if not self.waits():
            return False
        with self._database.write(durable=True) as connection:
            # Writers stand in line here, so that no two take the same lines.
            changes.line_up(connection)
            if number := _taken_back(connection):
                self._take_back(connection, number, at)
            elif number := _waiting(connection):
                self._write(connection, number, at)
        return True

    def waits(self) -> bool:
        """Whether there is a line to write, or to take back."""
        with self._database.read() as connection:
            return bool(_taken_back(connection) or _waiting(connection))

    def undo(self, number: int, *, reader: Reader, by: str, at: dt.datetime) -> None:
        """Let an import be taken back, portion by portion, by whoever goes on.

        Raises:
            NotFoundError: there is no such import for ``reader``.
            ConflictError: it is taken back already.
        """
        with self._database.write(durable=True) as connection:
            row = imported.row_of(connection, number, reader)
            if row.undone_at:
                what = Sentence("Lần nhập sổ mã %(number)s", number=number)
                raise ConflictError(what, row.undone_by.removeprefix("person:"))
            connection.execute(
                sa.update(register_import)
                .where(register_import.c.id == number)
                .values(undone_at=at, undone_by=by)
            )
            connection.execute(
                sa.update(register_line)
                .where(imported.of_import == number, _is_open)
                .values(outcome="refused", reason="undone", undone="gone")
            )

    def get(self, number: int, reader: Reader) -> Import:
        """Return an import with how far it has come.

        Raises:
            NotFoundError: there is no such import for ``reader``.
        """
        with self._database.read() as connection:
            return imported.to_import(
                connection, imported.row_of(connection, number, reader), reader
            )

    def listed(self, reader: Reader, *, limit: int = 50) -> tuple[Import, ...]:
        """Return the imports, newest first."""
        statement = (
            sa.select(register_import)
            .where(imported.told(reader))
            .order_by(register_import.c.id.desc())
            .limit(limit)
        )
        with self._database.read() as connection:
            rows = connection.execute(statement).all()
            return tuple(imported.to_import(connection, row, reader) for row in rows)

    def lines(
        self,
        number: int,
        reader: Reader,
        *,
        outcome: str | None = None,
        offset: int = 0,
        limit: int | None = None,
    ) -> tuple[RegisterLine, ...]:
        """Return lines of an import in the order of the register.

        Raises:
            NotFoundError: there is no such import for ``reader``.
        """
        which = [imported.of_import == number, imported.shown(reader)]
        if outcome:
            which.append(register_line.c.outcome == outcome)
        statement = (
            sa.select(register_line)
            .where(*which)
            .order_by(register_line.c.id)
            .offset(offset)
            .limit(limit)
        )
        with self._database.read() as connection:
            imported.row_of(connection, number, reader)
            return tuple(map(imported.to_line, connection.execute(statement)))

    def of_paper(self, number: int, reader: Reader) -> tuple[Listed, ...]:
        """Return the lines of registers that name a paper, with their registers.

        Raises:
            NotFoundError: there is no paper that ``reader`` may see.
        """
        statement = (
            sa.select(
                register_line,
                register_import.c.id.label("register"),
                register_import.c.name,
            )
            .join_from(
                register_line,
                register_import,
                imported.of_import == register_import.c.id,
            )
            .where(
                register_line.c.document == number,
                register_import.c.undone_at.is_(None),
                register_import.c.audience.in_(sorted(reader.audiences)),
            )
            .order_by(register_line.c.id)
        )
        with self._database.read() as connection:
            shelf.row_of(connection, number, reader)
            rows = connection.execute(statement).all()
        return tuple(imported.to_listed(row) for row in rows)

    def foresee(
        self, papers: Iterable[Metadata], reader: Reader
    ) -> list[tuple[int, ...]]:
        """Return which papers held each of ``papers`` is, of those ``reader`` sees."""
        with self._database.read() as connection:
            meant = list(papers)
            twins = identity.Twins(connection, meant, self._authority, reader)
            return [twins.same(one) for one in meant]

    def briefs(
        self, numbers: Iterable[int], reader: Reader
    ) -> dict[int, tuple[Brief, bool]]:
        """Return papers by number, each with whether a file of it is held."""
        asked = set(numbers)
        with self._database.read() as connection:
            found = shelf.briefs(connection, asked, reader)
            without = identity.unfiled(connection, asked)
        return {one: (brief, one not in without) for one, brief in found.items()}

    def _write(self, connection: sa.Connection, number: int, at: dt.datetime) -> None:
        of = _fetch(connection, number)
        writer = importing.Writer(connection, of, self._authority, at)
        rows = _portion(
            connection, imported.of_import == number, _is_open, most=PORTION
        )
        told = writer.write([row.claims for row in rows])
        ended = [
            {"line": row.id, "outcome": outcome, "reason": reason, "document": paper}
            for row, (outcome, reason, paper) in zip(rows, told, strict=True)
        ]
        connection.execute(
            sa.update(register_line).where(register_line.c.id == sa.bindparam("line")),
            ended,
        )

    def _take_back(
        self, connection: sa.Connection, number: int, at: dt.datetime
    ) -> None:
        of = _fetch(connection, number)
        for row in _portion(
            connection, imported.of_import == number, imported.is_taken_back, most=BACK
        ):
            became = importing.take_back(
                connection,
                row.document,
                registered.source(number),
                self._authority,
                by=of.undone_by,
                at=at,
            )
            # A paper that is gone is named no more: its line is told as it was.
            paper = row.document if became == "kept" else None
            _end(connection, row.id, undone=became, document=paper)


def _waiting(connection: sa.Connection) -> int | None:
    """Return an import of which lines wait to be written."""
    first = (
        sa.select(imported.of_import)
        .where(_is_open)
        .order_by(register_line.c.id)
        .limit(1)
    )
    return connection.execute(first).scalar()


def _taken_back(connection: sa.Connection) -> int | None:
    """Return an import of which lines wait to be taken back."""
    undone = sa.select(register_import.c.id).where(
        register_import.c.undone_at.is_not(None)
    )
    first = (
        sa.select(imported.of_import)
        .where(imported.of_import.in_(undone), imported.is_taken_back)
        .limit(1)
    )
    return connection.execute(first).scalar()


def _portion(
    connection: sa.Connection, *which: sa.ColumnElement[bool], most: int
) -> Sequence[sa.Row[Any]]:
    some = sa.select(register_line).where(*which).order_by(register_line.c.id)
    return connection.execute(some.limit(most)).all()


def _end(connection: sa.Connection, line: int, **said: Any) -> None:
    connection.execute(
        sa.update(register_line).where(register_line.c.id == line).values(**said)
    )


def _fetch(connection: sa.Connection, number: int) -> sa.Row[Any]:
    return connection.execute(
        sa.select(register_import).where(register_import.c.id == number)
    ).one()
