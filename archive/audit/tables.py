"""The tables of the audit. They are its own, in a file of their own or beside others."""

import sqlalchemy as sa

metadata = sa.MetaData()

entry = sa.Table(
    "audit_entry",
    metadata,
    sa.Column(
        "number",
        sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
        primary_key=True,
        autoincrement=False,
    ),
    # Milliseconds since 1970: as small as it is exact, and the same everywhere.
    sa.Column("at", sa.BigInteger, nullable=False),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("what", sa.Text, nullable=False),
    sa.Column("place", sa.Text, nullable=False),
    sa.Column("via", sa.Text, nullable=False),
    sa.Column("address", sa.Text, nullable=False),
    sa.Column("status", sa.Integer, nullable=False),
    sa.Column("papers", sa.Text, nullable=False),
    sa.Column("details", sa.Text, nullable=False),
    sa.Column("mark", sa.LargeBinary),
    sa.Column("bond", sa.LargeBinary, nullable=False),
    sa.Index("ix_audit_entry_at", "at"),
    sa.Index("ix_audit_entry_who", "who", "number"),
    sa.Index("ix_audit_entry_what", "what", "number"),
)

paper = sa.Table(
    "audit_paper",
    metadata,
    sa.Column("number", sa.BigInteger, primary_key=True),
    sa.Column("paper", sa.BigInteger, primary_key=True),
    sa.Index("ix_audit_paper_paper", "paper", "number"),
    sqlite_with_rowid=False,
)

text = sa.Table(
    "audit_text",
    metadata,
    sa.Column("number", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("salt", sa.LargeBinary, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    # Without tones and in small letters: what auditors look for.
    sa.Column("bare", sa.Text, nullable=False),
)

fact = sa.Table(
    "audit_fact",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.LargeBinary, nullable=False),
)
"""What holds for the audit as a whole: by what its key is known."""
