"""The originals, each under the SHA-256 of its bytes.

The law of this module: a file is whole or absent, whatever crashes, and once it
is there it never changes.
"""

import contextlib
import ctypes
import hashlib
import os
import stat
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import IO

from archive.errors import (
    CorruptFileError,
    NotFoundError,
    RefusedError,
    TooLargeError,
    UnfinishedFileError,
    UnreadableFileError,
)

_PIECE = 1 << 20
_READ_ONLY = 0o440
_COPIES = ".incoming-"
_A_DAY = 86_400
_FEW = 4
"""Files and folders that are written sooner one by one."""

_C = ctypes.CDLL(None)
_DIGITS = frozenset("0123456789abcdef")
# A link could lead out of the folder handed in, and opening a pipe would wait
# for ever: neither is followed.
_OPEN_FLAGS = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


@dataclass(frozen=True, slots=True)
class Stored:
    """A file that is held; ``is_new`` says whether it was not held before."""

    sha256: str
    size: int
    is_new: bool = True


@dataclass(frozen=True, slots=True)
class _Copy:
    """A whole copy of a file handed in, beside the originals."""

    path: Path
    sha256: str
    size: int


class FileStore:
    """A folder of originals, two letters of the hash to a subfolder.

    ``owner`` names the process that puts files in, where several machines do.
    """

    def __init__(self, folder: Path, owner: str = "") -> None:
        self._folder = folder
        self._copies = f"{_COPIES}{owner}-"

    def put(self, source: Path) -> Stored:
        """Keep a copy of ``source``; the same bytes are kept once.

        Raises:
            RefusedError: it is gone, closed to us, no regular file, or being written.
        """
        [stored] = self.put_all([source])
        if isinstance(stored, RefusedError):
            raise stored
        return stored

    def put_all(
        self, sources: Sequence[Path], *, most_bytes: int | None = None
    ) -> list[Stored | RefusedError]:
        """Keep copies of many files, or tell of each why it cannot be kept.

        All are on the disk when this returns: it is waited for twice, for the bytes
        and for their names, and not once for each file. ``most_bytes`` is how large
        one may be.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        with contextlib.ExitStack() as copies:
            made = [self._copied(copies, source, most_bytes) for source in sources]
            kept = self._keep_all([one for one in made if isinstance(one, _Copy)])
            return [kept[one.path] if isinstance(one, _Copy) else one for one in made]

    def _copied(
        self, copies: contextlib.ExitStack, source: Path, most_bytes: int | None
    ) -> "_Copy | RefusedError":
        try:
            with _opened(source) as file:
                return self._copy(copies, file, most_bytes)
        except RefusedError as refusal:
            return refusal

    def _copy(
        self, copies: contextlib.ExitStack, file: IO[bytes], most_bytes: int | None
    ) -> "_Copy":
        descriptor, name = tempfile.mkstemp(dir=self._folder, prefix=self._copies)
        path = Path(name)
        copies.callback(path.unlink, missing_ok=True)
        before = os.fstat(file.fileno())
        with os.fdopen(descriptor, "wb") as copy:
            sha256, size = _copy(file, copy, most_bytes)
        if _stamp(os.fstat(file.fileno())) != _stamp(before):
            raise UnfinishedFileError
        path.chmod(_READ_ONLY)
        return _Copy(path, sha256, size)

    def _keep_all(self, copies: Sequence["_Copy"]) -> dict[Path, Stored]:
        """Move whole copies to their places; the first of the same bytes is new."""
        new: dict[str, _Copy] = {}
        for copy in copies:
            if copy.sha256 not in new and not self._is_whole(copy.sha256):
                new[copy.sha256] = copy
        sync_all([copy.path for copy in new.values()])
        folders = {self._folder}
        for sha256, copy in new.items():
            place = self._place(sha256)
            place.parent.mkdir(exist_ok=True)
            copy.path.replace(place)
            folders.add(place.parent)
        # The name of a file is data of its folder: without this a power cut
        # could leave the bytes on the disk and nothing that leads to them.
        if new:
            sync_all(sorted(folders))
        first = {copy.path for copy in new.values()}
        return {
            copy.path: Stored(copy.sha256, copy.size, copy.path in first)
            for copy in copies
        }

    def sweep(self) -> None:
        """Remove the copies that the process of this owner left when it was killed.

        Only for that process, before it begins. Of other owners, who may be at work
        on another machine, only what has lain for a day.
        """
        for left in self._folder.glob(f"{_COPIES}*"):
            with contextlib.suppress(FileNotFoundError):
                is_old = time.time() - left.stat().st_mtime > _A_DAY
                if is_old or left.name.startswith(self._copies):
                    left.unlink()

    def _is_whole(self, sha256: str) -> bool:
        """Whether a file is held and unchanged; a damaged one is put right."""
        try:
            self.verify(sha256)
        except (NotFoundError, CorruptFileError):
            return False
        return True

    def path(self, sha256: str) -> Path:
        """Return where a file lies, for those who only read.

        Raises:
            NotFoundError: it is not held.
        """
        place = self._place(sha256)
        if not place.is_file():
            what = f"tệp gốc {sha256}"
            raise NotFoundError(what)
        return place

    def open(self, sha256: str) -> BufferedReader:
        """Open a file after proving that its bytes are those handed in.

        Raises:
            NotFoundError: it is not held.
            CorruptFileError: its bytes have changed.
        """
        file = self.path(sha256).open("rb")
        try:
            _prove(file, sha256)
        except CorruptFileError:
            file.close()
            raise
        return file

    def verify(self, sha256: str) -> None:
        """Prove that a file is held and unchanged.

        Raises:
            NotFoundError: it is not held.
            CorruptFileError: its bytes have changed.
        """
        self.open(sha256).close()

    def discard(self, sha256: str) -> None:
        """Take a file out for good, on order: a secret handed in by mistake.

        Raises:
            NotFoundError: it is not held.
        """
        place = self.path(sha256)
        place.unlink()
        sync(place.parent)

    def __iter__(self) -> Iterator[str]:
        """Yield the hash of every file held, in order."""
        for place in sorted(self._folder.glob("??/*")):
            if _is_hash(place.name) and place.parent.name == place.name[:2]:
                yield place.name

    def _place(self, sha256: str) -> Path:
        # A hash comes from addresses of pages too: it must not walk out.
        if not _is_hash(sha256):
            what = "tệp gốc với mã này"
            raise NotFoundError(what)
        return self._folder / sha256[:2] / sha256


def _is_hash(text: str) -> bool:
    return len(text) == 64 and set(text) <= _DIGITS


def _opened(source: Path) -> BufferedReader:
    try:
        descriptor = os.open(source, _OPEN_FLAGS)
    except (OSError, ValueError) as error:
        raise UnreadableFileError from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise UnreadableFileError
    return os.fdopen(descriptor, "rb")


def _copy(
    source: IO[bytes], copy: IO[bytes], most_bytes: int | None
) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    while piece := _read(source):
        size += len(piece)
        if most_bytes is not None and size > most_bytes:
            detail = f"hơn {most_bytes // 1_000_000} MB"
            raise TooLargeError(detail)
        digest.update(piece)
        copy.write(piece)
    return digest.hexdigest(), size


def _stamp(stat: os.stat_result) -> tuple[int, int]:
    """Return what changes while somebody writes a file."""
    return stat.st_size, stat.st_mtime_ns


def _read(source: IO[bytes]) -> bytes:
    try:
        return source.read(_PIECE)
    except OSError as error:
        raise UnreadableFileError from error


def _prove(file: BufferedReader, sha256: str) -> None:
    if hashlib.file_digest(file, "sha256").hexdigest() != sha256:
        raise CorruptFileError(sha256)
    file.seek(0)


def sync(path: Path) -> None:
    """Return when a file, or the names in a folder, would outlive a power cut."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_all(paths: Sequence[Path]) -> None:
    """Do the same for many files and folders of one file system, at once."""
    if len(paths) < _FEW or not _sync_whole(paths[0]):
        for path in paths:
            sync(path)


def _sync_whole(path: Path) -> bool:
    """Write all that waits for the file system of ``path``; False if it cannot.

    One order for all is sooner done than one for each. Linux reports here, too,
    what could not be written (since 5.8).
    """
    order = getattr(_C, "syncfs", None)
    if order is None:
        return False
    descriptor = os.open(path, os.O_RDONLY)
    try:
        return bool(order(descriptor) == 0)
    finally:
        os.close(descriptor)
