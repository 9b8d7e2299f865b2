"""Whether a paper stands, on what that rests, and what people state of it.

The law of this module: a statement is a claim like any other: made in the light of
what stood, never overwritten, withdrawn when it was wrong.
"""

import datetime as dt
from dataclasses import dataclass

import msgspec
import sqlalchemy as sa

from archive import links
from archive.catalogue import changes, deciding, grounds, meaning, shelf
from archive.catalogue.affecting import Affecting, affecting
from archive.catalogue.claims import FOLLOWING
from archive.catalogue.database import Database
from archive.catalogue.grounds import STATED
from archive.catalogue.papers import Kept
from archive.catalogue.schema import document
from archive.errors import UsageError
from archive.links import Names, Statement, Status, StatusCode
from archive.model import Claim, Reader
from archive.sentences import Sentence

_MOST = 500


@dataclass(frozen=True, slots=True)
class Stating:
    """What a person stated of a paper, with the claim that keeps it."""

    statement: Statement
    kept: Kept


@dataclass(frozen=True, slots=True)
class Standing:
    """The status of a paper on a day, and all that it rests on.

    ``effects`` are what other papers do to it, confirmed, proposed and rejected;
    ``turns`` the statuses it had and will have, each from its day on. ``expires`` is
    the last day of the period that the paper itself is for.
    """

    paper: int
    on: dt.date
    status: Status
    effects: tuple[Affecting, ...]
    statements: tuple[Stating, ...]
    turns: tuple[Status, ...]
    expires: dt.date | None

    @property
    def proving(self) -> tuple[Affecting, ...]:
        """The confirmed effects that give the paper the status shown."""
        return tuple(
            one
            for one in self.effects
            if self.status.basis == "relation"
            and one.is_confirmed
            and one.effect == self.status.code
            and one.paper.id in self.status.by
        )

    @property
    def proposed(self) -> tuple[Affecting, ...]:
        """What waits for a person to confirm it."""
        return tuple(one for one in self.effects if one.is_proposed)


class Standings:
    """The statuses of papers, with what they rest on."""

    def __init__(self, database: Database, authority: Names) -> None:
        self._database = database
        self._authority = authority

    def of(self, number: int, reader: Reader, *, on: dt.date | None = None) -> Standing:
        """Return how a paper stands on a day, today where none is given.

        Raises:
            NotFoundError: there is no paper that ``reader`` may see.
        """
        day = on or self._database.today()
        with self._database.read() as connection:
            shelf.row_of(connection, number, reader)
            args = reader, self._authority
            rests = grounds.of(connection, [number], *args)[number]
            told = meaning.citing(
                connection, [number], *args, most=_MOST, only_weighty=True
            )
            made = affecting(connection, told, *args)
            said = grounds.statements(connection, [number]).get(number, [])
        return Standing(
            paper=number,
            on=day,
            status=links.status(rests, day),
            effects=tuple(sorted(made, key=_moment)),
            statements=tuple(
                Stating(grounds.to_statement(row.value), deciding.to_kept(row))
                for _, row in said
            ),
            turns=links.timeline(rests),
            expires=rests.expires,
        )

    def state(  # noqa: PLR0913  # who, when and in whose light belong to every decision
        self,
        number: int,
        code: StatusCode,
        since: dt.date,
        note: str,
        *,
        reader: Reader,
        by: str,
        at: dt.datetime,
        instead_of: int | None,
    ) -> int:
        """State the status of a paper as of a day, and why; return the claim.

        What was stated as of another day stays; ``instead_of`` is the claim that
        states something as of this one.

        Raises:
            NotFoundError: there is no paper that ``reader`` may see.
            UsageError: there is no such status, or its day is to come.
            ConflictError: somebody else has stated something of this day meanwhile.
        """
        with self._database.write(durable=True) as connection:
            shelf.row_of(connection, number, reader)
            _demand_sayable(code, since, self._database.today())
            value = msgspec.to_builtins(Statement(code, since, note.strip()))
            made = deciding.decide(
                connection,
                number,
                Claim(STATED, value, source=by),
                at=at,
                instead_of=instead_of,
                about=lambda value: grounds.to_statement(value).since == since,
            )
            follow(connection, number, self._authority, at)
            changes.record(connection, number, "updated", at)
        return made


def follow(
    connection: sa.Connection, number: int, authority: Names, at: dt.datetime
) -> None:
    """Bring a paper's row up to what is stated of it: the latest day is kept there."""
    del authority, at
    said = sa.update(document).where(document.c.id == number)
    # Only papers of which something is stated are asked about.
    connection.execute(said.values(said="", said_from=None))
    stated = grounds.statements(connection, [number]).get(number, [])
    last = stated[-1][0] if stated else None
    connection.execute(
        said.values(said=last and last.code, said_from=last and last.since)
    )


FOLLOWING[STATED] = follow


def _moment(one: Affecting) -> tuple[dt.date, int, int]:
    return one.since or dt.date.max, one.paper.id, one.link.citation.start


def _demand_sayable(code: str, since: dt.date, today: dt.date) -> None:
    if code not in links.STATUSES:
        message = Sentence("Không có hiệu lực “%(code)s”.", code=code)
        raise UsageError(message)
    if since > today:
        message = Sentence("Ngày xác nhận hiệu lực chưa đến.")
        raise UsageError(message)
