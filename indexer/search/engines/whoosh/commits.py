"""The commits in a folder, read as they come.

A look at the folder before every search tells whether there is a new commit.
Segments that were read already are taken over, with what was worked out from them;
files are kept open as long as a search needs them, though a commit may remove them.
"""

# mypy: disable-error-code="no-untyped-call"
# Whoosh is typed in part only.

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, EmptyIndexError, FileIndex

from archive.errors import StaleIndexError
from indexer.search.engines.whoosh.codec.reading import open_stored
from indexer.search.engines.whoosh.part import Part
from indexer.search.engines.whoosh.snapshot import NOTHING, Snapshot
from indexer.search.engines.whoosh.space import Space

NAME = "MAIN"
_TICK = 1_000_000_000
"""Nanoseconds within which two changes of a folder may bear the same time."""

_State = tuple[int, int]


class Commits:
    """The latest commit in a folder. ``check`` raises where the folder is foreign."""

    def __init__(self, folder: Path, check: Callable[[], None]) -> None:
        self._folder = folder
        self._storage = FileStorage(str(folder))
        self._check = check
        self._lock = threading.Lock()
        self._snapshot = NOTHING
        self._looked = (0, 0), (0, -1)

    @property
    def has_any(self) -> bool:
        """Whether one was read."""
        return self._snapshot is not NOTHING

    @contextmanager
    def latest(self) -> Iterator[Snapshot]:
        """Lend the latest commit; searches run beside each other and beside it.

        Raises:
            StaleIndexError: it is of other rules or another catalogue, or its files
                are not there or not what was written.
        """
        with self._lock:
            self._look()
            snapshot = self._snapshot
            snapshot.take()
        try:
            yield snapshot
        finally:
            with self._lock:
                snapshot.give_back()

    def close(self) -> None:
        """Let go of the files."""
        with self._lock:
            self._follow(NOTHING)

    def _look(self) -> None:
        try:
            state = self._state()
            while state != self._snapshot.state:
                self._check()
                state = self._follow_to(state)
        except (FileNotFoundError, EmptyIndexError):
            # There is no index yet, or a rebuilt one is being swapped in: the last
            # state answers meanwhile.
            return

    def _follow_to(self, state: _State) -> _State:
        """Read a state; return the state that is the latest by then."""
        try:
            self._follow(self._read(state[0]))
        except StaleIndexError:
            latest = self._state()
            if latest == state:
                raise
            # The next commit took away files that were being opened.
            return latest
        return self._snapshot.state or state

    def _state(self) -> tuple[int, int]:
        """Return the folder and its commit; the folder itself may be swapped."""
        found = self._folder.stat()
        at = found.st_ino, found.st_mtime_ns
        is_settled = time.time_ns() - found.st_mtime_ns > _TICK
        if not is_settled or self._looked[0] != at:
            generation = FileIndex(self._storage).latest_generation()
            self._looked = at, (found.st_ino, generation)
        return self._looked[1]

    def _read(self, folder: int) -> Snapshot:
        toc = TOC.read(self._storage, NAME)
        parts = self._parts(toc.segments)
        dead = [segment.deleted for segment in toc.segments]
        space = Space(parts, dead, self._snapshot.space)
        revision = max((segment.revision for segment in toc.segments), default=0)
        return Snapshot.of((folder, toc.generation), space, revision)

    def _parts(self, segments: Sequence[Any]) -> list[Part]:
        known = {part.stored.identity: part for part in self._snapshot.space.parts}
        with ExitStack() as opened:
            parts = []
            for segment in segments:
                part = known.get(segment.segment_id())
                if part is None:
                    part = Part(open_stored(self._storage, segment))
                    opened.callback(part.close)
                parts.append(part)
            opened.pop_all()
        return parts

    def _follow(self, snapshot: Snapshot) -> None:
        snapshot.take()
        self._snapshot.give_back()
        self._snapshot = snapshot
