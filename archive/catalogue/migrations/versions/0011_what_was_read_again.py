"""By which readers a paper was read, and what reading again has changed."""

import sqlalchemy as sa
from alembic import op

from archive.catalogue.columns import Moment

revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None


def upgrade() -> None:
    readers = sa.Column('readers', sa.Text(), nullable=False, server_default='')
    op.add_column('document', readers)
    op.create_index('ix_document_readers', 'document', ['readers', 'id'])
    op.create_table(
        'rereading',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('who', sa.Text(), nullable=False),
        sa.Column('readers', sa.Text(), nullable=False),
        sa.Column('asked', sa.JSON(), nullable=False),
        sa.Column('begun_at', Moment(), nullable=False),
        sa.Column('moved_at', Moment(), nullable=False),
        sa.Column('ended_at', Moment()),
        sa.Column('papers', sa.Integer(), nullable=False),
        sa.Column('read', sa.Integer(), nullable=False, server_default='0'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_rereading')),
        sqlite_autoincrement=True,
    )
    op.create_table(
        'rereading_paper',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('rereading', sa.Integer(), nullable=False),
        sa.Column('document', sa.Integer(), nullable=False),
        sa.Column('outcome', sa.Text(), nullable=False),
        sa.Column('gains', sa.Boolean(), nullable=False),
        sa.Column('loses', sa.Boolean(), nullable=False),
        sa.Column('difference', sa.JSON(), nullable=False),
        sa.Column('made_at', Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ['rereading'],
            ['rereading.id'],
            name=op.f('fk_rereading_paper_rereading'),
            ondelete='CASCADE',
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_rereading_paper')),
        sqlite_autoincrement=True,
    )
    op.create_index('ix_rereading_paper_rereading', 'rereading_paper', ['rereading', 'id'])
    op.create_index('ix_rereading_paper_document', 'rereading_paper', ['document', 'id'])


def downgrade() -> None:
    op.drop_table('rereading_paper')
    op.drop_table('rereading')
    op.drop_index('ix_document_readers', 'document')
    op.drop_column('document', 'readers')
