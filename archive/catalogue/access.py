"""Who may see what, as a condition of every query: never after the fact."""

from itertools import pairwise

import sqlalchemy as sa

from archive.catalogue.schema import document
from archive.model import Reader


def visible(reader: Reader, table: sa.FromClause = document) -> sa.ColumnElement[bool]:
    """The papers in ``table`` (or an alias of it) that ``reader`` may see.

    One that was joined to another is seen as that other.
    """
    return sa.and_(within(reader, table), table.c.joined_to.is_(None))


def within(reader: Reader, table: sa.FromClause = document) -> sa.ColumnElement[bool]:
    """The papers in ``table`` that are for ``reader``, joined ones among them."""
    return table.c.audience.in_(sorted(reader.audiences))


def seen(number: sa.ColumnElement[int], reader: Reader) -> sa.ColumnElement[bool]:
    """Whether ``reader`` may see the paper ``number``, asked of each that was found.

    Said so where an index finds a few papers: the database would rather go through
    all that are for the reader.
    """
    one = document.alias("seen")
    return _is_one(number, one, visible(reader, one))


def meant_for(number: sa.ColumnElement[int], reader: Reader) -> sa.ColumnElement[bool]:
    """Whether the paper ``number`` is for ``reader``, asked in the same way."""
    one = document.alias("meant_for")
    return _is_one(number, one, within(reader, one))


def _is_one(
    number: sa.ColumnElement[int], one: sa.FromClause, access: sa.ColumnElement[bool]
) -> sa.ColumnElement[bool]:
    return sa.select(one.c.id).where(one.c.id == number, access).exists()


def unseen(reader: Reader) -> sa.Select[int]:
    """The papers that ``reader`` is not told of: hidden ones, and joined ones.

    Said so where nearly all are seen: the few are found by indexes, once, instead
    of every paper in turn.
    """
    is_unseen = sa.or_(hidden(reader), document.c.joined_to.is_not(None))
    return sa.select(document.c.id).where(is_unseen)


def hidden(reader: Reader, table: sa.FromClause = document) -> sa.ColumnElement[bool]:
    """The papers in ``table`` that are not for ``reader``, joined ones aside.

    Said as what lies between the reader's audiences, so that an index answers
    whether there is any.
    """
    audience, named = table.c.audience, sorted(reader.audiences)
    if not named:
        return sa.true()
    between = [
        sa.and_(audience > one, audience < other) for one, other in pairwise(named)
    ]
    return sa.or_(audience < named[0], *between, audience > named[-1])
