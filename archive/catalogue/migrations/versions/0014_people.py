"""Accounts, offices, sessions, and what failed."""

import sqlalchemy as sa
from alembic import op

from archive.catalogue.columns import Moment

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def of_person(table: str) -> tuple[sa.Column[int], sa.ForeignKeyConstraint]:
    return (
        sa.Column("person", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person"], ["person.id"], name=f"fk_{table}_person", ondelete="CASCADE"
        ),
    )


def upgrade() -> None:
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("full_name", sa.Text(), nullable=False),
        sa.Column("roles", sa.JSON(), nullable=False),
        sa.Column("password", sa.Text()),
        sa.Column("password_at", Moment()),
        sa.Column("must_change", sa.Boolean(), nullable=False),
        sa.Column("totp", sa.LargeBinary()),
        sa.Column("totp_step", sa.Integer()),
        sa.Column("signed_in_at", Moment()),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("closed_by", sa.Text()),
        sa.Column("closed_at", Moment()),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
        sa.UniqueConstraint("name", name="uq_person_name"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "office",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("closed_by", sa.Text()),
        sa.Column("closed_at", Moment()),
        sa.PrimaryKeyConstraint("id", name="pk_office"),
        sa.UniqueConstraint("name", name="uq_office_name"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "membership",
        *of_person("membership"),
        sa.Column("office", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office"], ["office.id"], name="fk_membership_office", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person", "office", name="pk_membership"),
    )
    op.create_index("ix_membership_office", "membership", ["office"])
    op.create_table(
        "session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token", sa.Text(), nullable=False),
        *of_person("session"),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("begun_at", Moment(), nullable=False),
        sa.Column("used_at", Moment(), nullable=False),
        sa.Column("is_half", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_session"),
        sa.UniqueConstraint("token", name="uq_session_token"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_session_person", "session", ["person"])
    op.create_table(
        "failed_sign_in",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("account", sa.Text()),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("failed_at", Moment(), nullable=False),
        sa.Column("until", Moment()),
        sa.PrimaryKeyConstraint("key", name="pk_failed_sign_in"),
    )
    op.create_index("ix_failed_sign_in_account", "failed_sign_in", ["account"])
    op.create_index("ix_failed_sign_in_failed_at", "failed_sign_in", ["failed_at"])
    op.create_table(
        "familiar_place",
        *of_person("familiar_place"),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("seen_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("person", "place", name="pk_familiar_place"),
    )
    op.create_table(
        "recovery_code",
        *of_person("recovery_code"),
        sa.Column("code", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("person", "code", name="pk_recovery_code"),
    )


def downgrade() -> None:
    op.drop_table("recovery_code")
    op.drop_table("familiar_place")
    op.drop_index("ix_failed_sign_in_failed_at", "failed_sign_in")
    op.drop_index("ix_failed_sign_in_account", "failed_sign_in")
    op.drop_table("failed_sign_in")
    op.drop_index("ix_session_person", "session")
    op.drop_table("session")
    op.drop_index("ix_membership_office", "membership")
    op.drop_table("membership")
    op.drop_table("office")
    op.drop_table("person")
