"""A file, or pages of one, become a paper of their own.

A file is read anew in the cage, as if it had come alone. Where the words of the other
paper were read from it, that one is read anew as well, from a file it keeps. Pages
that were read already are only understood anew, and so is what is left.
"""

import contextlib
import datetime as dt
import time
from collections.abc import Iterable
from dataclasses import dataclass, replace

from archive import facts
from archive.catalogue import Catalogue, File
from archive.errors import ConflictError, NotFoundError, UsageError
from archive.files import FileStore
from archive.model import Reader, Reading, Text
from archive.sentences import Sentence
from indexer import correcting, steps
from indexer.cage import Cage
from indexer.extract import Limits
from indexer.likeness import is_same
from indexer.reading import Understand, understanding

Pages = tuple[int, int]
"""The first and the last of some pages of a file, as the file numbers them."""


@dataclass(frozen=True, slots=True)
class Parting:
    """What parting works with.

    Somebody waits for the answer: a file that takes longer than ``patience``
    seconds to read is left as it is.
    """

    catalogue: Catalogue
    files: FileStore
    cage: Cage
    limits: Limits
    patience: float = 120.0

    def part(self, number: int, file: int, *, reader: Reader, at: dt.datetime) -> int:
        """Make a paper of one file of ``number``; return the number of the new one.

        Raises:
            NotFoundError: the paper has no such file, or ``reader`` may not see it.
            UsageError: it is the only file of its paper, or reading takes too long.
            RefusedError: the file cannot be read.
        """
        shown = self.catalogue.renditions.of(number, reader)
        parted = next((one for one in shown if one.id == file), None)
        if parted is None:
            what = f"tệp mã {file} của văn bản mã {number}"
            raise NotFoundError(what)
        kept = [one for one in shown if one.id != file and one.document == number]
        if not kept:
            message = Sentence("Văn bản chỉ có một tệp nên không tách được.")
            raise UsageError(message)
        pages = _pages(parted)
        if pages and any(_is_of(one, parted) for one in kept):
            return self.part_pages(number, file, pages, reader=reader, at=at)
        return self._part(number, parted, kept, reader, at)

    def _part(
        self,
        number: int,
        parted: File,
        kept: list[File],
        reader: Reader,
        at: dt.datetime,
    ) -> int:
        end = time.monotonic() + self.patience
        found = self._read([parted], end)
        _demand_open(found)
        held = self.catalogue.documents.text(number, reader)
        same = [one for one in kept if _is_of(one, kept[0])]
        # Read before the catalogue is locked for writing.
        left = self._read(same, end) if is_same(found.text.body, held.body) else None
        with self.catalogue.together():
            made = self.catalogue.renditions.part(
                number, parted.id, found, reader=reader, by=_who(reader), at=at
            )
            if left:
                self.catalogue.documents.reread(
                    number, left, at=at, understand=self.understand
                )
        return made

    @property
    def understand(self) -> Understand:
        """What finds facts and citations in a text, by the names of today."""
        return understanding(self.catalogue.additions.standing())

    def foreseen(
        self, number: int, file: int, pages: Pages, reader: Reader
    ) -> tuple[Reading, Reading]:
        """Return what pages would say as a paper, and what the paper would without.

        Raises:
            NotFoundError: the paper has no such file, or ``reader`` may not see it.
            UsageError: the paper has not these pages, or no others; or it is secret.
            ConflictError: somebody else has parted some of them.
        """
        parted, left = self.catalogue.ranges.foreseen(number, file, pages, reader)
        found = self.understand(parted)
        _demand_open(found)
        return found, self.understand(left)

    def part_pages(
        self, number: int, file: int, pages: Pages, *, reader: Reader, at: dt.datetime
    ) -> int:
        """Make a paper of pages of a file, as they were read; return its number.

        Raises:
            NotFoundError: the paper has no such file, or ``reader`` may not see it.
            UsageError: the paper has not these pages, or no others; or it is secret.
            ConflictError: somebody else has parted some of them.
        """
        again = correcting.as_kept(self.catalogue, number)
        anew = self._doubting(number)
        # What stands in the way is told by the catalogue, which knows who did it.
        with contextlib.suppress(ConflictError):
            texts = self.catalogue.ranges.foreseen(number, file, pages, reader)
            anew = correcting.foreseen(anew, texts[0])
            again = correcting.foreseen(again, texts[1])
        return self.catalogue.ranges.part(
            number,
            file,
            pages,
            reader=reader,
            by=_who(reader),
            at=at,
            understand=anew,
            again=again,
        )

    def give_back(self, made: int, *, reader: Reader, at: dt.datetime) -> int:
        """Give pages back to the paper they were of; return the number of that one.

        Raises:
            NotFoundError: ``reader`` may see no such paper, or it was not parted.
            UsageError: the pages cannot go back as things are.
            ConflictError: somebody has given them back already.
        """
        number, text = self.catalogue.ranges.returned(made, reader)
        again = correcting.as_kept(self.catalogue, number)
        return self.catalogue.ranges.give_back(
            made,
            reader=reader,
            by=_who(reader),
            at=at,
            again=correcting.foreseen(again, text),
        )

    def _doubting(self, number: int) -> correcting.Understand:
        """Understand pages as the intake does: what is held already is doubted."""

        def anew(text: Text) -> Reading:
            found = self.understand(text)
            _demand_open(found)
            same = self.catalogue.documents.find_same(facts.view(found.claims))
            return correcting.doubted(found) if {*same} - {number} else found

        return anew

    def _read(self, files: list[File], end: float) -> Reading:
        """Read a file anew, or those of its pages that its paper has."""

        def check() -> None:
            if time.monotonic() > end:
                message = Sentence(
                    "Tệp là ảnh quét dài: nhận dạng chữ quá lâu nên chưa tách được. "
                    "Hãy đưa riêng những trang cần tách vào kho như một tệp mới."
                )
                raise UsageError(message)

        shown = files[0].rendition
        path = self.files.path(shown.sha256)
        found = steps.read(
            path,
            shown.name,
            cage=self.cage,
            limits=self.limits,
            additions=self.catalogue.additions.standing(),
            between=check,
        )
        ranges = [pages for file in files if (pages := _pages(file))]
        return self._cut(found, ranges) if ranges else found

    def _cut(self, found: Reading, ranges: Iterable[Pages]) -> Reading:
        """Return the reading of some pages alone."""
        inside = {page for first, last in ranges for page in range(first, last + 1)}
        pages = tuple(page for page in found.text.pages if page.number in inside)
        return self.understand(replace(found.text, pages=pages))


def _pages(file: File) -> Pages | None:
    first, last = file.rendition.first_page, file.rendition.last_page
    return (first, last) if first and last else None


def _is_of(one: File, other: File) -> bool:
    return one.rendition.sha256 == other.rendition.sha256


def _demand_open(found: Reading) -> None:
    """Make sure that no secret paper is made.

    Raises:
        UsageError: it is one; its file must leave the archive instead.
    """
    secrecy = facts.view(found.claims).secrecy
    if secrecy:
        message = Sentence(
            "Phần này có dấu độ mật %(secrecy)s nên không được để trong kho. "
            "Hãy báo người phụ trách bảo mật.",
            secrecy=secrecy,
        )
        raise UsageError(message)


def _who(reader: Reader) -> str:
    return f"person:{reader.name}"
