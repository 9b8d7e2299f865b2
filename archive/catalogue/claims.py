"""What was read and what was decided about each paper.

The law of this module: nothing is overwritten. A claim that no longer holds is
withdrawn, and the reading it had covered comes back.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

import sqlalchemy as sa

from archive.catalogue import copies, decided, deciding, shelf, writing
from archive.catalogue.access import meant_for, visible
from archive.catalogue.database import Database
from archive.catalogue.papers import Kept
from archive.catalogue.renewal import renew
from archive.catalogue.schema import claim
from archive.catalogue.schema import document as table
from archive.errors import NotFoundError, UsageError
from archive.facts import FACTS
from archive.links import Names
from archive.model import Claim, Reader
from archive.sentences import Sentence

Follow = Callable[[sa.Connection, int, Names, dt.datetime], None]

FOLLOWING: dict[str, Follow] = {}
"""What is brought up to a paper's standing claims of a field, before its view is.

Facts need nothing: they are a view. Decisions of other kinds are applied here.
"""

PAGE_TEXT = "page_text"
"""The field of a corrected page; its facts are found anew, which is no work of ours."""


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
        _demand_fact(made.field)
        with self._database.write(durable=True) as connection:
            shelf.demand(connection, document)
            number = writing.add_claim(connection, document, made, at)
            renew(connection, document, self._authority, at=at)
        return number

    def decide(  # noqa: PLR0913  # who, when and in whose light belong to every decision
        self,
        document: int,
        field: str,
        value: Any,
        *,
        by: str,
        at: dt.datetime,
        instead_of: int | None,
        act: int | None = None,
    ) -> int:
        """Decide about one fact in the light of the claim ``instead_of``.

        The same value confirms what was read, and an empty one says that the
        paper has none. ``by`` is a source such as ``person:lan``; ``act`` is the
        number of the first decision of a batch that is undone together.

        Raises:
            NotFoundError: there is no such paper.
            UsageError: there is no such field, or the value has not its shape.
            ConflictError: another claim stands meanwhile.
        """
        _demand_fact(field)
        made = Claim(field, value, source=by)
        with self._database.write(durable=True) as connection:
            shelf.demand(connection, document)
            number = deciding.decide(
                connection, document, made, at=at, instead_of=instead_of, act=act
            )
            renew(connection, document, self._authority, at=at)
        return number

    def withdraw(self, number: int, *, by: str, at: dt.datetime) -> None:
        """Withdraw a claim, so that what it had covered shows again.

        Raises:
            NotFoundError: there is no such claim, or it is withdrawn already.
            UsageError: it corrects the text of a page, whose facts must be found anew.
        """
        self._undo(claim.c.id == number, f"khẳng định mã {number}", by, at)

    def withdraw_act(
        self, act: int, *, reader: Reader, by: str, at: dt.datetime
    ) -> int:
        """Withdraw what still stands of an act; return how many decisions that were.

        What was decided about papers that are hidden from ``reader`` stays.

        Raises:
            NotFoundError: nothing of it stands.
            UsageError: it corrects the text of a page, whose facts must be found anew.
        """
        own = sa.and_(claim.c.act == act, meant_for(claim.c.document, reader))
        return self._undo(own, f"quyết định mã {act}", by, at)

    def _undo(
        self, which: sa.ColumnElement[bool], what: str, by: str, at: dt.datetime
    ) -> int:
        with self._database.write(durable=True) as connection:
            undone = deciding.withdraw(connection, which, by=by, at=at)
            if not undone:
                raise NotFoundError(what)
            fields: dict[int, set[str]] = {}
            for document, kept in undone:
                fields.setdefault(document, set()).add(kept.claim.field)
            for document, changed in fields.items():
                self._follow(connection, document, changed, at)
        return len(undone)

    def _follow(
        self,
        connection: sa.Connection,
        document: int,
        fields: Iterable[str],
        at: dt.datetime,
    ) -> None:
        for field in sorted(fields):
            if field == PAGE_TEXT:
                message = Sentence(
                    "Chữ của trang được khôi phục ở trang sửa chữ của văn bản."
                )
                raise UsageError(message)
            if follow := FOLLOWING.get(field):
                follow(connection, document, self._authority, at)
        renew(connection, document, self._authority, at=at)

    def standing(self, document: int, field: str, reader: Reader) -> Kept | None:
        """Return the claim that holds for a fact, or None where nothing stands.

        Raises:
            NotFoundError: there is no paper that ``reader`` may see.
        """
        with self._database.read() as connection:
            shelf.row_of(connection, document, reader)
            return deciding.held(connection, document, field)

    def about(self, document: int, field: str, reader: Reader) -> tuple[Kept, ...]:
        """Return all claims about one field of a paper, withdrawn ones too.

        Decisions that name a paper hidden from ``reader`` are left out.

        Raises:
            NotFoundError: there is no paper that ``reader`` may see.
        """
        statement = (
            sa.select(claim)
            .where(claim.c.document == document, claim.c.field == field)
            .order_by(claim.c.id)
        )
        with self._database.read() as connection:
            shelf.row_of(connection, document, reader)
            kept = map(deciding.to_kept, connection.execute(statement))
            told = decided.told(connection, kept, reader)
            return copies.told_claims(connection, document, told, reader)

    def reach(self, acts: Iterable[int], reader: Reader) -> dict[int, int]:
        """Return how many papers that ``reader`` may see each act still decides."""
        if not (asked := set(acts)):
            return {}
        statement = (
            sa.select(claim.c.act, sa.func.count(claim.c.document.distinct()))
            .join_from(claim, table, claim.c.document == table.c.id)
            .where(claim.c.act.in_(asked), claim.c.withdrawn_at.is_(None))
            .where(visible(reader))
            .group_by(claim.c.act)
        )
        with self._database.read() as connection:
            return {row[0]: row[1] for row in connection.execute(statement)}

    def of(self, document: int, reader: Reader) -> tuple[Kept, ...]:
        """Return all claims about a paper, withdrawn ones too, in their order.

        Decisions that name a paper hidden from ``reader`` are left out.

        Raises:
            NotFoundError: there is no paper that ``reader`` may see.
        """
        statement = (
            sa.select(claim).where(claim.c.document == document).order_by(claim.c.id)
        )
        with self._database.read() as connection:
            shelf.row_of(connection, document, reader)
            kept = map(deciding.to_kept, connection.execute(statement))
            told = decided.told(connection, kept, reader)
            return copies.told_claims(connection, document, told, reader)


def _demand_fact(field: str) -> None:
    if field not in FACTS:
        message = Sentence(
            "Không có trường “%(field)s”. Các trường: %(fields)s.",
            field=field,
            fields=", ".join(sorted(FACTS)),
        )
        raise UsageError(message)
