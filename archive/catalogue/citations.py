"""The citations of each paper as they stand in its text."""

from archive.catalogue import known, shelf
from archive.catalogue.database import Database
from archive.catalogue.papers import Link
from archive.catalogue.schema import citation
from archive.links import Names
from archive.model import Reader


class Citations:
    """Every mention, in reading order, with what became of it."""

    def __init__(self, database: Database, authority: Names) -> None:
        self._database = database
        self._authority = authority

    def of(self, document: int, reader: Reader) -> tuple[Link, ...]:
        """Return the citations that a paper makes.

        Raises:
            NotFoundError: there is no paper that ``reader`` may see.
        """
        made = citation.c.document == document
        with self._database.read() as connection:
            shelf.row_of(connection, document, reader)
            told = known.told(connection, made, reader, self._authority)
            return tuple(known.to_links(connection, told, reader))
