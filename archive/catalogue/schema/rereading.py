"""Runs in which papers were read again, and what each has changed."""

import sqlalchemy as sa

from archive.catalogue.columns import Moment
from archive.catalogue.schema.base import metadata

# `asked` is what was chosen, `readers` those of that day. `papers` counts those to be
# read, `read` those looked at. One that has no `ended_at` is at work, or was
# interrupted: `moved_at` is when it last did something.
rereading = sa.Table(
    "rereading",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("readers", sa.Text, nullable=False),
    sa.Column("asked", sa.JSON, nullable=False),
    sa.Column("begun_at", Moment, nullable=False),
    sa.Column("moved_at", Moment, nullable=False),
    sa.Column("ended_at", Moment),
    sa.Column("papers", sa.Integer, nullable=False),
    sa.Column("read", sa.Integer, nullable=False, server_default="0"),
    sqlite_autoincrement=True,
)

# A paper that a run has changed, or could not. `document` is no foreign key: the
# report remembers papers that were removed.
rereading_paper = sa.Table(
    "rereading_paper",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column(
        "rereading",
        sa.Integer,
        sa.ForeignKey("rereading.id", ondelete="CASCADE"),
        nullable=False,
    ),
    sa.Column("document", sa.Integer, nullable=False),
    sa.Column("outcome", sa.Text, nullable=False),
    sa.Column("gains", sa.Boolean, nullable=False),
    sa.Column("loses", sa.Boolean, nullable=False),
    sa.Column("difference", sa.JSON, nullable=False),
    sa.Column("made_at", Moment, nullable=False),
    sa.Index("ix_rereading_paper_rereading", "rereading", "id"),
    sa.Index("ix_rereading_paper_document", "document", "id"),
    sqlite_autoincrement=True,
)
