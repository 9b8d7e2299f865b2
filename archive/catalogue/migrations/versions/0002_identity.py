"""A random identity, by which an index knows the catalogue it follows."""

import uuid

import sqlalchemy as sa
from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('head', sa.Column('identity', sa.Text(), nullable=False, server_default=''))
    head = sa.table('head', sa.column('identity', sa.Text()))
    op.execute(sa.update(head).values(identity=uuid.uuid4().hex))


def downgrade() -> None:
    op.drop_column('head', 'identity')
