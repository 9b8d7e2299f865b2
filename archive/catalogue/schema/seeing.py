"""What was seen on the pictures of pages, and what is still to be looked at."""

import sqlalchemy as sa

from archive.catalogue.columns import Moment
from archive.catalogue.schema.base import metadata, paper_column

# What a reading tells of a page beside its text: `sight` is what recognition saw,
# `decoded` what was typed in an old encoding, each as packed JSON. Apart from the
# pages, so that whoever reads only texts does not pay for it; it goes with its page.
page_detail = sa.Table(
    "page_detail",
    metadata,
    paper_column(),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("sight", sa.LargeBinary),
    sa.Column("decoded", sa.LargeBinary),
    sa.PrimaryKeyConstraint("document", "number"),
)

# A paper of which pages were left to be recognised after it was taken in, or asked
# for again. `intake` is the row of the ledger it came with. `wanted`, `read` and
# `failed` count pages; `unfound` those read since facts and citations were last
# found. Lower turns come first. `seconds` is what the `timed` pages have taken. The
# lease is that of who finds facts at the end; pages have leases of their own.
recognition = sa.Table(
    "recognition",
    metadata,
    paper_column(),
    sa.Column("sha256", sa.Text, nullable=False),
    sa.Column("intake", sa.Integer),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("turn", sa.Integer, nullable=False, server_default="0"),
    sa.Column("wanted", sa.Integer, nullable=False),
    sa.Column("read", sa.Integer, nullable=False, server_default="0"),
    sa.Column("failed", sa.Integer, nullable=False, server_default="0"),
    sa.Column("unfound", sa.Integer, nullable=False, server_default="0"),
    sa.Column("seconds", sa.Float, nullable=False, server_default="0"),
    sa.Column("timed", sa.Integer, nullable=False, server_default="0"),
    sa.Column("asked_by", sa.Text, nullable=False),
    sa.Column("asked_at", Moment, nullable=False),
    sa.Column("finished_at", Moment),
    sa.Column("attempts", sa.Integer, nullable=False, server_default="0"),
    sa.Column("owner", sa.Text),
    sa.Column("lease_until", Moment),
    sa.PrimaryKeyConstraint("document"),
    sa.Index("ix_recognition_turn", "state", "turn", "asked_at", "document"),
    sa.Index("ix_recognition_intake", "intake"),
    sa.Index("ix_recognition_finished_at", "finished_at"),
)

# A page that is still to be recognised, or (with a `reason`) could not be.
recognition_page = sa.Table(
    "recognition_page",
    metadata,
    paper_column(),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("attempts", sa.Integer, nullable=False, server_default="0"),
    sa.Column("owner", sa.Text),
    sa.Column("lease_until", Moment),
    sa.Column("reason", sa.Text),
    sa.PrimaryKeyConstraint("document", "number"),
    sa.Index("ix_recognition_page_owner", "owner"),
)
