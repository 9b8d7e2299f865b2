"""What is held for its secrecy, sealed."""

import sqlalchemy as sa
from alembic import op

from archive.catalogue.columns import Moment

revision = '0016'
down_revision = '0015'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'held',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('seal', sa.Text(), nullable=False),
        sa.Column('sha256', sa.Text()),
        sa.Column('reason', sa.Text(), nullable=False),
        sa.Column('mark', sa.Text(), nullable=False),
        sa.Column('printed', sa.Text(), nullable=False),
        sa.Column('page', sa.Integer()),
        sa.Column('held_at', Moment(), nullable=False),
        sa.Column('state', sa.Text(), nullable=False, server_default='held'),
        sa.Column('size', sa.BigInteger()),
        sa.Column('sealed_at', Moment()),
        sa.Column('document', sa.Integer()),
        sa.PrimaryKeyConstraint('id', name='pk_held'),
        sqlite_autoincrement=True,
    )
    op.create_index('ix_held_sha256', 'held', ['sha256'])
    op.create_index('ix_held_state', 'held', ['state', 'sealed_at'])
    op.create_index('ix_held_document', 'held', ['document'])
    op.create_table(
        'held_act',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('held', sa.Integer(), nullable=False),
        sa.Column('act', sa.Text(), nullable=False),
        sa.Column('who', sa.Text(), nullable=False),
        sa.Column('made_at', Moment(), nullable=False),
        sa.Column('why', sa.Text(), nullable=False),
        sa.Column('audience', sa.Text(), nullable=False, server_default=''),
        sa.PrimaryKeyConstraint('id', name='pk_held_act'),
        sa.ForeignKeyConstraint(['held'], ['held.id'], name='fk_held_act_held'),
        sqlite_autoincrement=True,
    )
    op.create_index('ix_held_act_held', 'held_act', ['held', 'id'])
    op.add_column('intake', sa.Column('held', sa.Integer()))
    op.add_column('intake', sa.Column('let_in', sa.Integer()))
    op.create_index('ix_intake_held', 'intake', ['held'])
    op.create_index('ix_intake_let_in', 'intake', ['let_in'])


def downgrade() -> None:
    op.drop_index('ix_intake_let_in', 'intake')
    op.drop_index('ix_intake_held', 'intake')
    op.drop_column('intake', 'let_in')
    op.drop_column('intake', 'held')
    op.drop_index('ix_held_act_held', 'held_act')
    op.drop_table('held_act')
    op.drop_index('ix_held_document', 'held')
    op.drop_index('ix_held_state', 'held')
    op.drop_index('ix_held_sha256', 'held')
    op.drop_table('held')
