"""Bring a catalogue to the newest migration, one process at a time.

What follows from what is kept is found by the rules of today, in the same transaction:
a process that stopped between the two would leave it empty for good.
"""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import sqlalchemy as sa

from archive.catalogue import changes, doubting, effects, linking, view
from archive.catalogue.database import Database
from archive.catalogue.learning import Learned
from archive.catalogue.schema import HEAD, change, document, issuer
from archive.errors import ArchiveError
from archive.links import Names

STEPS = Path(__file__).parent / "migrations"
"""Where the migrations lie, as Alembic wants to know."""

# Any number will do, as long as every process takes the same one.
_POSTGRES_LOCK = 1_718_2019


_AT_ONCE = 400


def migrate(database: Database, learned: Learned) -> None:
    """Bring ``database`` to the newest migration; at once where it is there.

    What clerks added to the authority file is ``learned`` before anything is written.

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
            learned.keep_level(connection)
            fill(connection, learned.names)


def fill(connection: sa.Connection, authority: Names) -> None:
    """Write anew whatever follows from claims and from what is printed.

    Columns, keys, effects, links and doubts of an older archive are those of older
    rules, or empty. Papers come first: links look for their keys. Those whose bodies
    have other keys now are changed, as the index keeps these too.
    """
    papers = connection.execute(sa.select(document.c.id)).scalars().all()
    for number in papers:
        before = _bodies(connection, number)
        view.write(connection, number, view.read(connection, number), authority)
        if _bodies(connection, number) != before:
            changes.record(connection, number, "updated", _moment(connection))
    for number in papers:
        effects.write(connection, number, anew=True)
        linking.reread(connection, number, authority)
    for start in range(0, len(papers), _AT_ONCE):
        some = papers[start : start + _AT_ONCE]
        linking.resolve_of(connection, some, authority)
        doubting.write_facts(connection, some)


def _bodies(connection: sa.Connection, number: int) -> Sequence[str]:
    """Return the keys of the bodies of a paper."""
    kept = sa.select(issuer.c.body_key).where(issuer.c.document == number)
    return connection.execute(kept.order_by(issuer.c.position)).scalars().all()


def _moment(connection: sa.Connection) -> dt.datetime:
    """Return when a paper was changed last: nobody changes any by other rules."""
    made = sa.select(change.c.made_at).order_by(change.c.revision.desc())
    moment: dt.datetime = connection.execute(made.limit(1)).scalar_one()
    return moment


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
