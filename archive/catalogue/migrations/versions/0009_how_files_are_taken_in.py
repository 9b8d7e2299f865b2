"""Batches that are steered, and originals that are stored before they are read."""

import sqlalchemy as sa
from alembic import op

from archive.catalogue.columns import Moment, PathText

revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None

_INDEXES = {
    'ix_intake_rows': ['batch', 'id'],
    'ix_intake_unstored': ['batch', 'state', 'sha256', 'id'],
    'ix_intake_finished': ['batch', 'finished_at'],
    'ix_intake_fresh': ['batch', 'state', 'attempts', 'images', 'id'],
    'ix_intake_document': ['document'],
    'ix_intake_sha256': ['sha256'],
    'ix_intake_parcel': ['parcel'],
    'ix_intake_modified_at': ['modified_at'],
    'ix_intake_instead_of': ['instead_of'],
}


def upgrade() -> None:
    state = sa.Column('state', sa.Text(), nullable=False, server_default='open')
    op.add_column('batch', state)
    turn = sa.Column('turn', sa.Integer(), nullable=False, server_default='0')
    op.add_column('batch', turn)
    op.add_column(
        'batch',
        sa.Column('origin', PathText(), nullable=False, server_default=''),
    )
    op.add_column('batch', sa.Column('ended_at', Moment()))
    op.create_index('ix_batch_ended_at', 'batch', ['ended_at'])
    op.add_column('intake', sa.Column('size', sa.BigInteger()))
    op.add_column('intake', sa.Column('modified_at', Moment()))
    op.add_column('intake', sa.Column('sha256', sa.Text()))
    op.add_column('intake', sa.Column('parcel', sa.Integer()))
    op.add_column('intake', sa.Column('instead_of', sa.Integer()))
    op.drop_index('ix_intake_batch', 'intake')
    op.create_index('ix_intake_batch', 'intake', ['batch', 'state', 'outcome', 'reason'])
    for name, columns in _INDEXES.items():
        op.create_index(name, 'intake', columns)
    unseen = sa.text("outcome = 'refused' AND dismissed_at IS NULL")
    op.create_index(
        'ix_intake_unseen',
        'intake',
        ['reason', 'batch', 'instead_of'],
        sqlite_where=unseen,
        postgresql_where=unseen,
    )
    op.create_table(
        'batch_step',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('batch', sa.Integer(), nullable=False),
        sa.Column('step', sa.Text(), nullable=False),
        sa.Column('who', sa.Text(), nullable=False),
        sa.Column('made_at', Moment(), nullable=False),
        sa.ForeignKeyConstraint(['batch'], ['batch.id'], op.f('fk_batch_step_batch')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_batch_step')),
        sqlite_autoincrement=True,
    )
    op.create_index('ix_batch_step_batch', 'batch_step', ['batch', 'id'])
    # Batches of before are over where every file of theirs has its outcome.
    op.execute(
        'UPDATE batch SET ended_at = (SELECT MAX(finished_at) FROM intake'
        ' WHERE intake.batch = batch.id) WHERE NOT EXISTS (SELECT 1 FROM intake'
        " WHERE intake.batch = batch.id AND intake.state <> 'done')"
    )


def downgrade() -> None:
    op.drop_table('batch_step')
    op.drop_index('ix_intake_unseen', 'intake')
    for name in _INDEXES:
        op.drop_index(name, 'intake')
    op.drop_index('ix_intake_batch', 'intake')
    op.create_index('ix_intake_batch', 'intake', ['batch', 'state'])
    for name in ('instead_of', 'parcel', 'sha256', 'modified_at', 'size'):
        op.drop_column('intake', name)
    op.drop_index('ix_batch_ended_at', 'batch')
    for name in ('ended_at', 'origin', 'turn', 'state'):
        op.drop_column('batch', name)
