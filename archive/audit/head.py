"""The newest entry, noted beside the audit: so an end cut off is found.

The law of this module: the note only ever goes forward, and tells less than there is
where a process died before noting; it never tells more.
"""

import fcntl
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Self

_WIDTH = 20
_NOTED = re.compile(r"\s*([1-9][0-9]{0,17}):([0-9a-f]{64})\s*")


@dataclass(frozen=True, slots=True)
class Head:
    """An entry and what binds it, as an auditor notes it on paper: ``N:HASH``."""

    number: int
    bond: bytes

    def __str__(self) -> str:
        return f"{self.number}:{self.bond.hex()}"

    @classmethod
    def read(cls, text: str) -> Self | None:
        """Read ``N:HASH``, or return None where it is none."""
        noted = _NOTED.fullmatch(text)
        return cls(int(noted[1]), bytes.fromhex(noted[2])) if noted else None


@dataclass(frozen=True, slots=True)
class Note:
    """The file that the newest head is noted in."""

    path: Path

    def keep(self, head: Head) -> None:
        """Note ``head``, unless a newer one is noted already."""
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            noted = Head.read(os.pread(descriptor, 200, 0).decode(errors="replace"))
            if noted is None or noted.number < head.number:
                # As wide as every other, so that it is overwritten as one piece.
                line = f"{head.number:>{_WIDTH}}:{head.bond.hex()}\n"
                os.pwrite(descriptor, line.encode(), 0)
        finally:
            os.close(descriptor)

    def read(self) -> Head | None:
        """Return what is noted, or None where nothing that can be read is."""
        try:
            return Head.read(self.path.read_text(errors="replace"))
        except OSError:
            return None
