"""The piece table: where in the main stream the characters of a text lie."""

from collections.abc import Iterator
from dataclasses import dataclass

from archive.errors import DamagedFileError
from indexer.extract.doc.binary import PIECES, Binary, u16, u32

_ONE_BYTE = 0x40000000
_PLACE = 0x3FFFFFFF
_MODIFIERS, _TABLE = 1, 2


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters ``start`` to ``end`` lie at ``place``, ``width`` bytes each."""

    start: int
    end: int
    place: int
    width: int

    def within(self, start: int, end: int) -> tuple[int, int]:
        """Return the bytes of the part of this piece between two characters."""
        first, last = max(self.start, start), min(self.end, end)
        offset = self.place - self.start * self.width
        return offset + first * self.width, offset + max(first, last) * self.width


def pieces(binary: Binary) -> Iterator[Piece]:
    """Yield the pieces in the order of the text.

    Raises:
        DamagedFileError: There is no table, or its pieces run backwards.
    """
    table = _table(binary.table(PIECES))
    count = (len(table) - 4) // 12
    reached = 0
    for index in range(count):
        start, end = u32(table, 4 * index), u32(table, 4 * index + 4)
        if start < reached or end < start:
            raise DamagedFileError
        reached = end
        place = u32(table, 4 * (count + 1) + 8 * index + 2)
        if place & _ONE_BYTE:
            yield Piece(start, end, (place & _PLACE) // 2, 1)
        else:
            yield Piece(start, end, place & _PLACE, 2)


def _table(data: bytes) -> bytes:
    at = 0
    while at + 3 <= len(data) and data[at] == _MODIFIERS:
        at += 3 + u16(data, at + 1)
    if at + 5 > len(data) or data[at] != _TABLE:
        raise DamagedFileError
    return data[at + 5 : at + 5 + u32(data, at + 1)]
