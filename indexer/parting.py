"""A file that was taken for another paper becomes a paper of its own.

It is read anew in the cage, as if it had come alone. Where the words of the other
paper were read from it, that one is read anew as well, from a file it keeps.
"""

import datetime as dt
from dataclasses import dataclass

from archive.catalogue import Catalogue, File
from archive.errors import NotFoundError, UsageError
from archive.files import FileStore
from archive.model import Reader, Reading
from indexer import reading
from indexer.cage import Cage
from indexer.extract import Limits
from indexer.likeness import is_same
from indexer.reading import understand


@dataclass(frozen=True, slots=True)
class Parting:
    """What parting works with."""

    catalogue: Catalogue
    files: FileStore
    cage: Cage
    limits: Limits

    def part(self, number: int, file: int, *, reader: Reader, at: dt.datetime) -> int:
        """Make a paper of one file of ``number``; return the number of the new one.

        Raises:
            NotFoundError: the paper has no such file, or ``reader`` may not see it.
            UsageError: it is the only file of its paper.
            RefusedError: the file cannot be read.
        """
        shown = self.catalogue.renditions.of(number, reader)
        parted = next((one for one in shown if one.id == file), None)
        if parted is None:
            what = f"tệp mã {file} của văn bản mã {number}"
            raise NotFoundError(what)
        kept = [one for one in shown if one.id != file and one.document == number]
        if not kept:
            message = "Văn bản chỉ có một tệp nên không tách được."
            raise UsageError(message)
        found = self._read(parted)
        held = self.catalogue.documents.text(number, reader)
        # Read before the catalogue is locked for writing.
        left = self._read(kept[0]) if is_same(found.text.body, held.body) else None
        with self.catalogue.together():
            made = self.catalogue.renditions.part(
                number, file, found, reader=reader, by=f"person:{reader.name}", at=at
            )
            if left:
                self.catalogue.documents.reread(
                    number, left, at=at, understand=understand
                )
        return made

    def _read(self, file: File) -> Reading:
        path = self.files.path(file.rendition.sha256)
        name = file.rendition.name
        return reading.read(path, name, cage=self.cage, limits=self.limits)
