"""The fact view: what a paper's claims add up to, as columns to search by."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from archive import facts, symbols
from archive.catalogue.schema import claim, document, issuer
from archive.errors import UsageError
from archive.facts import Metadata
from archive.links import (
    Names,
    Period,
    above_key,
    expires,
    keys,
    numbering,
    numbering_of,
    passing,
)
from archive.model import Claim, Evidence
from archive.sentences import Sentence


def columns(metadata: Metadata, authority: Names) -> dict[str, Any]:
    """Return the columns of the document's row that follow from ``metadata``."""
    symbol = symbols.read(metadata.symbol) if metadata.symbol else None
    days = Period.of_issue(metadata.issued)
    return {
        "symbol": metadata.symbol,
        "symbol_key": keys.symbol(metadata),
        "type": metadata.type,
        "type_code": symbol.type_code if symbol else None,
        "name_key": keys.name(metadata),
        "number": metadata.number,
        "issued_from": days.first if days else None,
        "issued_to": days.last if days else None,
        "body_key": numbering_of(metadata, authority),
        "above_key": above_key(metadata, authority),
        "subject": metadata.subject,
        "meeting_key": passing.key(metadata, authority),
        "expires": expires(metadata, authority),
        "facts": metadata,
    }


def of(claims: Iterable[Claim]) -> Metadata:
    """Return the facts that ``claims`` add up to.

    Raises:
        UsageError: a claim's value has not the shape of its field.
    """
    try:
        return facts.view(claims)
    except msgspec.ValidationError as error:
        message = Sentence("Giá trị không đúng dạng của trường: %(error)s", error=error)
        raise UsageError(message) from error


def read(connection: sa.Connection, number: int) -> Metadata:
    """Return the facts that the standing claims of a paper add up to."""
    rows = connection.execute(
        sa.select(claim)
        .where(claim.c.document == number, claim.c.withdrawn_at.is_(None))
        .order_by(claim.c.id)
    )
    return of(to_claim(row) for row in rows)


def to_claim(row: sa.Row[Any]) -> Claim:
    """Return the claim that a row keeps."""
    evidence = row.evidence and msgspec.convert(row.evidence, Evidence)
    return Claim(
        row.field, row.value, row.verbatim, evidence or None, row.source, row.made_at
    )


def to_metadata(value: Any) -> Metadata:
    """Return the facts kept in the ``facts`` column."""
    return msgspec.convert(value, Metadata)


_KEPT = msgspec.json.Decoder(Metadata)

FACTS = sa.cast(document.c.facts, sa.Text).label("facts")
"""The ``facts`` column as text: read in one step, without a JSON value between."""


def read_metadata(kept: str) -> Metadata:
    """Return the same from the column as text: of twenty hits the facts are long."""
    return _KEPT.decode(kept)


def write(
    connection: sa.Connection, number: int, metadata: Metadata, authority: Names
) -> None:
    """Write the view of one paper: its columns and its issuers."""
    connection.execute(
        sa.update(document)
        .where(document.c.id == number)
        .values(columns(metadata, authority))
    )
    connection.execute(sa.delete(issuer).where(issuer.c.document == number))
    rows = issuer_rows(number, metadata.issuers, authority)
    if rows:
        connection.execute(sa.insert(issuer), rows)


def issuer_rows(
    number: int, names: Sequence[str], authority: Names
) -> list[dict[str, Any]]:
    """Return the issuers of a paper, as rows."""
    return [
        {
            "document": number,
            "position": position,
            "body_key": numbering(name, authority),
            "name": name,
        }
        for position, name in enumerate(names)
    ]
