"""How far the audit had come, as it was told here: a word, of which nothing is known.

An audit that is removed as a whole, with its own note beside it, is missed by this.
"""

import sqlalchemy as sa

from archive.catalogue.database import Database
from archive.catalogue.schema import head


class Witness:
    """What was told of the audit last."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def told(self) -> str:
        """Return what was told last, nothing where nothing was."""
        with self._database.read() as connection:
            return str(connection.execute(sa.select(head.c.audit)).scalar_one())

    def tell(self, newest: str) -> None:
        """Note how far the audit has come, unless others write at this moment."""
        self._database.write_in_passing(sa.update(head).values(audit=newest))
