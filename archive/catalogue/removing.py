"""A paper taken out of the catalogue, inside the transaction of whoever does it."""

import datetime as dt

import sqlalchemy as sa

from archive.catalogue import changes, doubting, joining, linking
from archive.catalogue.schema import document
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
    connection.execute(sa.delete(document).where(document.c.id == number))
    joining.release(connection, hanging, authority, at)
    linking.resolve_for(connection, names, authority)
    linking.resolve_some(connection, chosen, authority)
    doubting.recount(connection, *used)
