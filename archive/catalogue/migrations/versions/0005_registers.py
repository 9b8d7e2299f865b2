"""Registers read from an index alone: the rows of papers are wide."""

from alembic import op

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        'ix_document_register',
        'document',
        [
            'body_key', 'issued_from', 'type', 'type_code', 'number', 'symbol',
            'symbol_key', 'issued_to', 'audience', 'joined_to',
        ],
    )


def downgrade() -> None:
    op.drop_index('ix_document_register', 'document')
