"""What lies outside the catalogue of papers that were removed for good, erased.

Each step may be done again: a purge is finished only once all are done, whatever
dies between them. Files and pictures go at once, by whoever removed the paper; the
index and the catalogue's own file are cleaned by the one process that holds the
archive, while it takes nothing in.
"""

import contextlib
import os
import shutil
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from archive.audit import Entry
from archive.catalogue import Catalogue, Doomed, Purge
from archive.errors import NotFoundError, UsageError
from archive.files import FileStore
from archive.model import Reader
from archive.names import legible
from archive.sentences import Sentence
from archive.settings import Settings
from archive.text import squeeze
from indexer import album
from indexer.forgetting import audit_of
from indexer.incoming import Incoming
from indexer.opening import now
from indexer.sync import Index

DESKS = "lookups", "registers"
"""The folders of what people work on for a day: lists that they look things up by,
and registers that they have not confirmed yet."""


@dataclass(frozen=True, slots=True)
class Purging:
    """The open purges of an archive."""

    settings: Settings
    catalogue: Catalogue
    files: FileStore

    def remove(
        self, numbers: Collection[int], reader: Reader, *, by: str, why: str
    ) -> Purge:
        """Take papers out for good and erase their files; traces go with ``finish``.

        Raises:
            NotFoundError: there is one that ``reader`` may not see.
            UsageError: no reason is given, a file shows another paper too, or lies
                where it would be taken in again at once.
        """
        doomed = self.catalogue.purges.look(numbers, reader)
        for path in (p for p, is_watched in self.lying(doomed).items() if is_watched):
            message = Sentence(
                "Tệp còn nằm trong thư mục theo dõi nên sẽ được nhận lại ngay: %(path)s. "
                "Hãy lấy tệp ra khỏi đó trước.",
                path=legible(str(path)),
            )
            raise UsageError(message)
        begin = self.catalogue.purges.begin
        with self._forgotten(doomed, by, is_due=bool(squeeze(why))):
            made = begin(numbers, reader, by=by, at=now(), why=why)
        self.erase(made)
        return made

    @contextlib.contextmanager
    def _forgotten(self, doomed: Doomed, by: str, *, is_due: bool) -> Iterator[None]:
        """Erase from the audit what was typed and tells of papers, as they are removed.

        Before, for whoever dies in between no longer knows what tells of them; and
        behind it, for people go on typing.
        """
        if not is_due or doomed.objection:
            yield
            return
        told = self.catalogue.purges.telltale(doomed)
        who = by.removeprefix("person:")
        entry = Entry(now(), who, "erased", "purge", papers=doomed.documents)
        with contextlib.closing(audit_of(self.settings)) as audit:
            audit.forget(told.is_told_by, entry)
            yield
            audit.forget(told.is_told_by, entry)

    def lying(self, doomed: Doomed) -> dict[Path, bool]:
        """Return files that still lie where they were handed in, and are not ours.

        With each, whether it lies in a folder that is watched.
        """
        ours = self.settings.incoming
        places = {Path(one.path): one.is_watched for one in doomed.places}
        return {
            path: is_watched
            for path, is_watched in places.items()
            if ours not in path.parents and os.path.lexists(path)
        }

    def erase(self, purge: Purge) -> None:
        """Erase originals, their pictures, and lists that may name the paper."""
        for sha256 in self.catalogue.purges.originals(purge):
            album.forget(self.settings.pictures, sha256)
            with contextlib.suppress(NotFoundError):
                self.files.discard(sha256)
        for desk in DESKS:
            shutil.rmtree(self.settings.home / desk, ignore_errors=True)
        self.catalogue.purges.forget_originals(purge)

    def finish(self, index: Index) -> int:
        """Do what is left of every purge; return how many were finished.

        Only for the one process that holds the archive, while no file is in hand.

        Raises:
            BusyError: others read the catalogue all the while; try again later.
        """
        open_ones = self.catalogue.purges.open()
        if not open_ones:
            return 0
        self._sweep()
        for purge in open_ones:
            self.erase(purge)
        index.scrub()
        self.catalogue.purges.scrub()
        with contextlib.closing(audit_of(self.settings)) as audit:
            audit.empty_log()
        for purge in open_ones:
            self.catalogue.purges.finish(purge, at=now())
        return len(open_ones)

    def _sweep(self) -> None:
        """Remove copies that a dead process left; nobody is at work on one."""
        self.files.sweep()
        Incoming(self.settings.incoming).sweep(self.catalogue.intake.open_paths)


@dataclass(frozen=True, slots=True)
class Backup:
    """A file of a backup that is older than a purge: it still holds the paper."""

    path: Path
    made_at: float


def backups(folders: tuple[Path, ...], purge: Purge) -> tuple[Backup, ...]:
    """Return what lies in folders of backups and is older than a purge."""
    found = [
        Backup(path, path.lstat().st_mtime)
        for folder in folders
        if folder.is_dir()
        for path in sorted(folder.iterdir())
    ]
    return tuple(b for b in found if b.made_at <= purge.made_at.timestamp())
