"""Pages that are recognised after their paper was taken in, as people steer it.

The law of this module: a page that nobody has read yet is told as unread. What is
asked, skipped or raised changes when pages are read, and never what was read.

========  =======  =======================================================
from      to       by
========  =======  =======================================================
(none)    waiting  ``begin``, with the paper; ``ask``, of whoever wants it read
(none)    skipped  ``begin``, where the pages were handed in to be skipped
waiting   waiting  ``raise_turn``; a worker's ``portions``
waiting   skipped  ``skip``; a worker first finds facts in what was read
waiting   done     a worker, once facts were found in all pages
waiting   failed   the same, where some pages could not be read
any       waiting  ``ask``
any       (none)   another reading in place of the paper's text
========  =======  =======================================================
"""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from archive.catalogue import moving, shelf, unread
from archive.catalogue.access import seen, visible
from archive.catalogue.database import Database
from archive.catalogue.papers import Rendition
from archive.catalogue.recognition import Reached, Recognition, Waiting
from archive.catalogue.schema import document, page, recognition
from archive.catalogue.telling import WHOLE, View
from archive.errors import UsageError
from archive.model import Reader
from archive.sentences import Sentence

PDF = "application/pdf"

TIMED = 20
"""Papers, those read last, by which is told how long a page takes."""


class Recognitions:
    """The recognition of pages that is still to be done, or was."""

    def __init__(self, database: Database, view: View = WHOLE) -> None:
        self._database = database
        self._view = view

    def begin(  # noqa: PLR0913  # what is to be read, of which file, for whom
        self,
        number: int,
        sha256: str,
        pages: Sequence[int],
        *,
        read: int,
        row: int | None,
        who: str,
        at: dt.datetime,
        is_skipped: bool = False,
    ) -> None:
        """Let ``pages`` be recognised that were left when a paper was taken in.

        ``read`` are how many of its pages were read already, ``row`` is its row in
        the ledger. Pages that are skipped wait until somebody asks for them.
        """
        said = {
            "sha256": sha256,
            "intake": row,
            "state": "skipped" if is_skipped else "waiting",
            "wanted": len(pages) + read,
            "read": read,
            "asked_by": who,
            "asked_at": at,
        }
        with self._database.write() as connection:
            unread.begin(connection, number, said, () if is_skipped else pages)

    def ask(
        self,
        number: int,
        *,
        reader: Reader,
        at: dt.datetime,
        pages: Sequence[int] | None = None,
    ) -> int:
        """Let pages of a paper be recognised by the reader of today; return how many.

        ``pages`` are those named; otherwise those that nobody has read yet, or all
        that were recognised where none is left. Until they are, they keep their text.

        Raises:
            NotFoundError: there is no paper that ``reader`` may see.
            UsageError: it has no such pages, or none that are images.
        """
        with self._database.write(durable=True) as connection:
            shelf.row_of(connection, number, reader)
            file = _pictured(shelf.renditions(connection, number))
            asked = _asked(connection, number, pages)
            said = {
                "sha256": file.sha256,
                "intake": unread.row_of(connection, number),
                "state": "waiting",
                "wanted": len(asked),
                "asked_by": f"person:{reader.name}",
                "asked_at": at,
            }
            unread.begin(connection, number, said, asked)
        return len(asked)

    def skip(self, number: int, *, reader: Reader, at: dt.datetime) -> None:
        """Let the pages be that are not read yet; nothing where all are.

        Raises:
            NotFoundError: there is no paper that ``reader`` may see.
        """
        with self._database.write(durable=True) as connection:
            shelf.row_of(connection, number, reader)
            unread.skip(connection, number, at)

    def raise_turn(self, number: int, *, reader: Reader) -> None:
        """Let a paper be read before all others that wait.

        Raises:
            NotFoundError: there is no paper that ``reader`` may see.
        """
        first = sa.select(sa.func.min(recognition.c.turn)).where(unread.IS_WAITING)
        with self._database.write(durable=True) as connection:
            shelf.row_of(connection, number, reader)
            ahead = min(connection.execute(first).scalar() or 0, 0) - 1
            connection.execute(
                sa.update(recognition)
                .where(recognition.c.document == number, unread.IS_WAITING)
                .values(turn=ahead)
            )

    def of(self, number: int, reader: Reader, *, at: dt.datetime) -> Recognition | None:
        """Return how far a paper has come; None where nothing was left to be read.

        ``at`` is now: it tells whether somebody is at work on it.

        Raises:
            NotFoundError: there is no paper that ``reader`` may see.
        """
        with self._database.read() as connection:
            shelf.row_of(connection, number, reader)
            return unread.of(connection, number, at)

    def of_papers(
        self, numbers: Sequence[int], reader: Reader
    ) -> dict[int, Recognition]:
        """Return how far papers have come that ``reader`` may see, by number.

        Which pages could not be read is not told here.
        """
        which = recognition.c.document.in_(numbers), visible(reader)
        found = sa.select(recognition).join_from(recognition, document).where(*which)
        with self._database.read() as connection:
            rows = connection.execute(found)
            return {row.document: unread.counted(row) for row in rows}

    def reached(self, batch: int) -> Reached:
        """Return how many pages of a batch were left to be recognised, and are."""
        table = self._view.rows
        counted = (
            sa.select(
                sa.func.count(),
                sa.func.coalesce(sa.func.sum(recognition.c.wanted), 0),
                sa.func.coalesce(sa.func.sum(recognition.c.read), 0),
                sa.func.coalesce(sa.func.sum(recognition.c.failed), 0),
                sa.func.sum(sa.case((unread.IS_WAITING, 1), else_=0)),
            )
            .join_from(table, recognition, recognition.c.intake == table.c.id)
            .where(table.c.batch == batch, table.c.document.is_not(None))
        )
        with self._database.read() as connection:
            papers, wanted, read, failed, some = connection.execute(counted).one()
        return Reached(papers, wanted, read, failed, is_over=not some)

    def waiting(self, reader: Reader, *, at: dt.datetime, limit: int = 5) -> Waiting:
        """Return what waits to be recognised, as ``reader`` may know it."""
        is_seen = seen(recognition.c.document, reader)
        mine = sa.select(recognition).where(unread.IS_WAITING, is_seen)
        with self._database.read() as connection:
            papers, pages = connection.execute(
                mine.with_only_columns(sa.func.count(), sa.func.sum(unread.LEFT))
            ).one()
            rows = connection.execute(mine.order_by(*unread.TURNS).limit(limit)).all()
            numbers = [row.document for row in rows]
            briefs = shelf.briefs(connection, numbers, reader)
            first = tuple(
                (briefs[row.document], unread.to_recognition(connection, row, at))
                for row in rows
            )
            seconds = _seconds(connection, is_seen)
        return Waiting(papers, pages or 0, seconds, first)


def _pictured(files: Sequence[Rendition]) -> Rendition:
    """Return the file that a paper was read from, if its pages can be looked at.

    Raises:
        UsageError: it is not one that people see as pages, or none has come.
    """
    if files and (files[0].media_type == PDF or _is_picture(files[0])):
        return files[0]
    message = Sentence("Văn bản không có trang nào là ảnh.")
    raise UsageError(message)


def _is_picture(file: Rendition) -> bool:
    return file.media_type.startswith("image/")


def _asked(
    connection: sa.Connection, number: int, pages: Sequence[int] | None
) -> Sequence[int]:
    """Return the pages that are meant, in their order.

    Raises:
        UsageError: the paper has no such pages, or none that are images.
    """
    if pages is not None:
        held = set(moving.pages_of(connection, number))
        if not pages or not held.issuperset(pages):
            message = Sentence("Văn bản không có đủ các trang ấy.")
            raise UsageError(message)
        return sorted(set(pages))
    for origin in ("image", "ocr"):
        if found := _of_origin(connection, number, origin):
            return found
    message = Sentence("Văn bản không có trang nào là ảnh.")
    raise UsageError(message)


def _of_origin(connection: sa.Connection, number: int, origin: str) -> Sequence[int]:
    which = page.c.document == number, page.c.origin == origin
    found = sa.select(page.c.number).where(*which).order_by(page.c.number)
    return connection.execute(found).scalars().all()


def _seconds(
    connection: sa.Connection, is_seen: sa.ColumnElement[bool]
) -> float | None:
    """Return how long a page takes, by the papers in work and those read last.

    What others take that are not seen would tell that they are there.
    """
    ended = recognition.c.finished_at.is_not(None)
    lately = recognition.c.finished_at.desc()
    spent: Any = sa.select(recognition.c.seconds, recognition.c.timed).where(is_seen)
    rows = [
        *connection.execute(
            spent.where(unread.IS_WAITING).order_by(*unread.TURNS).limit(TIMED)
        ),
        *connection.execute(spent.where(ended).order_by(lately).limit(TIMED)),
    ]
    pages = sum(row.timed for row in rows)
    return sum(row.seconds for row in rows) / pages if pages else None
