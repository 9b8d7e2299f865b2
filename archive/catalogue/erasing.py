"""What the catalogue keeps of papers beside themselves, forgotten with them.

The law of this module: rows are counted as before. What they say of the paper (a
path, a message, a note, a hash) is taken out of them; what was kept only because of
it goes whole.
"""

from collections.abc import Collection, Sequence
from urllib.parse import unquote_plus

import sqlalchemy as sa

from archive.catalogue import importing
from archive.catalogue.quoting import Telltale
from archive.catalogue.schema import (
    addition,
    document,
    intake,
    page,
    recent_search,
    rendition,
    request,
    saved_search,
)

PURGED = "purged"
"""The reason in the ledger of what was taken in and is removed for good."""

NAME = "(đã xóa hẳn)"
"""What stands in the ledger for the name of a file that is to be forgotten."""

_MESSAGE = "Văn bản này đã được xóa hẳn khỏi kho."
_BLANK = {
    "path": NAME,
    "message": _MESSAGE,
    "reason": PURGED,
    "flags": (),
    "note": "",
    "size": None,
    "modified_at": None,
    "sha256": None,
}


def telltale(connection: sa.Connection, papers: Collection[int]) -> Telltale:
    """Return what tells these papers from others, while they are held."""
    facts = sa.select(document.c.symbol, document.c.subject)
    told = connection.execute(facts.where(document.c.id.in_(papers))).all()
    names = _column(connection, rendition.c.name, rendition.c.document.in_(papers))
    texts = _column(connection, page.c.text, page.c.document.in_(papers))
    subjects = [row.subject for row in told if row.subject]
    return Telltale.of(
        [row.symbol for row in told if row.symbol], [*subjects, *names], texts
    )


def rows_of(
    connection: sa.Connection, papers: Collection[int], files: Collection[str]
) -> frozenset[int]:
    """Return the rows of the ledger by which papers came, tried again or in vain.

    Not those without an outcome: the same bytes may be handed in again at any time.
    """
    rows = intake.alias("came")
    is_done = rows.c.state == "done"
    came = (
        sa.select(rows.c.id, rows.c.instead_of)
        .where(is_done, sa.or_(rows.c.document.in_(papers), rows.c.sha256.in_(files)))
        .cte("came", recursive=True)
    )
    is_near = sa.or_(intake.c.id == came.c.instead_of, intake.c.instead_of == came.c.id)
    near = sa.select(intake.c.id, intake.c.instead_of).where(
        is_near, intake.c.state == "done"
    )
    tried = came.union(near)
    return frozenset(connection.execute(sa.select(tried.c.id)).scalars())


def parcels_of(connection: sa.Connection, rows: Collection[int]) -> frozenset[int]:
    """Return the rows of the zips and mails that rows lay in, and that those lay in."""
    inside = sa.select(intake.c.parcel).where(intake.c.id.in_(rows))
    found = inside.where(intake.c.parcel.is_not(None)).cte("around", recursive=True)
    outer = sa.select(intake.c.parcel).where(
        intake.c.id == found.c.parcel, intake.c.parcel.is_not(None)
    )
    around = found.union(outer)
    return frozenset(connection.execute(sa.select(around.c.parcel)).scalars())


def forget(
    connection: sa.Connection,
    papers: Collection[int],
    rows: Collection[int],
    told: Telltale,
) -> None:
    """Take everything that tells of papers out of what is kept beside them."""
    _blank_rows(connection, rows)
    for number in papers:
        importing.forget(connection, number)
    _forget_searches(connection, told)
    for table in (addition, request):
        which = [
            row.id
            for row in connection.execute(sa.select(table.c.id, table.c.note))
            if told.is_told_by(row.note)
        ]
        blank = sa.update(table).where(table.c.id.in_(which)).values(note="")
        connection.execute(blank)


def forget_names(connection: sa.Connection, rows: Collection[int]) -> None:
    """Forget the names of files whose bytes are here no more; outcomes stay."""
    blank = {"path": NAME, "note": "", "size": None, "modified_at": None}
    connection.execute(sa.update(intake).where(intake.c.id.in_(rows)).values(blank))


def _blank_rows(connection: sa.Connection, rows: Collection[int]) -> None:
    around = parcels_of(connection, rows)
    connection.execute(sa.update(intake).where(intake.c.id.in_(rows)).values(_BLANK))
    # A parcel keeps how it ended: what else lay in it is held.
    kept = {name: _BLANK[name] for name in ("path", "message", "note", "sha256")}
    connection.execute(sa.update(intake).where(intake.c.id.in_(around)).values(kept))


def _forget_searches(connection: sa.Connection, told: Telltale) -> None:
    recent = sa.select(recent_search.c.id, recent_search.c.text)
    saved = sa.select(
        saved_search.c.id, saved_search.c.name + " " + saved_search.c.address
    )
    for table, asked in ((recent_search, recent), (saved_search, saved)):
        which = [
            number
            for number, text in connection.execute(asked)
            if told.is_told_by(unquote_plus(text))
        ]
        connection.execute(sa.delete(table).where(table.c.id.in_(which)))


def _column(
    connection: sa.Connection,
    column: sa.ColumnElement[str],
    which: sa.ColumnElement[bool],
) -> Sequence[str]:
    return connection.execute(sa.select(column).where(which)).scalars().all()
