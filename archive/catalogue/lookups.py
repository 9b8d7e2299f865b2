"""Many papers looked for at once, as somebody with a list in hand does.

A line of a list is a citation that no paper makes: it is resolved by the same
rules. The number of queries grows with hundreds of lines, not with lines.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import msgspec
import sqlalchemy as sa

from archive import links
from archive.catalogue import keys, known, shelf, view
from archive.catalogue.access import visible
from archive.catalogue.database import Database
from archive.catalogue.papers import Brief
from archive.catalogue.schema import citation, document
from archive.facts import Metadata
from archive.links import Ambiguous, Candidate, Names, Resolution, Unknown
from archive.model import Citation, Reader

_AT_ONCE = 300
_MOST = 50
"""Holders of one key that are weighed; beyond them nobody could choose."""

_NOWHERE = Metadata()
"""The paper that makes the citations: none, so nothing is known of its place."""

State = Literal["held", "ambiguous", "missing"]


@dataclass(frozen=True, slots=True)
class Lookup:
    """What became of one paper looked for.

    ``papers`` is the one that is held, or all that may be meant; ``cited`` counts
    the papers that cite what is missing.
    """

    state: State
    papers: tuple[Brief, ...] = ()
    reasons: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    cited: int = 0


@dataclass(frozen=True, slots=True)
class Missing:
    """A paper that is not held, and how many papers cite it."""

    symbol: str
    cited: int


class Lookups:
    """Finding many papers by what a list says of each."""

    def __init__(self, database: Database, authority: Names) -> None:
        self._database = database
        self._authority = authority

    def find(self, sought: Sequence[Citation], reader: Reader) -> tuple[Lookup, ...]:
        """Return for each citation of a list what ``reader`` may know of it."""
        found: list[Lookup] = []
        with self._database.read() as connection:
            for start in range(0, len(sought), _AT_ONCE):
                some = sought[start : start + _AT_ONCE]
                found += self._find(connection, some, reader)
        return tuple(found)

    def missing(self, sought: Iterable[str], reader: Reader) -> Missing | None:
        """Return what is cited under one of some keys, where nothing is held so."""
        asked = sorted(set(sought))
        with self._database.read() as connection:
            if not asked or _holders(connection, asked, reader):
                return None
            cited = self._cited(connection, asked, reader)
            most = max(cited, key=lambda key: cited[key], default=None)
            if most is None:
                return None
            return Missing(_printed(connection, most, reader), cited[most])

    def _find(
        self, connection: sa.Connection, sought: Sequence[Citation], reader: Reader
    ) -> list[Lookup]:
        asked = [links.keys.sought(one) or "" for one in sought]
        holders = _holders(connection, set(asked), reader)
        decided = [
            links.resolve(one, _NOWHERE, holders[key], self._authority)
            for one, key in zip(sought, asked, strict=True)
        ]
        open_ = {k for k, r in zip(asked, decided, strict=True) if _is_open(r)}
        cited = self._cited(connection, sorted(open_), reader)
        numbers = {number for one in decided for number in one.documents}
        papers = shelf.briefs(connection, numbers, reader)
        return [
            _lookup(one, papers, cited.get(key, 0))
            for one, key in zip(decided, asked, strict=True)
        ]

    def _cited(
        self, connection: sa.Connection, lookups: Sequence[str], reader: Reader
    ) -> dict[str, int]:
        """Count by key the papers that look for it in vain."""
        if not lookups:
            return {}
        in_vain = known.so_to_reader(
            connection,
            reader,
            self._authority,
            asked=citation.c.lookup.in_(lookups),
            kept=citation.c.state == "unknown",
            holds=lambda resolution: isinstance(resolution, Unknown),
        )
        rows = connection.execute(
            sa.select(citation.c.lookup, sa.func.count(citation.c.document.distinct()))
            .join_from(citation, document, citation.c.document == document.c.id)
            .where(in_vain, visible(reader))
            .group_by(citation.c.lookup)
        )
        return {row.lookup: row[1] for row in rows}


def _printed(connection: sa.Connection, key: str, reader: Reader) -> str:
    """Return how a citation that looks for ``key`` writes its symbol."""
    made = (
        sa.select(citation.c.printed, citation.c.sought)
        .join_from(citation, document, citation.c.document == document.c.id)
        .where(citation.c.lookup == key, visible(reader))
        .order_by(citation.c.id)
        .limit(1)
    )
    row = connection.execute(made).one()
    return msgspec.convert(row.sought or row.printed, Citation).symbol or key


def _is_open(resolution: Resolution) -> bool:
    return isinstance(resolution, Unknown)


def _holders(
    connection: sa.Connection, lookups: Iterable[str], reader: Reader
) -> dict[str, list[Candidate]]:
    """Return by key the papers held under it, at most ``_MOST`` of each."""
    asked = sorted(filter(None, lookups))
    found: dict[str, list[Candidate]] = defaultdict(list)
    for column in keys.COLUMNS:
        for row in connection.execute(_ranked(column, asked, reader)):
            found[row.key].append(Candidate(row.id, view.to_metadata(row.facts)))
    return found


def _ranked(
    column: sa.ColumnElement[Any], asked: Sequence[str], reader: Reader
) -> sa.Select[Any]:
    place = sa.func.row_number().over(partition_by=column, order_by=document.c.id)
    held = (
        sa.select(
            document.c.id, document.c.facts, column.label("key"), place.label("place")
        )
        .where(column.in_(asked), visible(reader))
        .subquery()
    )
    return sa.select(held).where(held.c.place <= _MOST)


def _lookup(resolution: Resolution, papers: dict[int, Brief], cited: int) -> Lookup:
    shown = tuple(papers[n] for n in resolution.documents if n in papers)
    reasons, flags = resolution.reasons, resolution.flags
    if isinstance(resolution, Unknown):
        return Lookup("missing", (), reasons, flags, cited)
    if isinstance(resolution, Ambiguous) and len(shown) == 1:
        # A citation is made somewhere, and may mean a paper from there; a line
        # of a list is made here, and the only paper of its name is meant.
        return Lookup("held", shown, ("only_one",), flags)
    state: State = "ambiguous" if isinstance(resolution, Ambiguous) else "held"
    return Lookup(state, shown, reasons, flags)
