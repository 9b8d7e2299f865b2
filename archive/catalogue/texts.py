"""The text of pages as read, and as people corrected it.

The law of this module: what was read is never lost. A correction is a claim; the
page shows it, keeps beside it what was read, and facts and citations are found
anew in the text that is shown, in the same transaction.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from archive.catalogue import deciding, shelf, writing
from archive.catalogue.database import Database
from archive.catalogue.papers import Kept
from archive.catalogue.renewal import renew
from archive.catalogue.schema import claim, document, page
from archive.errors import NotFoundError, UsageError
from archive.links import Names
from archive.model import Claim, Page, Reader, Reading, Text

FIELD = "page_text"
"""The field of these claims; their value is ``{"page": 1, "text": "…"}``."""

Understand = Callable[[Text], Reading]
"""Finds facts and citations in a text; the catalogue knows no reader of texts."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person made of a page: ``text`` is shown in place of ``read``.

    ``is_outdated`` says that the file has been read otherwise since.
    """

    claim: int
    page: int
    text: str
    read: str
    by: str
    at: dt.datetime
    is_outdated: bool = False


class Texts:
    """Corrections of the text of pages."""

    def __init__(self, database: Database, authority: Names) -> None:
        self._database = database
        self._authority = authority

    def corrected(self, number: int, reader: Reader) -> dict[int, Correction]:
        """Return the corrections that stand, by the page they are of.

        Raises:
            NotFoundError: there is no paper that ``reader`` may see.
        """
        with self._database.read() as connection:
            shelf.row_of(connection, number, reader)
            standing = _standing(connection, number)
            # Most papers have none, and a paper may have two thousand pages.
            read = _read(connection, number) if standing else {}
        return {
            at: _correction(kept, read[at])
            for at, kept in standing.items()
            if at in read
        }

    def read(self, number: int, page_number: int, reader: Reader) -> Page:
        """Return a page as it was read, whatever people made of it.

        Raises:
            NotFoundError: there is no such page that ``reader`` may see.
        """
        with self._database.read() as connection:
            shelf.row_of(connection, number, reader)
            return _page(connection, number, page_number)

    def count(self, number: int, reader: Reader) -> int:
        """Return how many pages a paper has.

        Raises:
            NotFoundError: there is no paper that ``reader`` may see.
        """
        pages = sa.select(sa.func.count()).where(page.c.document == number)
        with self._database.read() as connection:
            shelf.row_of(connection, number, reader)
            return int(connection.execute(pages).scalar_one())

    def shown(self, number: int, reader: Reader) -> Text:
        """Return all text of a paper as facts and citations are found in it.

        Raises:
            NotFoundError: there is no paper that ``reader`` may see.
        """
        with self._database.read() as connection:
            shelf.row_of(connection, number, reader)
            return shown(connection, number)

    def correct(  # noqa: PLR0913  # a decision, and how its page is understood
        self,
        number: int,
        page_number: int,
        text: str,
        *,
        by: str,
        at: dt.datetime,
        instead_of: int | None,
        understand: Understand,
    ) -> int:
        """Put ``text`` in place of what was read; return the number of the claim.

        Raises:
            NotFoundError: there is no such page.
            ConflictError: another correction stands meanwhile.
        """
        with self._database.write(durable=True) as connection:
            was = _page(connection, number, page_number)
            value = {"page": page_number, "text": text}
            made = deciding.decide(
                connection,
                number,
                Claim(FIELD, value, verbatim=was.text, source=by),
                at=at,
                instead_of=instead_of,
                about=lambda other: other["page"] == page_number,
            )
            self._follow(connection, number, at, understand)
        return made

    def restore(
        self, made: int, *, by: str, at: dt.datetime, understand: Understand
    ) -> None:
        """Withdraw a correction, so that what it had covered shows again.

        Raises:
            NotFoundError: there is no such correction, or it is withdrawn already.
        """
        which = sa.and_(claim.c.id == made, claim.c.field == FIELD)
        with self._database.write(durable=True) as connection:
            undone = deciding.withdraw(connection, which, by=by, at=at)
            if not undone:
                what = f"lần sửa chữ mã {made}"
                raise NotFoundError(what)
            self._follow(connection, undone[0][0], at, understand)

    def _follow(
        self,
        connection: sa.Connection,
        number: int,
        at: dt.datetime,
        understand: Understand,
    ) -> None:
        apply(connection, number)
        refind(connection, number, self._authority, at, understand)
        renew(connection, number, self._authority, at=at)


def apply(connection: sa.Connection, number: int) -> bool:
    """Show the corrections that stand on the pages; say whether there are any.

    Pages that nobody corrected show what was read. A correction of a page that
    the file no longer has is kept for its history and shown nowhere.
    """
    standing = _standing(connection, number)
    read = _read(connection, number)
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


def shown(connection: sa.Connection, number: int) -> Text:
    """Return the text that is shown, for finding facts and citations in it.

    What a person typed is no longer what a machine took an image for.
    """
    corrected = _standing(connection, number)
    pages = tuple(
        replace(made, origin="text") if made.number in corrected else made
        for made in shelf.pages(connection, [number])[number]
    )
    notes = sa.select(document.c.notes).where(document.c.id == number)
    media_type = shelf.renditions(connection, number)[0].media_type
    return Text(media_type, pages, tuple(connection.execute(notes).scalar_one()))


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
    standing = _standing(connection, number)
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


def _standing(connection: sa.Connection, number: int) -> dict[int, Kept]:
    rows = connection.execute(
        sa.select(claim)
        .where(
            claim.c.document == number,
            claim.c.field == FIELD,
            claim.c.withdrawn_at.is_(None),
        )
        .order_by(claim.c.made_at, claim.c.id)
    )
    return {kept.claim.value["page"]: kept for kept in map(deciding.to_kept, rows)}


def _as_read() -> sa.ColumnElement[Any]:
    return sa.func.coalesce(page.c.verbatim, page.c.text)


def _read(connection: sa.Connection, number: int) -> dict[int, str]:
    rows = connection.execute(
        sa.select(page.c.number, _as_read()).where(page.c.document == number)
    )
    return {row[0]: row[1] for row in rows}


def _page(connection: sa.Connection, number: int, page_number: int) -> Page:
    row = connection.execute(
        sa.select(page.c.number, _as_read(), page.c.origin).where(
            page.c.document == number, page.c.number == page_number
        )
    ).one_or_none()
    if row is None:
        what = f"trang {page_number} của văn bản mã {number}"
        raise NotFoundError(what)
    return Page(*row)


def _correction(kept: Kept, read: str) -> Correction:
    made = kept.claim
    assert made.made_at is not None  # noqa: S101  # every claim that is kept has its time
    return Correction(
        claim=kept.id,
        page=made.value["page"],
        text=made.value["text"],
        read=read,
        by=made.source.removeprefix("person:"),
        at=made.made_at,
        is_outdated=made.verbatim != read,
    )
