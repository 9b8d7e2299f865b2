"""Rows written for a paper, inside the transaction of whoever changes it."""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from archive.catalogue import details, linking, unread
from archive.catalogue.papers import Rendition
from archive.catalogue.schema import claim, document, page, rendition
from archive.facts import REGISTER, Metadata
from archive.links import Names
from archive.model import Claim, Page, Reading

_PERSON = "person:%"
_REGISTER = f"{REGISTER}%"


def add_paper(
    connection: sa.Connection, audience: str, source: str, at: dt.datetime
) -> int:
    """Insert a paper of which nothing is known yet, and return its number."""
    statement = sa.insert(document).values(
        audience=audience, source=source, added_at=at, facts=Metadata(), notes=()
    )
    return int(connection.execute(statement.returning(document.c.id)).scalar_one())


def add_rendition(
    connection: sa.Connection,
    number: int,
    shown: Rendition,
    source: str,
    at: dt.datetime,
) -> None:
    """Insert a file that shows a paper."""
    row = {name: getattr(shown, name) for name in Rendition.__slots__}
    connection.execute(
        sa.insert(rendition).values(document=number, source=source, added_at=at, **row)
    )


def put_reading(
    connection: sa.Connection,
    number: int,
    reading: Reading,
    authority: Names,
    at: dt.datetime,
) -> None:
    """Put text, claims and citations of a reading in place of an older one's."""
    connection.execute(
        sa.update(document)
        .where(document.c.id == number)
        .values(notes=reading.text.notes, readers=reading.readers)
    )
    _put_pages(connection, number, reading)
    put_found(connection, number, reading, authority, at)


def put_found(
    connection: sa.Connection,
    number: int,
    reading: Reading,
    authority: Names,
    at: dt.datetime,
) -> None:
    """Put claims and citations of a reading in place of an older one's.

    What a reader says again, at the same place, stays the claim it was.
    """
    found = {_said(made): made for made in reading.claims}
    held = {_said(row): row.id for row in _readings(connection, number)}
    gone = [held[said] for said in held.keys() - found.keys()]
    _withdraw_readings(connection, gone, reading.claims, at)
    new = [found[said] for said in found if said not in held]
    add_claims(connection, number, new, at)
    linking.write(connection, number, reading.citations, authority)


def drop_pages(
    connection: sa.Connection, number: int, pages: Sequence[int] | None = None
) -> None:
    """Delete pages of a paper, some or all, with what is kept beside them."""
    some = sa.true() if pages is None else page.c.number.in_(pages)
    connection.execute(sa.delete(page).where(page.c.document == number, some))
    details.drop(connection, number, pages)
    unread.leave(connection, number)


def _put_pages(connection: sa.Connection, number: int, reading: Reading) -> None:
    drop_pages(connection, number)
    unread.drop(connection, number)
    rows = page_rows(number, reading.text.pages)
    if rows:
        connection.execute(sa.insert(page), rows)
    details.put(connection, number, reading.text.pages)


def page_rows(number: int, pages: Iterable[Page]) -> list[dict[str, Any]]:
    """Return pages of a paper, as rows."""
    return [
        {"document": number, "number": p.number, "text": p.text, "origin": p.origin}
        for p in pages
    ]


def _said(made: Claim | sa.Row[Any]) -> bytes:
    # As JSON, a value that was kept equals the value that was read.
    parts = made.field, made.value, made.verbatim, made.evidence, made.source
    return msgspec.json.encode(parts)


def _readings(connection: sa.Connection, number: int) -> Sequence[sa.Row[Any]]:
    return connection.execute(
        sa.select(claim)
        .where(
            claim.c.document == number,
            claim.c.withdrawn_at.is_(None),
            claim.c.source.not_like(_PERSON),
            claim.c.source.not_like(_REGISTER),
        )
        .order_by(claim.c.id)
    ).all()


def _withdraw_readings(
    connection: sa.Connection,
    gone: Sequence[int],
    newer: Iterable[Claim],
    at: dt.datetime,
) -> None:
    """Withdraw what readers said before: a fact not found again is not kept up."""
    by = next((found.source for found in newer), "reread")
    connection.execute(
        sa.update(claim)
        .where(claim.c.id.in_(gone))
        .values(withdrawn_at=at, withdrawn_by=by)
    )


def add_claim(
    connection: sa.Connection, number: int, made: Claim, at: dt.datetime
) -> int:
    """Insert a claim, made ``at`` where it does not say when; return its number."""
    row = _claim_row(number, made, at)
    statement = sa.insert(claim).values(row).returning(claim.c.id)
    return int(connection.execute(statement).scalar_one())


def add_claims(
    connection: sa.Connection, number: int, made: Iterable[Claim], at: dt.datetime
) -> None:
    """Insert claims of one paper, of which there may be none."""
    rows = claim_rows(number, made, at)
    if rows:
        connection.execute(sa.insert(claim), rows)


def claim_rows(
    number: int, made: Iterable[Claim], at: dt.datetime
) -> list[dict[str, Any]]:
    """Return claims of a paper, as rows."""
    return [_claim_row(number, one, at) for one in made]


def _claim_row(number: int, made: Claim, at: dt.datetime) -> dict[str, Any]:
    row = {f.name: getattr(made, f.name) for f in dataclasses.fields(made)}
    return row | {"document": number, "made_at": made.made_at or at}
