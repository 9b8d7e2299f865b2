"""A zip as a folder: its files laid out for reading, within limits.

Names inside a zip are somebody else's: they are cleaned for people to read,
and no file is ever written under such a name.
"""

import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from archive.errors import DamagedFileError, EmptyFileError, TooLargeError
from indexer.extract import member_names, zips
from indexer.extract.limits import Limits

_CHUNK = 1 << 16
_ZIP = b"PK\x03\x04"
# A zip with one of these is an office file, not a folder.
_MARKS_OF_OFFICE = ("[Content_Types].xml", "mimetype")


@dataclass(frozen=True, slots=True)
class Member:
    """A file from a zip: its name as printed there, and where it lies now."""

    name: str
    path: Path


def members(path: Path, into: Path, limits: Limits) -> tuple[Member, ...]:
    """Lay out the files of the zip at ``path`` in the folder ``into``.

    Zips in the zip are folders in the folder. What systems leave behind
    (``__MACOSX``, ``Thumbs.db``) is passed over.

    Raises:
        RefusedError: It is damaged, encrypted, empty or unfolds beyond the limits.
    """
    found = tuple(_Unpacking(into, limits).unpack(path, "", 1))
    if not found:
        raise EmptyFileError
    return found


class _Unpacking:
    """What is left of the limits while one zip unfolds."""

    def __init__(self, into: Path, limits: Limits) -> None:
        self._into = into
        self._limits = limits
        self._bytes_left = limits.unpacked_bytes
        self._count = 0

    def unpack(self, path: Path, folder: str, depth: int) -> Iterator[Member]:
        if depth > self._limits.unpacked_depth:
            detail = f"zip lồng nhau quá {self._limits.unpacked_depth} lớp"
            raise TooLargeError(detail)
        with zips.opened(path, self._limits) as parcel:
            for info in parcel.infolist():
                yield from self._member(parcel, info, folder, depth)

    def _member(
        self, parcel: zipfile.ZipFile, info: zipfile.ZipInfo, folder: str, depth: int
    ) -> Iterator[Member]:
        name = folder + member_names.printed(info)
        if info.is_dir() or _is_link(info) or member_names.is_left_behind(name):
            return
        target = self._target()
        self._write(parcel, info, target)
        if _is_folder(target):
            yield from self.unpack(target, f"{name}/", depth + 1)
        else:
            yield Member(name, target)

    def _target(self) -> Path:
        self._count += 1
        if self._count > self._limits.unpacked_members:
            detail = f"hơn {self._limits.unpacked_members} tệp"
            raise TooLargeError(detail)
        return self._into / f"{self._count:05d}"

    def _write(
        self, parcel: zipfile.ZipFile, info: zipfile.ZipInfo, target: Path
    ) -> None:
        zips.check(info, self._limits, self._bytes_left)
        # The size in the directory may be a lie: what comes out is counted.
        with target.open("wb") as sink:
            for chunk in _chunks(parcel, info):
                self._bytes_left -= len(chunk)
                if self._bytes_left < 0:
                    raise TooLargeError
                sink.write(chunk)


def _chunks(parcel: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    try:
        with parcel.open(info) as source:
            while chunk := source.read(_CHUNK):
                yield chunk
    except zips.BROKEN as error:
        raise DamagedFileError(info.filename) from error


def _is_link(info: zipfile.ZipInfo) -> bool:
    return stat.S_ISLNK(info.external_attr >> 16)


def _is_folder(path: Path) -> bool:
    with path.open("rb") as file:
        if file.read(len(_ZIP)) != _ZIP:
            return False
    try:
        with zipfile.ZipFile(path) as inner:
            return not any(mark in inner.namelist() for mark in _MARKS_OF_OFFICE)
    except zipfile.BadZipFile:
        # Left as a file: its own reading will say that it is damaged.
        return False
