"""What lies outside the catalogue of papers that were removed for good, erased.

Each step may be done again: a purge is finished only once all are done, whatever
dies between them. Files and pictures go at once, by whoever removed the paper; the
index and the catalogue's own file are cleaned by the one process that holds the
archive, while it takes nothing in.
"""

import contextlib
import shutil
from dataclasses import dataclass
from pathlib import Path

from archive.catalogue import Catalogue, Purge
from archive.errors import NotFoundError
from archive.files import FileStore
from archive.settings import Settings
from indexer import album
from indexer.incoming import Incoming
from indexer.opening import now
from indexer.sync import Index

LOOKUPS = "lookups"
"""The folder of lists that people look things up by; they are kept for a day."""


@dataclass(frozen=True, slots=True)
class Purging:
    """The open purges of an archive."""

    settings: Settings
    catalogue: Catalogue
    files: FileStore

    def erase(self, purge: Purge) -> None:
        """Erase originals, their pictures, and lists that may name the paper."""
        for sha256 in self.catalogue.purges.originals(purge):
            album.forget(self.settings.pictures, sha256)
            with contextlib.suppress(NotFoundError):
                self.files.discard(sha256)
        shutil.rmtree(self.settings.home / LOOKUPS, ignore_errors=True)
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
        for purge in open_ones:
            self.catalogue.purges.finish(purge, at=now())
        return len(open_ones)

    def _sweep(self) -> None:
        """Remove copies that a dead process left; nobody is at work on one."""
        self.files.sweep()
        waiting = self.catalogue.intake.open_paths()
        Incoming(self.settings.incoming).sweep(waiting)


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
