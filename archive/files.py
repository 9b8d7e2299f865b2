"""The originals, each under the SHA-256 of its bytes.

The law of this module: a file is whole or absent, whatever crashes, and once it
is there it never changes.
"""

import contextlib
import hashlib
import os
import stat
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import IO

from archive.errors import CorruptFileError, NotFoundError, UnreadableFileError

_PIECE = 1 << 20
_READ_ONLY = 0o440
_COPIES = ".incoming-"
_DIGITS = frozenset("0123456789abcdef")
# A link could lead out of the folder handed in, and opening a pipe would wait
# for ever: neither is followed.
_OPEN_FLAGS = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of a file handed in, for as long as it is looked at."""

    path: Path
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Stored:
    """A file that is held; ``is_new`` says whether it was not held before."""

    sha256: str
    size: int
    is_new: bool = True


class FileStore:
    """A folder of originals, two letters of the hash to a subfolder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, source: Path) -> Stored:
        """Keep a copy of ``source``; the same bytes are kept once.

        Raises:
            UnreadableFileError: ``source`` is gone, closed to us, or no regular file.
        """
        with self.copied(source) as copy:
            return self.keep(copy)

    @contextlib.contextmanager
    def copied(self, source: Path) -> Iterator[Copy]:
        """Copy ``source`` beside the originals; what is not kept goes again.

        So what must not rest here can be looked at and leaves nothing behind,
        and nobody else works with the same copy.

        Raises:
            UnreadableFileError: ``source`` is gone, closed to us, or no regular file.
        """
        with _opened(source) as file:
            self._folder.mkdir(parents=True, exist_ok=True)
            descriptor, name = tempfile.mkstemp(dir=self._folder, prefix=_COPIES)
            path = Path(name)
            try:
                with os.fdopen(descriptor, "wb") as copy:
                    sha256, size = _copy(file, copy)
                yield Copy(path, sha256, size)
            finally:
                path.unlink(missing_ok=True)

    def keep(self, copy: Copy) -> Stored:
        """Keep a copy for good; it is on the disk when this returns."""
        return Stored(copy.sha256, copy.size, self._keep(copy.path, copy.sha256))

    def _keep(self, temporary: Path, sha256: str) -> bool:
        """Move a whole copy to its place; whether it was not there before."""
        if self._is_whole(sha256):
            return False
        place = self._place(sha256)
        place.parent.mkdir(exist_ok=True)
        temporary.chmod(_READ_ONLY)
        sync(temporary)
        temporary.replace(place)
        # The name of a file is data of its folder: without this a power cut
        # could leave the bytes on the disk and nothing that leads to them.
        sync(place.parent)
        sync(self._folder)
        return True

    def sweep(self) -> None:
        """Remove the copies that a process left when it was killed.

        Only for the one process that takes files in, before it begins.
        """
        for left in self._folder.glob(f"{_COPIES}*"):
            left.unlink(missing_ok=True)

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


def _copy(source: IO[bytes], copy: IO[bytes]) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    while piece := _read(source):
        digest.update(piece)
        copy.write(piece)
        size += len(piece)
    copy.flush()
    return digest.hexdigest(), size


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
