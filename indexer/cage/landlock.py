"""The file system hidden from this process but for a few places, by Landlock.

The only module that calls Landlock; it has no wrapper in the standard library. A
fence outlives ``exec``, needs no rights, and can only ever be made narrower.
"""

import contextlib
import ctypes
import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_CREATE, _ADD, _RESTRICT = 444, 445, 446
"""The numbers of the three system calls, the same on every processor."""

_ASK_VERSION = 1
_BENEATH = 1

_EXECUTE, _WRITE, _READ, _LIST = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_TRUNCATE, _DEVICE = 1 << 14, 1 << 15
_FILE = _EXECUTE | _WRITE | _READ | _TRUNCATE | _DEVICE
"""What can be done to a file; all else is done to a folder."""

_REMOVE_FILE, _MAKE_SOCKET = 1 << 5, 1 << 9
_MAKE_DEVICE = 1 << 6 | 1 << 11
_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15}
_MOST_RIGHTS = 16
"""How many rights to files the versions of Landlock know, and those from the fifth."""

_CONNECTIONS = 0b11
_OTHERS = 0b11
"""Signals and nameless sockets of processes outside the fence."""


class _Rules(ctypes.Structure):
    _fields_ = (
        ("files", ctypes.c_uint64),
        ("connections", ctypes.c_uint64),
        ("others", ctypes.c_uint64),
    )


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32))


@dataclass(frozen=True, slots=True)
class Fence:
    """What may still be seen: to read, to run, and to do anything with but run.

    In ``meet`` sockets may be put for processes to meet, and taken away again.
    """

    read: Iterable[Path] = ()
    write: Iterable[Path] = ()
    run: Iterable[Path] = ()
    meet: Iterable[Path] = ()

    def close(self) -> bool:
        """Shut this process in for good; False where the kernel cannot.

        Places that are not there are left out.
        """
        known = version()
        if known < 1:
            return False
        try:
            _enforce(self, known)
        except OSError:
            return False
        return True


def version() -> int:
    """Return the version of Landlock that this kernel has, 0 for none."""
    try:
        return _call(_CREATE, None, 0, _ASK_VERSION)
    except OSError:
        return 0


def _enforce(fence: Fence, known: int) -> None:
    files = (1 << _RIGHTS.get(known, _MOST_RIGHTS)) - 1
    rules = _ruleset(files, known)
    try:
        _allow(rules, _READ | _LIST, fence.read)
        _allow(rules, _READ | _LIST | _EXECUTE, fence.run)
        _allow(rules, files & ~(_EXECUTE | _MAKE_DEVICE), fence.write)
        _allow(rules, _MAKE_SOCKET | _REMOVE_FILE, fence.meet)
        _call(_RESTRICT, rules, 0)
    finally:
        os.close(rules)


def _ruleset(files: int, known: int) -> int:
    connections = _CONNECTIONS if known >= 4 else 0
    others = _OTHERS if known >= 6 else 0
    asked = _Rules(files, connections, others)
    return _call(_CREATE, ctypes.byref(asked), ctypes.sizeof(asked), 0)


def _allow(rules: int, allowed: int, places: Iterable[Path]) -> None:
    for place in places:
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            parent = os.open(place, os.O_PATH | os.O_CLOEXEC)
            try:
                _allow_one(rules, allowed, parent)
            finally:
                os.close(parent)


def _allow_one(rules: int, allowed: int, parent: int) -> None:
    is_folder = stat.S_ISDIR(os.fstat(parent).st_mode)
    rule = _Beneath(allowed if is_folder else allowed & _FILE, parent)
    _call(_ADD, rules, _BENEATH, ctypes.byref(rule), 0)


def _call(number: int, *arguments: Any) -> int:
    # Numbers go as wide as a register: what the others hold is not zero by itself.
    wide = [ctypes.c_long(a) if isinstance(a, int) else a for a in arguments]
    result = int(_syscall(ctypes.c_long(number), *wide))
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
    return result


_syscall = ctypes.CDLL(None, use_errno=True).syscall
_syscall.restype = ctypes.c_long
