"""What people decided about the links of a paper, brought to its citations.

The law of this module: the claims are what is kept. What stands beside a citation
is written from them, whenever the citations or the claims change.
"""

from collections.abc import Iterable
from typing import Any

import msgspec
import sqlalchemy as sa

from archive import facts, links
from archive.catalogue import view
from archive.catalogue.access import hidden
from archive.catalogue.papers import Decided, Kept
from archive.catalogue.schema import citation, claim, document
from archive.links import Decision, Place, Verdict
from archive.model import Citation, Claim, Evidence, Reader

FIELD = "link"
"""The field of a claim about a link."""

EFFECT = "effect"
"""The field of a claim about what one paper does to another."""

NAMING = (FIELD, EFFECT, "joined", "parted", "given")
"""The fields of claims that name other papers."""


def decision_of(value: Any) -> Decision:
    """Return the decision that is the value of a claim."""
    return msgspec.convert(value, Decision)


def place_at(value: Any) -> Place:
    """Return the place that the value of a claim is about."""
    return Place(value["page"], value["verbatim"], value["occurrence"], value["nth"])


def to_claim(
    field: str, row: sa.Row[Any], made: Decision | Verdict, *, rule: str, by: str
) -> Claim:
    """Return what was decided about the citation of ``row`` as the claim that keeps it.

    The value is what JSON will keep, or the same decision would not equal itself.
    """
    printed = msgspec.convert(row.printed, Citation)
    evidence = Evidence(printed.page, printed.start, printed.end, rule)
    value = msgspec.json.decode(msgspec.json.encode(made))
    return Claim(field, value, printed.verbatim, evidence, by)


def beside(value: Any) -> tuple[Decision, Decided] | None:
    """Return what stands beside a citation, or None where nobody decided."""
    if value is None:
        return None
    return decision_of(value), msgspec.convert(value, Decided)


def write(connection: sa.Connection, number: int) -> None:
    """Bring the decisions about a paper's links to its citations."""
    made = standing(connection, number)
    rows = connection.execute(
        sa.select(citation.c.id, citation.c.printed, citation.c.decision)
        .where(citation.c.document == number)
        .order_by(citation.c.position)
    ).all()
    if not rows or not (made or any(row.decision for row in rows)):
        return
    held = held_at(made, [msgspec.convert(row.printed, Citation) for row in rows])
    connection.execute(
        sa.update(citation)
        .where(citation.c.id == sa.bindparam("asked"))
        .values(decision=sa.bindparam("made")),
        [{"asked": row.id, "made": held.get(at)} for at, row in enumerate(rows)],
    )


def held_at(
    made: dict[int, sa.Row[Any]], citations: list[Citation]
) -> dict[int, dict[str, Any]]:
    """Return what is to stand beside the citation at each position."""
    places = {number: place_at(row.value) for number, row in made.items()}
    found = links.placed(places, citations)
    return {at: _beside(made[number]) for at, number in found.items()}


def _beside(row: sa.Row[Any]) -> dict[str, Any]:
    by = row.source.removeprefix("person:")
    return {**row.value, "claim": row.id, "by": by, "at": row.made_at}


def told(
    connection: sa.Connection, claims: Iterable[Kept], reader: Reader
) -> tuple[Kept, ...]:
    """Leave out decisions that would tell ``reader`` of a hidden paper."""
    kept = tuple(claims)
    named = {number for one in kept for number in _names(one)}
    secret = sa.select(document.c.id).where(document.c.id.in_(named), hidden(reader))
    unseen = set(connection.execute(secret).scalars()) if named else set()
    return tuple(one for one in kept if unseen.isdisjoint(_names(one)))


def _names(kept: Kept) -> set[int]:
    """Return the papers that a decision names."""
    if kept.claim.field not in NAMING:
        return set()
    value = kept.claim.value
    named = {*map(value.get, ("target", "to", "from")), *value.get("refused", ())}
    return {number for number in named if number is not None}


def standing(
    connection: sa.Connection, number: int, field: str = FIELD
) -> dict[int, sa.Row[Any]]:
    """Return the claim that holds for each place decided about, the newest last."""
    rows = connection.execute(
        sa.select(claim)
        .where(
            claim.c.document == number,
            claim.c.field == field,
            claim.c.withdrawn_at.is_(None),
        )
        .order_by(claim.c.id)
    )
    best = {
        place_at(row.value): row
        for row in sorted(rows, key=lambda row: facts.weight(view.to_claim(row)))
    }
    return {row.id: row for row in best.values()}


def papers(connection: sa.Connection, field: str) -> Iterable[int]:
    """Return the papers about which a claim of a field stands."""
    which = claim.c.field == field, claim.c.withdrawn_at.is_(None)
    return connection.execute(sa.select(claim.c.document).where(*which)).scalars()


def lost(connection: sa.Connection, number: int) -> Iterable[int]:
    """Return the standing decisions whose words the paper no longer holds."""
    made = {field: standing(connection, number, field) for field in (FIELD, EFFECT)}
    beside = connection.execute(
        sa.select(citation.c.decision, citation.c.verdict).where(
            citation.c.document == number
        )
    )
    shown = {value["claim"] for row in beside for value in row if value}
    return {number for held in made.values() for number in held} - shown


def place_of(
    connection: sa.Connection,
    number: int,
    asked: int,
    decision: sa.Column[Any] = citation.c.decision,
) -> Place:
    """Return the place under which the citation ``asked`` of a paper is decided.

    One that moved is decided about where it stood: its decision is replaced then,
    and comes back when the newer one is undone.
    """
    rows = connection.execute(
        sa.select(citation.c.id, citation.c.printed, decision.label("decision"))
        .where(citation.c.document == number)
        .order_by(citation.c.position)
    ).all()
    found = links.places([msgspec.convert(row.printed, Citation) for row in rows])
    for row, place in zip(rows, found, strict=True):
        if row.id == asked:
            return place_at(row.decision) if row.decision else place
    raise LookupError(asked)
