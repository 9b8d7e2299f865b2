"""What the electronic signatures of files say."""

import sqlalchemy as sa
from alembic import op

from archive.catalogue.columns import Moment

revision = '0012'
down_revision = '0011'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'signed_file',
        sa.Column('sha256', sa.Text(), nullable=False),
        sa.Column('signatures', sa.JSON(), nullable=False),
        sa.Column('trusted', sa.Text(), nullable=False),
        sa.Column('reason', sa.Text()),
        sa.Column('checked_at', Moment(), nullable=False),
        sa.PrimaryKeyConstraint('sha256', name='pk_signed_file'),
    )


def downgrade() -> None:
    op.drop_table('signed_file')
