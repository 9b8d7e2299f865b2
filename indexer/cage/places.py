"""What a child needs of the file system: libraries, and what it was asked about."""

import dataclasses
import functools
import sysconfig
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import archive
import indexer

DEVICES = (Path("/dev/null"),)

_SYSTEM = tuple(
    Path(place)
    for place in (
        *("/usr", "/lib", "/lib64", "/bin", "/nix/store"),
        *("/etc/ld.so.cache", "/etc/fonts", "/etc/magic", "/etc/localtime"),
        *("/dev/urandom", "/dev/zero", "/sys/devices/system/cpu"),
    )
)
_OUR_OWN = (archive, indexer)


@functools.cache
def libraries() -> tuple[Path, ...]:
    """Return where the system, Python and our own packages lie, all to be read only.

    Not all of ``sys.path``: the folder a command was started in is on it, and with
    that perhaps the archive.
    """
    named = ("stdlib", "platstdlib", "purelib", "platlib")
    python = [Path(sysconfig.get_path(name)) for name in named]
    own = [Path(place) for package in _OUR_OWN for place in package.__path__]
    return tuple(dict.fromkeys((*_SYSTEM, *python, *own)))


def named_in(arguments: Iterable[Any]) -> Iterator[Path]:
    """Yield each path among the arguments, and in records that are arguments."""
    for argument in arguments:
        if isinstance(argument, Path):
            yield argument
        elif dataclasses.is_dataclass(argument) and not isinstance(argument, type):
            values = (getattr(argument, f.name) for f in dataclasses.fields(argument))
            yield from (value for value in values if isinstance(value, Path))
