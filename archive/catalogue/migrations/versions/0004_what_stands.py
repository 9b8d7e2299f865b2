"""What clerks add to the authority file, what papers do to others, meetings, ends."""

import sqlalchemy as sa
from alembic import op

from archive.catalogue.columns import Moment

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'addition',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('value', sa.JSON(), nullable=False),
        sa.Column('note', sa.Text(), nullable=False),
        sa.Column('made_by', sa.Text(), nullable=False),
        sa.Column('made_at', Moment(), nullable=False),
        sa.Column('withdrawn_by', sa.Text()),
        sa.Column('withdrawn_at', Moment()),
        sa.PrimaryKeyConstraint('id', name='pk_addition'),
        sqlite_autoincrement=True,
    )
    op.add_column('head', sa.Column('authority', sa.Integer(), nullable=False, server_default='0'))
    op.add_column('document', sa.Column('meeting_key', sa.Text()))
    op.add_column('document', sa.Column('expires', sa.Date()))
    op.add_column('document', sa.Column('said', sa.Text()))
    op.add_column('document', sa.Column('said_from', sa.Date()))
    op.create_index('ix_document_meeting_key', 'document', ['meeting_key'])
    op.create_index('ix_document_expires', 'document', ['expires'])
    op.create_index('ix_document_said', 'document', ['said'])
    op.add_column('citation', sa.Column('code', sa.Text()))
    op.add_column('citation', sa.Column('effect', sa.Text()))
    op.add_column('citation', sa.Column('effect_from', sa.Date()))
    op.add_column('citation', sa.Column('verdict', sa.JSON()))
    op.create_index('ix_citation_body_key', 'citation', ['body_key'])
    op.create_index('ix_citation_code', 'citation', ['code'])
    op.create_index('ix_citation_effect', 'citation', ['effect', 'target'])


def downgrade() -> None:
    for name in ('effect', 'code', 'body_key'):
        op.drop_index(f'ix_citation_{name}', 'citation')
    for name in ('verdict', 'effect_from', 'effect', 'code'):
        op.drop_column('citation', name)
    for name in ('said', 'expires', 'meeting_key'):
        op.drop_index(f'ix_document_{name}', 'document')
    for name in ('said_from', 'said', 'expires', 'meeting_key'):
        op.drop_column('document', name)
    op.drop_column('head', 'authority')
    op.drop_table('addition')
