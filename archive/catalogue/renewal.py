"""What follows when a paper's claims have changed: view, links, a change."""

import datetime as dt

import sqlalchemy as sa

from archive.catalogue import changes, doubting, effects, linking, view
from archive.catalogue.papers import ChangeKind
from archive.links import Names


def renew(
    connection: sa.Connection,
    number: int,
    authority: Names,
    *,
    at: dt.datetime,
    kind: ChangeKind = "updated",
) -> None:
    """Bring view and links of a paper up to its claims, and number the change.

    Citations of the paper are sought under its old keys and its new ones, and
    its own are read anew: where it comes from says which bodies it means.
    """
    changes.record(connection, number, kind, at)
    before = linking.keys_of(connection, number)
    view.write(connection, number, view.read(connection, number), authority)
    effects.write(connection, number)
    linking.reread(connection, number, authority)
    after = linking.keys_of(connection, number)
    linking.resolve_for(connection, before | after, authority)
    linking.resolve_of(connection, [number], authority)
    doubting.write_facts(connection, [number])
