"""What runs and paragraphs look like: Word's property modifiers ("sprms")."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from indexer.extract.doc.binary import (
    CHARACTER_PAGES,
    PARAGRAPH_PAGES,
    Binary,
    u16,
    u32,
)

_PAGE = 512
_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_LONGEST = 32_000
_TABLE_DEFINITION = 0xD608
_TABS = 0xC615
_REFERENCES = (b"\x46\x66", b"\x45\x66")


@dataclass(frozen=True, slots=True)
class Look:
    """What one set of modifiers says; None is what it leaves open.

    ``capitals`` and ``hidden`` are Word's switches: 0 off, 1 on, 128 as the
    style, 129 against the style.
    """

    font: int | None = None
    style: int | None = None
    capitals: int | None = None
    hidden: int | None = None
    deleted: bool = False
    sign: tuple[int, int] | None = None
    list_use: int | None = None
    depth: int | None = None
    in_table: bool = False
    ends_row: bool = False
    ends_inner_cell: bool = False
    ends_inner_row: bool = False


def modifiers(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield each modifier and its operand; stop where the rest makes no sense."""
    at = 0
    while at + 3 <= len(data):
        code = u16(data, at)
        at += 2
        size = _SIZES.get(code >> 13)
        if size is None:
            size = _variable_size(code, data, at)
        if at + size > len(data):
            return
        yield code, data[at : at + size]
        at += size


def _variable_size(code: int, data: bytes, at: int) -> int:
    if code == _TABLE_DEFINITION:
        return u16(data, at) + 1 if at + 2 <= len(data) else len(data)
    if code == _TABS and data[at] == 0xFF:
        return len(data)
    return data[at] + 1


@lru_cache(maxsize=4096)
def look_of(data: bytes) -> Look:
    """Return the look that the modifiers in ``data`` add up to."""
    said = dict(modifiers(data))

    def number(code: int) -> int | None:
        operand = said.get(code)
        return int.from_bytes(operand[:2], "little") if operand else None

    # 4A51 draws the accented letters; 4A4F only the plain ones.
    font = number(0x4A51)
    sign = said.get(0x6A09)
    return Look(
        font=number(0x4A4F) if font is None else font,
        style=number(0x4A30),
        capitals=number(0x083B),
        hidden=number(0x083C),
        deleted=number(0x0800) == 1,
        sign=(u16(sign, 0), u16(sign, 2)) if sign else None,
        list_use=number(0x460B),
        depth=number(0x260A),
        in_table=number(0x2416) == 1,
        ends_row=number(0x2417) == 1,
        ends_inner_cell=number(0x244B) == 1,
        ends_inner_row=number(0x244C) == 1,
    )


@dataclass(frozen=True, slots=True)
class Stretch:
    """A range of bytes of the main stream with one look."""

    start: int
    end: int
    look: Look


NOTHING_SAID = Look()


class Stretches:
    """The looks of all bytes, found by place."""

    def __init__(self, stretches: Iterator[Stretch]) -> None:
        self._stretches = sorted(stretches, key=lambda one: one.start)
        self._starts = [one.start for one in self._stretches]

    def at(self, place: int, end: int) -> tuple[Look, int]:
        """Return the look at ``place`` and how far it holds, ``end`` at most."""
        index = bisect_right(self._starts, place) - 1
        if index >= 0 and place < self._stretches[index].end:
            return self._stretches[index].look, min(end, self._stretches[index].end)
        following = index + 1
        if following < len(self._starts):
            end = min(end, self._starts[following])
        return NOTHING_SAID, end


def character_stretches(binary: Binary) -> Iterator[Stretch]:
    """Yield the looks of the runs."""
    for page, count, ends in _pages(binary, CHARACTER_PAGES):
        for index in range(count):
            at = 2 * page[4 * (count + 1) + index]
            data = page[at + 1 : at + 1 + page[at]] if at else b""
            yield Stretch(ends[index], ends[index + 1], look_of(data))


def paragraph_stretches(binary: Binary) -> Iterator[Stretch]:
    """Yield the looks of the paragraphs, their style first."""
    for page, count, ends in _pages(binary, PARAGRAPH_PAGES):
        for index in range(count):
            at = 2 * page[4 * (count + 1) + 13 * index]
            look = _paragraph_look(page, at, binary.overflow)
            yield Stretch(ends[index], ends[index + 1], look)


def _paragraph_look(page: bytes, at: int, overflow: bytes) -> Look:
    if not at:
        return Look(style=0)
    # A length of 0 means that the real one follows, counted otherwise.
    start, length = (
        (at + 1, 2 * page[at] - 1) if page[at] else (at + 2, 2 * page[at + 1])
    )
    data = page[start : start + length]
    if len(data) < 2:
        return Look(style=0)
    style_modifier = (0x4A30).to_bytes(2, "little") + data[:2]
    return look_of(_whole(data[2:], overflow) + style_modifier)


def _whole(data: bytes, overflow: bytes) -> bytes:
    """Follow a reference to where the rows of wide tables keep their modifiers."""
    if not any(mark in data for mark in _REFERENCES):
        return data
    said = dict(modifiers(data))
    reference = said.get(0x6646) or said.get(0x6645)
    if reference is None:
        return data
    at = u32(reference, 0)
    if at + 2 > len(overflow):
        return data
    return data + overflow[at + 2 : at + 2 + min(u16(overflow, at), _LONGEST)]


def _pages(binary: Binary, place: int) -> Iterator[tuple[bytes, int, list[int]]]:
    table = binary.table(place)
    number_of_pages = max(len(table) - 4, 0) // 8
    numbers = (
        u32(table, 4 * (number_of_pages + 1) + 4 * index) & 0x3FFFFF
        for index in range(number_of_pages)
    )
    for number in dict.fromkeys(numbers):
        page = binary.main[number * _PAGE : (number + 1) * _PAGE]
        if len(page) == _PAGE:
            count = min(page[-1], 101)
            yield page, count, [u32(page, 4 * i) for i in range(count + 1)]
