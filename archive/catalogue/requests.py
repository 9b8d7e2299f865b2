"""Missing papers that somebody was asked for: of whom, when, and what came of it.

The law of this module: a request is never changed. It is withdrawn by a person,
or met by a paper that was taken in after it and that nothing misses any more.
"""

import dataclasses
import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import sqlalchemy as sa

from archive.catalogue import keys
from archive.catalogue.access import is_partial, visible
from archive.catalogue.database import Database
from archive.catalogue.missing import Missing
from archive.catalogue.papers import Brief, Wanted
from archive.catalogue.schema import citation, document, request
from archive.catalogue.shelf import brief, to_brief
from archive.errors import ConflictError, NotFoundError, UsageError
from archive.model import Reader
from archive.sentences import Sentence
from archive.text import squeeze

State = Literal["open", "met", "withdrawn"]

LONGEST = 200
"""Letters of who was asked; a note may be longer."""

LONGEST_NOTE = 500


@dataclass(frozen=True, slots=True)
class Paper:
    """The paper that a request is about: the keys it is sought by, and its name."""

    lookup: str
    body_key: str | None
    label: str


@dataclass(frozen=True, slots=True)
class Asking:
    """What a person writes into a request: when who was asked, and a note."""

    on: dt.date
    of: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """A request, and the papers that came in answer to it."""

    id: int
    lookup: str
    body_key: str | None
    label: str
    asked_on: dt.date
    asked_of: str
    note: str
    made_by: str
    made_at: dt.datetime
    withdrawn_at: dt.datetime | None
    withdrawn_by: str | None
    state: State = "open"
    arrived: tuple[Brief, ...] = ()

    def is_about(self, lookup: str, body_key: str | None) -> bool:
        """Whether a paper with these keys is the one asked for, or may be."""
        may_be = body_key is None or self.body_key in (None, body_key)
        return lookup == self.lookup and may_be


class Requests:
    """The requests, made, withdrawn and followed."""

    def __init__(self, database: Database, missing: Missing) -> None:
        self._database = database
        self._missing = missing

    def ask(self, paper: Paper, asking: Asking, *, by: str, at: dt.datetime) -> int:
        """Write down that a paper was asked for, and return the request's number.

        Raises:
            UsageError: nobody is named, a text is too long, or the day is yet to come.
        """
        of, note = squeeze(asking.of), asking.note.strip()
        _check(of, note, asking.on, at)
        made = sa.insert(request).values(
            lookup=paper.lookup,
            body_key=paper.body_key,
            label=paper.label,
            asked_on=asking.on,
            asked_of=of,
            note=note,
            made_by=by,
            made_at=at,
        )
        with self._database.write(durable=True) as connection:
            return int(connection.execute(made.returning(request.c.id)).scalar_one())

    def withdraw(self, number: int, *, reader: Reader, at: dt.datetime) -> None:
        """Take a request back; it stays in the history.

        Raises:
            NotFoundError: there is no such request that ``reader`` is told of.
            ConflictError: somebody has taken it back already.
        """
        with self._database.write(durable=True) as connection:
            asked = sa.select(request.c.withdrawn_by).where(
                request.c.id == number, _told_to(connection, reader)
            )
            row = connection.execute(asked).one_or_none()
            if row is None:
                raise NotFoundError(Sentence("lần xin số %(number)s", number=number))
            if row.withdrawn_by is not None:
                what = Sentence("Lần xin số %(number)s", number=number)
                raise ConflictError(what, row.withdrawn_by)
            connection.execute(
                sa.update(request)
                .where(request.c.id == number)
                .values(withdrawn_at=at, withdrawn_by=reader.name)
            )

    def of(self, names: Collection[str], reader: Reader) -> tuple[Request, ...]:
        """Return the requests for papers under these keys, the newest first."""
        if not names:
            return ()
        return self._some(request.c.lookup.in_(sorted(names)), reader)

    def listed(
        self, reader: Reader, *, before: int | None = None, limit: int = 50
    ) -> tuple[Request, ...]:
        """Return the requests, the newest first, a page at a time.

        Those for papers that ``reader`` may not know of are left out.
        """
        older = request.c.id < before if before is not None else sa.true()
        return self._some(older, reader, limit)

    def open_count(self, reader: Reader) -> int:
        """Count the requests that wait for their paper."""
        standing = request.c.withdrawn_at.is_(None)
        found = self._some(standing, reader)
        return sum(one.state == "open" for one in found)

    def _some(
        self, which: sa.ColumnElement[bool], reader: Reader, limit: int | None = None
    ) -> tuple[Request, ...]:
        asked = sa.select(*_COLUMNS).order_by(request.c.id.desc()).limit(limit)
        with self._database.read() as connection:
            shown = asked.where(which, _told_to(connection, reader))
            rows = [Request(*row) for row in connection.execute(shown)]
            names = {row.lookup for row in rows}
            held = _held(connection, names, reader) if names else []
        wanted = self._missing.under(names, reader)
        return tuple(_followed(row, wanted, held) for row in rows)


_COLUMNS = [request.c[name] for name in list(Request.__slots__)[:11]]


def _check(of: str, note: str, on: dt.date, at: dt.datetime) -> None:
    if not of:
        raise UsageError(
            Sentence("Chưa ghi đã xin của ai. Hãy ghi tên cơ quan hoặc người.")
        )
    if len(of) > LONGEST or len(note) > LONGEST_NOTE:
        raise UsageError(
            Sentence(
                "Tên nơi xin dài nhất %(of)s chữ, ghi chú dài nhất %(note)s chữ.",
                of=LONGEST,
                note=LONGEST_NOTE,
            )
        )
    # A day further than any clock on earth is a slip of the pen.
    if on > (at + dt.timedelta(hours=14)).date():
        raise UsageError(
            Sentence("Ngày xin chưa tới. Hãy ghi ngày đã thực sự xin văn bản.")
        )


def _told_to(connection: sa.Connection, reader: Reader) -> sa.ColumnElement[bool]:
    """Requests that tell ``reader`` of no paper that is hidden from this reader.

    They are for papers that one to be seen cites, or that are held and seen.
    """
    if not is_partial(connection, reader):
        return sa.true()
    cited = (
        sa.select(citation.c.id)
        .join_from(citation, document, citation.c.document == document.c.id)
        .where(citation.c.lookup == request.c.lookup, visible(reader))
    )
    held = sa.select(document.c.id).where(
        sa.or_(*(column == request.c.lookup for column in keys.COLUMNS)),
        visible(reader),
    )
    own = request.c.made_by == reader.name
    return sa.or_(own, cited.exists(), held.exists())


@dataclass(frozen=True, slots=True)
class _Held:
    """A paper held under one of the keys that are asked for."""

    names: frozenset[str]
    body_key: str | None
    paper: Brief


def _held(
    connection: sa.Connection, names: Collection[str], reader: Reader
) -> list[_Held]:
    asked = brief(reader).add_columns(*keys.COLUMNS, document.c.body_key)
    rows = connection.execute(asked.where(keys.under(names), visible(reader)))
    return [_Held(keys.of(row), row.body_key, to_brief(row)) for row in rows]


def _followed(
    made: Request, wanted: Sequence[Wanted], held: Iterable[_Held]
) -> Request:
    """Return a request with what came of it."""
    still = [one for one in wanted if made.is_about(one.lookup, one.body_key)]
    arrived = tuple(
        one.paper
        for one in held
        if made.lookup in one.names
        and made.is_about(made.lookup, one.body_key)
        and one.paper.added_at >= made.made_at
    )
    state: State = "met" if arrived and not still else "open"
    if made.withdrawn_at is not None:
        state = "withdrawn"
    is_met = state == "met"
    return dataclasses.replace(made, state=state, arrived=arrived if is_met else ())
