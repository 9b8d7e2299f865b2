"""Pictures of pages for people: drawn in the cage, kept on the disk for a while.

What is kept here can be thrown away at any time. Who may see a page is asked
before this module is: it knows files, not papers.
"""

import contextlib
import os
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from archive.errors import BusyError, ReaderCrashedError, RefusedError
from indexer.cage import Cage
from indexer.extract import picture
from indexer.extract.picture import Layout

WIDTHS = (400, 800, 1600)
"""The widths there are, so that nobody can fill the disk with others."""

PRELOAD = ("indexer.extract.picture",)
"""What the children of a cage that only draws find already imported."""

PAGED = frozenset({"application/pdf"})
DRAWABLE = PAGED | {
    "image/tiff",
    "image/jpeg",
    "image/png",
    "image/webp",
    "image/bmp",
    "image/gif",
}
"""Files that are made of pages which can be seen."""

_AT_ONCE = 2
_PATIENCE = 8.0
_REFUSAL_HOLDS = 3600
_SWEPT_TO = 0.8
_OFTEN = 64


@dataclass(frozen=True, slots=True)
class Original:
    """A stored file, by its hash, its place and its media type."""

    sha256: str
    path: Path
    media_type: str


class Pictures:
    """The pictures of one archive; safe to use from many threads.

    At most ``most_bytes`` are kept: those longest unseen go first.
    """

    def __init__(self, folder: Path, cage: Cage, most_bytes: int) -> None:
        self._folder = folder
        self._cage = cage
        self._most_bytes = most_bytes
        self._working = threading.BoundedSemaphore(_AT_ONCE)
        self._sweeping = threading.Lock()
        self._kept = 0

    def page(
        self,
        original: Original,
        number: int,
        width: int,
        prove: Callable[[str], object],
    ) -> bytes:
        """Return page ``number`` as WebP; ``prove`` is asked before it is drawn.

        Raises:
            RefusedError: the page cannot be drawn.
            BusyError: too many pages are being drawn.
        """

        def draw() -> bytes:
            prove(original.sha256)
            asked = original.path, original.media_type, number, width, picture.LIMITS
            return self._cage.run(
                picture.draw, *asked, result=bytes, limits=picture.LIMITS
            )

        return self._made(self._place(original, f"{number}-{width}.webp"), draw)

    def count(self, original: Original) -> int:
        """Return how many pages a file has.

        Raises:
            RefusedError: the file cannot be opened.
            BusyError: too many files are being opened.
        """

        def find() -> bytes:
            asked = original.path, original.media_type, picture.LIMITS
            found = self._cage.run(
                picture.count, *asked, result=int, limits=picture.LIMITS
            )
            return str(found).encode()

        return int(self._made(self._place(original, "count"), find))

    def layout(self, original: Original, number: int) -> Layout | None:
        """Return where the words of page ``number`` stand, if a file can tell.

        Raises:
            RefusedError: the page cannot be opened.
            BusyError: too many pages are being drawn.
        """
        if original.media_type not in PAGED:
            return None

        def find() -> bytes:
            found = self._cage.run(
                picture.layout,
                original.path,
                number,
                result=Layout,
                limits=picture.LIMITS,
            )
            return msgspec.json.encode(found)

        made = self._made(self._place(original, f"{number}.json"), find)
        return msgspec.json.decode(made, type=Layout)

    def _place(self, original: Original, name: str) -> Path:
        return self._folder / original.sha256[:2] / original.sha256 / name

    def _made(self, place: Path, make: Callable[[], bytes]) -> bytes:
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
