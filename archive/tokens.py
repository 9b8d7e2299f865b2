"""What programs sign in with: how a token is made, told from others, and kept.

A token is shown once. What is kept of it is its hash, which needs no salt: a token is
256 random bits, and nobody guesses it. It begins in a way that whoever searches files
for lost secrets can find, and ends in a sum by which a damaged one is known.
"""

import hashlib
import re
import secrets
import zlib

PREFIX = "vankho_"
_TOKEN = re.compile(rf"{PREFIX}([0-9a-f]{{64}})([0-9a-f]{{8}})", re.ASCII)


def made() -> str:
    """Return a new token.

    >>> is_one(made())
    True
    """
    secret = secrets.token_hex(32)
    return f"{PREFIX}{secret}{_sum(secret)}"


def is_one(text: str) -> bool:
    """Say whether ``text`` is a token, whole and undamaged, whoever made it.

    >>> is_one("vankho_12345678")
    False
    """
    found = _TOKEN.fullmatch(text)
    return found is not None and found[2] == _sum(found[1])


def kept(token: str) -> str:
    """Return what is kept of a token: its SHA-256."""
    return hashlib.sha256(token.encode()).hexdigest()


def _sum(secret: str) -> str:
    return f"{zlib.crc32(secret.encode()):08x}"
