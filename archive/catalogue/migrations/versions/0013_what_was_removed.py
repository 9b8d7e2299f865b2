"""What was removed for good, by whom and why."""

import sqlalchemy as sa
from alembic import op

from archive.catalogue.columns import Moment

revision = '0013'
down_revision = '0012'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'purge',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('documents', sa.JSON(), nullable=False),
        sa.Column('who', sa.Text(), nullable=False),
        sa.Column('made_at', Moment(), nullable=False),
        sa.Column('why', sa.Text(), nullable=False),
        sa.Column('files', sa.Integer(), nullable=False),
        sa.Column('originals', sa.JSON(), nullable=False),
        sa.Column('finished_at', Moment()),
        sa.PrimaryKeyConstraint('id', name='pk_purge'),
        sqlite_autoincrement=True,
    )
    op.create_index('ix_purge_finished_at', 'purge', ['finished_at'])


def downgrade() -> None:
    op.drop_index('ix_purge_finished_at', 'purge')
    op.drop_table('purge')
