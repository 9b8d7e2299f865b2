"""How entries are bound to each other: by a key that lies apart from them."""

import fcntl
import hashlib
import hmac
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from archive.errors import AuditError
from archive.sentences import Sentence

START = b"\0" * 32
"""What the first entry is bound to."""

_BYTES = 32
_SALT = 16
_OF_A_KEY = b"vankho audit key"


@dataclass(frozen=True, slots=True)
class Key:
    """The key of an audit. Whoever has it can write a chain that looks whole."""

    secret: bytes

    def bind(self, previous: bytes, entry: bytes) -> bytes:
        """Return what binds an entry to the one before it."""
        return hmac.digest(self.secret, previous + entry, "sha256")

    def print(self) -> bytes:
        """Return by what the key is known, without telling it."""
        return hmac.digest(self.secret, _OF_A_KEY, "sha256")


def salt() -> bytes:
    """Return what keeps a text from being guessed once it was erased."""
    return secrets.token_bytes(_SALT)


def mark(grain: bytes, *texts: str) -> bytes:
    """Return what stands for texts in the chain, and tells nothing of them alone."""
    return hashlib.sha256(grain + "\0".join(texts).encode()).digest()


def kept_key(path: Path, *, is_new: bool) -> Key:
    """Return the key that is kept at ``path``; made there for a new audit.

    Raises:
        AuditError: an audit that has entries has lost its key.
    """
    flags = os.O_RDWR | (os.O_CREAT if is_new else 0)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, flags | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise _unreadable(path) from error
    with os.fdopen(descriptor, "r+b") as file:
        # The first of several processes makes it; the others wait and read it.
        fcntl.flock(file, fcntl.LOCK_EX)
        secret = file.read()
        if not secret and is_new:
            secret = secrets.token_bytes(_BYTES)
            file.write(secret)
            file.flush()
            os.fsync(file.fileno())
    if len(secret) != _BYTES:
        raise _unreadable(path)
    return Key(secret)


def _unreadable(path: Path) -> AuditError:
    return AuditError(
        Sentence(
            "Không đọc được khóa của nhật ký ở %(path)s. "
            "Hãy đặt lại tệp khóa ấy từ bản sao lưu.",
            path=path,
        )
    )
