"""Where uploads and the members of zips wait until their originals are stored.

Only copies of our own lie here; a clerk's folders are never touched.
"""

import secrets
import shutil
from dataclasses import dataclass
from pathlib import Path

from archive.names import legible

_LONGEST_NAME = 200
"""Bytes; file systems end at 255, and something may be added to a name."""

_LONGEST_EXTENSION = 10
_NAMELESS = "tệp"


@dataclass(frozen=True, slots=True)
class Incoming:
    """The folder of one deployment."""

    folder: Path

    def room(self) -> Path:
        """Make an empty folder for the files of one upload or one zip."""
        room = self.folder / secrets.token_hex(8)
        room.mkdir(parents=True)
        return room

    def place(self, room: Path, number: int, name: str) -> Path:
        """Return where file ``number`` of ``room`` is to lie, its folder made.

        Each file has a folder of its own: its name is what a clerk knows it by,
        and two files of one upload may share it.
        """
        folder = room / f"{number:05d}"
        folder.mkdir()
        return folder / safe_name(name)

    def tidy(self, path: Path) -> None:
        """Remove a file that lay here and is stored now; others stay."""
        if self.folder.absolute() not in path.parents:
            return
        path.unlink(missing_ok=True)
        for folder in path.parents:
            if folder == self.folder.absolute() or any(folder.iterdir()):
                return
            folder.rmdir()

    def clear(self, room: Path) -> None:
        """Remove a whole room, where a zip could not be unpacked to its end."""
        shutil.rmtree(room, ignore_errors=True)


def safe_name(name: str) -> str:
    r"""Return a file's name as it can be kept: no folders, no control signs.

    >>> safe_name("C:\\Van ban\\Kế hoạch 171.docx")
    'Kế hoạch 171.docx'
    """
    last = name.replace("\\", "/").rpartition("/")[2]
    printable = legible(last).strip(". ")
    stem, dot, extension = printable.rpartition(".")
    if not dot or len(extension) > _LONGEST_EXTENSION:
        stem, dot, extension = printable, "", ""
    room = _LONGEST_NAME - len((dot + extension).encode())
    kept = stem.encode()[:room].decode(errors="ignore")
    return kept + dot + extension or _NAMELESS
