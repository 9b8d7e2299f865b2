"""The connection to the database: how it is opened, and what a transaction is.

The law of this module: whoever writes takes the write lock first, so two
writers wait for each other instead of failing half-way.
"""

import contextlib
import datetime as dt
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Self

import msgspec
import sqlalchemy as sa
from sqlalchemy import event

from archive.errors import ArchiveError, BusyError, SettingError
from archive.sentences import Sentence

_GLANCE = 0.02
_BUSY = Sentence("Danh mục đang bận. Hãy thử lại sau ít phút.")
_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA temp_store = MEMORY",
)


HOURS = dt.timezone(dt.timedelta(hours=7))
"""Vietnam has one time zone and no summer time."""

Today = Callable[[], dt.date]
"""What says which day it is."""


def in_vietnam() -> dt.date:
    """Return the day that it is where the papers are in force."""
    return dt.datetime.now(HOURS).date()  # noqa: TID251  # here time comes in


class Database:
    """Transactions for reading and for writing, one at a time in each thread.

    A transaction begun inside one that writes, or inside a ``moment``, is part of it.
    """

    def __init__(self, engine: sa.Engine, today: Today) -> None:
        self._engine = engine
        self.today = today
        self._current = threading.local()
        # Threads of one process wait here for each other, in turn; SQLite lets a
        # writer that waits for another sleep longer and longer.
        self._lock = threading.Lock()
        self._turn = self._lock if self.is_sqlite else contextlib.nullcontext()
        self._look: Callable[[sa.Connection], None] = _nothing

    @classmethod
    def at(
        cls, address: str, *, patience: float = 30, today: Today = in_vietnam
    ) -> Self:
        """Open the database at ``address`` and make its folder.

        ``patience`` is how many seconds a writer waits for another; ``today`` says
        for which day a status is asked where no other is named.

        Raises:
            SettingError: ``address`` is not the address of a database.
        """
        try:
            url = sa.make_url(address)
            engine = sa.create_engine(
                url, json_serializer=_to_json, json_deserializer=msgspec.json.decode
            )
        except (sa.exc.ArgumentError, ModuleNotFoundError) as error:
            name, hint = "VANKHO_CATALOGUE", "Viết như sqlite:///var/catalogue.db."
            raise SettingError(name, f"không đọc được {address!r}.", hint) from error
        if engine.dialect.name == "sqlite":
            _prepare_sqlite(engine, patience)
        return cls(engine, today)

    @property
    def is_sqlite(self) -> bool:
        """Whether the catalogue is a SQLite file."""
        return self._engine.dialect.name == "sqlite"

    def close(self) -> None:
        """Let every connection go."""
        self._engine.dispose()

    def look_first(self, look: Callable[[sa.Connection], None]) -> None:
        """Let ``look`` see the catalogue first in every transaction.

        What a process remembers of the catalogue is brought level with it there.
        """
        self._look = look

    @contextlib.contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """A transaction that sees one state of the catalogue throughout."""
        held: sa.Connection | None = getattr(self._current, "connection", None)
        held = held or getattr(self._current, "moment", None)
        if held is not None:
            yield held
            return
        with self.anew() as connection:
            yield connection

    @contextlib.contextmanager
    def anew(self) -> Iterator[sa.Connection]:
        """A transaction for reading that sees what is true now, also in a moment."""
        with _translated(), self._engine.connect() as connection, connection.begin():
            self._look(connection)
            yield connection

    @contextlib.contextmanager
    def moment(self) -> Iterator[None]:
        """Let all that is read inside see one state, in one transaction.

        For answers made of many questions. A transaction that writes has its own
        state, and with it the moment is over: what is read then is as of then.
        """
        held = getattr(self._current, "moment", None)
        if held is not None or getattr(self._current, "connection", None) is not None:
            yield
            return
        with self.anew() as connection:
            self._current.moment = connection
            try:
                yield
            finally:
                self._current.moment = None

    @contextlib.contextmanager
    def write(self, *, durable: bool = False) -> Iterator[sa.Connection]:
        """A transaction that may write; ``durable`` outlives a power cut.

        In WAL mode with ``synchronous = NORMAL`` the last commits can be lost
        when the power fails, though nothing is damaged. What somebody was told
        (received, finished, corrected) must not be lost: those are durable, and
        so is every commit before them, for the log is written in order.
        """
        held: sa.Connection | None = getattr(self._current, "connection", None)
        if held is not None:
            # What fails inside is undone alone: whoever catches it and goes on
            # must not commit half of it.
            with held.begin_nested():
                yield held
            return
        with _translated(), self._turn, self._engine.connect() as connection:
            connection.execution_options(writes=True, durable=durable)
            with connection.begin():
                self._look(connection)
                self._current.connection = connection
                self._current.moment = None
                try:
                    yield connection
                finally:
                    del self._current.connection

    def write_in_passing(self, statement: sa.Executable) -> None:
        """Write what may as well be left out, unless others write at this moment.

        Such as when somebody was last here: whoever only reads waits for nobody.
        """
        if not self.is_sqlite:
            with self.write() as connection:
                connection.execute(statement)
        elif self._lock.acquire(blocking=False):
            try:
                self._write_at_once(statement)
            finally:
                self._lock.release()

    def _write_at_once(self, statement: sa.Executable) -> None:
        with (
            contextlib.suppress(BusyError),
            _translated(),
            self._engine.connect() as connection,
        ):
            held = connection.execution_options(writes=True).connection
            (patience,) = held.execute("PRAGMA busy_timeout").fetchone()
            _wait_at_most(held, 0)
            try:
                with connection.begin():
                    connection.execute(statement)
            finally:
                _wait_at_most(held, patience)

    def scrub(self) -> None:
        """Write the file anew, so that nothing of what was deleted is left in it.

        ``PRAGMA secure_delete`` would not do: where it was off before, what SQLite
        moved from page to page was left where it lay.

        Raises:
            BusyError: others read or write all the while.
        """
        if not self.is_sqlite:
            return
        with _translated(), self._engine.connect() as connection:
            held = connection.connection
            # Beside the file and not in memory, for it may be large.
            held.execute("PRAGMA temp_store = FILE")
            try:
                held.execute("VACUUM")
            finally:
                held.execute("PRAGMA temp_store = MEMORY")
        self.empty_log()

    def empty_log(self) -> None:
        """Move what is committed from SQLite's log into the file, and cut the log off.

        Raises:
            BusyError: others read or write all the while.
        """
        if not self.is_sqlite:
            return
        with _translated(), self._engine.connect() as connection:
            held = connection.connection
            busy, _, _ = held.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if busy:
                raise BusyError(_BUSY)


def _nothing(_: sa.Connection) -> None:
    """Look at nothing: the tables may not even be there yet."""


@contextlib.contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except (sa.exc.IntegrityError, sa.exc.DataError):
        # A value that does not fit is a fault of whoever writes it: it must not
        # look like a database that works again after a while.
        raise
    except (sa.exc.DatabaseError, sqlite3.DatabaseError) as error:
        # A file that is no database is noticed before SQLAlchemy can wrap it.
        cause = str(getattr(error, "orig", error))
        if "locked" in cause or "busy" in cause:
            raise BusyError(_BUSY) from error
        failed = f"Danh mục không đọc hoặc ghi được: {cause}."
        raise ArchiveError(failed) from error


def _to_json(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def _prepare_sqlite(engine: sa.Engine, patience: float) -> None:
    if engine.url.database:
        Path(engine.url.database).parent.mkdir(parents=True, exist_ok=True)

    @event.listens_for(engine, "connect")
    def _connected(connection: sqlite3.Connection, _record: Any) -> None:
        # The module would begin transactions by its own rules, and leave schema
        # changes outside of them; without a level it leaves BEGIN to us.
        connection.isolation_level = None
        _wait_at_most(connection, patience * 1000)
        _set_up(connection, patience)

    event.listen(engine, "begin", _begun)


def _wait_at_most(connection: Any, milliseconds: float) -> None:
    """Let a connection of SQLite wait so long for the lock of another."""
    connection.execute(f"PRAGMA busy_timeout = {milliseconds:.0f}")


def _set_up(connection: sqlite3.Connection, patience: float) -> None:
    """Set the pragmas, waiting for others who do so at the same moment.

    The switch of a new database to WAL fails at once where it is locked: SQLite
    does not ask the busy timeout there.
    """
    end = time.monotonic() + patience
    while True:
        try:
            for pragma in _PRAGMAS:
                connection.execute(pragma)
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > end:
                raise
            time.sleep(_GLANCE)
        else:
            return


def _begun(connection: sa.Connection) -> None:
    options = connection.get_execution_options()
    if not options.get("writes"):
        connection.exec_driver_sql("BEGIN")
        return
    level = "FULL" if options.get("durable") else "NORMAL"
    connection.exec_driver_sql(f"PRAGMA synchronous = {level}")
    connection.exec_driver_sql("BEGIN IMMEDIATE")
