"""Doubts in the order of use, and filled for the papers that are held already."""

import sqlalchemy as sa
from alembic import op

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('doubt', sa.Column('uses', sa.Integer(), nullable=False, server_default='0'))
    op.create_index('ix_doubt_uses', 'doubt', ['uses', 'document', 'id'])
    op.create_index('ix_doubt_kind', 'doubt', ['kind', 'uses', 'document', 'id'])
