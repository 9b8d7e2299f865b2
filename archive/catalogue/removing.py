"""A paper taken out of the catalogue, inside the transaction of whoever does it."""

import datetime as dt
from collections.abc import Sequence

import sqlalchemy as sa

from archive.catalogue import changes, doubting, joining, linking
from archive.catalogue.schema import document, rendition, rereading_paper, signed_file
from archive.links import Names


def take_out(
    connection: sa.Connection, number: int, authority: Names, at: dt.datetime
) -> None:
    """Take out a paper, number the change, and resolve anew what spoke of it."""
    changes.record(connection, number, "removed", at)
    names = linking.keys_of(connection, number)
    used = doubting.used(connection, number)
    chosen = linking.decided_for(connection, number)
    hanging = joining.hanging(connection, number)
    shown = sa.select(rendition.c.sha256).where(rendition.c.document == number)
    files = connection.execute(shown).scalars().all()
    connection.execute(sa.delete(document).where(document.c.id == number))
    # Reports quote what was read of it.
    told = rereading_paper.c.document == number
    connection.execute(sa.delete(rereading_paper).where(told))
    _forget_signers(connection, files)
    joining.release(connection, hanging, authority, at)
    linking.resolve_for(connection, names, authority)
    linking.resolve_some(connection, chosen, authority)
    doubting.recount(connection, *used)


def _forget_signers(connection: sa.Connection, files: Sequence[str]) -> None:
    """Who signed a file is kept as long as some paper shows it."""
    shown = sa.select(rendition.c.id).where(rendition.c.sha256 == signed_file.c.sha256)
    connection.execute(
        sa.delete(signed_file).where(signed_file.c.sha256.in_(files), ~shown.exists())
    )
