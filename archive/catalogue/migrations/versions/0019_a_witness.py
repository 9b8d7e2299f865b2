"""How far the audit had come."""

import sqlalchemy as sa
from alembic import op

revision = '0019'
down_revision = '0018'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        'head', sa.Column('audit', sa.Text(), server_default='', nullable=False)
    )


def downgrade() -> None:
    op.drop_column('head', 'audit')
