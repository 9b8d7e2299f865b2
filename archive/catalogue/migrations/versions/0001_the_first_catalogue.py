"""The first catalogue."""

import sqlalchemy as sa
from alembic import op

from archive.catalogue import columns

revision = '0001'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:

    op.create_table('batch',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('who', sa.Text(), nullable=False),
    sa.Column('begun_at', columns.Moment(), nullable=False),
    sa.Column('files', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_batch')),
    sqlite_autoincrement=True
    )
    op.create_table('change',
    sa.Column('revision', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('document', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('made_at', columns.Moment(), nullable=False),
    sa.PrimaryKeyConstraint('revision', name=op.f('pk_change'))
    )
    op.create_table('document',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('audience', sa.Text(), nullable=False),
    sa.Column('source', sa.Text(), nullable=False),
    sa.Column('added_at', columns.Moment(), nullable=False),
    sa.Column('symbol', sa.Text(), nullable=True),
    sa.Column('symbol_key', sa.Text(), nullable=True),
    sa.Column('type', sa.Text(), nullable=True),
    sa.Column('type_code', sa.Text(), nullable=True),
    sa.Column('name_key', sa.Text(), nullable=True),
    sa.Column('number', sa.Integer(), nullable=True),
    sa.Column('issued_from', sa.Date(), nullable=True),
    sa.Column('issued_to', sa.Date(), nullable=True),
    sa.Column('body_key', sa.Text(), nullable=True),
    sa.Column('subject', sa.Text(), nullable=True),
    sa.Column('facts', sa.JSON(), nullable=False),
    sa.Column('notes', sa.JSON(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_document')),
    sqlite_autoincrement=True
    )
    op.create_index('ix_document_audience', 'document', ['audience'], unique=False)
    op.create_index('ix_document_body_key', 'document', ['body_key', 'issued_from'], unique=False)
    op.create_index('ix_document_issued_from', 'document', ['issued_from'], unique=False)
    op.create_index('ix_document_name_key', 'document', ['name_key', 'body_key'], unique=False)
    op.create_index('ix_document_symbol_key', 'document', ['symbol_key', 'body_key'], unique=False)
    op.create_index('ix_document_type', 'document', ['type'], unique=False)
    op.create_table('head',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_head'))
    )
    op.create_table('citation',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('document', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('printed', sa.JSON(), nullable=False),
    sa.Column('sought', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('lookup', sa.Text(), nullable=True),
    sa.Column('body_key', sa.Text(), nullable=True),
    sa.Column('telling', sa.Boolean(), nullable=False),
    sa.Column('weighty', sa.Boolean(), nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('target', sa.Integer(), nullable=True),
    sa.Column('reasons', sa.JSON(), nullable=False),
    sa.Column('flags', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['document'], ['document.id'], name=op.f('fk_citation_document'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['target'], ['document.id'], name=op.f('fk_citation_target'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_citation'))
    )
    op.create_index('ix_citation_document', 'citation', ['document', 'position'], unique=False)
    op.create_index('ix_citation_lookup', 'citation', ['lookup', 'state'], unique=False)
    op.create_index('ix_citation_state', 'citation', ['state', 'lookup', 'document'], unique=False)
    op.create_index('ix_citation_target', 'citation', ['target', 'weighty'], unique=False)
    op.create_table('claim',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('document', sa.Integer(), nullable=False),
    sa.Column('field', sa.Text(), nullable=False),
    sa.Column('value', sa.JSON(), nullable=True),
    sa.Column('verbatim', sa.Text(), nullable=True),
    sa.Column('evidence', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('source', sa.Text(), nullable=False),
    sa.Column('made_at', columns.Moment(), nullable=False),
    sa.Column('withdrawn_at', columns.Moment(), nullable=True),
    sa.Column('withdrawn_by', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['document'], ['document.id'], name=op.f('fk_claim_document'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_claim')),
    sqlite_autoincrement=True
    )
    op.create_index('ix_claim_document', 'claim', ['document'], unique=False)
    op.create_table('intake',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('batch', sa.Integer(), nullable=False),
    sa.Column('path', columns.PathText(), nullable=False),
    sa.Column('who', sa.Text(), nullable=False),
    sa.Column('received_at', columns.Moment(), nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('owner', sa.Text(), nullable=True),
    sa.Column('lease_until', columns.Moment(), nullable=True),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('outcome', sa.Text(), nullable=True),
    sa.Column('reason', sa.Text(), nullable=True),
    sa.Column('message', sa.Text(), nullable=False),
    sa.Column('document', sa.Integer(), nullable=True),
    sa.Column('flags', sa.JSON(), nullable=False),
    sa.Column('finished_at', columns.Moment(), nullable=True),
    sa.CheckConstraint("(state = 'done') = (outcome IS NOT NULL)", name='done_has_outcome'),
    sa.ForeignKeyConstraint(['batch'], ['batch.id'], name=op.f('fk_intake_batch')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_intake')),
    sqlite_autoincrement=True
    )
    op.create_index('ix_intake_batch', 'intake', ['batch', 'state'], unique=False)
    op.create_index('ix_intake_state', 'intake', ['state', 'id'], unique=False)
    op.create_table('issuer',
    sa.Column('document', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('body_key', sa.Text(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['document'], ['document.id'], name=op.f('fk_issuer_document'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('document', 'position', name=op.f('pk_issuer'))
    )
    op.create_index('ix_issuer_body_key', 'issuer', ['body_key'], unique=False)
    op.create_table('page',
    sa.Column('document', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('origin', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['document'], ['document.id'], name=op.f('fk_page_document'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('document', 'number', name=op.f('pk_page'))
    )
    op.create_table('rendition',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('document', sa.Integer(), nullable=False),
    sa.Column('sha256', sa.Text(), nullable=False),
    sa.Column('name', columns.PathText(), nullable=False),
    sa.Column('media_type', sa.Text(), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('first_page', sa.Integer(), nullable=True),
    sa.Column('last_page', sa.Integer(), nullable=True),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('source', sa.Text(), nullable=False),
    sa.Column('added_at', columns.Moment(), nullable=False),
    sa.ForeignKeyConstraint(['document'], ['document.id'], name=op.f('fk_rendition_document'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_rendition'))
    )
    op.create_index('ix_rendition_document', 'rendition', ['document'], unique=False)
    op.create_index('ix_rendition_sha256', 'rendition', ['sha256'], unique=False)
    op.create_table('candidate',
    sa.Column('citation', sa.Integer(), nullable=False),
    sa.Column('document', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['citation'], ['citation.id'], name=op.f('fk_candidate_citation'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['document'], ['document.id'], name=op.f('fk_candidate_document'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('citation', 'document', name=op.f('pk_candidate'))
    )
    op.create_index('ix_candidate_document', 'candidate', ['document'], unique=False)
    op.execute("INSERT INTO head (id, revision) VALUES (1, 0)")


def downgrade() -> None:

    op.drop_index('ix_candidate_document', table_name='candidate')
    op.drop_table('candidate')
    op.drop_index('ix_rendition_sha256', table_name='rendition')
    op.drop_index('ix_rendition_document', table_name='rendition')
    op.drop_table('rendition')
    op.drop_table('page')
    op.drop_index('ix_issuer_body_key', table_name='issuer')
    op.drop_table('issuer')
    op.drop_index('ix_intake_state', table_name='intake')
    op.drop_index('ix_intake_batch', table_name='intake')
    op.drop_table('intake')
    op.drop_index('ix_claim_document', table_name='claim')
    op.drop_table('claim')
    op.drop_index('ix_citation_target', table_name='citation')
    op.drop_index('ix_citation_state', table_name='citation')
    op.drop_index('ix_citation_lookup', table_name='citation')
    op.drop_index('ix_citation_document', table_name='citation')
    op.drop_table('citation')
    op.drop_table('head')
    op.drop_index('ix_document_type', table_name='document')
    op.drop_index('ix_document_symbol_key', table_name='document')
    op.drop_index('ix_document_name_key', table_name='document')
    op.drop_index('ix_document_issued_from', table_name='document')
    op.drop_index('ix_document_body_key', table_name='document')
    op.drop_index('ix_document_audience', table_name='document')
    op.drop_table('document')
    op.drop_table('change')
    op.drop_table('batch')

