"""Text boxes of the head: which stretch of their story belongs to which place.

A stamp of secrecy or urgency is often a box beside the letterhead; put behind
the last paragraph it would no longer stand on the head of the paper. Further
down boxes are the labels of drawings, hundreds at times, and would cut
sentences apart: they are read after the body.
"""

import struct
from collections.abc import Iterator

from indexer.extract.doc.binary import ANCHORS, BOX_TEXTS, Binary, u32

_HEAD = 2_000
_ANCHOR_SIZE, _BOX_SIZE = 26, 22
_SHAPE_OF_BOX = 14


def anchored(binary: Binary) -> dict[int, tuple[int, int]]:
    """Return the range of characters of each box by its place in the head."""
    first, end = binary.stories["boxes"]
    try:
        texts = dict(_texts(binary.table(BOX_TEXTS), first, end))
        # Each box is read at one place only, however often a file names it.
        return {
            place: texts.pop(shape)
            for place, shape in _shapes(binary.table(ANCHORS))
            if place < _HEAD and shape in texts
        }
    except struct.error:
        return {}


def _shapes(table: bytes) -> Iterator[tuple[int, int]]:
    """Yield the place of each drawing and its shape."""
    count = max(len(table) - 4, 0) // (4 + _ANCHOR_SIZE)
    for index in range(count):
        yield u32(table, 4 * index), u32(table, 4 * (count + 1) + _ANCHOR_SIZE * index)


def _texts(table: bytes, first: int, end: int) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield each shape and the characters of the text in it."""
    count = max(len(table) - 4, 0) // (4 + _BOX_SIZE)
    reached = 0
    for index in range(count):
        shape = u32(table, 4 * (count + 1) + _BOX_SIZE * index + _SHAPE_OF_BOX)
        start, stop = u32(table, 4 * index), u32(table, 4 * index + 4)
        if shape and reached <= start < stop <= end - first:
            reached = stop
            yield shape, (first + start, first + stop)
