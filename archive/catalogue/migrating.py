"""Bring a catalogue to the newest migration, one process at a time."""

from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa

from archive.catalogue.database import Database
from archive.catalogue.schema import HEAD

STEPS = Path(__file__).parent / "migrations"
"""Where the migrations lie, as Alembic wants to know."""

# Any number will do, as long as every process takes the same one.
_POSTGRES_LOCK = 1_718_2019


Fill = Callable[[sa.Connection], None]
"""What migrations leave to the rules of today: what follows from what is kept."""


def migrate(database: Database, fill: Fill) -> None:
    """Bring ``database`` to the newest migration; at once where it is there.

    What was migrated is filled in the same transaction, or a process that stopped
    between the two would leave it empty for good.
    """
    with database.read() as connection:
        if _version(connection) == HEAD:
            return
    with database.write(durable=True) as connection:
        if not database.is_sqlite:
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_POSTGRES_LOCK)))
        if _version(connection) != HEAD:
            _upgrade(connection)
            fill(connection)


def _version(connection: sa.Connection) -> str | None:
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(
        sa.text("SELECT version_num FROM alembic_version")
    ).scalar()
    return found


def _upgrade(connection: sa.Connection) -> None:
    # Alembic takes a fifth of a second to import; a start that has nothing to
    # migrate does not pay for it.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(STEPS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, HEAD)
