"""One story of a .doc being written: fields, marks, fonts and numbers."""

import re

from indexer.extract.doc.lists import Lists
from indexer.extract.doc.properties import Look
from indexer.extract.doc.styles import Styles
from indexer.extract.flow import Builder, Run, signs

_CONTROL = re.compile("([\x00-\x08\x0b-\x1f])")
_FIELD_BEGINS, _FIELD_SHOWS, _FIELD_ENDS = "\x13", "\x14", "\x15"
_CELL = "\x07"
_PARAGRAPH_ENDS = frozenset("\x0c\x0d")
_SIGN = 0x28
# U+001F is the soft hyphen; the scribe drops it unless the font says it is "ư".
_CHARACTERS = {"\x0b": "\n", "\x0e": "\n", "\x1e": "-", "\x1f": "\u00ad"}
_UNPRINTED = frozenset({"", *map(chr, {*range(0x20)} - {0x09, 0x0A})})
_AS_THE_STYLE, _AGAINST_THE_STYLE = 128, 129


class Story:
    """One story being written: open fields, and the blocks so far."""

    def __init__(self, styles: Styles, lists: Lists, fonts: list[str]) -> None:
        self.builder = Builder()
        self._styles = styles
        self._lists = lists
        self._fonts = fonts
        # For each open field, whether its instruction is still being told.
        self._fields: list[bool] = []
        self._instructions = 0

    def take(self, text: str, run: Look, paragraph: Look) -> None:
        """Write ``text``, which has one look throughout."""
        ancestors = [
            *self._styles.characters(run.style),
            *self._styles.characters(paragraph.style),
        ]
        if run.deleted or _switch(run.hidden, [look.hidden for look in ancestors]):
            return
        capitals = _switch(run.capitals, [look.capitals for look in ancestors])
        font = self._font([run, *ancestors])
        for part in _CONTROL.split(text):
            if _CONTROL.fullmatch(part):
                self._control(part, paragraph)
            shown = _CHARACTERS.get(part, part)
            if shown not in _UNPRINTED and not self._instructions:
                self.builder.add(self._run(shown, font, run, capitals=capitals))

    def _run(self, text: str, font: str | None, look: Look, *, capitals: bool) -> Run:
        if look.sign and text == chr(_SIGN):
            name = self._name(look.sign[0])
            return Run(signs.printed(look.sign[1], name), name)
        return Run(signs.shown(text, font), font, capitals)

    def _control(self, mark: str, paragraph: Look) -> None:
        if mark == _FIELD_BEGINS:
            self._fields.append(True)
            self._instructions += 1
        elif mark == _FIELD_SHOWS and self._fields:
            self._instructions -= self._fields[-1]
            self._fields[-1] = False
        elif mark == _FIELD_ENDS and self._fields:
            self._instructions -= self._fields.pop()
        elif self._instructions:
            return
        elif mark == _CELL:
            self._end_cell(paragraph)
        elif mark in _PARAGRAPH_ENDS:
            self._end_paragraph(paragraph)

    def _end_cell(self, paragraph: Look) -> None:
        if paragraph.ends_row:
            self.builder.end_row()
        else:
            self._number(paragraph)
            self.builder.end_cell()

    def _end_paragraph(self, paragraph: Look) -> None:
        # Tables in tables end their cells with paragraph marks.
        if paragraph.ends_inner_cell:
            self.builder.add(Run("\t"))
        else:
            self._number(paragraph)
            self.builder.end_paragraph(in_table=paragraph.in_table)

    def _number(self, paragraph: Look) -> None:
        looks = [paragraph, *self._styles.paragraphs(paragraph.style)]
        uses = [look.list_use for look in looks if look.list_use is not None]
        if uses and uses[0] and self.builder.has_text:
            depths = [look.depth for look in looks if look.depth is not None]
            label = self._lists.label(uses[0], depths[0] if depths else 0)
            if label:
                self.builder.begin_with(label)

    def _font(self, looks: list[Look]) -> str | None:
        numbers = (look.font for look in looks if look.font is not None)
        return self._name(next(numbers, self._styles.default_font))

    def _name(self, number: int) -> str | None:
        return self._fonts[number] if number < len(self._fonts) else None


def _switch(own: int | None, inherited: list[int | None]) -> bool:
    style = next((bool(one & 1) for one in inherited if one is not None), False)
    if own is None or own == _AS_THE_STYLE:
        return style
    return not style if own == _AGAINST_THE_STYLE else bool(own)
