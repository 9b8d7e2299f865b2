"""Doubts in the order of use, and filled for the papers that are held already."""

import sqlalchemy as sa
from alembic import op

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Made anew, for SQLite adds no AUTOINCREMENT to a table that stands; what was
    # in it is found again.
    op.drop_table('doubt')
    op.create_table(
        'doubt',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('document', sa.Integer(), nullable=False),
        sa.Column('field', sa.Text(), nullable=False),
        sa.Column('kind', sa.Text(), nullable=False),
        sa.Column('citation', sa.Integer()),
        sa.Column('likeness', sa.Text(), nullable=False),
        sa.Column('uses', sa.Integer(), nullable=False, server_default='0'),
        sa.PrimaryKeyConstraint('id', name='pk_doubt'),
        sa.ForeignKeyConstraint(['document'], ['document.id'], name='fk_doubt_document', ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['citation'], ['citation.id'], name='fk_doubt_citation', ondelete='CASCADE'),
        sqlite_autoincrement=True,
    )
    for name in ('document', 'citation', 'likeness'):
        op.create_index(f'ix_doubt_{name}', 'doubt', [name])
    op.create_index('ix_doubt_uses', 'doubt', ['uses', 'document', 'id'])
    op.create_index('ix_doubt_kind', 'doubt', ['kind', 'uses', 'document', 'id'])


def downgrade() -> None:
    op.drop_index('ix_doubt_kind', 'doubt')
    op.drop_index('ix_doubt_uses', 'doubt')
    op.drop_column('doubt', 'uses')
