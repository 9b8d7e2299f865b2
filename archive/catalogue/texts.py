"""The text of pages as read, and as people corrected it.

The law of this module: what was read is never lost. A correction is a claim; the
page shows it, keeps beside it what was read, and facts and citations are found
anew in the text that is shown, in the same transaction.
"""

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa

from archive.catalogue import covering, deciding, moving, shelf
from archive.catalogue.database import Database
from archive.catalogue.papers import Kept
from archive.catalogue.renewal import renew
from archive.catalogue.schema import claim
from archive.errors import NotFoundError
from archive.links import Names
from archive.model import Claim, Page, Reader, Text


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
            standing = covering.corrections(connection, number)
            # Most papers have none, and a paper may have two thousand pages.
            read = covering.as_read(connection, number) if standing else {}
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
            return covering.page_of(connection, number, page_number)

    def pages(self, number: int, reader: Reader) -> list[int]:
        """Return the numbers of the pages of a paper, as its file numbers them.

        Raises:
            NotFoundError: there is no paper that ``reader`` may see.
        """
        with self._database.read() as connection:
            shelf.row_of(connection, number, reader)
            return moving.pages_of(connection, number)

    def shown(self, number: int, reader: Reader, *, without: int | None = None) -> Text:
        """Return all text of a paper as facts and citations are found in it.

        ``without`` is a correction that is about to be undone.

        Raises:
            NotFoundError: there is no paper that ``reader`` may see.
        """
        with self._database.read() as connection:
            shelf.row_of(connection, number, reader)
            return covering.shown(connection, number, without=without)

    def correct(  # noqa: PLR0913  # a decision, and how its page is understood
        self,
        number: int,
        page_number: int,
        text: str,
        *,
        by: str,
        at: dt.datetime,
        instead_of: int | None,
        understand: covering.Understand,
    ) -> int:
        """Put ``text`` in place of what was read; return the number of the claim.

        Raises:
            NotFoundError: there is no such page.
            ConflictError: another correction stands meanwhile.
        """
        with self._database.write(durable=True) as connection:
            was = covering.page_of(connection, number, page_number)
            value = {"page": page_number, "text": text}
            made = deciding.decide(
                connection,
                number,
                Claim(covering.FIELD, value, verbatim=was.text, source=by),
                at=at,
                instead_of=instead_of,
                about=lambda other: other["page"] == page_number,
            )
            self._follow(connection, number, at, understand)
        return made

    def restore(
        self, made: int, *, by: str, at: dt.datetime, understand: covering.Understand
    ) -> None:
        """Withdraw a correction, so that what it had covered shows again.

        Raises:
            NotFoundError: there is no such correction, or it is withdrawn already.
        """
        which = sa.and_(claim.c.id == made, claim.c.field == covering.FIELD)
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
        understand: covering.Understand,
    ) -> None:
        covering.apply(connection, number)
        covering.refind(connection, number, self._authority, at, understand)
        renew(connection, number, self._authority, at=at)


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
