"""The fonts and styles of a .doc."""

import struct

from indexer.extract.doc.binary import FONTS, STYLES, Binary, u16
from indexer.extract.doc.properties import NOTHING_SAID, Look, look_of

_NAME_OF_FONT = 39
_MOST_ANCESTORS = 20
_PARAGRAPH, _CHARACTER = 1, 2


def fonts(binary: Binary) -> list[str]:
    """Return the names of the fonts in the order of their numbers."""
    table = binary.table(FONTS)
    names: list[str] = []
    at = 4
    while at < len(table) and len(names) < u16(table, 0):
        length = table[at]
        name = table[at + 1 + _NAME_OF_FONT : at + 1 + length]
        names.append(name.decode("utf-16-le", "replace").split("\0")[0])
        at += 1 + length
    return names


class Styles:
    """What the styles say, each asked with its ancestors."""

    def __init__(self, binary: Binary) -> None:
        self._bases: dict[int, int] = {}
        self._characters: dict[int, Look] = {}
        self._paragraphs: dict[int, Look] = {}
        self._lines: dict[int | None, list[Look]] = {}
        self.default_font = 0
        table = binary.table(STYLES)
        try:
            self._read(table)
        except (struct.error, IndexError):
            # A style sheet cut short still leaves the text with its own fonts.
            return

    def _read(self, table: bytes) -> None:
        if not table:
            return
        head, count, fixed = u16(table, 0), u16(table, 2), u16(table, 4)
        if head >= 18:
            self.default_font = u16(table, 14)
        at = 2 + head
        for number in range(count):
            length = u16(table, at)
            style = table[at + 2 : at + 2 + length]
            at += 2 + length
            if len(style) > max(fixed, 10):
                self._take(number, style, fixed)

    def _take(self, number: int, style: bytes, fixed: int) -> None:
        kind, base, parts = u16(style, 2) & 15, u16(style, 2) >> 4, u16(style, 4) & 15
        self._bases[number] = base
        # The name stands between the fixed part and the modifiers.
        at = fixed + 2 + 2 * u16(style, fixed) + 2
        for part in range(parts):
            at += at % 2
            length = u16(style, at)
            data = style[at + 2 : at + 2 + length]
            at += 2 + length
            if kind == _PARAGRAPH and part == 0:
                self._paragraphs[number] = look_of(data[2:])
            elif part == (1 if kind == _PARAGRAPH else 0):
                self._characters[number] = look_of(data)

    def characters(self, number: int | None) -> list[Look]:
        """Return what a style says of runs, then what its ancestors say."""
        if number not in self._lines:
            self._lines[number] = [
                self._characters.get(n, NOTHING_SAID) for n in self._line(number)
            ]
        return self._lines[number]

    def paragraphs(self, number: int | None) -> list[Look]:
        """Return what a style says of paragraphs, then what its ancestors say."""
        return [self._paragraphs.get(n, NOTHING_SAID) for n in self._line(number)]

    def _line(self, number: int | None) -> list[int]:
        line: list[int] = []
        # Damaged files hold styles that are based on themselves.
        while number in self._bases and len(line) < _MOST_ANCESTORS:
            line.append(number)
            number = self._bases[number]
        return line
