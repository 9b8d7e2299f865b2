"""Bring a catalogue to the newest migration, one process at a time.

What follows from what is kept is found by the rules of today, in the same transaction:
a process that stopped between the two would leave it empty for good.
"""

from pathlib import Path
from typing import Any

import sqlalchemy as sa

from archive import doubts
from archive.catalogue import doubting, linking
from archive.catalogue.database import Database
from archive.catalogue.schema import HEAD, citation, document
from archive.errors import ArchiveError
from archive.links import Names

STEPS = Path(__file__).parent / "migrations"
"""Where the migrations lie, as Alembic wants to know."""

# Any number will do, as long as every process takes the same one.
_POSTGRES_LOCK = 1_718_2019


_AT_ONCE = 400


def migrate(database: Database, authority: Names) -> None:
    """Bring ``database`` to the newest migration; at once where it is there.

    Raises:
        ArchiveError: it was made by a version that this one does not know.
    """
    with database.read() as connection:
        if _version(connection) == HEAD:
            return
    with database.write(durable=True) as connection:
        if not database.is_sqlite:
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_POSTGRES_LOCK)))
        if _version(connection) != HEAD:
            _upgrade(connection)
            fill(connection, authority)


def fill(connection: sa.Connection, authority: Names) -> None:
    """Find all doubts, for a catalogue from before there were any.

    An office waits for it: what a paper says stands in its row, and only citations
    that may be doubtful are resolved anew.
    """
    papers = connection.execute(sa.select(document.c.id)).scalars().all()
    for start in range(0, len(papers), _AT_ONCE):
        doubting.write_facts(connection, papers[start : start + _AT_ONCE])
    asked = sa.select(citation.c.id).where(linking.looked_up(), _may_be_doubtful())
    links = connection.execute(asked).scalars().all()
    for start in range(0, len(links), _AT_ONCE):
        linking.resolve_some(connection, links[start : start + _AT_ONCE], authority)


def _may_be_doubtful() -> sa.ColumnElement[bool]:
    return sa.or_(
        citation.c.state == "ambiguous",
        _says(citation.c.flags, "mismatch"),
        *(_says(citation.c.printed, flag) for flag in sorted(doubts.PRINTED)),
    )


def _says(column: sa.ColumnElement[Any], flag: str) -> sa.ColumnElement[bool]:
    return sa.cast(column, sa.Text).contains(flag)


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
    from alembic.util import CommandError  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(STEPS).replace("%", "%%"))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, HEAD)
    except CommandError as error:
        message = "Danh mục do một bản Văn khố khác tạo ra. Hãy chạy bản mới nhất."
        raise ArchiveError(message) from error
