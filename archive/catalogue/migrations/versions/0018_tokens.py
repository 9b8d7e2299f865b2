"""What programs sign in with."""

import sqlalchemy as sa
from alembic import op

from archive.catalogue.columns import Moment

revision = '0018'
down_revision = '0017'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'token',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('person', sa.Integer(), nullable=False),
        sa.Column('name', sa.Text(), nullable=False),
        sa.Column('hash', sa.Text(), nullable=False),
        sa.Column('scopes', sa.JSON(), nullable=False),
        sa.Column('made_at', Moment(), nullable=False),
        sa.Column('expires_at', Moment()),
        sa.Column('used_at', Moment()),
        sa.Column('revoked_at', Moment()),
        sa.Column('revoked_by', sa.Text()),
        sa.PrimaryKeyConstraint('id', name='pk_token'),
        sa.UniqueConstraint('hash', name='uq_token_hash'),
        sa.ForeignKeyConstraint(
            ['person'], ['person.id'], name='fk_token_person', ondelete='CASCADE'
        ),
        sqlite_autoincrement=True,
    )
    op.create_index('ix_token_person', 'token', ['person'])


def downgrade() -> None:
    op.drop_index('ix_token_person', 'token')
    op.drop_table('token')
