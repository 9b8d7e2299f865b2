"""Two papers held that are one: joined by a person, and parted again by an undo.

The law of this module: nothing is moved. The joined paper stays as it was and is
shown as the other; what stands in ``joined_to`` is written from the claims.
"""

import datetime as dt
from collections.abc import Collection, Sequence

import sqlalchemy as sa

from archive.catalogue import changes, deciding, doubting, identity, linking, shelf
from archive.catalogue.access import within
from archive.catalogue.claims import FOLLOWING
from archive.catalogue.database import Database
from archive.catalogue.papers import Brief, Joined
from archive.catalogue.renewal import renew
from archive.catalogue.schema import claim, document
from archive.catalogue.view import to_metadata
from archive.errors import UsageError
from archive.links import Names
from archive.model import Claim, Reader
from archive.sentences import Sentence

FIELD = "joined"
"""The field of a claim that says of which other paper this one is a copy."""

PARTED = "parted"
"""The field of a claim that says of which paper this one was a file, or pages."""


class Joining:
    """Which papers are one, as people decided."""

    def __init__(self, database: Database, authority: Names) -> None:
        self._database = database
        self._authority = authority

    def join(
        self, number: int, to: int, *, reader: Reader, by: str, at: dt.datetime
    ) -> int:
        """Show ``number`` as ``to`` from now on; return the number of the claim.

        Raises:
            NotFoundError: there is no such paper that ``reader`` may see.
            UsageError: they are one already, or not for the same people.
            ConflictError: somebody else has joined it meanwhile.
        """
        with self._database.write(durable=True) as connection:
            one = shelf.row_of(connection, number, reader)
            other = shelf.row_of(connection, to, reader)
            _demand_joinable(one, other)
            _demand_file(connection, number, to)
            _demand_unparted(connection, number, to)
            standing = deciding.held(connection, number, FIELD)
            made = deciding.decide(
                connection,
                number,
                Claim(FIELD, {"to": to}, source=by),
                at=at,
                # Whoever sees it sees it unjoined: an older claim has no hold.
                instead_of=standing.id if standing else None,
            )
            follow(connection, number, self._authority, at)
            renew(connection, number, self._authority, at=at)
        return made

    def undo(
        self, number: int, to: int, *, reader: Reader, by: str, at: dt.datetime
    ) -> None:
        """Let ``number``, joined to ``to``, be a paper of its own again.

        Raises:
            NotFoundError: it is not joined to a paper that ``reader`` may see.
        """
        with self._database.write(durable=True) as connection:
            shelf.row_of(connection, to, reader)
            if _root(connection, number) != to:
                raise shelf.missing(number)
            which = sa.and_(claim.c.document == number, claim.c.field == FIELD)
            deciding.withdraw(connection, which, by=by, at=at)
            follow(connection, number, self._authority, at)
            renew(connection, number, self._authority, at=at)

    def of(self, number: int, reader: Reader) -> tuple[Joined, ...]:
        """Return the papers that are shown as this one, with who joined them.

        Raises:
            NotFoundError: there is no paper that ``reader`` may see.
        """
        with self._database.read() as connection:
            shelf.row_of(connection, number, reader)
            rows = connection.execute(
                shelf.brief(reader)
                .where(document.c.joined_to == number, within(reader))
                .order_by(document.c.id)
            ).all()
            held = {row.id: deciding.held(connection, row.id, FIELD) for row in rows}
        return tuple(
            Joined(shelf.to_brief(row), kept) for row in rows if (kept := held[row.id])
        )

    def shown_as(self, number: int, reader: Reader) -> int:
        """Return the paper as which a joined one is shown.

        Raises:
            NotFoundError: it is not joined to a paper that ``reader`` may see.
        """
        with self._database.read() as connection:
            to = _root(connection, number)
            if to is None:
                raise shelf.missing(number)
            shelf.row_of(connection, to, reader)
        return to

    def alike(self, number: int, reader: Reader) -> tuple[Brief, ...]:
        """Return the other papers that may be the same: identity, not text, says so.

        Raises:
            NotFoundError: there is no paper that ``reader`` may see.
        """
        with self._database.read() as connection:
            row = shelf.row_of(connection, number, reader)
            same = identity.alike(
                connection, number, to_metadata(row.facts), self._authority
            )
            briefs = shelf.briefs(connection, set(same) - {number}, reader)
        return tuple(briefs[one] for one in sorted(briefs))


def follow(
    connection: sa.Connection, number: int, authority: Names, at: dt.datetime
) -> None:
    """Bring ``joined_to`` up to the claims, of a paper and of those joined to it."""
    before = _root(connection, number)
    moved = {*hanging(connection, number), *_joined(connection, number)}
    touched = {number, before}
    for one in sorted({number, *moved}):
        touched.add(_write(connection, one))
    papers = {paper for paper in touched if paper is not None}
    for paper in sorted(papers - {number}):
        changes.record(connection, paper, "updated", at)
    # What is joined to a paper moves with it, and is looked for under keys of its own.
    lookups = linking.keys_of(connection, *papers, *moved)
    linking.resolve_for(connection, lookups, authority)
    for paper in papers:
        chosen = linking.decided_for(connection, paper)
        linking.resolve_some(connection, chosen, authority)
    for one in {number, *moved}:
        doubting.recount(connection, *doubting.used(connection, one))


FOLLOWING[FIELD] = follow


def hanging(connection: sa.Connection, number: int) -> Sequence[int]:
    """Return the papers that are shown as another one by way of ``number``."""
    to = shown(connection, number)
    rows = connection.execute(
        sa.select(document.c.id).where(
            document.c.joined_to == to, document.c.id != number
        )
    )
    return rows.scalars().all()


def release(
    connection: sa.Connection,
    papers: Collection[int],
    authority: Names,
    at: dt.datetime,
) -> None:
    """Bring papers up to their claims, since one of those they name is gone."""
    # All first: nothing is to be resolved to a paper that is gone.
    for number in papers:
        _write(connection, number)
    for number in papers:
        renew(connection, number, authority, at=at)
        doubting.recount(connection, *doubting.used(connection, number))


def shown(connection: sa.Connection, number: int) -> int:
    """Return the paper as which ``number`` is shown: another one, or itself."""
    return _root(connection, number) or number


def root(connection: sa.Connection, number: int) -> int | None:
    """Return the paper as which ``number`` is shown by its claims, if another."""
    seen = [number]
    while to := _target(connection, seen[-1]):
        if to in seen:
            return None
        seen.append(to)
    return seen[-1] if len(seen) > 1 else None


def _write(connection: sa.Connection, number: int) -> int | None:
    to = root(connection, number)
    connection.execute(
        sa.update(document).where(document.c.id == number).values(joined_to=to)
    )
    return to


def _joined(connection: sa.Connection, number: int) -> Sequence[int]:
    which = sa.select(document.c.id).where(document.c.joined_to == number)
    return connection.execute(which).scalars().all()


def _target(connection: sa.Connection, number: int) -> int | None:
    kept = deciding.held(connection, number, FIELD)
    to = kept.claim.value["to"] if kept else _given_back_to(connection, number)
    held = sa.select(document.c.id).where(document.c.id == to)
    return connection.execute(held).scalar() if to is not None else None


def _given_back_to(connection: sa.Connection, number: int) -> int | None:
    """Return the paper that has the pages again that ``number`` was made of."""
    rows = connection.execute(
        sa.select(claim.c.value, claim.c.withdrawn_at)
        .where(claim.c.document == number, claim.c.field == PARTED)
        .order_by(claim.c.id)
    ).all()
    pages = [row for row in rows if "first_page" in row.value]
    return pages[-1].value["from"] if pages and pages[-1].withdrawn_at else None


def _demand_unparted(connection: sa.Connection, one: int, other: int) -> None:
    """Make sure that neither paper is pages of the other, which go back whole."""
    for paper, whole in ((one, other), (other, one)):
        kept = deciding.held(
            connection, paper, PARTED, lambda value: "first_page" in value
        )
        if kept and kept.claim.value["from"] == whole:
            message = Sentence(
                "Các trang đã tách ra thì trả lại cho văn bản cũ, không gộp."
            )
            raise UsageError(message)


def _demand_file(connection: sa.Connection, number: int, to: int) -> None:
    """Make sure that the paper shown has a file, if one of the two has one."""
    if identity.unfiled(connection, [number, to]) == {to}:
        message = Sentence(
            "Văn bản kia mới có trong sổ, chưa có tệp. Hãy mở văn bản ấy rồi gộp vào "
            "văn bản này."
        )
        raise UsageError(message)


def _root(connection: sa.Connection, number: int) -> int | None:
    return connection.execute(
        sa.select(document.c.joined_to).where(document.c.id == number)
    ).scalar()


def _demand_joinable(one: sa.Row[object], other: sa.Row[object]) -> None:
    if one.id == other.id:
        message = Sentence("Không gộp một văn bản với chính nó.")
        raise UsageError(message)
    if one.audience != other.audience:
        message = Sentence(
            "Hai văn bản có phạm vi người xem khác nhau nên không gộp được."
        )
        raise UsageError(message)
