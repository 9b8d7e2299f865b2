"""The papers held: taken in, given out, taken away.

The law of this module: whatever changes a paper does all of it in one
transaction, its facts, its links and its numbered change together.
"""

import contextlib
import datetime as dt
from collections.abc import Collection, Iterable, Sequence

import sqlalchemy as sa

from archive import symbols
from archive.catalogue import (
    audiences,
    changes,
    copies,
    covering,
    grounds,
    identity,
    joining,
    removing,
    shelf,
    writing,
)
from archive.catalogue.access import visible
from archive.catalogue.arriving import Arrivals, Arriving
from archive.catalogue.columns import Bytes
from archive.catalogue.database import Database
from archive.catalogue.papers import Brief, Document, Entry, Rendition
from archive.catalogue.renewal import renew
from archive.catalogue.schema import document, page, rendition
from archive.catalogue.view import to_metadata
from archive.errors import NotFoundError
from archive.facts import Metadata
from archive.links import Names
from archive.model import Page, Reader, Reading, Text

_PAGES_AT_ONCE = 1_000


class Documents:
    """The papers of the catalogue."""

    def __init__(self, database: Database, authority: Names) -> None:
        self._database = database
        self._authority = authority
        self._arriving = Arriving(database, authority)

    def store(
        self,
        reading: Reading,
        rendition: Rendition,
        *,
        source: str,
        at: dt.datetime,
        audience: str = "everyone",
    ) -> int:
        """Take a paper in and return its number."""
        with self._arriving.one() as arrivals:
            return arrivals.store(
                reading, rendition, source=source, at=at, audience=audience
            )

    def together(self) -> contextlib.AbstractContextManager[Arrivals]:
        """Store what is stored inside in one transaction, and link it at its end."""
        return self._arriving.together()

    def attach(
        self, number: int, rendition: Rendition, *, source: str, at: dt.datetime
    ) -> None:
        """Add a file that shows a paper already held; its text stays.

        Raises:
            NotFoundError: there is no such paper.
        """
        with self._database.write() as connection:
            shelf.demand(connection, number)
            writing.add_rendition(connection, number, rendition, source, at)
            changes.record(connection, number, "updated", at)

    def reread(
        self,
        number: int,
        reading: Reading,
        *,
        at: dt.datetime,
        understand: covering.Understand | None = None,
    ) -> None:
        """Put a newer reading in place of the older one; decisions stay.

        Where pages were corrected, the corrections stand over the new reading, and
        ``understand`` finds facts and citations in the text that is shown.

        Raises:
            NotFoundError: there is no such paper.
            UsageError: pages were corrected, and there is nothing to understand them.
        """
        with self._database.write() as connection:
            shelf.demand(connection, number)
            writing.put_reading(connection, number, reading, self._authority, at)
            covering.reapply(connection, number, self._authority, at, understand)
            renew(connection, number, self._authority, at=at)

    def restrict(
        self,
        number: int,
        audience: str,
        *,
        at: dt.datetime,
        by: str = "",
        why: str = "",
    ) -> None:
        """Show a paper to ``audience`` from now on, and to nobody else.

        Papers that are one are for the same people.

        Raises:
            NotFoundError: there is no such paper.
        """
        with self._database.write(durable=True) as connection:
            shelf.demand(connection, number)
            shown = joining.shown(connection, number)
            audiences.give(connection, shown, audience, by=by, why=why, at=at)

    def remove(self, number: int, *, at: dt.datetime) -> None:
        """Take a paper out of the catalogue; its files stay in the store.

        Raises:
            NotFoundError: there is no such paper.
        """
        with self._database.write(durable=True) as connection:
            shelf.demand(connection, number)
            removing.take_out(connection, number, self._authority, at)

    def get(
        self, number: int, reader: Reader, *, on: dt.date | None = None
    ) -> Document:
        """Return a paper, with its status on a day, today where none is given.

        Raises:
            NotFoundError: there is none that ``reader`` may see.
        """
        with self._database.read() as connection:
            row = shelf.row_of(connection, number, reader)
            [status] = grounds.statuses(
                connection,
                [number],
                reader,
                self._authority,
                on=on or self._database.today(),
            ).values()
            files = shelf.renditions(connection, number)
        return Document(
            id=row.id,
            metadata=copies.told(to_metadata(row.facts), is_sole=row.is_sole),
            renditions=files,
            status=status,
            audience=row.audience,
            notes=tuple(row.notes),
            source=row.source,
            added_at=row.added_at,
        )

    def text(self, number: int, reader: Reader) -> Text:
        """Return all that was read from a paper.

        Raises:
            NotFoundError: there is no paper that ``reader`` may see.
        """
        with self._database.read() as connection:
            row = shelf.row_of(connection, number, reader)
            pages = shelf.pages(connection, [number])[number]
            media_type = shelf.media_type(connection, number)
        return Text(media_type, pages, tuple(row.notes))

    def page(self, number: int, page_number: int, reader: Reader) -> Page:
        """Return one page of a paper.

        Raises:
            NotFoundError: there is no such page that ``reader`` may see.
        """
        with self._database.read() as connection:
            shelf.row_of(connection, number, reader)
            row = connection.execute(
                sa.select(page.c.number, page.c.text, page.c.origin).where(
                    page.c.document == number, page.c.number == page_number
                )
            ).one_or_none()
        if row is None:
            what = f"trang {page_number} của văn bản mã {number}"
            raise NotFoundError(what)
        return Page(*row)

    def page_texts(
        self, pages: Iterable[tuple[int, int]], reader: Reader
    ) -> dict[tuple[int, int], str]:
        """Return the texts of pages of many papers, those that ``reader`` may see.

        A page is named by the number of its paper and its own.
        """
        found: dict[tuple[int, int], str] = {}
        asked = sorted(set(pages))
        named = sa.tuple_(page.c.document, page.c.number)
        with self._database.read() as connection:
            for start in range(0, len(asked), _PAGES_AT_ONCE):
                rows = connection.execute(
                    sa.select(page.c.document, page.c.number, page.c.text)
                    .join_from(page, document, page.c.document == document.c.id)
                    .where(named.in_(asked[start : start + _PAGES_AT_ONCE]))
                    .where(visible(reader))
                )
                found |= {(row.document, row.number): row.text for row in rows}
        return found

    def by_symbol(self, symbol: str, reader: Reader) -> tuple[Brief, ...]:
        """Return every paper that carries ``symbol`` in any spelling, newest first."""
        statement = (
            shelf.brief(reader)
            .where(document.c.symbol_key == symbols.key(symbol), visible(reader))
            .order_by(document.c.issued_from.desc(), document.c.id.desc())
        )
        with self._database.read() as connection:
            return tuple(map(shelf.to_brief, connection.execute(statement)))

    def holding(self, sha256: str) -> tuple[int, ...]:
        """Return the papers that a file of these bytes shows, for the intake.

        It has no reader, since the same bytes must never be stored twice; what
        comes of it is shown to those who may see the paper.
        """
        return self.held([sha256]).get(sha256, ())

    def held(self, originals: Collection[str]) -> dict[str, tuple[int, ...]]:
        """Return the same for many files, of those that show any paper."""
        shown = sa.func.coalesce(document.c.joined_to, document.c.id).label("shown")
        statement = (
            sa.select(rendition.c.sha256, shown)
            .join_from(rendition, document, rendition.c.document == document.c.id)
            .where(rendition.c.sha256.in_(originals))
            .distinct()
            .order_by(shown)
        )
        found: dict[str, tuple[int, ...]] = {}
        with self._database.read() as connection:
            for sha256, number in connection.execute(statement):
                found[sha256] = (*found.get(sha256, ()), number)
        return found

    def files_of(self, number: int) -> tuple[str, ...]:
        """Return the hashes of the files that show this paper and no other.

        For the intake, which must not keep the files of a secret.
        """
        other = rendition.alias("other")
        is_same = other.c.sha256 == rendition.c.sha256
        others = sa.select(other.c.id).where(is_same, other.c.document != number)
        alone = (
            sa.select(rendition.c.sha256)
            .where(rendition.c.document == number, ~others.exists())
            .distinct()
        )
        with self._database.read() as connection:
            return tuple(connection.execute(alone).scalars())

    def find_same(self, metadata: Metadata) -> tuple[int, ...]:
        """Return the papers with the identity of ``metadata``, for the intake.

        Same body, series, number and date; whether the text is the same too is
        for the intake to say, which compares ``entries``.
        """
        with self._database.read() as connection:
            return identity.same(connection, metadata, self._authority)

    def sizes(self, numbers: Collection[int]) -> dict[int, int]:
        """Return how many bytes of text papers have, of those that have any."""
        statement = sa.select(page.c.document, sa.func.sum(Bytes(page.c.text)))
        own = statement.where(page.c.document.in_(numbers))
        with self._database.read() as connection:
            rows = connection.execute(own.group_by(page.c.document))
            return {number: int(size) for number, size in rows}

    def entries(self, numbers: Sequence[int]) -> tuple[Entry, ...]:
        """Return what the index keeps of each paper still held, for the index."""
        statement = sa.select(
            document.c.id, document.c.facts, document.c.audience
        ).where(document.c.id.in_(numbers), document.c.joined_to.is_(None))
        if numbers:
            self._arriving.write()
        with self._database.read() as connection:
            pages = shelf.pages(connection, numbers)
            return tuple(
                Entry(row.id, to_metadata(row.facts), pages[row.id], row.audience)
                for row in connection.execute(statement.order_by(document.c.id))
            )
