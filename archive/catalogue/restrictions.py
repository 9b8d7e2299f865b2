"""Whom papers are for, as people said: given to others, and how that came about.

The law of this module: nobody gives away what they may not see, and each step is
kept with its reason. A step is taken back by another one.
"""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa

from archive.access import for_groups, groups_of, is_audience
from archive.catalogue import audiences, joining, shelf
from archive.catalogue.access import visible
from archive.catalogue.database import Database
from archive.catalogue.schema import document, office, restriction
from archive.errors import NotFoundError, UsageError
from archive.model import Reader
from archive.sentences import Sentence

MOST = 1_000
"""Papers that are given to others at once."""

LONGEST = 500
"""Characters of a reason."""


@dataclass(frozen=True, slots=True)
class Restriction:
    """A paper given from the people it was for to others, by whom, when and why."""

    id: int
    before: str
    audience: str
    who: str
    why: str
    at: dt.datetime


class Restrictions:
    """Whom papers are for."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, number: int, reader: Reader) -> tuple[Restriction, ...]:
        """Return how a paper came to be for whom it is, the newest step first.

        Raises:
            NotFoundError: there is no paper that ``reader`` may see.
        """
        asked = sa.select(restriction).where(restriction.c.document == number)
        with self._database.read() as connection:
            shelf.row_of(connection, number, reader)
            rows = connection.execute(asked.order_by(restriction.c.id.desc())).all()
        return tuple(
            Restriction(row.id, row.before, row.audience, row.who, row.why, row.made_at)
            for row in rows
        )

    def audiences(self, numbers: Collection[int], reader: Reader) -> dict[int, str]:
        """Return whom papers are for, those that ``reader`` may see."""
        asked = sa.select(document.c.id, document.c.audience)
        which = document.c.id.in_(sorted(set(numbers))), visible(reader)
        with self._database.read() as connection:
            rows = connection.execute(asked.where(*which).order_by(document.c.id))
            return {row.id: row.audience for row in rows}

    def meant(self, audience: str) -> str:
        """Return an audience as papers bear it, which means people that there are.

        Raises:
            UsageError: it is none.
            NotFoundError: there is no such office.
        """
        with self._database.read() as connection:
            return _meant(connection, audience)

    def give(
        self,
        numbers: Collection[int],
        audience: str,
        *,
        reader: Reader,
        why: str,
        at: dt.datetime,
    ) -> int:
        """Show papers to ``audience`` alone; return of how many that is new.

        Raises:
            NotFoundError: there is one that ``reader`` may not see, or no such office.
            UsageError: nobody is meant, or too many papers are.
        """
        asked = sorted(set(numbers))
        _demand_few(asked)
        by, reason = f"person:{reader.name}", why.strip()[:LONGEST]
        changed = 0
        with self._database.write(durable=True) as connection:
            whom = _meant(connection, audience)
            for number in asked:
                before = shelf.row_of(connection, number, reader).audience
                shown = joining.shown(connection, number)
                audiences.give(connection, shown, whom, by=by, why=reason, at=at)
                changed += before != whom
        return changed


def _demand_few(numbers: Collection[int]) -> None:
    if not numbers:
        message = Sentence("Chưa chọn văn bản nào.")
        raise UsageError(message)
    if len(numbers) > MOST:
        message = Sentence("Mỗi lần đổi tối đa %(most)s văn bản.", most=MOST)
        raise UsageError(message)


def _meant(connection: sa.Connection, audience: str) -> str:
    if not is_audience(audience):
        message = Sentence("Chưa rõ dành cho ai: hãy chọn lại phòng, ban.")
        raise UsageError(message)
    if not (offices := groups_of(audience)):
        return audience
    named = sa.select(office.c.id).where(office.c.id.in_(sorted(offices)))
    if missing := offices - set(connection.execute(named).scalars()):
        raise NotFoundError(Sentence("phòng số %(number)s", number=min(missing)))
    return for_groups(offices)
