"""What is held for its secrecy, and what keepers did with it."""

import sqlalchemy as sa

from archive.catalogue.columns import Moment
from archive.catalogue.schema.base import metadata

# One row for the same bytes, whoever handed them in: `intake.held` names it. `seal` is
# the name of the sealed files, `sha256` empty once the bytes are here no more; `mark` is the level (nothing where it is held
# only because of a file sent along), `printed` the mark itself as it stands on `page`.
# `document` is the paper that it was let in as, `sealed_at` is empty while the plain
# original still lies where it was stored.
held = sa.Table(
    "held",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("seal", sa.Text, nullable=False),
    sa.Column("sha256", sa.Text),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("mark", sa.Text, nullable=False),
    sa.Column("printed", sa.Text, nullable=False),
    sa.Column("page", sa.Integer),
    sa.Column("held_at", Moment, nullable=False),
    sa.Column("state", sa.Text, nullable=False, server_default="held"),
    sa.Column("size", sa.BigInteger),
    sa.Column("sealed_at", Moment),
    sa.Column("document", sa.Integer),
    sa.Index("ix_held_sha256", "sha256"),
    sa.Index("ix_held_state", "state", "sealed_at"),
    sa.Index("ix_held_document", "document"),
    sqlite_autoincrement=True,
)

# Each act of a keeper, with the reason; never taken back.
held_act = sa.Table(
    "held_act",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("held", sa.Integer, sa.ForeignKey("held.id"), nullable=False),
    sa.Column("act", sa.Text, nullable=False),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("why", sa.Text, nullable=False),
    sa.Column("audience", sa.Text, nullable=False, server_default=""),
    sa.Index("ix_held_act_held", "held", "id"),
    sqlite_autoincrement=True,
)
