"""The citations that a person judged, by the paper they are about."""

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade() -> None:
    judged = sa.text('verdict IS NOT NULL')
    op.create_index(
        'ix_citation_judged',
        'citation',
        ['target'],
        sqlite_where=judged,
        postgresql_where=judged,
    )


def downgrade() -> None:
    op.drop_index('ix_citation_judged', 'citation')
