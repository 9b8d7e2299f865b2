"""Pages lent to a worker and taken back, inside whoever's transaction."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from archive.catalogue import unread
from archive.catalogue.recognition import Portion
from archive.catalogue.schema import recognition, recognition_page, rendition

MOST_LOST = 4
"""Times that a page is lent to workers of which none comes back."""

POISON = "poison"
"""Why such a page is unread."""


def next_paper(
    connection: sa.Connection, at: dt.datetime, which: Sequence[Any]
) -> sa.Row[Any] | None:
    """Return the paper whose turn it is, passing over those in others' hands."""
    is_free = sa.or_(
        recognition_page.c.lease_until.is_(None), recognition_page.c.lease_until < at
    )
    theirs = recognition_page.c.document == recognition.c.document
    left = sa.select(recognition_page.c.number).where(theirs, unread.IS_OPEN)
    is_unheld = sa.or_(
        recognition.c.lease_until.is_(None), recognition.c.lease_until < at
    )
    due = sa.or_(left.where(is_free).exists(), sa.and_(~left.exists(), is_unheld))
    asked = sa.select(recognition, left.exists().label("has_pages"))
    first = asked.where(*which, due).order_by(*unread.TURNS).limit(1)
    return connection.execute(first).one_or_none()


def lend(  # noqa: PLR0913  # a row, to whom, from when, until when, how many pages
    connection: sa.Connection,
    row: sa.Row[Any],
    owner: str,
    *,
    at: dt.datetime,
    until: dt.datetime,
    most: int,
) -> Portion | None:
    """Lend pages of a paper; None where one was given up instead."""
    pages = _free(connection, row.document, at, most) if row.has_pages else []
    if pages and pages[0].attempts >= MOST_LOST:
        give_up(connection, row.document, [pages[0].number], POISON)
        return None
    numbers = tuple(one.number for one in pages)
    attempts = _mark(connection, row.document, numbers, owner, until)
    shown = (
        sa.select(rendition.c.media_type, rendition.c.name)
        .where(rendition.c.sha256 == row.sha256)
        .order_by(rendition.c.document != row.document, rendition.c.id)
        .limit(1)
    )
    file = connection.execute(shown).one_or_none()
    return Portion(
        document=row.document,
        sha256=row.sha256,
        media_type=file.media_type if file else "",
        owner=owner,
        attempts=attempts,
        pages=numbers,
        name=file.name if file else "",
    )


def _mark(
    connection: sa.Connection,
    number: int,
    pages: Sequence[int],
    owner: str,
    until: dt.datetime,
) -> int:
    """Write who holds pages, or without any their paper; return the attempts."""
    table = recognition_page if pages else recognition
    which = [table.c.document == number]
    if pages:
        which.append(recognition_page.c.number.in_(pages))
    raised = table.c.attempts + 1
    lent = sa.update(table).where(*which).returning(table.c.attempts)
    values = lent.values(owner=owner, lease_until=until, attempts=raised)
    return int(max(connection.execute(values).scalars()))


def _free(
    connection: sa.Connection, number: int, at: dt.datetime, most: int
) -> list[Any]:
    """Return pages to lend: new ones together, or one that was tried before."""
    is_free = sa.or_(
        recognition_page.c.lease_until.is_(None), recognition_page.c.lease_until < at
    )
    found = connection.execute(
        sa.select(recognition_page.c.number, recognition_page.c.attempts)
        .where(recognition_page.c.document == number, unread.IS_OPEN, is_free)
        .order_by(recognition_page.c.attempts, recognition_page.c.number)
        .limit(most)
    )
    rows = list(found)
    new = [row for row in rows if not row.attempts]
    return new or rows[:1]


def held(connection: sa.Connection, portion: Portion) -> list[int]:
    """Return the pages of a portion that its worker still holds.

    Those of another file, by which the paper is shown meanwhile, are others.
    """
    theirs = recognition.c.document == recognition_page.c.document
    rows = connection.execute(
        sa.select(recognition_page.c.number)
        .join_from(recognition_page, recognition, theirs)
        .where(
            recognition.c.sha256 == portion.sha256,
            recognition_page.c.document == portion.document,
            recognition_page.c.number.in_(portion.pages),
            recognition_page.c.owner == portion.owner,
            recognition_page.c.attempts == portion.attempts,
            unread.IS_OPEN,
        )
    )
    return list(rows.scalars())


def holds_paper(connection: sa.Connection, portion: Portion) -> bool:
    """Say whether the worker that is to find facts in a paper still holds it."""
    held = sa.select(recognition.c.document).where(
        recognition.c.document == portion.document,
        recognition.c.owner == portion.owner,
        recognition.c.attempts == portion.attempts,
        unread.IS_WAITING,
    )
    return connection.execute(held).first() is not None


def give_up(
    connection: sa.Connection, number: int, pages: Sequence[int], reason: str
) -> None:
    """Say of pages that they stay unread, and why."""
    connection.execute(
        sa.update(recognition_page)
        .where(
            recognition_page.c.document == number, recognition_page.c.number.in_(pages)
        )
        .values(reason=reason, owner=None, lease_until=None)
    )
    connection.execute(
        sa.update(recognition)
        .where(recognition.c.document == number)
        .values(failed=recognition.c.failed + len(pages))
    )


def let_go(connection: sa.Connection, number: int, pages: Sequence[int]) -> None:
    """Let pages be lent again."""
    connection.execute(
        sa.update(recognition_page)
        .where(
            recognition_page.c.document == number, recognition_page.c.number.in_(pages)
        )
        .values(owner=None, lease_until=None)
    )
