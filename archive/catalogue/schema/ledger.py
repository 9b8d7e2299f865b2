"""The intake ledger and the numbered changes."""

import sqlalchemy as sa

from archive.catalogue.columns import Moment, PathText
from archive.catalogue.schema.base import metadata

# `files` counts what was handed in, so that a row that vanished is missed. `turn` is
# below nothing where somebody raised it before others, `origin` is what it came by
# where nobody handed it in (a folder that is watched), and `ended_at` is empty while
# a file has no outcome.
batch = sa.Table(
    "batch",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("begun_at", Moment, nullable=False),
    sa.Column("files", sa.Integer, nullable=False, default=0),
    sa.Column("state", sa.Text, nullable=False, server_default="open"),
    sa.Column("turn", sa.Integer, nullable=False, server_default="0"),
    sa.Column("origin", PathText, nullable=False, server_default=""),
    sa.Column("ended_at", Moment),
    sa.Index("ix_batch_ended_at", "ended_at"),
    sqlite_autoincrement=True,
)

# What people did to a batch, never taken back: who held it up may be asked.
batch_step = sa.Table(
    "batch_step",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("batch", sa.Integer, sa.ForeignKey("batch.id"), nullable=False),
    sa.Column("step", sa.Text, nullable=False),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("made_at", Moment, nullable=False),
    sa.Index("ix_batch_step_batch", "batch", "id"),
    sqlite_autoincrement=True,
)

# Literal, so that SQLite sees that a question is about these rows alone.
_IS_UNSEEN = sa.text("outcome = 'refused' AND dismissed_at IS NULL")

# `document` is no foreign key: the ledger remembers papers that were removed. `held`
# names what was sealed of it (table `held`), `let_in` what a keeper lets in by it.
# `images` is how many pages a first look found to be only images, where it had to
# wait for files that have none; where `skips_ocr`, only the first of them are read.
# `size` (bytes) and `modified_at` are what the folder said when it was handed in;
# `sha256` names the original once that is stored. `parcel` is the row of the zip or
# the mail it lay in, `instead_of` the refused one that it tries again or replaces;
# `audience` is whom its paper is for, as whoever handed it in said.
intake = sa.Table(
    "intake",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("batch", sa.Integer, sa.ForeignKey("batch.id"), nullable=False),
    sa.Column("path", PathText, nullable=False),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("received_at", Moment, nullable=False),
    sa.Column("state", sa.Text, nullable=False, default="received"),
    sa.Column("owner", sa.Text),
    sa.Column("lease_until", Moment),
    sa.Column("attempts", sa.Integer, nullable=False, default=0),
    sa.Column("outcome", sa.Text),
    sa.Column("reason", sa.Text),
    sa.Column("message", sa.Text, nullable=False, default=""),
    sa.Column("document", sa.Integer),
    sa.Column("flags", sa.JSON, nullable=False, default=()),
    sa.Column("finished_at", Moment),
    sa.Column("note", sa.Text, nullable=False, server_default=""),
    sa.Column("dismissed_at", Moment),
    sa.Column("dismissed_by", sa.Text),
    sa.Column("images", sa.Integer),
    sa.Column("skips_ocr", sa.Boolean, nullable=False, server_default="0"),
    sa.Column("size", sa.BigInteger),
    sa.Column("modified_at", Moment),
    sa.Column("sha256", sa.Text),
    sa.Column("parcel", sa.Integer),
    sa.Column("instead_of", sa.Integer),
    sa.Column("held", sa.Integer),
    sa.Column("let_in", sa.Integer),
    sa.Column("audience", sa.Text, nullable=False, server_default="everyone"),
    sa.Index("ix_intake_batch", "batch", "state", "outcome", "reason"),
    sa.Index("ix_intake_rows", "batch", "id"),
    sa.Index("ix_intake_unstored", "batch", "state", "sha256", "id"),
    sa.Index("ix_intake_finished", "batch", "finished_at"),
    sa.Index("ix_intake_fresh", "batch", "state", "attempts", "images", "id"),
    sa.Index("ix_intake_state", "state", "id"),
    sa.Index("ix_intake_images", "state", "images", "id"),
    sa.Index("ix_intake_document", "document"),
    sa.Index("ix_intake_sha256", "sha256"),
    sa.Index("ix_intake_parcel", "parcel"),
    sa.Index("ix_intake_held", "held"),
    sa.Index("ix_intake_let_in", "let_in"),
    sa.Index("ix_intake_modified_at", "modified_at"),
    sa.Index("ix_intake_instead_of", "instead_of"),
    sa.Index("ix_intake_outcome", "outcome", "dismissed_at"),
    sa.Index(
        "ix_intake_unseen",
        "reason",
        "batch",
        "instead_of",
        sqlite_where=_IS_UNSEEN,
        postgresql_where=_IS_UNSEEN,
    ),
    sa.CheckConstraint(
        "(state = 'done') = (outcome IS NOT NULL)", name="done_has_outcome"
    ),
    sqlite_autoincrement=True,
)

# One row. `revision` is raised inside each writing transaction: numbers are given
# out in the order of commits, which a sequence would not promise with several
# writers. `identity` is random, so that an index knows whose changes it counts.
# `authority` counts what was added to the authority file and withdrawn from it,
# `access` how often whom papers are for has changed. `audit` is how far the audit had
# come when a worker last looked.
head = sa.Table(
    "head",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("identity", sa.Text, nullable=False, server_default=""),
    sa.Column("authority", sa.Integer, nullable=False, server_default="0"),
    sa.Column("access", sa.Integer, nullable=False, server_default="0"),
    sa.Column("audit", sa.Text, nullable=False, server_default=""),
)

change = sa.Table(
    "change",
    metadata,
    sa.Column("revision", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("document", sa.Integer, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("made_at", Moment, nullable=False),
)
