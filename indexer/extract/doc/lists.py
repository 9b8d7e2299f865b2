"""The lists of a .doc: formats (LSTF, LVL) and their uses (LFO)."""

import struct

from indexer.extract.doc.binary import LIST_USES, LISTS, Binary, u16, u32
from indexer.extract.doc.properties import look_of
from indexer.extract.flow import Counting, Level, List, Run
from indexer.extract.flow.lists import DEEPEST

_STYLES = {
    0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter",
    4: "lowerLetter", 22: "decimalZero", 23: "bullet", 255: "none",
}  # fmt: skip
_LIST_SIZE, _USE_SIZE, _LEVEL_HEAD = 28, 16, 28
_MOST_USES = 10_000
_SIMPLE = 0x01
_STARTS_AT, _HAS_FORMAT, _DEPTH = 0x10, 0x20, 0x0F
_NO_GAP = 2


class Lists:
    """Gives paragraphs their numbers; they must come in reading order."""

    def __init__(self, binary: Binary, fonts: list[str]) -> None:
        self._tables = binary.tables
        self._fonts = fonts
        self._counting = Counting()
        self._uses: list[List] = []
        try:
            self._read_uses(binary, self._formats(*binary.where(LISTS)))
        except (struct.error, IndexError):
            # Numbers that cannot be read are left out; the text is what counts.
            return

    def label(self, use: int, depth: int) -> Run | None:
        """Return what is printed before the next paragraph of the list ``use``."""
        if not 0 < use <= len(self._uses):
            return None
        return self._counting.label(str(use), self._uses[use - 1], depth)

    def _formats(self, start: int, length: int) -> dict[int, dict[int, Level]]:
        formats: dict[int, dict[int, Level]] = {}
        if not length:
            return formats
        # The levels follow the table, outside of its stated length.
        at = start + length
        for index in range(u16(self._tables, start)):
            head = start + 2 + _LIST_SIZE * index
            number = u32(self._tables, head)
            formats[number] = {}
            depths = 1 if self._tables[head + 26] & _SIMPLE else DEEPEST
            for depth in range(depths):
                formats[number][depth], at = self._level(at)
        return formats

    def _level(self, at: int) -> tuple[Level, int]:
        data = self._tables
        start, style = u32(data, at), data[at + 4]
        follow, characters, paragraph = data[at + 15], data[at + 24], data[at + 25]
        modifiers = at + _LEVEL_HEAD + paragraph
        text = modifiers + characters
        end = text + 2 + 2 * u16(data, text)
        look = look_of(data[modifiers:text])
        named = look.font is not None and look.font < len(self._fonts)
        level = Level(
            style=_STYLES.get(style, "decimal"),
            pattern=data[text + 2 : end].decode("utf-16-le", "replace"),
            start=start,
            gap="" if follow == _NO_GAP else " ",
            font=self._fonts[look.font or 0] if named else None,
        )
        return level, end

    def _read_uses(self, binary: Binary, formats: dict[int, dict[int, Level]]) -> None:
        start, length = binary.where(LIST_USES)
        if not length:
            return
        count = min(u32(self._tables, start), length // _USE_SIZE, _MOST_USES)
        heads = [start + 4 + _USE_SIZE * index for index in range(count)]
        at = start + 4 + _USE_SIZE * count
        for head in heads:
            number = u32(self._tables, head)
            levels, restarts, at = self._overrides(at + 4, self._tables[head + 12])
            levels = formats.get(number, {}) | levels
            self._uses.append(List(str(number), levels, restarts))

    def _overrides(
        self, at: int, count: int
    ) -> tuple[dict[int, Level], dict[int, int], int]:
        levels: dict[int, Level] = {}
        restarts: dict[int, int] = {}
        for _ in range(min(count, DEEPEST)):
            start, flags = u32(self._tables, at), u32(self._tables, at + 4)
            at += 8
            depth = flags & _DEPTH
            if flags & _HAS_FORMAT:
                levels[depth], at = self._level(at)
                start = levels[depth].start
            if flags & _STARTS_AT:
                restarts[depth] = start
        return levels, restarts, at
