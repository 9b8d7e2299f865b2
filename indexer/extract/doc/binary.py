"""The streams of a .doc and the file information block that leads to its tables."""

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import olefile

from archive.errors import (
    DamagedFileError,
    EncryptedFileError,
    OldWordError,
    TooLargeError,
)
from indexer.extract.limits import Limits

STYLES, CHARACTER_PAGES, PARAGRAPH_PAGES, FONTS, PIECES = 1, 12, 13, 15, 33
ANCHORS, BOX_TEXTS, LISTS, LIST_USES = 40, 56, 73, 74
"""Places of the tables in the file information block."""

_WORD_97 = 0xA5EC
_WORD_6 = 0xA5DC
_WORD_2 = (b"\xdb\xa5", b"\x9b\xa5", b"\x31\xbe")
_FIRST_VERSION = 0xC0
_ENCRYPTED = 0x0100
_IN_1TABLE = 0x0200
_LARGEST_STREAM = 64_000_000
# Order and place of the story lengths among the 32-bit values of the block;
# macros (6) have not been written by any Word since 97.
_STORIES = {
    "body": 3, "footnotes": 4, "headers": 5, "macros": 6, "comments": 7,
    "endnotes": 8, "boxes": 9, "header_boxes": 10,
}  # fmt: skip


def u16(data: bytes, at: int) -> int:
    """Return the unsigned 16-bit number at ``at``."""
    number: int = struct.unpack_from("<H", data, at)[0]
    return number


def u32(data: bytes, at: int) -> int:
    """Return the unsigned 32-bit number at ``at``."""
    number: int = struct.unpack_from("<I", data, at)[0]
    return number


@dataclass(frozen=True, slots=True)
class Binary:
    """The main stream, the table stream and what the block says of them.

    ``overflow`` holds properties too long for their page (and pictures);
    ``stories`` are the ranges of characters of body, notes, headers, boxes.
    """

    main: bytes
    tables: bytes
    overflow: bytes
    stories: dict[str, tuple[int, int]]
    _places: int
    _count: int

    @classmethod
    def open(cls, path: Path, limits: Limits) -> Self:
        """Read the streams of the file at ``path``.

        Raises:
            RefusedError: It is no .doc of Word 97 or later that can be read.
        """
        _refuse_word_2(path)
        with olefile.OleFileIO(path) as ole:
            main = _stream(ole, "WordDocument")
            flags = _checked_flags(main)
            tables = _stream(ole, "1Table" if flags & _IN_1TABLE else "0Table")
            overflow = _stream(ole, "Data") if ole.exists("Data") else b""
        shorts = 34
        longs = shorts + 2 * u16(main, 32) + 2
        places = longs + 4 * u16(main, longs - 2) + 2
        stories = _stories(main, longs, limits)
        return cls(main, tables, overflow, stories, places, u16(main, places - 2))

    def table(self, place: int) -> bytes:
        """Return the table at ``place``, empty if the file has none."""
        start, length = self.where(place)
        return self.tables[start : start + length]

    def where(self, place: int) -> tuple[int, int]:
        """Return start and length of the table at ``place`` in the table stream."""
        if place >= self._count:
            return 0, 0
        at = self._places + 8 * place
        return u32(self.main, at), u32(self.main, at + 4)


def _refuse_word_2(path: Path) -> None:
    # Before Word 6 a .doc was no container.
    with path.open("rb") as file:
        if file.read(2) in _WORD_2:
            raise OldWordError


def _stream(ole: olefile.OleFileIO, name: str) -> bytes:
    if not ole.exists(name):
        if ole.exists("EncryptedPackage"):
            raise EncryptedFileError
        raise DamagedFileError(name)
    if ole.get_size(name) > _LARGEST_STREAM:
        raise TooLargeError(name)
    data: bytes = ole.openstream(name).read(_LARGEST_STREAM)
    return data


def _checked_flags(main: bytes) -> int:
    magic, version, flags = u16(main, 0), u16(main, 2), u16(main, 10)
    if magic == _WORD_6 or (magic == _WORD_97 and version < _FIRST_VERSION):
        raise OldWordError
    if magic != _WORD_97:
        raise DamagedFileError
    if flags & _ENCRYPTED:
        raise EncryptedFileError
    return flags


def _stories(main: bytes, longs: int, limits: Limits) -> dict[str, tuple[int, int]]:
    stories = {}
    at = 0
    for name, place in _STORIES.items():
        length = u32(main, longs + 4 * place)
        stories[name] = (at, at + length)
        at += length
    if at > limits.max_text:
        detail = f"{at} ký tự"
        raise TooLargeError(detail)
    return stories
