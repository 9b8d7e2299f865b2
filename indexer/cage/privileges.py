"""What a process may do beyond its user, given up for good before it meets a file.

Each step is tried by itself: a machine that does not know one still has the others.
"""

import ctypes
from typing import Any

_NO_NEW_PRIVILEGES = 38
_DUMPABLE = 4
_NEW_NETWORK = 0x40000000
_THIRD_VERSION = 0x20080522
_READ_ANYTHING = 1 << 2
"""Root reads what is closed to it, where it was handed in; it writes nothing so."""


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("process", ctypes.c_int))


class _Words(ctypes.Structure):
    _fields_ = tuple(
        (name, ctypes.c_uint32) for name in ("effective", "permitted", "inheritable")
    )


def give_up() -> None:
    """Leave this process the rights of its user and no way to more.

    Nor may others of the same user look into it, or the system write down its
    memory when it crashes: it may hold a secret.
    """
    _library.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    _library.prctl(_DUMPABLE, 0, 0, 0, 0)
    words = _words()
    if _library.capget(_header(), words) == 0:
        kept = words[0].permitted & _READ_ANYTHING
        words[0] = _Words(kept, kept, 0)
        words[1] = _Words()
        _library.capset(_header(), words)


def leave_the_network() -> bool:
    """Put this process where there is no network at all; False if it may not."""
    return int(_library.unshare(_NEW_NETWORK)) == 0


def _header() -> Any:
    return ctypes.byref(_Header(_THIRD_VERSION, 0))


def _words() -> Any:
    return (_Words * 2)()


_library = ctypes.CDLL(None, use_errno=True)
