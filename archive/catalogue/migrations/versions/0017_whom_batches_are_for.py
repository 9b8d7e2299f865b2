"""Whom the papers of files handed in are for."""

import sqlalchemy as sa
from alembic import op

revision = '0017'
down_revision = '0016'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        'intake',
        sa.Column('audience', sa.Text(), server_default='everyone', nullable=False),
    )


def downgrade() -> None:
    op.drop_column('intake', 'audience')
