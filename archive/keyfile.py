"""Keys that are made once and kept in a file that only their owner may read."""

import fcntl
import os
import secrets
from pathlib import Path
from typing import BinaryIO

BYTES = 32


def kept(path: Path) -> bytes:
    """Return the key in a file, made where there is none: 256 random bits.

    All processes and later starts must share it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    with os.fdopen(descriptor, "r+b") as held:
        # The first of several processes makes it; the others wait and read it.
        fcntl.flock(held, fcntl.LOCK_EX)
        key = held.read()
        return key if len(key) == BYTES else _made_anew(held)


def _made_anew(held: BinaryIO) -> bytes:
    # A power cut may have left less than a key, or nothing, which seals nothing.
    key = secrets.token_bytes(BYTES)
    held.seek(0)
    held.write(key)
    held.truncate()
    held.flush()
    os.fsync(held.fileno())
    return key
