"""Papers that were not there before: written in few statements, linked together.

The law of this module: what it leaves equals what a reading put in place of an older
one leaves (``writing.put_reading`` and ``renewal.renew``), paper after paper.
"""

import datetime as dt
from typing import Any

import sqlalchemy as sa

from archive.catalogue import (
    changes,
    details,
    doubting,
    linking,
    view,
    writing,
)
from archive.catalogue.papers import Rendition
from archive.catalogue.schema import document, page
from archive.facts import Metadata
from archive.links import Names
from archive.model import Reading


class Arrivals:
    """Papers stored in one transaction. Their links are found at its end."""

    def __init__(self, connection: sa.Connection, authority: Names) -> None:
        self._connection = connection
        self._authority = authority
        self._stored: list[int] = []

    def store(
        self,
        reading: Reading,
        rendition: Rendition,
        *,
        source: str,
        at: dt.datetime,
        audience: str,
    ) -> int:
        """Write a paper and return its number; its citations are yet unresolved."""
        connection, authority = self._connection, self._authority
        metadata = view.of(reading.claims)
        said = {"audience": audience, "source": source, "added_at": at}
        number = self._insert(reading, metadata, said)
        writing.add_rendition(connection, number, rendition, source, at)
        self._put_pages(number, reading)
        writing.add_claims(connection, number, reading.claims, at)
        view.add_issuers(connection, number, metadata.issuers, authority)
        linking.add(connection, number, reading.citations, metadata, authority)
        changes.record(connection, number, "added", at)
        self._stored.append(number)
        return number

    def _insert(
        self, reading: Reading, metadata: Metadata, said: dict[str, Any]
    ) -> int:
        columns = view.columns(metadata, self._authority)
        read = {"notes": reading.text.notes, "readers": reading.readers}
        statement = sa.insert(document).returning(document.c.id)
        row = self._connection.execute(statement, said | columns | read)
        return int(row.scalar_one())

    def _put_pages(self, number: int, reading: Reading) -> None:
        rows = [
            {"document": number, "number": p.number, "text": p.text, "origin": p.origin}
            for p in reading.text.pages
        ]
        if rows:
            self._connection.execute(sa.insert(page), rows)
        details.put(self._connection, number, reading.text.pages)

    def link(self) -> None:
        """Resolve what the papers cite and what cites them, and note their doubts."""
        stored, self._stored = self._stored, []
        if not stored:
            return
        connection, authority = self._connection, self._authority
        names = linking.keys_of(connection, *stored)
        linking.resolve_for(connection, names, authority)
        linking.resolve_of(connection, stored, authority)
        doubting.write_facts(connection, stored)
