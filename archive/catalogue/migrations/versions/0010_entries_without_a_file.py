"""Entries of registers that have no file yet."""

import sqlalchemy as sa
from alembic import op

from archive.catalogue.columns import Moment, PathText

revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'register_import',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('name', PathText(), nullable=False),
        sa.Column('sha256', sa.Text(), nullable=False),
        sa.Column('who', sa.Text(), nullable=False),
        sa.Column('audience', sa.Text(), nullable=False),
        sa.Column('sees', sa.JSON(), nullable=False),
        sa.Column('begun_at', Moment(), nullable=False),
        sa.Column('lines', sa.Integer(), nullable=False),
        sa.Column('undone_at', Moment(), nullable=True),
        sa.Column('undone_by', sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint('id', name='pk_register_import'),
        sqlite_autoincrement=True,
    )
    op.create_table(
        'register_line',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('import', sa.Integer(), nullable=False),
        sa.Column('sheet', sa.Text(), nullable=False),
        sa.Column('row', sa.Integer(), nullable=False),
        sa.Column('cells', sa.JSON(), nullable=False),
        sa.Column('claims', sa.JSON(), nullable=False),
        sa.Column('outcome', sa.Text(), nullable=True),
        sa.Column('reason', sa.Text(), nullable=True),
        sa.Column('document', sa.Integer(), nullable=True),
        sa.Column('undone', sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ['import'], ['register_import.id'], name='fk_register_line_import'
        ),
        sa.PrimaryKeyConstraint('id', name='pk_register_line'),
        sqlite_autoincrement=True,
    )
    for name, columns in {
        'ix_register_line_import': ['import', 'outcome', 'id'],
        'ix_register_line_outcome': ['outcome', 'id'],
        'ix_register_line_document': ['document'],
    }.items():
        op.create_index(name, 'register_line', columns)


def downgrade() -> None:
    op.drop_table('register_line')
    op.drop_table('register_import')
