"""What people work on for a while: kept for a day, each piece for whoever gave it.

It can be given again at any time, so nothing is lost with it: only so much is kept,
and the oldest goes first. The worker clears the desks, whether or not anybody comes.
"""

import contextlib
import re
import secrets
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from archive.errors import NotFoundError
from archive.sentences import Sentence

LISTS, REGISTERS = "lookups", "registers"
FOLDERS = (LISTS, REGISTERS)
"""Where in the archive's own folder the pieces lie, of each kind apart."""

MOST = 100
"""Pieces kept at once."""

_DAY = 24 * 3600
_BYTES = 16
_NAME = re.compile(r"[\w-]{22}", re.ASCII)

Piece = TypeVar("Piece")


class Desk(Generic[Piece]):
    """A folder of pieces of one kind, each under a name that nobody can guess.

    ``missing`` says what is not there where one is asked for that has gone.
    """

    def __init__(
        self, folder: Path, kind: type[Piece], missing: Sentence, most: int = MOST
    ) -> None:
        self._folder = folder
        self._kind = kind
        self._missing = missing
        self._most = most

    def keep(self, piece: Piece, owner: str) -> str:
        """Keep a piece of ``owner`` and return its name."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.sweep(self._most - 1)
        name = secrets.token_urlsafe(_BYTES)
        # Under another name until it is whole, so that nobody reads half of it.
        waiting = self._folder / f".{name}"
        waiting.write_bytes(msgspec.json.encode((owner, piece)))
        waiting.rename(self._folder / name)
        return name

    def read(self, name: str, owner: str) -> Piece:
        """Return a piece that ``owner`` gave.

        Raises:
            NotFoundError: there is none of this name, or it has been swept.
        """
        if not _NAME.fullmatch(name):
            raise NotFoundError(self._missing)
        try:
            kept = (self._folder / name).read_bytes()
            by, packed = msgspec.json.decode(kept, type=tuple[str, msgspec.Raw])
            piece = msgspec.json.decode(packed, type=self._kind)
        except (FileNotFoundError, msgspec.DecodeError) as error:
            raise NotFoundError(self._missing) from error
        if by != owner:
            raise NotFoundError(self._missing)
        return piece

    def drop(self, name: str, owner: str) -> None:
        """Put away a piece that is no longer worked on.

        Raises:
            NotFoundError: ``owner`` gave none of this name.
        """
        self.read(name, owner)
        (self._folder / name).unlink(missing_ok=True)

    def sweep(self, most: int = MOST) -> None:
        """Put away what is older than a day, and the oldest of more than ``most``."""
        _sweep(self._folder, most)


def clear(home: Path) -> None:
    """Put away what is older than a day, on all desks of the archive at ``home``."""
    for name in FOLDERS:
        _sweep(home / name, MOST)


def _sweep(folder: Path, most: int) -> None:
    now = time.time()
    for place, (made, path) in enumerate(sorted(_aged(folder), reverse=True)):
        if place >= most or now - made > _DAY:
            path.unlink(missing_ok=True)


def _aged(folder: Path) -> Iterator[tuple[float, Path]]:
    if folder.is_dir():
        for entry in folder.iterdir():
            # Another process may put it away at this moment.
            with contextlib.suppress(FileNotFoundError):
                yield entry.stat().st_mtime, entry
