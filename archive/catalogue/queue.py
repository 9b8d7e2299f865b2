"""The doubts of a reader who may see a part of the papers, found for this reader.

The law of this module: what is asked, how and in which order equals what an archive
of these papers would ask; only a doubt that nobody else has is not asked at all.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from archive import doubts
from archive.catalogue import doubting, known
from archive.catalogue.access import visible
from archive.catalogue.holders import Holders, questions
from archive.catalogue.schema import candidate, citation, document, doubt
from archive.doubts import Doubt, Kind
from archive.links import Names, Resolved
from archive.model import Reader


@dataclass(frozen=True, slots=True)
class Item:
    """A row of the table of doubts, as its reader may know it."""

    id: int
    document: int
    field: str
    kind: Kind
    citation: int | None
    likeness: str
    uses: int

    @property
    def place(self) -> tuple[int, int, int]:
        """Where it stands in the queue, the first one highest."""
        return self.uses, self.document, -self.id


def of_part(
    connection: sa.Connection, reader: Reader, authority: Names
) -> tuple[Item, ...]:
    """Return the doubts that ``reader`` may know of, most used first."""
    columns = [doubt.c[name] for name in Item.__slots__]
    rows = connection.execute(
        sa.select(*columns, citation.c.lookup)
        .join_from(doubt, document, doubt.c.document == document.c.id)
        .join(citation, doubt.c.citation == citation.c.id, isouter=True)
        .where(visible(reader))
    ).all()
    links, citing = _anew(connection, reader, authority)
    of_papers = _of_papers(connection, reader, citing)
    of_keys = _of_keys(connection, reader)
    found = []
    for *values, lookup in rows:
        item = Item(*values)
        if item.citation is None:
            found.append(replace(item, uses=of_papers.get(item.document, 0)))
            continue
        as_kept = {item.field: Doubt(item.field, item.kind, item.likeness)}
        told = links.get(item.citation, as_kept).get(item.field)
        if told:
            uses = of_keys.get(lookup, 0)
            found.append(
                replace(item, kind=told.kind, likeness=told.likeness, uses=uses)
            )
    return tuple(sorted(found, key=lambda item: item.place, reverse=True))


def _anew(
    connection: sa.Connection, reader: Reader, authority: Names
) -> tuple[dict[int, dict[str, Doubt]], dict[int, set[int]]]:
    """Resolve anew what hides a paper from ``reader``, as far as doubts ask it.

    Return what is doubtful of these citations by field, and by paper who means it.
    """
    rows = _hiding(connection, reader)
    holders = Holders(connection, authority, reader)
    holders.know(row.lookup for row in rows if row.lookup)
    links: dict[int, dict[str, Doubt]] = {}
    citing: dict[int, set[int]] = defaultdict(set)
    for row in rows:
        resolution, weighed = holders.decide(row)
        made = doubting.of_citation(row, resolution, weighed)
        links[row.id] = {one.field: one for one in made}
        if isinstance(resolution, Resolved):
            citing[resolution.document].add(row.document)
    return links, citing


def _hiding(connection: sa.Connection, reader: Reader) -> Sequence[sa.Row[Any]]:
    weighed = sa.select(candidate.c.citation).where(candidate.c.document.in_(_papers()))
    asked = sa.or_(
        citation.c.id.in_(sa.select(doubt.c.citation)), citation.c.id.in_(weighed)
    )
    return connection.execute(
        questions().where(asked, known.hides(reader), visible(reader))
    ).all()


def _papers() -> sa.Select[int]:
    """The papers of which a fact is doubtful."""
    return sa.select(doubt.c.document).where(doubt.c.citation.is_(None))


def _of_papers(
    connection: sa.Connection, reader: Reader, anew: dict[int, set[int]]
) -> dict[int, int]:
    """Count the papers that cite each paper in doubt."""
    rows = connection.execute(
        sa.select(citation.c.target, citation.c.document)
        .join_from(citation, document, citation.c.document == document.c.id)
        .where(citation.c.target.in_(_papers()), ~known.hides(reader), visible(reader))
        .distinct()
    )
    citing = defaultdict(set, {paper: set(some) for paper, some in anew.items()})
    for target, number in rows:
        citing[target].add(number)
    return {paper: len(some) for paper, some in citing.items()}


def _of_keys(connection: sa.Connection, reader: Reader) -> dict[str, int]:
    """Count the papers that cite under each key in doubt."""
    keys = sa.select(citation.c.lookup).join_from(
        doubt, citation, doubt.c.citation == citation.c.id
    )
    rows = connection.execute(
        sa.select(citation.c.lookup, sa.func.count(citation.c.document.distinct()))
        .join_from(citation, document, citation.c.document == document.c.id)
        .where(citation.c.lookup.in_(keys), visible(reader))
        .group_by(citation.c.lookup)
    )
    return {row[0]: doubts.rounded(row[1]) for row in rows}
