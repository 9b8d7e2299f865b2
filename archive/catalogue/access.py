"""Who may see what, as a condition of every query: never after the fact."""

import sqlalchemy as sa

from archive.catalogue.schema import document
from archive.model import Reader


def visible(reader: Reader, table: sa.FromClause = document) -> sa.ColumnElement[bool]:
    """The papers in ``table`` (or an alias of it) that ``reader`` may see.

    One that was joined to another is seen as that other.
    """
    return sa.and_(
        table.c.audience.in_(sorted(reader.audiences)), table.c.joined_to.is_(None)
    )
