"""Papers: their rows, bodies, files, pages and claims."""

import sqlalchemy as sa

from archive.catalogue.columns import Moment, PathText
from archive.catalogue.schema.base import metadata, paper_column

# A register asks for nothing else, and the rows with all facts are wide.
_NUMBERED = ("body_key", "issued_from", "type", "type_code", "number", "symbol")
_REGISTER = (*_NUMBERED, "symbol_key", "issued_to", "audience", "joined_to")

# Literal, so that SQLite sees that a question is about these rows alone.
_WAS_GIVEN = sa.text("access > 0")

# The columns between `symbol` and `subject` are the fact view made searchable:
# they are written from the claims and never by hand. A paper that a person joined
# to another (`joined_to`) is shown as that other, and is kept whole for an undo;
# no foreign key, since SQLite adds none to a table that stands. `meeting_key` is the
# meeting that passed the paper, `expires` the last day of the period or the term it
# is for; `said` is the status a person gave it, from the day `said_from`; `above_key` is
# the body above its own, which tells whose "Tỉnh ủy" its citations mean. `readers` are
# those that read its text and its facts last, with their versions. `access` is the
# access version that gave it to its audience, 0 where it came for that.
document = sa.Table(
    "document",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("audience", sa.Text, nullable=False),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("added_at", Moment, nullable=False),
    sa.Column("symbol", sa.Text),
    sa.Column("symbol_key", sa.Text),
    sa.Column("type", sa.Text),
    sa.Column("type_code", sa.Text),
    sa.Column("name_key", sa.Text),
    sa.Column("number", sa.Integer),
    sa.Column("issued_from", sa.Date),
    sa.Column("issued_to", sa.Date),
    sa.Column("body_key", sa.Text),
    sa.Column("subject", sa.Text),
    sa.Column("facts", sa.JSON, nullable=False),
    sa.Column("notes", sa.JSON, nullable=False),
    sa.Column("joined_to", sa.Integer),
    sa.Column("meeting_key", sa.Text),
    sa.Column("expires", sa.Date),
    sa.Column("said", sa.Text),
    sa.Column("said_from", sa.Date),
    sa.Column("above_key", sa.Text),
    sa.Column("readers", sa.Text, nullable=False, server_default=""),
    sa.Column("access", sa.Integer, nullable=False, server_default="0"),
    sa.Index("ix_document_symbol_key", "symbol_key", "body_key"),
    sa.Index("ix_document_name_key", "name_key", "body_key"),
    sa.Index("ix_document_body_key", "body_key", "issued_from"),
    sa.Index("ix_document_issued_from", "issued_from"),
    sa.Index("ix_document_type", "type"),
    # What is counted for a reader is counted from an index alone.
    sa.Index("ix_document_audience_type", "audience", "joined_to", "type"),
    sa.Index("ix_document_audience_day", "audience", "joined_to", "issued_from"),
    sa.Index("ix_document_joined_to", "joined_to"),
    # A register asks for nothing else, and the rows with all facts are wide.
    sa.Index("ix_document_register", *_REGISTER),
    sa.Index("ix_document_meeting_key", "meeting_key"),
    sa.Index("ix_document_expires", "expires"),
    sa.Index("ix_document_said", "said"),
    sa.Index("ix_document_above_key", "above_key"),
    sa.Index("ix_document_readers", "readers", "id"),
    sa.Index(
        "ix_document_access",
        "access",
        sqlite_where=_WAS_GIVEN,
        postgresql_where=_WAS_GIVEN,
    ),
    sqlite_autoincrement=True,
)

# Every audience that some paper is for, or once was.
audience = sa.Table(
    "audience",
    metadata,
    sa.Column("key", sa.Text, primary_key=True),
)

# Each time a paper was given to others than before; never taken back. `document` is
# no foreign key: that somebody restricted a paper is told after it was removed.
restriction = sa.Table(
    "restriction",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("document", sa.Integer, nullable=False),
    sa.Column("before", sa.Text, nullable=False),
    sa.Column("audience", sa.Text, nullable=False),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("why", sa.Text, nullable=False),
    sa.Column("made_at", Moment, nullable=False),
    sa.Index("ix_restriction_document", "document", "id"),
    sqlite_autoincrement=True,
)

issuer = sa.Table(
    "issuer",
    metadata,
    paper_column(),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("body_key", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.PrimaryKeyConstraint("document", "position"),
    sa.Index("ix_issuer_body_key", "body_key"),
)

rendition = sa.Table(
    "rendition",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    paper_column(),
    sa.Column("sha256", sa.Text, nullable=False),
    sa.Column("name", PathText, nullable=False),
    sa.Column("media_type", sa.Text, nullable=False),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("first_page", sa.Integer),
    sa.Column("last_page", sa.Integer),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("added_at", Moment, nullable=False),
    sa.Index("ix_rendition_document", "document"),
    sa.Index("ix_rendition_sha256", "sha256"),
)

# `text` is what is shown and searched; where a person corrected it, `verbatim` is
# what was read, and otherwise empty.
page = sa.Table(
    "page",
    metadata,
    paper_column(),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("origin", sa.Text, nullable=False),
    sa.Column("verbatim", sa.Text),
    sa.PrimaryKeyConstraint("document", "number"),
)

# Claims made in one act (a decision and its like cases) share `act`, the number of
# the first of them, so that they can be undone together.
claim = sa.Table(
    "claim",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    paper_column(),
    sa.Column("field", sa.Text, nullable=False),
    sa.Column("value", sa.JSON),
    sa.Column("verbatim", sa.Text),
    sa.Column("evidence", sa.JSON(none_as_null=True)),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("withdrawn_at", Moment),
    sa.Column("withdrawn_by", sa.Text),
    sa.Column("act", sa.Integer),
    sa.Index("ix_claim_document", "document"),
    sa.Index("ix_claim_act", "act"),
    sqlite_autoincrement=True,
)
