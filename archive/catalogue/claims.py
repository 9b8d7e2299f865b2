"""What was read and what was decided about each paper.

The law of this module: nothing is overwritten. A claim that no longer holds is
withdrawn, and the reading it had covered comes back.
"""

import datetime as dt

import sqlalchemy as sa

from archive.catalogue import shelf, view, writing
from archive.catalogue.database import Database
from archive.catalogue.papers import Kept
from archive.catalogue.renewal import renew
from archive.catalogue.schema import claim
from archive.errors import NotFoundError, UsageError
from archive.facts import FACTS
from archive.links import Names
from archive.model import Claim, Reader


class Claims:
    """The claims about the papers of the catalogue."""

    def __init__(self, database: Database, authority: Names) -> None:
        self._database = database
        self._authority = authority

    def add(self, document: int, made: Claim, *, at: dt.datetime) -> int:
        """Add a claim, bring the paper's view and links up to it; return its number.

        Raises:
            NotFoundError: there is no such paper.
            UsageError: there is no such field, or the value has not its shape.
        """
        if made.field not in FACTS:
            message = f"Không có trường {made.field!r}. Các trường: {sorted(FACTS)}."
            raise UsageError(message)
        with self._database.write(durable=True) as connection:
            shelf.demand(connection, document)
            number = writing.add_claim(connection, document, made, at)
            renew(connection, document, self._authority, at=at)
        return number

    def withdraw(self, number: int, *, by: str, at: dt.datetime) -> None:
        """Withdraw a claim, so that what it had covered shows again.

        Raises:
            NotFoundError: there is no such claim, or it is withdrawn already.
        """
        withdrawn = (
            sa.update(claim)
            .where(claim.c.id == number, claim.c.withdrawn_at.is_(None))
            .values(withdrawn_at=at, withdrawn_by=by)
            .returning(claim.c.document)
        )
        with self._database.write(durable=True) as connection:
            document = connection.execute(withdrawn).scalar_one_or_none()
            if document is None:
                what = f"khẳng định mã {number}"
                raise NotFoundError(what)
            renew(connection, document, self._authority, at=at)

    def of(self, document: int, reader: Reader) -> tuple[Kept, ...]:
        """Return all claims about a paper, withdrawn ones too, in their order.

        Raises:
            NotFoundError: there is no paper that ``reader`` may see.
        """
        statement = (
            sa.select(claim).where(claim.c.document == document).order_by(claim.c.id)
        )
        with self._database.read() as connection:
            shelf.row_of(connection, document, reader)
            return tuple(
                Kept(row.id, view.to_claim(row), row.withdrawn_at, row.withdrawn_by)
                for row in connection.execute(statement)
            )
