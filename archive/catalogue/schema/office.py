"""What people keep beside the papers: additions, searches, requests."""

import sqlalchemy as sa

from archive.catalogue.columns import Moment
from archive.catalogue.schema.base import metadata

# What clerks add to the authority file; never changed, only withdrawn.
addition = sa.Table(
    "addition",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("value", sa.JSON, nullable=False),
    sa.Column("note", sa.Text, nullable=False, default=""),
    sa.Column("made_by", sa.Text, nullable=False),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("withdrawn_by", sa.Text),
    sa.Column("withdrawn_at", Moment),
    sqlite_autoincrement=True,
)

saved_search = sa.Table(
    "saved_search",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("owner", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("address", sa.Text, nullable=False),
    sa.Column("made_at", Moment, nullable=False),
    sa.UniqueConstraint("owner", "name"),
)

# The same search in other marks or capitals has the same `key`.
recent_search = sa.Table(
    "recent_search",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("owner", sa.Text, nullable=False),
    sa.Column("key", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("made_at", Moment, nullable=False),
    sa.UniqueConstraint("owner", "key"),
)

# Whoever wants no searches to be remembered.
unremembered = sa.Table(
    "unremembered",
    metadata,
    sa.Column("owner", sa.Text, primary_key=True),
)

# Papers asked for elsewhere: `lookup` and `body_key` say which, as for citations.
request = sa.Table(
    "request",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("lookup", sa.Text, nullable=False),
    sa.Column("body_key", sa.Text),
    sa.Column("label", sa.Text, nullable=False),
    sa.Column("asked_on", sa.Date, nullable=False),
    sa.Column("asked_of", sa.Text, nullable=False),
    sa.Column("note", sa.Text, nullable=False, default=""),
    sa.Column("made_by", sa.Text, nullable=False),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("withdrawn_at", Moment),
    sa.Column("withdrawn_by", sa.Text),
    sa.Index("ix_request_lookup", "lookup"),
)
