"""Who may see what, as a condition of every query: never after the fact."""

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


def shown_among(
    reader: Reader, table: sa.FromClause = document
) -> sa.ColumnElement[bool]:
    """``visible``, of papers that another condition finds.

    Said so where a database that counts nothing would rather go through all that are
    for the reader: no index knows these columns in this form.
    """
    audience = sa.func.coalesce(table.c.audience, "")
    is_joined = sa.func.coalesce(table.c.joined_to, 0) != 0
    return sa.and_(audience.in_(sorted(reader.audiences)), sa.not_(is_joined))


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


def hidden(reader: Reader, table: sa.FromClause = document) -> sa.ColumnElement[bool]:
    """The papers in ``table`` that are not for ``reader``, joined ones aside."""
    return sa.not_(within(reader, table))


def _audiences() -> sa.CTE:
    """The audiences that papers have, each found by an index behind the one before."""
    audience = document.c.audience
    first = sa.select(sa.func.min(audience).label("key"))
    had = first.cte("audiences_had", recursive=True)
    following = sa.select(sa.func.min(audience)).where(audience > had.c.key)
    return had.union_all(
        sa.select(following.scalar_subquery()).where(had.c.key.is_not(None))
    )


# One for all statements: they may name it more than once.
_HAD = _audiences()


def _of_others(reader: Reader) -> sa.Select[str]:
    """The audiences that papers have and ``reader`` does not belong to."""
    key = _HAD.c.key
    return sa.select(key).where(key.is_not(None), key.not_in(sorted(reader.audiences)))


def unseen(reader: Reader) -> sa.CompoundSelect[int]:
    """The papers that ``reader`` is not told of: hidden ones, and joined ones.

    Said so where nearly all are seen: the few are found by indexes, once, instead
    of every paper in turn.
    """
    others = document.c.audience.in_(_of_others(reader))
    return sa.union_all(
        sa.select(document.c.id).where(others),
        sa.select(document.c.id).where(document.c.joined_to.is_not(None)),
    )


def is_partial(connection: sa.Connection, reader: Reader) -> bool:
    """Whether there is any paper that is not for ``reader``: an index tells."""
    return connection.execute(_of_others(reader).limit(1)).first() is not None
