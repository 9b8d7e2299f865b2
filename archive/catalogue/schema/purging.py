"""What was removed for good."""

import sqlalchemy as sa

from archive.catalogue.columns import Moment
from archive.catalogue.schema.base import metadata

# A paper that was removed, with those that were one with it; nothing here names it
# but its number. `originals` are hashes of files that are still to be erased, and
# empty once the purge is finished: a hash would prove what was removed. `files`
# counts them.
purge = sa.Table(
    "purge",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("documents", sa.JSON, nullable=False),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("why", sa.Text, nullable=False),
    sa.Column("files", sa.Integer, nullable=False),
    sa.Column("originals", sa.JSON, nullable=False),
    sa.Column("finished_at", Moment),
    sa.Index("ix_purge_finished_at", "finished_at"),
    sqlite_autoincrement=True,
)
