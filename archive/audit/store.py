"""The entries in their database: appended in one transaction, looked through, read.

The only module beside the catalogue that knows SQL. It is never in the catalogue's
way: of SQLite it has a file of its own, of PostgreSQL its own connection.
"""

import contextlib
from collections.abc import Iterable, Iterator, Sequence

import sqlalchemy as sa

from archive.audit import tables
from archive.audit.binding import Bound
from archive.audit.chain import Key
from archive.audit.entries import Entry, Recorded
from archive.audit.folding import Folding
from archive.audit.head import Head
from archive.audit.seeking import Sought, chosen, recorded
from archive.catalogue.database import Database
from archive.errors import ArchiveError, AuditError
from archive.sentences import Sentence

__all__ = ["Sought", "Store"]

PATIENCE = 3.0
"""Seconds for which a writer of one process waits for that of another."""

KEY = "key"

# Any number will do, as long as every process takes the same one.
_POSTGRES_LOCK = 1_718_2026

_FAILED = Sentence(
    "Nhật ký không ghi hoặc đọc được, nên việc phải ghi nhật ký tạm dừng. "
    "Hãy kiểm tra chỗ trống và quyền ghi ổ đĩa của kho."
)


class Store:
    """The tables of one audit. Safe to share between threads, not across a fork."""

    def __init__(self, address: str) -> None:
        self._database = Database.at(address, patience=PATIENCE)
        self._folding = Folding()

    def close(self) -> None:
        """Let the connections go."""
        self._database.close()

    @contextlib.contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A transaction that sees one state of the audit.

        Raises:
            AuditError: the audit cannot be read.
        """
        with _translated(), self._database.read() as connection:
            yield connection

    @contextlib.contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        with _translated(), self._database.write(durable=True) as connection:
            if self._database.is_sqlite:
                # What is erased is written over, here and wherever it is moved.
                connection.exec_driver_sql("PRAGMA secure_delete = ON")
            else:
                lock = sa.func.pg_advisory_xact_lock(_POSTGRES_LOCK)
                connection.execute(sa.select(lock))
            yield connection

    def prepare(self) -> None:
        """Make the tables where there are none."""
        with self.reading() as connection:
            if sa.inspect(connection).has_table(tables.fact.name):
                return
        with self._writing() as connection:
            tables.metadata.create_all(connection)

    @property
    def is_sqlite(self) -> bool:
        """Whether the audit is a file of this machine."""
        return self._database.is_sqlite

    def is_empty(self) -> bool:
        """Say whether nothing was ever recorded."""
        with self.reading() as connection:
            return head(connection) is None

    def append(self, entries: Sequence[Entry], key: Key) -> Head | None:
        """Write entries behind the newest, all or none; return what is newest then.

        Number and bond are taken inside the transaction, so processes may append at
        the same time. A part of what was just seen is left out.

        Raises:
            AuditError: nothing was written.
        """
        with self._writing() as connection:
            _hold_to(connection, key)
            return _append(connection, self._folding.unfolded(connection, entries), key)

    def page(self, sought: Sought, limit: int) -> list[Recorded]:
        """Return entries that are sought, the newest first."""
        with self.reading() as connection:
            found = connection.execute(chosen(connection, sought).limit(limit))
            return [recorded(one) for one in found]

    def texts(self, behind: int, limit: int) -> list[tuple[int, str]]:
        """Return what was typed, with the numbers of its entries, in their order."""
        asked = sa.select(tables.text.c.number, tables.text.c.text).where(
            tables.text.c.number > behind
        )
        with self.reading() as connection:
            found = connection.execute(asked.order_by(tables.text.c.number))
            return [(one.number, one.text) for one in found.fetchmany(limit)]

    def erase(self, numbers: Sequence[int], entry: Entry, key: Key) -> Head | None:
        """Erase what was typed from entries, and record that it was."""
        with self._writing() as connection:
            _hold_to(connection, key)
            gone = tables.text.c.number.in_(numbers)
            connection.execute(sa.delete(tables.text).where(gone))
            return _append(connection, [entry], key)

    def empty_log(self) -> None:
        """Move what is committed out of SQLite's log, where erased text still lies.

        Raises:
            AuditError: others read all the while; try again later.
        """
        with _translated():
            self._database.empty_log()


def head(connection: sa.Connection) -> Head | None:
    """Return the newest entry, or None where there is none."""
    asked = sa.select(tables.entry.c.number, tables.entry.c.bond)
    newest = connection.execute(
        asked.order_by(tables.entry.c.number.desc()).limit(1)
    ).first()
    return Head(newest.number, newest.bond) if newest else None


def fact(connection: sa.Connection, name: str) -> bytes | None:
    """Return what holds for the audit as a whole."""
    asked = sa.select(tables.fact.c.value).where(tables.fact.c.name == name)
    found: bytes | None = connection.execute(asked).scalar()
    return found


def _hold_to(connection: sa.Connection, key: Key) -> None:
    """Make sure that entries are bound by the key that binds those before them."""
    kept = fact(connection, KEY)
    if kept is None:
        known = {"name": KEY, "value": key.print()}
        connection.execute(sa.insert(tables.fact).values(known))
    elif kept != key.print():
        raise AuditError(_OTHER_KEY)


def _append(
    connection: sa.Connection, entries: Iterable[Entry], key: Key
) -> Head | None:
    bound = Bound.behind(head(connection), entries, key)
    for table, rows in (
        (tables.entry, bound.entries),
        (tables.text, bound.texts),
        (tables.paper, bound.papers),
    ):
        if rows:
            connection.execute(sa.insert(table), rows)
    return bound.head


@contextlib.contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except AuditError:
        raise
    except (ArchiveError, OSError, sa.exc.SQLAlchemyError) as error:
        raise AuditError(_FAILED) from error


_OTHER_KEY = Sentence(
    "Khóa của nhật ký không phải là khóa đã dùng cho các mục trước. "
    "Hãy đặt lại tệp khóa cũ từ bản sao lưu."
)
