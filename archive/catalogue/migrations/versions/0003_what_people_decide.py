"""What people decide: corrections, links, doubts, requests, saved searches, notes."""

import sqlalchemy as sa
from alembic import op

from archive.catalogue.columns import Moment

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None

_REGISTER = [
    'body_key', 'issued_from', 'type', 'type_code', 'number', 'symbol',
    'symbol_key', 'issued_to', 'audience', 'joined_to',
]


def upgrade() -> None:
    op.add_column('document', sa.Column('joined_to', sa.Integer()))
    op.create_index('ix_document_joined_to', 'document', ['joined_to'])
    op.drop_index('ix_document_audience', 'document')
    op.create_index('ix_document_audience_type', 'document', ['audience', 'joined_to', 'type'])
    op.create_index('ix_document_audience_day', 'document', ['audience', 'joined_to', 'issued_from'])
    op.create_index('ix_document_register', 'document', _REGISTER)
    op.add_column('page', sa.Column('verbatim', sa.Text()))
    op.add_column('claim', sa.Column('act', sa.Integer()))
    op.create_index('ix_claim_act', 'claim', ['act'])
    op.add_column('citation', sa.Column('decision', sa.JSON()))
    op.drop_index('ix_citation_state', 'citation')
    op.create_index('ix_citation_state', 'citation', ['state', 'lookup', 'document', 'telling', 'body_key'])
    op.add_column('intake', sa.Column('note', sa.Text(), nullable=False, server_default=''))
    op.add_column('intake', sa.Column('dismissed_at', Moment()))
    op.add_column('intake', sa.Column('dismissed_by', sa.Text()))
    op.create_index('ix_intake_outcome', 'intake', ['outcome', 'dismissed_at'])
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
    op.create_table(
        'saved_search',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('owner', sa.Text(), nullable=False),
        sa.Column('name', sa.Text(), nullable=False),
        sa.Column('address', sa.Text(), nullable=False),
        sa.Column('made_at', Moment(), nullable=False),
        sa.PrimaryKeyConstraint('id', name='pk_saved_search'),
        sa.UniqueConstraint('owner', 'name', name='uq_saved_search_owner_name'),
    )
    op.create_table(
        'request',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('lookup', sa.Text(), nullable=False),
        sa.Column('body_key', sa.Text()),
        sa.Column('label', sa.Text(), nullable=False),
        sa.Column('asked_on', sa.Date(), nullable=False),
        sa.Column('asked_of', sa.Text(), nullable=False),
        sa.Column('note', sa.Text(), nullable=False),
        sa.Column('made_by', sa.Text(), nullable=False),
        sa.Column('made_at', Moment(), nullable=False),
        sa.Column('withdrawn_at', Moment()),
        sa.Column('withdrawn_by', sa.Text()),
        sa.PrimaryKeyConstraint('id', name='pk_request'),
    )
    op.create_index('ix_request_lookup', 'request', ['lookup'])


def downgrade() -> None:
    for name in ('request', 'saved_search', 'doubt'):
        op.drop_table(name)
    op.drop_index('ix_intake_outcome', 'intake')
    for name in ('dismissed_by', 'dismissed_at', 'note'):
        op.drop_column('intake', name)
    op.drop_index('ix_citation_state', 'citation')
    op.create_index('ix_citation_state', 'citation', ['state', 'lookup', 'document'])
    op.drop_column('citation', 'decision')
    op.drop_index('ix_claim_act', 'claim')
    op.drop_column('claim', 'act')
    # A page of before shows what was read: what was typed over it stays a claim.
    op.execute('UPDATE page SET text = verbatim WHERE verbatim IS NOT NULL')
    op.drop_column('page', 'verbatim')
    for name in ('register', 'audience_day', 'audience_type', 'joined_to'):
        op.drop_index(f'ix_document_{name}', 'document')
    op.create_index('ix_document_audience', 'document', ['audience'])
    op.drop_column('document', 'joined_to')
