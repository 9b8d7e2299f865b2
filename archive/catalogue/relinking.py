"""Bring an archive level with other rules: an edited authority file, a newer version.

The law of this module: what people decided stays; what follows from it and from what
is printed is found anew, all of it or none.
"""

from dataclasses import dataclass

import sqlalchemy as sa

from archive.catalogue import migrating
from archive.catalogue.database import Database
from archive.catalogue.learning import Learned
from archive.catalogue.schema import citation, document


@dataclass(frozen=True, slots=True)
class Relinked:
    """How many papers were gone through, and how many links mean something else."""

    papers: int
    links: int


def relink(database: Database, learned: Learned) -> Relinked:
    """Find keys, links, effects and doubts anew; other writers wait meanwhile."""
    with database.write(durable=True) as connection:
        before = _links(connection)
        migrating.fill(connection, learned.names)
        changed = _links(connection) - before
        counted = sa.select(sa.func.count()).select_from(document)
        return Relinked(connection.execute(counted).scalar_one(), len(changed))


def _links(connection: sa.Connection) -> set[tuple[int, str, int | None]]:
    kept = sa.select(citation.c.id, citation.c.state, citation.c.target)
    return {(row.id, row.state, row.target) for row in connection.execute(kept)}
