"""What programs sign in with."""

import sqlalchemy as sa

from archive.catalogue.columns import Moment
from archive.catalogue.schema.base import metadata

# `hash` is the SHA-256 of the token, which is shown once and kept nowhere. A token is
# revoked and never removed: whoever looks into a leak asks which there were.
token = sa.Table(
    "token",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column(
        "person",
        sa.Integer,
        sa.ForeignKey("person.id", ondelete="CASCADE"),
        nullable=False,
    ),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("hash", sa.Text, nullable=False, unique=True),
    sa.Column("scopes", sa.JSON, nullable=False),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("expires_at", Moment),
    sa.Column("used_at", Moment),
    sa.Column("revoked_at", Moment),
    sa.Column("revoked_by", sa.Text),
    sa.Index("ix_token_person", "person"),
    sqlite_autoincrement=True,
)
