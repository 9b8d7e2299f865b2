"""The numbers of a register: which are missing between them, which stand twice."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from archive import series
from archive.catalogue.access import visible
from archive.catalogue.bodies import Body
from archive.catalogue.schema import document
from archive.model import Reader
from archive.series import Cycle

Row = sa.Row[Any]
Columns = Any
"""A row of a register: ``id body_key series number symbol_key``, in its order."""

_BEFORE = dt.timedelta(days=366 * 6)
"""How far back a series counts as one that was being kept."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose numbers, in which days, and whether the register lists all of those."""

    body: Body
    within: Cycle
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Told:
    """What to say beside the papers of a register.

    ``gaps`` are the runs of numbers missing just before a paper; ``twice`` holds
    series and key of each symbol that several papers have.
    """

    gaps: Mapping[int, tuple[range, ...]] = field(default_factory=dict)
    twice: Collection[tuple[str, str]] = ()


def series_of(body: Body | None) -> sa.ColumnElement[str]:
    """Return what tells the series of a body apart: the code of the kind.

    "CTr" and "Ctr" are one; a dispatch of the State has no code of its kind.
    """
    if body is not None and body.one_series:
        return sa.literal("")
    code = sa.func.nullif(sa.func.lower(document.c.type_code), "")
    return sa.func.coalesce(code, document.c.type, "")


def told(
    connection: sa.Connection, rows: Sequence[Row], scope: Scope | None, reader: Reader
) -> Told:
    """Return what is missing and doubled beside ``rows``, which are of one body."""
    if scope is None:
        return Told()
    names = sorted({row.series for row in rows})
    known: dict[str, set[int]] = defaultdict(set)
    keys: Counter[tuple[str, str]] = Counter()
    for row in _held(connection, scope, names, reader):
        known[row.series].add(row.number)
        keys[row.series, row.symbol_key] += 1
    begun = _begun(connection, scope, names, reader) if scope.is_whole else ()
    runs = {
        name: series.gaps(some, begins=name in begun) for name, some in known.items()
    }
    twice = frozenset(key for key, count in keys.items() if count > 1 and key[1])
    return Told(_gaps(rows, runs, is_whole=scope.is_whole), twice)


def _held(
    connection: sa.Connection, scope: Scope, names: Collection[str], reader: Reader
) -> Sequence[Row]:
    name = series_of(scope.body)
    asked = sa.select(
        name.label("series"), document.c.number, document.c.symbol_key
    ).where(
        document.c.body_key == scope.body.key,
        document.c.issued_from.between(scope.within.first, scope.within.last),
        document.c.number.is_not(None),
        name.in_(names),
        visible(reader),
    )
    return connection.execute(asked).all()


def _begun(
    connection: sa.Connection, scope: Scope, names: Collection[str], reader: Reader
) -> frozenset[str]:
    """Return the series of which papers are held from just before those days."""
    name = series_of(scope.body)
    first = scope.within.first
    asked = (
        sa.select(name)
        .distinct()
        .where(
            document.c.body_key == scope.body.key,
            document.c.issued_from >= first - _BEFORE,
            document.c.issued_from < first,
            document.c.number.is_not(None),
            name.in_(names),
            visible(reader),
        )
    )
    return frozenset(connection.execute(asked).scalars())


def _gaps(
    rows: Iterable[Row], runs: Mapping[str, Sequence[range]], *, is_whole: bool
) -> dict[int, tuple[range, ...]]:
    """Return the runs missing between each row and the one before it in its series.

    Of a part of the series (a year of a term), what stands before its first
    number belongs to another part, unless it ends just there.
    """
    found: dict[int, tuple[range, ...]] = {}
    at: dict[str, int] = {}
    for row in rows:
        if row.number is None or row.series not in runs:
            continue
        some = runs[row.series]
        low = bisect_right(some, at.get(row.series, 0), key=lambda run: run.start)
        high = bisect_right(some, row.number, key=lambda run: run.stop)
        if row.series not in at and not is_whole:
            low = bisect_left(some, row.number, key=lambda run: run.stop)
        if low < high:
            found[row.id] = tuple(some[low:high])
        at[row.series] = row.number
    return found
