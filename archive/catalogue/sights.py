"""What recognition saw on pages, and what was decoded on them.

Places are those of the text as it was read: of a page that a person corrected they
say where the words stood before (``texts.read``).
"""

from collections.abc import Sequence

from archive.catalogue import details, shelf
from archive.catalogue.database import Database
from archive.catalogue.details import Detail
from archive.model import Decoded, Reader, Sight


class Sights:
    """What is kept of pages beside their text."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def sight(self, number: int, page: int, reader: Reader) -> Sight | None:
        """Return what recognition saw on a page; None where it did not look.

        Raises:
            NotFoundError: there is no paper that ``reader`` may see.
        """
        with self._database.read() as connection:
            shelf.row_of(connection, number, reader)
            return details.sight(connection, number, page)

    def decoded(self, number: int, page: int, reader: Reader) -> tuple[Decoded, ...]:
        """Return what was typed on a page in an encoding older than Unicode.

        Raises:
            NotFoundError: there is no paper that ``reader`` may see.
        """
        with self._database.read() as connection:
            shelf.row_of(connection, number, reader)
            return details.decoded(connection, number, page)

    def of(
        self, number: int, pages: Sequence[int], reader: Reader
    ) -> dict[int, Detail]:
        """Return what is kept of some pages at once, of those of which anything is.

        Raises:
            NotFoundError: there is no paper that ``reader`` may see.
        """
        with self._database.read() as connection:
            shelf.row_of(connection, number, reader)
            return details.of_pages(connection, number, pages)
