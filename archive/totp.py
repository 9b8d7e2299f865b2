"""Codes that a telephone shows, each good once (RFC 6238), and codes on paper."""

import datetime as dt
import hashlib
import secrets

import pyotp

ISSUER = "Văn khố"
RECOVERY_CODES = 10
_STEP = 30
# A telephone may be half a minute before or behind us.
_DRIFT = (0, -1, 1)
_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"


def new_secret() -> str:
    """Return a new secret of 160 bits, as telephones take it (base 32)."""
    return pyotp.random_base32()


def uri(secret: str, name: str) -> str:
    """Return the address that a telephone reads from a picture.

    >>> uri("JBSWY3DPEHPK3PXP" * 2, "lan").split("?")[0]
    'otpauth://totp/V%C4%83n%20kh%E1%BB%91:lan'
    """
    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=ISSUER)


def step(secret: str, code: str, at: dt.datetime, after: int | None) -> int | None:
    """Return the step of which ``code`` is, None where it is of none near ``at``.

    Steps up to ``after`` were used already, or lie before one that was. What is no
    secret has no codes.
    """
    typed = "".join(code.split())
    now = int(at.timestamp()) // _STEP
    if not (typed.isascii() and typed.isdecimal()) or (made := _made(secret)) is None:
        return None
    found = [
        now + drift
        for drift in _DRIFT
        if secrets.compare_digest(made.generate_otp(now + drift), typed)
    ]
    return next((one for one in found if after is None or one > after), None)


def _made(secret: str) -> pyotp.TOTP | None:
    try:
        return pyotp.TOTP(secret)
    except ValueError:
        return None


def recovery_codes() -> tuple[str, ...]:
    """Return codes for whoever lost the telephone, 59 random bits each."""
    return tuple(f"{_part()}-{_part()}" for _ in range(RECOVERY_CODES))


def _part() -> str:
    return "".join(secrets.choice(_SIGNS) for _ in range(6))


def kept(code: str) -> str:
    """Return what is kept of a recovery code: random enough to need no slow hash.

    >>> kept("ABCDEF 234567") == kept("abcdef-234567")
    True
    """
    bare = "".join(c for c in code.casefold() if c.isalnum())
    return hashlib.sha256(bare.encode("utf-8", "surrogatepass")).hexdigest()
