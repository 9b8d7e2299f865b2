"""Who may use the archive: accounts, offices, sessions, and sign-ins that failed."""

import sqlalchemy as sa

from archive.catalogue.columns import Moment
from archive.catalogue.schema.base import metadata

# An account is closed and never removed: claims, batches and the audit name it.
# `password` is what Argon2 made of it; `totp` a sealed secret, `totp_step` the last
# step of which a code was taken.
person = sa.Table(
    "person",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", sa.Text, nullable=False, unique=True),
    sa.Column("full_name", sa.Text, nullable=False),
    sa.Column("roles", sa.JSON, nullable=False),
    sa.Column("password", sa.Text),
    sa.Column("password_at", Moment),
    sa.Column("must_change", sa.Boolean, nullable=False, default=False),
    sa.Column("totp", sa.LargeBinary),
    sa.Column("totp_step", sa.Integer),
    sa.Column("signed_in_at", Moment),
    sa.Column("made_by", sa.Text, nullable=False),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("closed_by", sa.Text),
    sa.Column("closed_at", Moment),
    sqlite_autoincrement=True,
)

# What a paper can be for: an audience names offices by number, so none is removed.
office = sa.Table(
    "office",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", sa.Text, nullable=False, unique=True),
    sa.Column("made_by", sa.Text, nullable=False),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("closed_by", sa.Text),
    sa.Column("closed_at", Moment),
    sqlite_autoincrement=True,
)


def _of_person(*, primary_key: bool = False) -> sa.Column[int]:
    return sa.Column(
        "person",
        sa.Integer,
        sa.ForeignKey("person.id", ondelete="CASCADE"),
        nullable=False,
        primary_key=primary_key,
    )


membership = sa.Table(
    "membership",
    metadata,
    _of_person(primary_key=True),
    sa.Column(
        "office",
        sa.Integer,
        sa.ForeignKey("office.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    sa.Index("ix_membership_office", "office"),
)

# `token` is the SHA-256 of what the browser keeps; a half session waits for a code.
session = sa.Table(
    "session",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("token", sa.Text, nullable=False, unique=True),
    _of_person(),
    sa.Column("address", sa.Text, nullable=False),
    sa.Column("agent", sa.Text, nullable=False),
    sa.Column("begun_at", Moment, nullable=False),
    sa.Column("used_at", Moment, nullable=False),
    sa.Column("is_half", sa.Boolean, nullable=False, default=False),
    sa.Index("ix_session_person", "person"),
    sqlite_autoincrement=True,
)

# `key` is a hash: of an account's name, of an address, or of both; `account` of the
# name, where there is one in it.
failed_sign_in = sa.Table(
    "failed_sign_in",
    metadata,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("account", sa.Text),
    sa.Column("failures", sa.Integer, nullable=False),
    sa.Column("failed_at", Moment, nullable=False),
    sa.Column("until", Moment),
    sa.Index("ix_failed_sign_in_account", "account"),
    sa.Index("ix_failed_sign_in_failed_at", "failed_at"),
)

# Where somebody signed in from lately: no stranger's failures make them wait there.
familiar_place = sa.Table(
    "familiar_place",
    metadata,
    _of_person(primary_key=True),
    sa.Column("place", sa.Text, primary_key=True),
    sa.Column("seen_at", Moment, nullable=False),
)

recovery_code = sa.Table(
    "recovery_code",
    metadata,
    _of_person(primary_key=True),
    sa.Column("code", sa.Text, primary_key=True),
)
