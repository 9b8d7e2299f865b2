"""The body above that of a paper, by which an addition finds what it touches."""

import sqlalchemy as sa
from alembic import op

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('document', sa.Column('above_key', sa.Text()))
    op.create_index('ix_document_above_key', 'document', ['above_key'])


def downgrade() -> None:
    op.drop_index('ix_document_above_key', 'document')
    op.drop_column('document', 'above_key')
