"""What holds for every account: how it is named, and how long things last.

Pure: the hashing is in ``passwords.py``, what is kept in ``catalogue/people.py``.
"""

import datetime as dt
import ipaddress
import re
from dataclasses import dataclass, field
from pathlib import Path

from archive.errors import UsageError
from archive.sentences import Sentence

_NAME = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,30})[a-z0-9]", re.ASCII)
TAKEN = frozenset({"local", "cli", "machine"})
"""Names of whoever has no account: nobody may pass for them."""

LEAST_MEMORY = 32
"""KiB without which Argon2 works in four lanes no more."""

_MINUTE = dt.timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Cost:
    """What one hash of a password costs: the second choice of RFC 9106.

    ``memory`` is in KiB; ``at_once`` is how many a process works out at a time, so
    that many who sign in together cannot take all of the memory.
    """

    memory: int = 64 * 1024
    passes: int = 3
    lanes: int = 4
    at_once: int = 2


@dataclass(frozen=True, slots=True)
class Waits:
    """After how many failures a sign-in waits, and how long.

    The wait doubles from ``first`` to ``longest`` with each failure. ``own`` counts
    for an account at one address; ``account`` for an account from everywhere, and
    ``address`` for one address whatever the account: these two wait no longer than
    ``wide``, and never where the person has signed in lately (``familiar``), or
    a stranger could shut somebody out. What failed is forgotten after ``forgotten``.
    """

    own: int = 5
    account: int = 50
    address: int = 50
    first: dt.timedelta = _MINUTE / 2
    longest: dt.timedelta = 15 * _MINUTE
    wide: dt.timedelta = 2 * _MINUTE
    forgotten: dt.timedelta = dt.timedelta(days=1)
    familiar: dt.timedelta = dt.timedelta(days=90)

    def after(self, failures: int, allowed: int, longest: dt.timedelta) -> dt.timedelta:
        """Return how long to wait after so many failures where some are allowed.

        >>> Waits().after(4, 5, Waits().longest).seconds
        0
        >>> [Waits().after(n, 5, Waits().longest).seconds for n in (5, 6, 7, 99)]
        [30, 60, 120, 900]
        """
        if failures < allowed:
            return dt.timedelta()
        # Beyond some twenty doublings the product would not fit.
        doublings = min(failures - allowed, 20)
        return min(longest, self.first * (1 << doublings))


@dataclass(frozen=True, slots=True)
class Accounts:
    """What a deployment may decide about accounts.

    A session ends after ``idle`` without a request, and after ``longest`` at all
    events. ``shortest`` is how many characters a password has at least, ``key`` the
    file of the key that seals the secrets of second factors.
    """

    shortest: int = 12
    idle: dt.timedelta = 60 * _MINUTE
    longest: dt.timedelta = dt.timedelta(hours=12)
    key: Path | None = None
    cost: Cost = field(default_factory=Cost)
    waits: Waits = field(default_factory=Waits)


def checked(name: str) -> str:
    """Return ``name`` if an account may have it.

    Raises:
        UsageError: it has other signs, is too short or too long, or is nobody's.
    """
    if not is_name(name):
        raise UsageError(
            Sentence(
                "Tên tài khoản “%(name)s” không dùng được. Viết 2–32 ký tự: chữ "
                "thường không dấu, chữ số, dấu chấm, gạch nối, gạch dưới; đầu và "
                "cuối là chữ hoặc số.",
                name=name,
            )
        )
    if name in TAKEN:
        raise UsageError(
            Sentence("Tên “%(name)s” dành cho máy. Hãy chọn tên khác.", name=name)
        )
    return name


def typed(name: str) -> str:
    """Return the name that somebody meant who typed it with capitals or blanks.

    >>> typed(" Lan.NT ")
    'lan.nt'
    """
    return name.strip().lower()


def is_name(name: str) -> bool:
    """Say whether there may be an account of this name at all."""
    return _NAME.fullmatch(name) is not None


def place(address: str) -> str:
    """Return the place that an address stands for.

    One subscriber of IPv6 has a whole network of addresses to fail from.

    >>> place("10.0.0.7"), place("2001:db8:1:2:3::4"), place("::ffff:10.0.0.7")
    ('10.0.0.7', '2001:db8:1:2::/64', '10.0.0.7')
    """
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(known, ipaddress.IPv4Address):
        return str(known)
    if known.ipv4_mapped:
        return str(known.ipv4_mapped)
    return str(ipaddress.ip_network((known.packed[:8] + bytes(8), 64)))
