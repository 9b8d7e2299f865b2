"""The body of a mail as Outlook packs it: RTF in a sliding window ([MS-OXRTFCP])."""

import struct

from archive.errors import DamagedFileError, TooLargeError
from indexer.extract.flow import Block
from indexer.extract.rtf.reader import Reader

_PACKED, _PLAIN = 0x75465A4C, 0x414C454D
_HEAD = struct.Struct("<IIII")
_LARGEST = 64_000_000
_WINDOW = 4096
_BEGINNING = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern "
    rb"\fscript \fdecor MS Sans SerifSymbolArialTimes New RomanCourier"
    b"{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab"
    b"\\tx"
)


def blocks(data: bytes) -> tuple[Block, ...]:
    """Return what a packed body shows.

    Raises:
        DamagedFileError: It cannot be unpacked.
        TooLargeError: It says that it unfolds beyond the limits.
    """
    reader = Reader()
    reader.read(unpacked(data))
    return reader.flow().body


def unpacked(data: bytes) -> bytes:
    """Return a packed body as RTF.

    Raises:
        DamagedFileError: It is not packed in any way that is known.
        TooLargeError: It says that it unfolds beyond all bodies.
    """
    if len(data) < _HEAD.size:
        raise DamagedFileError
    _, size, kind, _ = _HEAD.unpack_from(data)
    if size > _LARGEST:
        raise TooLargeError
    if kind == _PLAIN:
        return data[_HEAD.size : _HEAD.size + size]
    if kind != _PACKED:
        raise DamagedFileError
    return _unfolded(data[_HEAD.size :], size)


def _unfolded(packed: bytes, size: int) -> bytes:
    """Return what was packed; it ends where a reference leads to itself."""
    out = bytearray(_BEGINNING)
    first, at = len(out), 0
    while at < len(packed) and len(out) - first < size:
        flags, at = packed[at], at + 1
        for bit in range(8):
            if not flags >> bit & 1:
                out += packed[at : at + 1]
                at += 1
                continue
            told = int.from_bytes(packed[at : at + 2], "big")
            at += 2
            back = (len(out) - (told >> 4)) % _WINDOW
            if back == 0 or at > len(packed):
                return bytes(out[first : first + size])
            for _ in range((told & 0xF) + 2):
                out.append(out[-back] if back <= len(out) else 0x20)
    return bytes(out[first : first + size])
