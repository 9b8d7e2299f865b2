"""Decisions of people, inside the transaction of whoever makes them.

The law of this module: a decision is made in the light of what stood when it was
asked for. Where something else stands meanwhile, nothing is written.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import msgspec
import sqlalchemy as sa

from archive import facts
from archive.catalogue import view, writing
from archive.catalogue.papers import Kept
from archive.catalogue.schema import claim
from archive.errors import ConflictError
from archive.model import Claim
from archive.sentences import Sentence

About = Callable[[Any], bool]
"""Whether the value of a claim is about the thing in question."""


def anything(_value: Any) -> bool:
    """Take every claim of a field for one about the same thing, as with facts."""
    return True


def to_kept(row: sa.Row[Any]) -> Kept:
    """Return the claim of a row with its number and what became of it."""
    return Kept(row.id, view.to_claim(row), row.withdrawn_at, row.withdrawn_by, row.act)


def held(
    connection: sa.Connection, document: int, field: str, about: About = anything
) -> Kept | None:
    """Return the claim that holds for a field, or None where nothing stands.

    A field that may stand for several things (a page, a place in the text) is
    narrowed by ``about``, which is asked of each value.
    """
    rows = connection.execute(
        sa.select(claim)
        .where(
            claim.c.document == document,
            claim.c.field == field,
            claim.c.withdrawn_at.is_(None),
        )
        .order_by(claim.c.id)
    )
    found = [kept for kept in map(to_kept, rows) if about(kept.claim.value)]
    # Of equals the last one holds, and max() would return the first.
    return max(reversed(found), key=lambda kept: facts.weight(kept.claim), default=None)


def decide(  # noqa: PLR0913  # a decision with the transaction it is made in
    connection: sa.Connection,
    document: int,
    made: Claim,
    *,
    at: dt.datetime,
    instead_of: int | None,
    act: int | None = None,
    about: About = anything,
) -> int:
    """Insert a decision made in the light of ``instead_of``; return its number.

    The same decision sent twice is made once. Without ``act`` the decision is an
    act of its own, under its own number.

    Raises:
        ConflictError: another claim stands meanwhile.
    """
    # As JSON will keep it, or the same value would not equal itself.
    made = replace(made, value=msgspec.to_builtins(made.value))
    standing = held(connection, document, made.field, about)
    if standing and _is_same(standing.claim, made):
        return standing.id
    _demand_seen(connection, standing, instead_of, document)
    moment = _after(standing, made.made_at or at)
    number = writing.add_claim(connection, document, replace(made, made_at=moment), at)
    connection.execute(
        sa.update(claim).where(claim.c.id == number).values(act=act or number)
    )
    return number


def _is_same(standing: Claim, made: Claim) -> bool:
    return standing.source == made.source and standing.value == made.value


def _after(standing: Kept | None, at: dt.datetime) -> dt.datetime:
    # Two processes' clocks differ: whoever decides later must not stand behind.
    earlier = standing and facts.is_person(standing.claim) and standing.claim.made_at
    return max(earlier, at) if earlier else at


def _demand_seen(
    connection: sa.Connection,
    standing: Kept | None,
    instead_of: int | None,
    document: int,
) -> None:
    if (standing and standing.id) == instead_of:
        return
    seen = _claim(connection, instead_of)
    if standing and seen and _says_as_before(seen.claim, standing.claim):
        return
    what = Sentence("Thông tin của văn bản mã %(number)s", number=document)
    raise ConflictError(what, _who(standing, seen))


def _says_as_before(seen: Claim, standing: Claim) -> bool:
    """Whether the file was only read again, and says what it said."""
    by_readers = not (facts.is_person(seen) or facts.is_person(standing))
    return by_readers and seen.value == standing.value


def _claim(connection: sa.Connection, number: int | None) -> Kept | None:
    row = connection.execute(sa.select(claim).where(claim.c.id == number)).one_or_none()
    return to_kept(row) if row else None


def _who(standing: Kept | None, seen: Kept | None) -> str:
    if standing and facts.is_person(standing.claim):
        return standing.claim.source.removeprefix("person:")
    undone = (seen and seen.withdrawn_by) or ""
    is_person = undone.startswith("person:")
    return undone.removeprefix("person:") if is_person else Sentence("bộ đọc")


def withdraw(
    connection: sa.Connection,
    which: sa.ColumnElement[bool],
    *,
    by: str,
    at: dt.datetime,
) -> tuple[tuple[int, Kept], ...]:
    """Withdraw the standing claims among ``which``; return them with their papers."""
    found = connection.execute(
        sa.select(claim)
        .where(which, claim.c.withdrawn_at.is_(None))
        .order_by(claim.c.id)
    ).all()
    connection.execute(
        sa.update(claim)
        .where(claim.c.id.in_([row.id for row in found]))
        .values(withdrawn_at=at, withdrawn_by=by)
    )
    return tuple((row.document, to_kept(row)) for row in found)
