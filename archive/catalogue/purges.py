"""Papers removed for good: what goes, that it went, and what is still to be erased.

The law of this module: the record is written in the transaction that takes the paper
out, and names it by nothing but its number. What lies outside the catalogue (files,
pictures, index) is erased afterwards by whoever holds the archive; until that is
done the purge is open, whatever dies meanwhile.
"""

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any

import sqlalchemy as sa

from archive.catalogue import erasing, removing, shelf
from archive.catalogue.access import within
from archive.catalogue.database import Database
from archive.catalogue.doomed import Doomed, Place, Purge
from archive.catalogue.papers import Rendition
from archive.catalogue.quoting import Telltale
from archive.catalogue.schema import (
    batch,
    citation,
    document,
    intake,
    page,
    purge,
    rendition,
)
from archive.errors import UsageError
from archive.links import Names
from archive.model import Reader
from archive.sentences import Sentence
from archive.text import squeeze

__all__ = ["Doomed", "Place", "Purge", "Purges"]


class Purges:
    """The removals of an archive."""

    def __init__(self, database: Database, authority: Names) -> None:
        self._database = database
        self._authority = authority

    def look(self, numbers: Collection[int], reader: Reader) -> Doomed:
        """Return what removing papers would remove; nothing is changed.

        Raises:
            NotFoundError: there is one that ``reader`` may not see.
        """
        with self._database.read() as connection:
            return _doomed(connection, numbers, reader)

    def telltale(self, doomed: Doomed) -> Telltale:
        """Return what tells the papers from others, as long as they are held."""
        with self._database.read() as connection:
            return erasing.telltale(connection, doomed.documents)

    def begin(
        self,
        numbers: Collection[int],
        reader: Reader,
        *,
        by: str,
        at: dt.datetime,
        why: str,
    ) -> Purge:
        """Take papers out of the catalogue for good; what is left is ``open``.

        Raises:
            NotFoundError: there is one that ``reader`` may not see.
            UsageError: no reason is given, or a file shows another paper too.
        """
        if not squeeze(why):
            message = Sentence("Hãy ghi lý do xóa hẳn.")
            raise UsageError(message)
        with self._database.write(durable=True) as connection:
            doomed = _doomed(connection, numbers, reader)
            if doomed.objection:
                raise UsageError(doomed.objection)
            originals = _erased(connection, doomed.documents, self._authority, at)
            row = {
                "documents": doomed.documents,
                "who": by,
                "made_at": at,
                "why": squeeze(why),
                "files": len({file.sha256 for file in doomed.files}),
                "originals": originals,
            }
            made = sa.insert(purge).values(row).returning(purge)
            return _purge(connection.execute(made).one())

    def open(self) -> tuple[Purge, ...]:
        """Return those of which traces are still to be erased, the oldest first."""
        left = sa.select(purge).where(purge.c.finished_at.is_(None))
        with self._database.read() as connection:
            rows = connection.execute(left.order_by(purge.c.id))
            return tuple(map(_purge, rows))

    def listed(
        self, *, before: int | None = None, limit: int | None = None
    ) -> tuple[Purge, ...]:
        """Return what was ever removed, the newest first; some ``before`` a number."""
        kept = sa.select(purge).order_by(purge.c.id.desc()).limit(limit)
        if before is not None:
            kept = kept.where(purge.c.id < before)
        with self._database.read() as connection:
            return tuple(map(_purge, connection.execute(kept)))

    def originals(self, one: Purge) -> tuple[str, ...]:
        """Return which originals may be erased now.

        Not those that were handed in again meanwhile: a paper shows them, or a file
        that waits is to be read from there.
        """
        shown = sa.select(rendition.c.sha256)
        waiting = sa.select(intake.c.sha256).where(intake.c.state != "done")
        with self._database.read() as connection:
            kept = {
                sha256
                for asked, column in ((shown, rendition), (waiting, intake))
                for sha256 in connection.execute(
                    asked.where(column.c.sha256.in_(one.originals))
                ).scalars()
            }
        return tuple(sha256 for sha256 in one.originals if sha256 not in kept)

    def forget_originals(self, one: Purge) -> None:
        """Forget which files a paper had, once they are erased."""
        self._say(one, originals=())

    def finish(self, one: Purge, *, at: dt.datetime) -> None:
        """Write that nothing is left of it."""
        self._say(one, finished_at=at)

    def _say(self, one: Purge, **values: object) -> None:
        with self._database.write(durable=True) as connection:
            connection.execute(
                sa.update(purge).where(purge.c.id == one.id).values(values)
            )

    def scrub(self) -> None:
        """Write the file of the catalogue anew, without what was deleted in it.

        Raises:
            BusyError: others read or write it all the while.
        """
        self._database.scrub()


def _doomed(
    connection: sa.Connection, numbers: Collection[int], reader: Reader
) -> Doomed:
    for number in numbers:
        shelf.row_of(connection, number, reader)
    together = sa.or_(document.c.id.in_(numbers), document.c.joined_to.in_(numbers))
    papers = _numbers(connection, sa.select(document.c.id).where(together))
    files = connection.execute(
        sa.select(*(rendition.c[name] for name in Rendition.__slots__))
        .where(rendition.c.document.in_(papers))
        .order_by(rendition.c.id)
    )
    shown = tuple(Rendition(*row) for row in files)
    hashes = {file.sha256 for file in shown}
    rows = erasing.rows_of(connection, papers, hashes)
    citing = sa.select(citation.c.document).where(
        citation.c.target.in_(papers), citation.c.document.not_in(papers)
    )
    pages = sa.select(sa.func.count()).where(page.c.document.in_(papers))
    return Doomed(
        tuple(papers),
        shown,
        connection.execute(pages.select_from(page)).scalar_one(),
        len(rows),
        len(_numbers(connection, citing.distinct())),
        _places(connection, rows),
        _sharing(connection, papers, hashes, rows, reader),
    )


def _places(connection: sa.Connection, rows: frozenset[int]) -> tuple[Place, ...]:
    told = sa.select(intake.c.path, batch.c.origin != "").join_from(
        intake, batch, intake.c.batch == batch.c.id
    )
    near = rows | erasing.parcels_of(connection, rows)
    found = connection.execute(told.where(intake.c.id.in_(near)).distinct())
    return tuple(Place(*row) for row in sorted(map(tuple, found)))


def _sharing(
    connection: sa.Connection,
    papers: Sequence[int],
    hashes: Collection[str],
    rows: Collection[int],
    reader: Reader,
) -> tuple[int | None, ...]:
    """Return the other papers in the same files, or whose mail the files lie in."""
    shown = sa.func.coalesce(document.c.joined_to, document.c.id)
    around = erasing.parcels_of(connection, rows)
    mails = sa.select(intake.c.document).where(intake.c.id.in_(around))
    beside = sa.select(rendition.c.document).where(rendition.c.sha256.in_(hashes))
    others = sa.select(shown, within(reader)).where(
        sa.or_(document.c.id.in_(beside), document.c.id.in_(mails)),
        document.c.id.not_in(papers),
    )
    found = connection.execute(others.distinct().order_by(shown)).all()
    return tuple(number if is_seen else None for number, is_seen in found)


def _erased(
    connection: sa.Connection, papers: Sequence[int], authority: Names, at: dt.datetime
) -> list[str]:
    """Take papers out with what is kept beside them; return the files to erase."""
    told = erasing.telltale(connection, papers)
    files = sa.select(rendition.c.sha256).where(rendition.c.document.in_(papers))
    shown = set(connection.execute(files).scalars())
    rows = erasing.rows_of(connection, papers, shown)
    # Earlier attempts, and zips whose own bytes may not be gone yet.
    near = rows | erasing.parcels_of(connection, rows)
    kept = sa.select(intake.c.sha256).where(
        intake.c.id.in_(near), intake.c.sha256.is_not(None)
    )
    tried = set(connection.execute(kept).scalars())
    for number in papers:
        removing.take_out(connection, number, authority, at)
    erasing.forget(connection, papers, rows, told)
    return sorted(shown | tried)


def _numbers(connection: sa.Connection, asked: sa.Select[Any]) -> list[int]:
    return sorted(connection.execute(asked).scalars())


def _purge(row: sa.Row[Any]) -> Purge:
    return Purge(
        row.id,
        tuple(row.documents),
        row.who,
        row.made_at,
        row.why,
        row.files,
        tuple(row.originals),
        row.finished_at,
    )
