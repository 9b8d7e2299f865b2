"""One watched folder: what of it still moves, and what was handed in."""

import datetime as dt
import os
from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from archive.access import EVERYONE
from archive.catalogue import Catalogue, Handed, Row
from indexer.folders import files_in, handed
from indexer.watching.still import Still, is_passing
from indexer.watching.writers import is_written

TOGETHER = 60.0
"""Seconds after which files that come make a batch of their own."""

AT_ONCE = 1_000
"""Files handed in together: nobody else writes meanwhile."""


class Watched:
    """A folder that is watched for ``catalogue``; ``now`` is any clock of seconds."""

    def __init__(  # noqa: PLR0913  # which folder, for whom, and how
        self,
        folder: Path,
        catalogue: Catalogue,
        who: str,
        quiet: float,
        is_busy: Callable[[Path], bool] = is_written,
        *,
        skips_ocr: bool = False,
        audience: str = EVERYONE,
    ) -> None:
        # As its files are listed: without "..".
        self.folder = Path(os.path.normpath(folder.absolute()))
        self._catalogue = catalogue
        self._who = who
        self._is_busy = is_busy
        self._skips_ocr = skips_ocr
        self._audience = audience
        self._still = Still(quiet)
        self._done: dict[Path, Handed] = {}
        self._batch = 0
        self._last = 0.0

    @property
    def waits(self) -> bool:
        """Whether there are files that do not stand still yet."""
        return len(self._still) > 0

    def look_through(self, now: float) -> None:
        """Look at all files; those that are gone are forgotten."""
        if not self.folder.is_dir():
            # A share that is away for a while: what was known of it stays true.
            return
        found = self._see(files_in(self.folder), now)
        self._done = {path: one for path, one in self._done.items() if path in found}
        self._still.keep(found)

    def look_at(self, paths: Collection[Path], now: float) -> None:
        """Look at files and folders that were touched."""
        for path in paths:
            if self._is_shown(path):
                self._see(files_in(path), now)

    def hand_in(self, now: float, at: dt.datetime) -> tuple[Row, ...]:
        """Hand in what stands still and the ledger does not have."""
        due = self._still.due(now)[:AT_ONCE]
        if not due:
            return ()
        new = self._catalogue.origins.new(due)
        busy = {one for one in new if self._moves(one, now)}
        with self._catalogue.together():
            # Asked once more: somebody else may watch the same folder.
            free = self._catalogue.origins.new([one for one in new if one not in busy])
            rows = self._handed_in(free, now, at) if free else ()
        for one in due:
            if one not in busy:
                path = Path(one.path)
                self._done[path] = one
                self._still.forget(path)
        return rows

    def _handed_in(
        self, new: Collection[Handed], now: float, at: dt.datetime
    ) -> tuple[Row, ...]:
        rows = self._catalogue.intake.hand_in(
            new,
            who=self._who,
            at=at,
            batch=self._open(now),
            skips_ocr=self._skips_ocr,
            origin=str(self.folder),
            audience=self._audience,
        )
        self._batch, self._last = rows[0].batch, now
        return rows

    def _open(self, now: float) -> int | None:
        """Return the batch that files may be added to; None for one of their own."""
        if not self._batch or now - self._last > TOGETHER:
            return None
        is_open = self._catalogue.batches.of(self._batch).state == "open"
        return self._batch if is_open else None

    def _see(self, files: Iterable[Handed], now: float) -> set[Path]:
        """Take note of files, and return which are there."""
        found = set()
        for one in files:
            path = Path(one.path)
            if one.size is None and not os.path.lexists(path):
                self._still.forget(path)
                self._done.pop(path, None)
            elif not is_passing(path.name) and path != self.folder:
                found.add(path)
                if self._done.get(path) != one:
                    self._still.see(one, now)
        return found

    def _moves(self, file: Handed, now: float) -> bool:
        """Whether somebody writes a file, or has since it was looked at last."""
        path = Path(file.path)
        if self._is_busy(path):
            self._still.wait(path, now)
            return True
        # Looked at once more, now that nobody writes: whoever did may just have ended.
        seen = handed(path)
        if seen == file:
            return False
        self._see([seen], now)
        return True

    def _is_shown(self, path: Path) -> bool:
        if not path.is_relative_to(self.folder):
            return False
        parts = path.relative_to(self.folder).parts
        return not any(part.startswith(".") for part in parts)
