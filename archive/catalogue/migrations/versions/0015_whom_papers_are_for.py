"""Whom papers are for, and since when."""

import sqlalchemy as sa
from alembic import op

from archive.catalogue.columns import Moment

revision = '0015'
down_revision = '0014'
branch_labels = None
depends_on = None

IS_GIVEN = sa.text('access > 0')


def upgrade() -> None:
    op.create_table(
        'audience',
        sa.Column('key', sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint('key', name='pk_audience'),
    )
    op.create_table(
        'restriction',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('document', sa.Integer(), nullable=False),
        sa.Column('before', sa.Text(), nullable=False),
        sa.Column('audience', sa.Text(), nullable=False),
        sa.Column('who', sa.Text(), nullable=False),
        sa.Column('why', sa.Text(), nullable=False),
        sa.Column('made_at', Moment(), nullable=False),
        sa.PrimaryKeyConstraint('id', name='pk_restriction'),
        sqlite_autoincrement=True,
    )
    op.create_index('ix_restriction_document', 'restriction', ['document', 'id'])
    op.execute('INSERT INTO audience (key) SELECT DISTINCT audience FROM document')
    op.add_column(
        'head', sa.Column('access', sa.Integer(), server_default='0', nullable=False)
    )
    op.add_column(
        'document', sa.Column('access', sa.Integer(), server_default='0', nullable=False)
    )
    op.create_index(
        'ix_document_access',
        'document',
        ['access'],
        sqlite_where=IS_GIVEN,
        postgresql_where=IS_GIVEN,
    )


def downgrade() -> None:
    op.drop_index('ix_document_access', 'document')
    op.drop_column('document', 'access')
    op.drop_column('head', 'access')
    op.drop_index('ix_restriction_document', 'restriction')
    op.drop_table('restriction')
    op.drop_table('audience')
