"""What recognition saw on pages, and which pages it has still to look at."""

import sqlalchemy as sa
from alembic import op

from archive.catalogue.columns import Moment

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'page_detail',
        _paper(),
        sa.Column('number', sa.Integer(), nullable=False),
        sa.Column('sight', sa.LargeBinary()),
        sa.Column('decoded', sa.LargeBinary()),
        sa.PrimaryKeyConstraint('document', 'number', name='pk_page_detail'),
        _goes_with_its_paper('page_detail'),
    )
    _make_recognition()
    op.create_table(
        'recognition_page',
        _paper(),
        sa.Column('number', sa.Integer(), nullable=False),
        _count('attempts'),
        sa.Column('owner', sa.Text()),
        sa.Column('lease_until', Moment()),
        sa.Column('reason', sa.Text()),
        sa.PrimaryKeyConstraint('document', 'number', name='pk_recognition_page'),
        _goes_with_its_paper('recognition_page'),
    )
    op.create_index('ix_recognition_page_owner', 'recognition_page', ['owner'])
    op.add_column('intake', sa.Column('images', sa.Integer()))
    op.add_column(
        'intake',
        sa.Column('skips_ocr', sa.Boolean(), nullable=False, server_default='0'),
    )
    op.create_index('ix_intake_images', 'intake', ['state', 'images', 'id'])


def _make_recognition() -> None:
    op.create_table(
        'recognition',
        _paper(),
        sa.Column('sha256', sa.Text(), nullable=False),
        sa.Column('intake', sa.Integer()),
        sa.Column('state', sa.Text(), nullable=False),
        _count('turn'),
        sa.Column('wanted', sa.Integer(), nullable=False),
        _count('read'),
        _count('failed'),
        _count('unfound'),
        sa.Column('seconds', sa.Float(), nullable=False, server_default='0'),
        _count('timed'),
        sa.Column('asked_by', sa.Text(), nullable=False),
        sa.Column('asked_at', Moment(), nullable=False),
        sa.Column('finished_at', Moment()),
        _count('attempts'),
        sa.Column('owner', sa.Text()),
        sa.Column('lease_until', Moment()),
        sa.PrimaryKeyConstraint('document', name='pk_recognition'),
        _goes_with_its_paper('recognition'),
    )
    turn = ['state', 'turn', 'asked_at', 'document']
    op.create_index('ix_recognition_turn', 'recognition', turn)
    op.create_index('ix_recognition_intake', 'recognition', ['intake'])
    op.create_index('ix_recognition_finished_at', 'recognition', ['finished_at'])


def _paper() -> "sa.Column[int]":
    return sa.Column('document', sa.Integer(), nullable=False)


def _count(name: str) -> "sa.Column[int]":
    return sa.Column(name, sa.Integer(), nullable=False, server_default='0')


def _goes_with_its_paper(table: str) -> sa.ForeignKeyConstraint:
    name = f'fk_{table}_document'
    return sa.ForeignKeyConstraint(
        ['document'], ['document.id'], name=name, ondelete='CASCADE'
    )


def downgrade() -> None:
    op.drop_index('ix_intake_images', 'intake')
    op.drop_column('intake', 'skips_ocr')
    op.drop_column('intake', 'images')
    op.drop_table('recognition_page')
    op.drop_table('recognition')
    op.drop_table('page_detail')
