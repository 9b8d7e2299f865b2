"""The last searches of each reader, and who wants none remembered."""

import sqlalchemy as sa
from alembic import op

from archive.catalogue.columns import Moment

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'recent_search',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('owner', sa.Text(), nullable=False),
        sa.Column('key', sa.Text(), nullable=False),
        sa.Column('text', sa.Text(), nullable=False),
        sa.Column('made_at', Moment(), nullable=False),
        sa.PrimaryKeyConstraint('id', name='pk_recent_search'),
        sa.UniqueConstraint('owner', 'key', name='uq_recent_search_owner_key'),
    )
    op.create_table(
        'unremembered',
        sa.Column('owner', sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint('owner', name='pk_unremembered'),
    )


def downgrade() -> None:
    op.drop_table('unremembered')
    op.drop_table('recent_search')
