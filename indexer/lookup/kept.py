"""Lists that people work on: kept for a day, each for whoever gave it.

They can be given again at any time, so nothing is lost with them: only so many
are kept, and the oldest go first.
"""

import os
import re
import secrets
import time
from pathlib import Path

import msgspec

from archive.errors import NotFoundError
from archive.sentences import Sentence
from indexer.lookup.lines import Sought

MOST = 100
"""Lists kept at once."""

_DAY = 24 * 3600
_BYTES = 16
_NAME = re.compile(r"[\w-]{22}", re.ASCII)


class _Kept(msgspec.Struct, frozen=True):
    owner: str
    sought: tuple[Sought, ...]


class Lists:
    """A folder of lists, each under a name that nobody can guess."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, sought: tuple[Sought, ...], owner: str) -> str:
        """Keep a list of ``owner`` and return its name."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._sweep()
        name = secrets.token_urlsafe(_BYTES)
        # Under another name until it is whole, so that nobody reads half of it.
        waiting = self._folder / f".{name}"
        waiting.write_bytes(msgspec.json.encode(_Kept(owner, sought)))
        waiting.rename(self._folder / name)
        return name

    def read(self, name: str, owner: str) -> tuple[Sought, ...]:
        """Return a list that ``owner`` gave.

        Raises:
            NotFoundError: there is none of this name, or it has been swept.
        """
        what = Sentence("danh sách này; danh sách chỉ giữ một ngày, hãy tra cứu lại")
        if not _NAME.fullmatch(name):
            raise NotFoundError(what)
        try:
            kept = msgspec.json.decode((self._folder / name).read_bytes(), type=_Kept)
        except (FileNotFoundError, msgspec.DecodeError) as error:
            raise NotFoundError(what) from error
        if kept.owner != owner:
            raise NotFoundError(what)
        return kept.sought

    def _sweep(self) -> None:
        aged = sorted(
            ((entry.stat().st_mtime, entry.path) for entry in os.scandir(self._folder)),
            reverse=True,
        )
        now = time.time()
        for place, (made, path) in enumerate(aged):
            if place >= MOST - 1 or now - made > _DAY:
                Path(path).unlink(missing_ok=True)
