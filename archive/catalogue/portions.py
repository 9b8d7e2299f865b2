"""Portions of pages lent to a worker to be recognised, and what came of them.

The law of this module: what a worker read is written where it still holds the page,
and nowhere else; so no page is read over a newer one, and a restart goes on with the
pages that are left. Once all are read, facts are found in all of them: a portion
without pages.
"""

import datetime as dt
from collections.abc import Sequence

import sqlalchemy as sa

from archive.catalogue import changes, covering, details, lending, shelf, unread
from archive.catalogue.covering import Understand
from archive.catalogue.database import Database
from archive.catalogue.recognition import Portion
from archive.catalogue.renewal import renew
from archive.catalogue.schema import (
    intake,
    page,
    recognition,
    recognition_page,
)
from archive.links import Names
from archive.model import Page, Text

MOST_ATTEMPTS = 2
"""Times that pages are tried whose reader dies; the second time each one alone."""


class Portions:
    """Pages that wait, as the list of work."""

    def __init__(self, database: Database, authority: Names) -> None:
        self._database = database
        self._authority = authority

    def claim(  # noqa: PLR0913  # who, until when, and among which
        self,
        owner: str,
        *,
        at: dt.datetime,
        lease: dt.timedelta,
        most: int,
        batch: int | None = None,
        only_raised: bool = False,
    ) -> Portion | None:
        """Lend ``owner`` at most ``most`` pages of the paper whose turn it is.

        Pages that were tried before come last, and alone: so the one that kills its
        reader is known from those beside it.
        """
        which = [unread.IS_WAITING]
        if only_raised:
            which.append(recognition.c.turn < 0)
        if batch is not None:
            rows = sa.select(intake.c.id).where(intake.c.batch == batch)
            which.append(recognition.c.intake.in_(rows))
        with self._database.read() as connection:
            if lending.next_paper(connection, at, which) is None:
                return None
        with self._database.write() as connection:
            while row := lending.next_paper(connection, at, which):
                if lent := lending.lend(
                    connection, row, owner, at=at, until=at + lease, most=most
                ):
                    return lent
        return None

    def recover(self, owner: str) -> None:
        """Take back what ``owner`` holds, a worker known to be dead."""
        self._take_back(owner, untried=0)

    def release(self, owner: str) -> None:
        """Take back what ``owner`` holds, as if never tried.

        For a worker that stops in order, or finds the archive in trouble.
        """
        self._take_back(owner, untried=1)

    def _take_back(self, owner: str, *, untried: int) -> None:
        pages = recognition_page, recognition_page.c.owner == owner
        papers = recognition, sa.and_(unread.IS_WAITING, recognition.c.owner == owner)
        with self._database.read() as connection:
            if not any(_is_any(connection, which) for _, which in (pages, papers)):
                return
        with self._database.write(durable=True) as connection:
            for table, which in (pages, papers):
                tried = table.c.attempts - untried
                back = {"owner": None, "lease_until": None, "attempts": tried}
                connection.execute(sa.update(table).where(which).values(back))

    def text(self, portion: Portion) -> Text:
        """Return the text of a paper as it is shown, for finding facts in it.

        Raises:
            NotFoundError: it was removed meanwhile.
        """
        with self._database.read() as connection:
            shelf.demand(connection, portion.document)
            return covering.shown(connection, portion.document)

    def first_page(self, portion: Portion) -> Page:
        """Return the first page of a paper as it was read.

        Raises:
            NotFoundError: the paper was removed meanwhile.
        """
        number = portion.document
        first = sa.select(sa.func.min(page.c.number)).where(page.c.document == number)
        with self._database.read() as connection:
            at = connection.execute(first).scalar() or 0
            return covering.page_of(connection, number, at)

    def read(
        self,
        portion: Portion,
        pages: Sequence[Page],
        *,
        seconds: float,
        at: dt.datetime,
    ) -> bool:
        """Write pages that were read; False where none was still held.

        ``seconds`` is what they took. The index is told at growing distances, so
        that a long paper is put into it a few times and not once a portion.
        """
        with self._database.write(durable=True) as connection:
            held = lending.held(connection, portion)
            kept = [one for one in pages if one.number in held]
            if kept:
                _write(connection, portion.document, kept)
                if _count(connection, portion.document, len(kept), seconds):
                    changes.record(connection, portion.document, "updated", at)
        return bool(kept)

    def fail(
        self,
        portion: Portion,
        reason: str,
        *,
        at: dt.datetime,
        is_final: bool = False,
    ) -> None:
        """Say that the reader of a portion died, and of what.

        The pages are tried once more; then, or where that is ``is_final``, they
        are told as unread, with the reason.
        """
        with self._database.write(durable=True) as connection:
            if not portion.pages:
                _end_finding(connection, portion, at)
                return
            held = lending.held(connection, portion)
            given_up = held if is_final or portion.attempts >= MOST_ATTEMPTS else []
            lending.give_up(connection, portion.document, given_up, reason)
            left = [one for one in held if one not in given_up]
            lending.let_go(connection, portion.document, left)

    def found(
        self, portion: Portion, understand: Understand, *, at: dt.datetime
    ) -> bool:
        """Find facts and citations in all that was read; False where it was lost."""
        number = portion.document
        with self._database.write(durable=True) as connection:
            if not lending.holds_paper(connection, portion):
                return False
            covering.refind(connection, number, self._authority, at, understand)
            _finish(connection, number, at)
            renew(connection, number, self._authority, at=at)
        return True


def _is_any(connection: sa.Connection, which: sa.ColumnElement[bool]) -> bool:
    return bool(connection.execute(sa.select(sa.exists().where(which))).scalar())


def _write(connection: sa.Connection, number: int, pages: Sequence[Page]) -> None:
    """Put pages in place of what was there, and corrections over them."""
    numbers = [one.number for one in pages]
    connection.execute(
        sa.update(page)
        .where(page.c.document == number, page.c.number == sa.bindparam("of"))
        .values(
            text=sa.bindparam("said"), origin=sa.bindparam("seen"), verbatim=sa.null()
        ),
        [{"of": one.number, "said": one.text, "seen": one.origin} for one in pages],
    )
    details.drop(connection, number, numbers)
    details.put(connection, number, pages)
    if not covering.corrections(connection, number).keys().isdisjoint(numbers):
        covering.apply(connection, number)
    connection.execute(
        sa.delete(recognition_page).where(
            recognition_page.c.document == number,
            recognition_page.c.number.in_(numbers),
        )
    )


def _count(connection: sa.Connection, number: int, pages: int, seconds: float) -> bool:
    """Count pages that were read; whether so many are that the index is to know."""
    counted = (
        sa.update(recognition)
        .where(recognition.c.document == number)
        .values(
            read=recognition.c.read + pages,
            unfound=recognition.c.unfound + pages,
            timed=recognition.c.timed + pages,
            seconds=recognition.c.seconds + seconds,
        )
        .returning(recognition.c.read)
    )
    read = connection.execute(counted).scalar_one()
    return bool(read.bit_length() > (read - pages).bit_length())


def _end_finding(connection: sa.Connection, portion: Portion, at: dt.datetime) -> None:
    """Let facts be found once more, or leave them as they were found before."""
    if not lending.holds_paper(connection, portion):
        return
    if portion.attempts >= MOST_ATTEMPTS:
        _finish(connection, portion.document, at, is_found=False)
    connection.execute(
        sa.update(recognition)
        .where(recognition.c.document == portion.document)
        .values(owner=None, lease_until=None)
    )


def _finish(
    connection: sa.Connection, number: int, at: dt.datetime, *, is_found: bool = True
) -> None:
    """Say how it ended: read, with pages that could not be, or that were skipped.

    Where facts were not found in what was read, that is a failure, too.
    """
    how = sa.case(
        (unread.LEFT > 0, "skipped"),
        (sa.or_(recognition.c.failed > 0, sa.literal(not is_found)), "failed"),
        else_="done",
    )
    connection.execute(
        sa.update(recognition)
        .where(recognition.c.document == number)
        .values(
            state=how,
            unfound=0,
            turn=0,
            attempts=0,
            finished_at=at,
            owner=None,
            lease_until=None,
        )
    )
