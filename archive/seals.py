"""What is held for its secrecy, sealed: nobody without the private key can read it.

The law of this module: sealing needs the public half alone, so that whoever keeps
the other one may take it away; a sealed file is whole or absent, whatever crashes.
The format is that of ``age``: its command opens each of these files by itself.
"""

import contextlib
import hashlib
import io
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import pyrage
from pyrage import x25519

from archive.errors import (
    ArchiveError,
    CorruptFileError,
    HoldKeyError,
    NotFoundError,
)
from archive.files import sync
from archive.sentences import Sentence

_PUBLIC = "recipient.txt"
_BEGUN = ".sealing"
_PIECE = 1 << 20
_SECRET = "AGE-SECRET-KEY-"  # noqa: S105  # how such a line begins


@dataclass(frozen=True, slots=True)
class Seals:
    """The folder of sealed files, and where the private key lies that opens them."""

    folder: Path
    key: Path

    def prepare(self) -> None:
        """Make the folder and both halves of the key, where there are none.

        Raises:
            HoldKeyError: the place for the private key is not there.
        """
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self._public.is_file():
            return
        identity = self._made() if not self.key.is_file() else self._identity()
        self._write(_PUBLIC, io.BytesIO(f"{identity.to_public()}\n".encode()))

    def seal(self, name: str, original: Path, sha256: str, about: bytes) -> None:
        """Seal a file of a known hash, and what is known of it.

        Both are on the disk when this returns, and opened once more where the
        private key is here.

        Raises:
            CorruptFileError: its bytes are not those of the hash.
            ArchiveError: what was sealed cannot be opened again.
        """
        self.prepare()
        recipient = x25519.Recipient.from_str(self._public.read_text().strip())
        self._sealed(f"{name}.about.age", io.BytesIO(about), recipient)
        with original.open("rb") as plain:
            source = _Counted(plain)
            self._sealed(f"{name}.age", source, recipient)
        if source.digest != sha256:
            raise CorruptFileError(sha256)
        if self.can_open and self._opens_to(name) != sha256:
            message = Sentence("Không mở lại được tệp vừa niêm phong. Hãy thử lại.")
            raise ArchiveError(message)

    def open(self, name: str) -> bytes:
        """Return the bytes of what was sealed.

        Raises:
            NotFoundError: it is not there.
            HoldKeyError: the private key is not there, or is another one.
        """
        return self._opened(f"{name}.age")

    def about(self, name: str) -> bytes:
        """Return what is known of it, sealed beside it; raises the same."""
        return self._opened(f"{name}.about.age")

    def holds(self, name: str) -> bool:
        """Whether both files of that name are there."""
        return all((self.folder / one).is_file() for one in _names(name))

    def discard(self, name: str) -> None:
        """Remove what was sealed under a name, if it is there."""
        for one in _names(name):
            (self.folder / one).unlink(missing_ok=True)
        if self.folder.is_dir():
            sync(self.folder)

    def sweep(self) -> None:
        """Remove what a dead process left half done; only for the one that seals."""
        for path in self.folder.glob(f"{_BEGUN}-*"):
            path.unlink(missing_ok=True)

    @property
    def can_open(self) -> bool:
        """Whether the private key is here."""
        return self.key.is_file()

    @property
    def _public(self) -> Path:
        return self.folder / _PUBLIC

    def _made(self) -> x25519.Identity:
        """Make a key and keep it where the setting says, whole or not at all."""
        identity = x25519.Identity.generate()
        begun = self.key.with_name(f"{self.key.name}.new")
        words = f"# public key: {identity.to_public()}\n{identity}\n"
        try:
            with _closed_to_others(begun) as file:
                file.write(words.encode())
            begun.replace(self.key)
            sync(self.key.parent)
        except OSError as trouble:
            raise HoldKeyError(self.key, is_there=False) from trouble
        return identity

    def _identity(self) -> x25519.Identity:
        try:
            lines = self.key.read_text("ascii").splitlines()
            [secret] = [line for line in lines if line.startswith(_SECRET)]
            return x25519.Identity.from_str(secret)
        except FileNotFoundError as missing:
            raise HoldKeyError(self.key, is_there=False) from missing
        except (OSError, ValueError, pyrage.IdentityError) as wrong:
            raise HoldKeyError(self.key, is_there=True) from wrong

    def _sealed(
        self, name: str, plain: "IO[bytes] | _Counted", recipient: x25519.Recipient
    ) -> None:
        begun = self.folder / f"{_BEGUN}-{name}"
        with _closed_to_others(begun) as file:
            pyrage.encrypt_io(plain, file, [recipient])
        begun.replace(self.folder / name)
        sync(self.folder)

    def _write(self, name: str, plain: IO[bytes]) -> None:
        begun = self.folder / f"{_BEGUN}-{name}"
        with _closed_to_others(begun) as file:
            file.write(plain.read())
        begun.replace(self.folder / name)
        sync(self.folder)

    def _opens_to(self, name: str) -> str:
        self.about(name)
        digest = _Digest()
        self._open_into(f"{name}.age", digest)
        return digest.hash.hexdigest()

    def _opened(self, name: str) -> bytes:
        plain = io.BytesIO()
        self._open_into(name, plain)
        return plain.getvalue()

    def _open_into(self, name: str, plain: "IO[bytes] | _Digest") -> None:
        identity, place = self._identity(), self.folder / name
        if not place.is_file():
            what = f"bản niêm phong {name}"
            raise NotFoundError(what)
        with place.open("rb") as file:
            try:
                pyrage.decrypt_io(file, plain, [identity])
            except pyrage.DecryptError as wrong:
                raise HoldKeyError(self.key, is_there=True) from wrong


class _Counted:
    """A file that is read once, and the hash of what was read."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self._hash = file, hashlib.sha256()

    def read(self, size: int = _PIECE) -> bytes:
        piece = self._file.read(size)
        self._hash.update(piece)
        return piece

    @property
    def digest(self) -> str:
        return self._hash.hexdigest()


class _Digest:
    """A file to write into, of which the hash alone is kept."""

    def __init__(self) -> None:
        self.hash = hashlib.sha256()

    def write(self, piece: bytes) -> int:
        self.hash.update(piece)
        return len(piece)

    def flush(self) -> None:
        """Nothing waits to be written."""


def _names(name: str) -> tuple[str, str]:
    return f"{name}.age", f"{name}.about.age"


@contextlib.contextmanager
def _closed_to_others(path: Path) -> Iterator[IO[bytes]]:
    """Open a new file that only its owner may read, on the disk in the end."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC | os.O_NOFOLLOW
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())
