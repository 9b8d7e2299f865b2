"""Arrays and lists of words by name in one file.

The arrays come first, each at a multiple of eight bytes; a directory says what
lies where, and the last bytes say where the directory is. A file whose end was
never written is thus known for what it is.
"""

import mmap
import struct
from collections.abc import Mapping
from typing import Any, BinaryIO

import msgspec
import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]

_END = struct.Struct("<QQ8s")
_MAGIC = b"vankho 1"


class UnreadableError(ValueError):
    """A file is not what was written."""


class Directory(msgspec.Struct, array_like=True):
    """What lies in a file: of each array its type, length and first byte."""

    arrays: dict[str, tuple[str, int, int]]
    words: dict[str, list[str]]


class Arrays(msgspec.Struct, frozen=True):
    """What was read of a file; the arrays are mapped, not copied."""

    arrays: dict[str, Array]
    words: dict[str, tuple[str, ...]]


def write(
    file: BinaryIO, arrays: Mapping[str, Array], words: Mapping[str, list[str]]
) -> None:
    """Write ``arrays`` and ``words`` into an empty file."""
    directory, at = Directory({}, dict(words)), 0
    for name, array in arrays.items():
        directory.arrays[name] = array.dtype.str, len(array), at
        at += file.write(np.ascontiguousarray(array).data.cast("B"))
        at += file.write(bytes(-at % 8))
    told = msgspec.msgpack.encode(directory)
    file.write(told)
    file.write(_END.pack(at, len(told), _MAGIC))


def read(file: BinaryIO) -> Arrays:
    """Map the arrays of a file.

    Raises:
        UnreadableError: it was cut, or something else was written into it.
    """
    try:
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        at, length, magic = _END.unpack(mapped[-_END.size :])
        if magic != _MAGIC or at + length + _END.size != len(mapped):
            raise UnreadableError
        directory = msgspec.msgpack.decode(mapped[at : at + length], type=Directory)
        arrays = {
            name: np.frombuffer(mapped, dtype, count, start)
            for name, (dtype, count, start) in directory.arrays.items()
        }
    except (OSError, ValueError, TypeError, struct.error) as error:
        raise UnreadableError from error
    return Arrays(arrays, {k: tuple(v) for k, v in directory.words.items()})
