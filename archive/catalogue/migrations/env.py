"""Alembic's entry: the steps run in the transaction that was handed in.

The law of this module: all steps or none, and one process at a time, because
the caller holds the write lock.
"""

from alembic import context

from archive.catalogue import schema

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=schema.metadata,
    transaction_per_migration=False,
)
context.run_migrations()
