"""What the status of papers rests on, as one reader may know it.

The law of this module: only what was confirmed counts, and only what this reader may
see: a hidden paper ends nothing, nor does one that means another paper to the reader.
"""

import datetime as dt
from collections.abc import Collection, Iterable
from typing import Any

import msgspec
import sqlalchemy as sa

from archive import facts, links
from archive.catalogue import effects, known, view
from archive.catalogue.access import visible
from archive.catalogue.known import Told
from archive.catalogue.schema import candidate, citation, claim, document
from archive.links import Effect, Grounds, Names, Resolved, Stated, Statement, Status
from archive.model import Reader

STATED = "status"
"""The field of a claim that states the status of its paper."""

_AT_ONCE = 500


def statuses(
    connection: sa.Connection,
    numbers: Iterable[int],
    reader: Reader,
    authority: Names,
    *,
    on: dt.date,
) -> dict[int, Status]:
    """Return the status of each of ``numbers`` on a day, as ``reader`` may know it."""
    found = of(connection, sorted(set(numbers)), reader, authority)
    return {number: links.status(grounds, on) for number, grounds in found.items()}


def of(
    connection: sa.Connection,
    numbers: Collection[int],
    reader: Reader,
    authority: Names,
) -> dict[int, Grounds]:
    """Return what the statuses of ``numbers`` rest on."""
    asked = list(numbers)
    made: dict[int, Grounds] = {}
    for start in range(0, len(asked), _AT_ONCE):
        made |= _of_some(connection, asked[start : start + _AT_ONCE], reader, authority)
    return made


def _of_some(
    connection: sa.Connection, numbers: list[int], reader: Reader, authority: Names
) -> dict[int, Grounds]:
    confirmed: dict[int, list[Effect]] = {number: [] for number in numbers}
    for target, effect in _confirmed(connection, numbers, reader, authority):
        if target in confirmed:
            confirmed[target].append(effect)
    stated = statements(connection, numbers)
    ends = _ends(connection, numbers)
    return {
        number: Grounds(
            tuple(confirmed[number]),
            tuple(one for one, _ in stated.get(number, ())),
            ends.get(number),
        )
        for number in numbers
    }


def _confirmed(
    connection: sa.Connection, numbers: list[int], reader: Reader, authority: Names
) -> list[tuple[int | None, Effect]]:
    """Return the confirmed effects on papers, the earliest citing paper first."""
    which: sa.ColumnElement[bool] = citation.c.target.in_(numbers)
    is_partial = known.is_partial(connection, reader)
    if is_partial:
        # Without the papers that are hidden from this reader, a citation may mean
        # another paper than the one it was resolved to.
        weighed = sa.select(candidate.c.citation).where(
            candidate.c.document.in_(numbers)
        )
        which = sa.or_(which, citation.c.id.in_(weighed))
    made = sa.and_(
        which, citation.c.weighty, citation.c.verdict.is_not(None), visible(reader)
    )
    if is_partial:
        told = known.told(connection, made, reader, authority)
        found = [(target(one), to_effect(one)) for one in told]
        return [(number, effect) for number, effect in found if effect]
    rows = connection.execute(
        sa.select(citation)
        .join(document, citation.c.document == document.c.id)
        .where(made)
        .order_by(document.c.issued_from, citation.c.id)
    )
    return [(row.target, effect) for row in rows if (effect := _effect(row))]


def _effect(row: sa.Row[Any]) -> Effect | None:
    given = effects.given(row.verdict, row.decision, row.target, row.reasons)
    if given is None or given.code is None:
        return None
    since = row.effect_from or given.at.date()
    return Effect(given.code, since, row.document, given.at)


def to_effect(told: Told) -> Effect | None:
    """Return the effect that was confirmed of a citation, if any."""
    given = told.given
    if given is None or given.code is None:
        return None
    return Effect(given.code, told.since or given.at.date(), told.citing, given.at)


def target(told: Told) -> int | None:
    """Return the paper that the reader is told is meant, where that is settled."""
    resolution = told.resolution
    return resolution.document if isinstance(resolution, Resolved) else None


def statements(
    connection: sa.Connection, numbers: Collection[int]
) -> dict[int, list[tuple[Stated, sa.Row[Any]]]]:
    """Return what people stated of papers, one for each day, with its claim."""
    said = sa.select(document.c.id).where(
        document.c.id.in_(numbers), document.c.said.is_not(None)
    )
    rows = connection.execute(
        sa.select(claim)
        .where(
            claim.c.document.in_(said),
            claim.c.field == STATED,
            claim.c.withdrawn_at.is_(None),
        )
        .order_by(claim.c.id)
    ).all()
    best: dict[tuple[int, dt.date], tuple[Stated, sa.Row[Any]]] = {}
    for row in sorted(rows, key=lambda row: facts.weight(view.to_claim(row))):
        made = to_statement(row.value)
        stated = Stated(made.code, made.since, row.made_at)
        best[row.document, made.since] = stated, row
    found: dict[int, list[tuple[Stated, sa.Row[Any]]]] = {}
    for (number, _), one in sorted(best.items(), key=lambda pair: pair[0]):
        found.setdefault(number, []).append(one)
    return found


def to_statement(value: Any) -> Statement:
    """Return the statement that is the value of a claim."""
    return msgspec.convert(value, Statement)


def _ends(connection: sa.Connection, numbers: Collection[int]) -> dict[int, dt.date]:
    rows = connection.execute(
        sa.select(document.c.id, document.c.expires).where(
            document.c.id.in_(numbers), document.c.expires.is_not(None)
        )
    )
    return {row.id: row.expires for row in rows}
