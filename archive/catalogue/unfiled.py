"""Papers that a register names, and of which no file has come yet.

The law of this module: the first file that comes says what the paper says. What the
register said stays beside it, and where the two differ a person is asked.
"""

import datetime as dt
from collections.abc import Collection
from functools import lru_cache

import sqlalchemy as sa

from archive.catalogue import changes, identity, importing, shelf, writing
from archive.catalogue.access import visible
from archive.catalogue.database import Database
from archive.catalogue.papers import Brief, Rendition
from archive.catalogue.renewal import renew
from archive.catalogue.schema import citation, document, rendition
from archive.facts import Metadata
from archive.links import Names
from archive.model import Reader, Reading


class Unfiled:
    """The papers without a file."""

    def __init__(self, database: Database, authority: Names) -> None:
        self._database = database
        self._authority = authority
        # Every citation is looked at, and the answer changes with the papers.
        self._count_at = lru_cache(maxsize=128)(self._count)

    def file(
        self,
        number: int,
        reading: Reading,
        rendition: Rendition,
        *,
        source: str,
        at: dt.datetime,
    ) -> None:
        """Add the first file of a paper that only a register named so far.

        What was read of it is what the paper says; the register stands beside that.

        Raises:
            NotFoundError: there is no such paper.
        """
        with self._database.write() as connection:
            shelf.demand(connection, number)
            writing.add_rendition(connection, number, rendition, source, at)
            writing.put_reading(connection, number, reading, self._authority, at)
            importing.has_come(connection, number, at)
            renew(connection, number, self._authority, at=at)

    def among(self, numbers: Collection[int]) -> frozenset[int]:
        """Return those among ``numbers`` of which no file has come, for the intake."""
        with self._database.read() as connection:
            return frozenset(identity.unfiled(connection, numbers))

    def near(self, metadata: Metadata) -> tuple[int, ...]:
        """Return the papers without a file that may be this one but for a slip.

        For the intake, which asks a person.
        """
        with self._database.read() as connection:
            found = identity.near(connection, metadata, self._authority)
            return tuple(sorted(identity.unfiled(connection, found)))

    def count(self, reader: Reader) -> int:
        """Count the papers without a file that papers held cite."""
        with self._database.read() as connection:
            state = changes.state_of(connection)
        return self._count_at(state, reader.audiences)

    def _count(self, state: changes.State, audiences: frozenset[str]) -> int:
        del state  # It only tells what is remembered from what has changed since.
        cited = _cited(Reader("anybody", audiences)).subquery()
        counted = sa.select(sa.func.count()).select_from(cited)
        with self._database.read() as connection:
            return int(connection.execute(counted).scalar_one())

    def cited(
        self, reader: Reader, *, offset: int = 0, limit: int = 50
    ) -> tuple[tuple[Brief, int], ...]:
        """Return them with how many papers cite each, the most cited first."""
        some = _cited(reader).offset(offset).limit(limit)
        with self._database.read() as connection:
            rows = connection.execute(some).all()
            briefs = shelf.briefs(connection, [row.target for row in rows], reader)
        return tuple((briefs[row.target], row.papers) for row in rows)


def _cited(reader: Reader) -> sa.Select[int, int]:
    citing = document.alias("citing")
    has_file = sa.select(rendition.c.id).where(rendition.c.document == document.c.id)
    papers = sa.func.count(citation.c.document.distinct())
    return (
        sa.select(citation.c.target, papers.label("papers"))
        .join_from(citation, document, citation.c.target == document.c.id)
        .join(citing, citation.c.document == citing.c.id)
        .where(visible(reader), visible(reader, citing), ~has_file.exists())
        .where(citation.c.state == "resolved")
        .group_by(citation.c.target)
        .order_by(papers.desc(), citation.c.target)
    )
