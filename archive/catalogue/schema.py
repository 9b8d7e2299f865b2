"""The tables of the catalogue, as SQLAlchemy Core knows them.

The law of this module: what is here is what the migrations build. A test
compares the two, so a column cannot be added in one place only.
"""

import sqlalchemy as sa

from archive.catalogue.columns import Moment, PathText

HEAD = "0003"
"""The newest migration; a catalogue that carries it is opened without Alembic."""

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _paper(name: str = "document", *, on_delete: str = "CASCADE") -> sa.Column[int]:
    """A column that names a paper and goes, or is emptied, with it."""
    return sa.Column(
        name,
        sa.Integer,
        sa.ForeignKey("document.id", ondelete=on_delete),
        nullable=on_delete == "SET NULL",
    )


# A register asks for nothing else, and the rows with all facts are wide.
_NUMBERED = ("body_key", "issued_from", "type", "type_code", "number", "symbol")
_REGISTER = (*_NUMBERED, "symbol_key", "issued_to", "audience", "joined_to")

# The columns between `symbol` and `subject` are the fact view made searchable:
# they are written from the claims and never by hand. A paper that a person joined
# to another (`joined_to`) is shown as that other, and is kept whole for an undo;
# no foreign key, since SQLite adds none to a table that stands.
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
    sqlite_autoincrement=True,
)

issuer = sa.Table(
    "issuer",
    metadata,
    _paper(),
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
    _paper(),
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
    _paper(),
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
    _paper(),
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

# `printed` is the citation as found; `sought` is the same read in the light of
# its paper, where that adds something. `lookup` is the key under which the cited
# paper would be found; a citation without one (deictic, a conference) is never
# looked up. `telling` ones say enough for somebody to go and find the paper.
# `decision` is what a person decided about the link, where somebody did.
citation = sa.Table(
    "citation",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    _paper(),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("printed", sa.JSON, nullable=False),
    sa.Column("sought", sa.JSON(none_as_null=True)),
    sa.Column("lookup", sa.Text),
    sa.Column("body_key", sa.Text),
    sa.Column("telling", sa.Boolean, nullable=False),
    sa.Column("weighty", sa.Boolean, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    _paper("target", on_delete="SET NULL"),
    sa.Column("reasons", sa.JSON, nullable=False),
    sa.Column("flags", sa.JSON, nullable=False),
    sa.Column("decision", sa.JSON(none_as_null=True)),
    sa.Index("ix_citation_document", "document", "position"),
    sa.Index("ix_citation_lookup", "lookup", "state"),
    sa.Index("ix_citation_target", "target", "weighty"),
    # What is missing is listed and counted from this index alone.
    sa.Index("ix_citation_state", "state", "lookup", "document", "telling", "body_key"),
)

# Every paper that was weighed for a citation, so that a reader who may not see
# one of them is told what an archive without it would say.
candidate = sa.Table(
    "candidate",
    metadata,
    sa.Column(
        "citation",
        sa.Integer,
        sa.ForeignKey("citation.id", ondelete="CASCADE"),
        nullable=False,
    ),
    _paper(),
    sa.PrimaryKeyConstraint("citation", "document"),
    sa.Index("ix_candidate_document", "document"),
)

# What was read with doubt, written from the facts and the links whenever they
# change. `field` is a fact, or "link" with the citation it is about; doubts that
# one decision may settle share `likeness`. `uses` counts the papers that cite the
# paper in doubt: what is used most is asked first.
doubt = sa.Table(
    "doubt",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    _paper(),
    sa.Column("field", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("citation", sa.Integer, sa.ForeignKey("citation.id", ondelete="CASCADE")),
    sa.Column("likeness", sa.Text, nullable=False),
    sa.Column("uses", sa.Integer, nullable=False, server_default="0"),
    sa.Index("ix_doubt_document", "document"),
    sa.Index("ix_doubt_citation", "citation"),
    sa.Index("ix_doubt_likeness", "likeness"),
    sa.Index("ix_doubt_uses", "uses", "document", "id"),
    sa.Index("ix_doubt_kind", "kind", "uses", "document", "id"),
    # A number that came back for another doubt would answer the wrong question.
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

# `files` counts what was handed in, so that a row that vanished is missed.
batch = sa.Table(
    "batch",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("begun_at", Moment, nullable=False),
    sa.Column("files", sa.Integer, nullable=False, default=0),
    sqlite_autoincrement=True,
)

# `document` is no foreign key: the ledger remembers papers that were removed.
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
    sa.Index("ix_intake_batch", "batch", "state"),
    sa.Index("ix_intake_state", "state", "id"),
    sa.Index("ix_intake_outcome", "outcome", "dismissed_at"),
    sa.CheckConstraint(
        "(state = 'done') = (outcome IS NOT NULL)", name="done_has_outcome"
    ),
    sqlite_autoincrement=True,
)

# One row. `revision` is raised inside each writing transaction: numbers are given
# out in the order of commits, which a sequence would not promise with several
# writers. `identity` is random, so that an index knows whose changes it counts.
head = sa.Table(
    "head",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("identity", sa.Text, nullable=False, server_default=""),
)

change = sa.Table(
    "change",
    metadata,
    sa.Column("revision", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("document", sa.Integer, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("made_at", Moment, nullable=False),
)
