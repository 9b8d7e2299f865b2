"""What the status of papers rests on, as one reader may know it.

The law of this module: only what was confirmed counts, and only what this reader may
see: a hidden paper ends nothing, nor does one that means another paper to the reader.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from typing import Any

import msgspec
import sqlalchemy as sa

from archive import facts, links
from archive.catalogue import effects, known, view
from archive.catalogue.access import is_partial, seen
from archive.catalogue.known import Told
from archive.catalogue.schema import candidate, citation, claim, document
from archive.links import Effect, Grounds, Names, Resolved, Stated, Statement, Status
from archive.model import Reader

STATED = "status"
"""The field of a claim that states the status of its paper."""

_AT_ONCE = 500
_OF_AN_EFFECT = (
    "document",
    "target",
    "reasons",
    "decision",
    "effect_from",
    "verdict",
)


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
    which: sa.ColumnElement[bool] = citation.c.target.in_(numbers)
    if is_partial(connection, reader):
        # Without the papers that are hidden from this reader, a citation may mean
        # another paper than the one it was resolved to. Asked of each that was
        # judged: a paper is weighed for thousands of others.
        which = sa.exists().where(
            candidate.c.citation == citation.c.id, candidate.c.document.in_(numbers)
        )
    confirmed: dict[int, list[Effect]] = {number: [] for number in numbers}
    for number, effect in _confirmed(connection, which, reader, authority):
        if number in confirmed:
            confirmed[number].append(effect)
    stated = _stated(connection, document.c.id.in_(numbers))
    ends = _ends(connection, document.c.id.in_(numbers))
    return _together(numbers, confirmed, stated, ends)


def of_all(
    connection: sa.Connection, reader: Reader, authority: Names, *, on: dt.date
) -> tuple[dict[int, Grounds], dict[int, dt.date]]:
    """Return what all statuses of a day rest on, and the periods that alone decide.

    Every part is found by an index that holds such papers only: what it costs does
    not grow with the archive. Periods that end later are left out.
    """
    confirmed: dict[int, list[Effect]] = {}
    for number, effect in _confirmed(connection, sa.true(), reader, authority):
        confirmed.setdefault(number, []).append(effect)
    is_seen = seen(document.c.id, reader)
    # Said as ranges, which indexes answer.
    stated = _stated(connection, sa.and_(document.c.said >= "", is_seen))
    ends = _ends(connection, sa.and_(document.c.expires < on, is_seen))
    judged = {*confirmed, *stated}
    found = _together(judged, confirmed, stated, ends)
    return found, {number: ends[number] for number in ends.keys() - judged}


def _together(
    numbers: Iterable[int],
    confirmed: Mapping[int, list[Effect]],
    stated: Mapping[int, list[tuple[Stated, sa.Row[Any]]]],
    ends: Mapping[int, dt.date],
) -> dict[int, Grounds]:
    return {
        number: Grounds(
            tuple(confirmed.get(number, ())),
            tuple(one for one, _ in stated.get(number, ())),
            ends.get(number),
        )
        for number in numbers
    }


def _confirmed(
    connection: sa.Connection,
    which: sa.ColumnElement[bool],
    reader: Reader,
    authority: Names,
) -> list[tuple[int, Effect]]:
    """Return the confirmed effects of ``which`` citations, with the papers they are on."""
    citing = seen(citation.c.document, reader)
    judged = citation.c.verdict.is_not(None)
    made = sa.and_(which, judged, citation.c.weighty, citing)
    found: list[tuple[int, Effect]] = []
    if is_partial(connection, reader):
        hidden = known.hides(reader)
        found = _anew(connection, sa.and_(made, hidden), reader, authority)
        made = sa.and_(made, ~hidden)
    asked = (citation.c[name] for name in _OF_AN_EFFECT)
    rows = connection.execute(sa.select(*asked).where(made))
    found += [(row.target, effect) for row in rows if (effect := _effect(row))]
    return sorted(found, key=lambda one: (one[1].since, one[1].by))


def _anew(
    connection: sa.Connection,
    which: sa.ColumnElement[bool],
    reader: Reader,
    authority: Names,
) -> list[tuple[int, Effect]]:
    """Return the same of citations that may mean another paper to this reader."""
    ids = connection.execute(sa.select(citation.c.id).where(which)).scalars().all()
    told: list[Told] = []
    for start in range(0, len(ids), _AT_ONCE):
        some = citation.c.id.in_(ids[start : start + _AT_ONCE])
        told += known.told(connection, some, reader, authority)
    return [
        (meant, effect)
        for one in told
        if (meant := target(one)) and (effect := to_effect(one))
    ]


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
    return _stated(connection, document.c.id.in_(numbers))


def _stated(
    connection: sa.Connection, which: sa.ColumnElement[bool]
) -> dict[int, list[tuple[Stated, sa.Row[Any]]]]:
    said = sa.select(document.c.id).where(which, document.c.said.is_not(None))
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


def _ends(
    connection: sa.Connection, which: sa.ColumnElement[bool]
) -> dict[int, dt.date]:
    kept = sa.select(document.c.id, document.c.expires)
    rows = connection.execute(kept.where(which, document.c.expires.is_not(None)))
    return {row.id: row.expires for row in rows}
