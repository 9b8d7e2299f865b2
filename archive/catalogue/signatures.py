"""What the electronic signatures of files say, kept under the hash of each file.

The law of this module: it is about bytes. It changes no paper and no outcome, and is
looked for anew where other root certificates are trusted.
"""

import datetime as dt
from collections.abc import Mapping

import msgspec
import sqlalchemy as sa

from archive.catalogue import shelf
from archive.catalogue.database import Database
from archive.catalogue.schema import change, document, rendition, signed_file
from archive.model import Reader
from archive.signatures import Signature, Signed

_NOBODY = ""
"""What is kept as trusted of a file without signatures: it is right for ever."""

_PDF = "application/pdf"


class Signatures:
    """The signatures of the files that are held."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, number: int, reader: Reader) -> dict[str, Signed]:
        """Return what is known of the files of a paper, under their hashes.

        Files without a signature are left out, and those nobody has looked at.

        Raises:
            NotFoundError: there is no paper that ``reader`` may see.
        """
        shown = sa.or_(document.c.id == number, document.c.joined_to == number)
        asked = (
            sa.select(signed_file)
            .join_from(
                signed_file, rendition, rendition.c.sha256 == signed_file.c.sha256
            )
            .join(document, document.c.id == rendition.c.document)
            .where(shown)
        )
        with self._database.read() as connection:
            shelf.row_of(connection, number, reader)
            found = {row.sha256: _signed(row) for row in connection.execute(asked)}
        return {sha: one for sha, one in found.items() if one.signatures or one.reason}

    def unchecked(self, trusted: str, *, after: int = 0, limit: int) -> tuple[str, ...]:
        """Return hashes of PDFs of papers changed ``after`` that wait to be looked at.

        Those of which it is not known what they say while ``trusted`` are the roots.
        """
        known = sa.select(signed_file.c.sha256).where(
            signed_file.c.sha256 == rendition.c.sha256,
            signed_file.c.trusted.in_((trusted, _NOBODY)),
        )
        changed = sa.select(change.c.document).where(change.c.revision > after)
        asked = (
            sa.select(rendition.c.sha256)
            .where(
                rendition.c.media_type == _PDF,
                rendition.c.document.in_(changed),
                ~known.exists(),
            )
            .distinct()
            .limit(limit)
        )
        with self._database.read() as connection:
            return tuple(connection.execute(asked).scalars())

    def put(
        self, found: Mapping[str, Signed], trusted: str, *, at: dt.datetime
    ) -> None:
        """Write what was found in files, in place of what was found before.

        Of a file that no paper shows any more nothing is kept.
        """
        rows = [
            {
                "sha256": sha256,
                "signatures": one.signatures,
                "trusted": trusted if one.signatures or one.reason else _NOBODY,
                "reason": one.reason,
                "checked_at": at,
            }
            for sha256, one in found.items()
        ]
        with self._database.write() as connection:
            shown = sa.select(rendition.c.sha256).where(rendition.c.sha256.in_(found))
            held = set(connection.execute(shown).scalars())
            connection.execute(
                sa.delete(signed_file).where(signed_file.c.sha256.in_(found))
            )
            kept = [row for row in rows if row["sha256"] in held]
            if kept:
                connection.execute(sa.insert(signed_file), kept)

    def forget(self, number: int, reader: Reader) -> None:
        """Let the files of a paper be looked at again.

        Raises:
            NotFoundError: there is no paper that ``reader`` may see.
        """
        with self._database.write() as connection:
            shelf.row_of(connection, number, reader)
            files = {file.sha256 for file in shelf.renditions(connection, number)}
            connection.execute(
                sa.delete(signed_file).where(signed_file.c.sha256.in_(files))
            )

    def forget_all(self) -> None:
        """Let all files be looked at again."""
        with self._database.write() as connection:
            connection.execute(sa.delete(signed_file))


def _signed(row: sa.Row[tuple[object, ...]]) -> Signed:
    told = msgspec.convert(row.signatures, tuple[Signature, ...])
    return Signed(told, row.reason)
