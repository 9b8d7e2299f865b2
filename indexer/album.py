"""What was drawn for people, kept on the disk up to a bound.

All of it can be thrown away at any time: the longest unseen goes first. What could
not be drawn is remembered for an hour, so that it is not tried at every visit.
"""

import contextlib
import os
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from archive.errors import BusyError, ReaderCrashedError, RefusedError

_AT_ONCE = 2
_PATIENCE = 8.0
_REFUSAL_HOLDS = 3600
_SWEPT_TO = 0.8
_OFTEN = 64


class Album:
    """The drawings of one archive; safe to use from many threads.

    At most ``most_bytes`` are kept, and two are made at once.
    """

    def __init__(self, folder: Path, most_bytes: int) -> None:
        self._folder = folder
        self._most_bytes = most_bytes
        self._working = threading.BoundedSemaphore(_AT_ONCE)
        self._sweeping = threading.Lock()
        self._kept = 0

    def of(self, sha256: str, name: str, make: Callable[[], bytes]) -> bytes:
        """Return what is kept under a name for a file, or make and keep it.

        Raises:
            RefusedError: it cannot be made, or could not lately.
            BusyError: too many are being made.
        """
        place = _place(self._folder, sha256) / name
        kept = _kept(place)
        if kept is not None:
            return kept
        with self._turn():
            # Somebody else may have made it while this one waited.
            kept = _kept(place)
            if kept is None:
                kept = self._make(place, make)
        return kept

    @contextlib.contextmanager
    def _turn(self) -> Iterator[None]:
        if not self._working.acquire(timeout=_PATIENCE):
            message = "Nhiều trang đang được dựng ảnh. Hãy thử lại sau ít giây."
            raise BusyError(message)
        try:
            yield
        finally:
            self._working.release()

    def _make(self, place: Path, make: Callable[[], bytes]) -> bytes:
        try:
            made = make()
        except RefusedError as refusal:
            # A page that takes its whole time is not tried at every visit.
            self._keep(_refusal(place), f"{refusal.code}\n{refusal.detail}".encode())
            raise
        self._keep(place, made)
        return made

    def _keep(self, place: Path, content: bytes) -> None:
        # A full disk keeps nothing, and nobody need notice.
        with contextlib.suppress(OSError):
            _write(place, content)
            self._kept += 1
            if self._kept % _OFTEN == 1:
                self.sweep()

    def sweep(self) -> None:
        """Remove what was longest unseen, where more is kept than may be."""
        if not self._sweeping.acquire(blocking=False):
            return
        try:
            self._sweep()
        finally:
            self._sweeping.release()

    def _sweep(self) -> None:
        found = [(s.st_mtime, s.st_size, path) for path, s in _files(self._folder)]
        total = sum(size for _, size, _ in found)
        if total <= self._most_bytes:
            return
        for _, size, path in sorted(found):
            if total <= self._most_bytes * _SWEPT_TO:
                break
            path.unlink(missing_ok=True)
            total -= size


def forget(folder: Path, sha256: str) -> None:
    """Remove all that was drawn of a file: nobody may see it any more."""
    shutil.rmtree(_place(folder, sha256), ignore_errors=True)


def _place(folder: Path, sha256: str) -> Path:
    return folder / sha256[:2] / sha256


def _files(folder: Path) -> Iterator[tuple[Path, os.stat_result]]:
    for path in folder.glob("*/*/*"):
        # Another process may be sweeping too.
        with contextlib.suppress(FileNotFoundError):
            yield path, path.stat()


def _kept(place: Path) -> bytes | None:
    """Return what is kept, and note that somebody saw it.

    Raises:
        RefusedError: it could not be made lately.
    """
    try:
        content = place.read_bytes()
    except OSError:
        _demand_unrefused(place)
        return None
    with contextlib.suppress(OSError):
        os.utime(place)
    return content


def _refusal(place: Path) -> Path:
    return place.with_name(f"{place.name}.refused")


def _demand_unrefused(place: Path) -> None:
    try:
        kept = _refusal(place)
        is_new = time.time() - kept.stat().st_mtime < _REFUSAL_HOLDS
        code, _, detail = kept.read_text().partition("\n")
    except OSError:
        return
    if is_new:
        kinds = {kind.code: kind for kind in RefusedError.__subclasses__()}
        raise kinds.get(code, ReaderCrashedError)(detail)


def _write(place: Path, content: bytes) -> None:
    """Write a file so that nobody ever sees half of it."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=place.parent, delete=False) as file:
        try:
            file.write(content)
            file.close()
            Path(file.name).replace(place)
        except OSError:
            Path(file.name).unlink(missing_ok=True)
            raise
