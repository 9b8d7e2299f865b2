"""Corrections laid over the pages that were read, inside whoever's transaction.

The law of this module: what was read is never lost. A page shows the correction that
stands and keeps beside it, in ``verbatim``, what was read.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa

from archive.catalogue import deciding, details, shelf, writing
from archive.catalogue.papers import Kept
from archive.catalogue.schema import claim, document, page
from archive.errors import NotFoundError, UsageError
from archive.links import Names
from archive.model import Page, Reading, Text

FIELD = "page_text"
"""The field of these claims; their value is ``{"page": 1, "text": "…"}``."""

Understand = Callable[[Text], Reading]
"""Finds facts and citations in a text; the catalogue knows no reader of texts."""


def apply(connection: sa.Connection, number: int) -> bool:
    """Show the corrections that stand on the pages; say whether there are any.

    Pages that nobody corrected show what was read. A correction of a page that
    the file no longer has is kept for its history and shown nowhere.
    """
    standing = corrections(connection, number)
    read = as_read(connection, number)
    _restore_all(connection, number)
    shown = [
        {"of": at, "shown": kept.claim.value["text"], "read": read[at]}
        for at, kept in standing.items()
        if at in read
    ]
    if shown:
        corrected = sa.update(page).where(
            page.c.document == number, page.c.number == sa.bindparam("of")
        )
        connection.execute(
            corrected.values(text=sa.bindparam("shown"), verbatim=sa.bindparam("read")),
            shown,
        )
    return bool(shown)


def _restore_all(connection: sa.Connection, number: int) -> None:
    connection.execute(
        sa.update(page)
        .where(page.c.document == number, page.c.verbatim.is_not(None))
        .values(text=page.c.verbatim, verbatim=None)
    )


def refind(
    connection: sa.Connection,
    number: int,
    authority: Names,
    at: dt.datetime,
    understand: Understand,
) -> None:
    """Find facts and citations anew in the text that is shown."""
    found = understand(shown(connection, number))
    writing.put_found(connection, number, found, authority, at)


def reapply(
    connection: sa.Connection,
    number: int,
    authority: Names,
    at: dt.datetime,
    understand: Understand | None,
) -> None:
    """Lay the corrections that stand over a paper that was just read anew.

    Raises:
        UsageError: there are some, and nothing to understand the text that results.
    """
    if not apply(connection, number):
        return
    if understand is None:
        message = (
            f"Văn bản mã {number} có trang đã sửa chữ; cần bộ đọc hiểu lại chữ ấy."
        )
        raise UsageError(message)
    refind(connection, number, authority, at, understand)


def shown(
    connection: sa.Connection, number: int, *, without: int | None = None
) -> Text:
    """Return the text that is shown, for finding facts and citations in it.

    What a person typed is no longer what a machine took an image for. ``without``
    is a correction that is about to be undone.
    """
    standing = corrections(connection, number, without=without)
    read = details.laid(connection, number, _pages(connection, number))
    pages = tuple(_laid(made, standing.get(made.number)) for made in read)
    notes = sa.select(document.c.notes).where(document.c.id == number)
    media_type = shelf.media_type(connection, number)
    return Text(media_type, pages, tuple(connection.execute(notes).scalar_one()))


def _laid(made: Page, correction: Kept | None) -> Page:
    if correction is None:
        return made
    return Page(made.number, correction.claim.value["text"])


def stale(connection: sa.Connection) -> list[tuple[int, int]]:
    """Return the papers and pages that do not show what they should."""
    decided = sa.select(claim.c.document).where(
        claim.c.field == FIELD, claim.c.withdrawn_at.is_(None)
    )
    over = sa.select(page.c.document).where(page.c.verbatim.is_not(None))
    numbers = set(connection.execute(decided.union(over)).scalars())
    return [
        (number, at) for number in sorted(numbers) for at in _wrong(connection, number)
    ]


def _wrong(connection: sa.Connection, number: int) -> list[int]:
    standing = corrections(connection, number)
    due = {at: kept.claim.value["text"] for at, kept in standing.items()}
    rows = connection.execute(
        sa.select(page.c.number, page.c.text, page.c.verbatim)
        .where(page.c.document == number)
        .order_by(page.c.number)
    )
    return [
        row.number
        for row in rows
        if due.get(row.number) != (None if row.verbatim is None else row.text)
    ]


def corrections(
    connection: sa.Connection, number: int, *, without: int | None = None
) -> dict[int, Kept]:
    """Return the corrections of a paper that stand, by the page they are of."""
    rows = connection.execute(
        sa.select(claim)
        .where(
            claim.c.document == number,
            claim.c.field == FIELD,
            claim.c.withdrawn_at.is_(None),
            claim.c.id != (without or 0),
        )
        .order_by(claim.c.made_at, claim.c.id)
    )
    return {kept.claim.value["page"]: kept for kept in map(deciding.to_kept, rows)}


def _text_read() -> sa.ColumnElement[Any]:
    return sa.func.coalesce(page.c.verbatim, page.c.text)


def as_read(connection: sa.Connection, number: int) -> dict[int, str]:
    """Return the pages of a paper as they were read, whatever people made of them."""
    return {made.number: made.text for made in _pages(connection, number)}


def _pages(connection: sa.Connection, number: int) -> list[Page]:
    rows = connection.execute(
        sa.select(page.c.number, _text_read(), page.c.origin)
        .where(page.c.document == number)
        .order_by(page.c.number)
    )
    return [Page(*row) for row in rows]


def page_of(connection: sa.Connection, number: int, page_number: int) -> Page:
    """Return a page as it was read.

    Raises:
        NotFoundError: there is no such page.
    """
    row = connection.execute(
        sa.select(page.c.number, _text_read(), page.c.origin).where(
            page.c.document == number, page.c.number == page_number
        )
    ).one_or_none()
    if row is None:
        what = f"trang {page_number} của văn bản mã {number}"
        raise NotFoundError(what)
    return Page(*row)
