"""Papers that were not there before: written in few statements, linked together.

The law of this module: what it leaves equals what a reading put in place of an older
one leaves (``writing.put_reading`` and ``renewal.renew``), paper after paper.
"""

import contextlib
import datetime as dt
import threading
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from archive.catalogue import (
    audiences,
    changes,
    details,
    doubting,
    linking,
    view,
    writing,
)
from archive.catalogue.database import Database
from archive.catalogue.papers import Rendition
from archive.catalogue.schema import (
    citation,
    claim,
    document,
    issuer,
    page,
    page_detail,
)
from archive.facts import Metadata
from archive.links import Names
from archive.model import Reading

_HANGING = page, page_detail, claim, issuer, citation


class Arrivals:
    """Papers stored in one transaction: what hangs on them is written at its end."""

    def __init__(self, connection: sa.Connection, authority: Names) -> None:
        self._connection = connection
        self._authority = authority
        self._stored: dict[int, dt.datetime] = {}
        self._whom: set[str] = set()
        self._rows: dict[sa.Table, list[dict[str, Any]]] = {t: [] for t in _HANGING}

    def store(
        self,
        reading: Reading,
        shown: Rendition,
        *,
        source: str,
        at: dt.datetime,
        audience: str,
    ) -> int:
        """Write a paper and return its number."""
        metadata = view.of(reading.claims)
        came = {"source": source, "added_at": at}
        number = self._insert(reading, metadata, {"audience": audience, **came})
        writing.add_rendition(self._connection, number, shown, source, at)
        self._hang(number, reading, metadata, at)
        self._stored[number] = at
        self._whom.add(audience)
        return number

    def _insert(
        self, reading: Reading, metadata: Metadata, said: dict[str, Any]
    ) -> int:
        columns = view.columns(metadata, self._authority)
        read = {"notes": reading.text.notes, "readers": reading.readers}
        statement = sa.insert(document).returning(document.c.id)
        row = self._connection.execute(statement, said | columns | read)
        return int(row.scalar_one())

    def _hang(
        self, number: int, reading: Reading, metadata: Metadata, at: dt.datetime
    ) -> None:
        authority, pages = self._authority, reading.text.pages
        rows = (
            writing.page_rows(number, pages),
            details.rows(number, pages),
            writing.claim_rows(number, reading.claims, at),
            view.issuer_rows(number, metadata.issuers, authority),
            linking.rows(number, reading.citations, metadata, authority),
        )
        for table, some in zip(_HANGING, rows, strict=True):
            self._rows[table] += some

    def write(self) -> None:
        """Write what hangs on the papers stored so far."""
        for table, rows in self._rows.items():
            if rows:
                self._connection.execute(sa.insert(table), rows)
                rows.clear()

    def link(self) -> None:
        """Resolve what the papers cite and what cites them, and note their doubts."""
        if not self._stored:
            return
        self.write()
        connection, authority = self._connection, self._authority
        audiences.note(connection, *sorted(self._whom))
        changes.record_all(connection, self._stored, "added")
        stored = list(self._stored)
        names = linking.keys_of(connection, *stored)
        linking.resolve_for(connection, names, authority)
        linking.resolve_of(connection, stored, authority)
        doubting.write_facts(connection, stored)


class Arriving:
    """What is being stored, by each thread that stores."""

    def __init__(self, database: Database, authority: Names) -> None:
        self._database = database
        self._authority = authority
        self._held = threading.local()

    @contextlib.contextmanager
    def together(self) -> Iterator[Arrivals]:
        """Store everything inside in one transaction, and link it at its end.

        Writers stand in line here: of two papers that come at once, the second one
        sees the first.
        """
        with self.one() as arrivals:
            self._held.arrivals = arrivals
            try:
                yield arrivals
            finally:
                self._held.arrivals = None

    @contextlib.contextmanager
    def one(self) -> Iterator[Arrivals]:
        """Store with what this thread stores together, or alone."""
        if held := self._now():
            yield held
            return
        with self._database.write() as connection:
            changes.line_up(connection)
            arrivals = Arrivals(connection, self._authority)
            yield arrivals
            arrivals.link()

    def write(self) -> None:
        """Write what this thread has stored so far, for who looks at it."""
        if held := self._now():
            held.write()

    def _now(self) -> Arrivals | None:
        held: Arrivals | None = getattr(self._held, "arrivals", None)
        return held
