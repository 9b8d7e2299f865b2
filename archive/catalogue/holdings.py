"""What is held: papers listed and counted, for those who may see them."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from archive.catalogue import changes, grounds, shelf
from archive.catalogue.access import unseen, visible
from archive.catalogue.database import Database
from archive.catalogue.named import Named, named
from archive.catalogue.papers import Brief, Count, Counts, Excerpt
from archive.catalogue.schema import document, issuer
from archive.links import Names, Status
from archive.model import Reader


class Holdings:
    """Lists and counts over all papers."""

    def __init__(self, database: Database, authority: Names) -> None:
        self._database = database
        self._authority = authority
        # The start page asks on every view, and the answer changes with the papers.
        self._count_at = lru_cache(maxsize=128)(self._count)

    def briefs(self, numbers: Iterable[int], reader: Reader) -> tuple[Brief, ...]:
        """Return the papers among ``numbers`` in that order, the visible ones only."""
        asked = list(numbers)
        with self._database.read() as connection:
            found = shelf.briefs(connection, asked, reader)
        return tuple(found[number] for number in asked if number in found)

    def named(self, numbers: Collection[int], reader: Reader) -> dict[int, Named]:
        """Return the same by number, with the facts alone that name a paper."""
        with self._database.read() as connection:
            return named(connection, numbers, reader)

    def excerpts(
        self, numbers: Collection[int], reader: Reader, *, after: int, most: int
    ) -> dict[int, Excerpt]:
        """Return ``most`` pages of each paper behind the first ``after`` ones.

        Papers that ``reader`` may not see, and those without further pages, are
        left out.
        """
        with self._database.read() as connection:
            return shelf.excerpts(connection, numbers, reader, after=after, most=most)

    def statuses(
        self, numbers: Iterable[int], reader: Reader, *, on: dt.date | None = None
    ) -> dict[int, Status]:
        """Return the statuses of papers on a day, today where none is given."""
        with self._database.read() as connection:
            return grounds.statuses(
                connection,
                numbers,
                reader,
                self._authority,
                on=on or self._database.today(),
            )

    def recent(self, reader: Reader, *, limit: int = 50) -> tuple[Brief, ...]:
        """Return the papers taken in last, newest first."""
        seen = shelf.brief(reader).where(visible(reader))
        newest = seen.order_by(document.c.id.desc()).limit(limit)
        with self._database.read() as connection:
            return tuple(map(shelf.to_brief, connection.execute(newest)))

    def counts(self, reader: Reader) -> Counts:
        """Count the papers by kind, by issuer and by year."""
        with self._database.read() as connection:
            state = changes.state_of(connection)
        return self._count_at(state, reader.audiences)

    def _count(self, state: changes.State, audiences: frozenset[str]) -> Counts:
        del state  # It only tells what is remembered from what has changed since.
        reader = Reader("anybody", audiences)
        kinds = document.c.type
        with self._database.read() as connection:
            total = sa.select(sa.func.count()).select_from(document)
            return Counts(
                int(connection.execute(total.where(visible(reader))).scalar_one()),
                _counted(connection, sa.select(kinds, kinds), visible(reader)),
                _by_issuer(connection, reader),
                _by_year(connection, reader),
            )


def _counted(
    connection: sa.Connection,
    labelled: sa.Select[*tuple[Any, ...]],
    which: sa.ColumnElement[bool],
) -> tuple[Count, ...]:
    """Count papers by the key of ``labelled``, the commonest first."""
    key = labelled.selected_columns[0]
    papers = sa.func.count()
    rows = connection.execute(
        labelled.add_columns(papers)
        .where(which, key.is_not(None))
        .group_by(key)
        .order_by(papers.desc(), key)
    )
    return tuple(Count(str(key), str(label), count) for key, label, count in rows)


def _by_issuer(connection: sa.Connection, reader: Reader) -> tuple[Count, ...]:
    labelled = sa.select(issuer.c.body_key, sa.func.min(issuer.c.name))
    # Not a join: the few papers that are not seen are read from an index.
    is_seen = issuer.c.document.not_in(unseen(reader))
    return _counted(connection, labelled, is_seen)


def _by_year(connection: sa.Connection, reader: Reader) -> tuple[Count, ...]:
    """Count papers by year; an index knows their days, of which there are few."""
    day = document.c.issued_from
    rows = connection.execute(
        sa.select(day, sa.func.count())
        .where(visible(reader), day.is_not(None))
        .group_by(day)
    )
    years: Counter[int] = Counter()
    for issued, papers in rows:
        years[issued.year] += papers
    commonest = sorted(years.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Count(str(year), str(year), papers) for year, papers in commonest)
