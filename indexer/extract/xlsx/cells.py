"""The cells of one sheet that hold something, each with what it shows."""

import datetime as dt
import math
from collections.abc import Iterator, Sequence

from lxml import etree

from indexer.extract.container import Container
from indexer.extract.flow import Run
from indexer.extract.sheets import Area, Filled, day_code, shown
from indexer.extract.xlsx.names import S, number, place
from indexer.extract.xlsx.strings import Runs, dressed, runs, text
from indexer.extract.xlsx.styles import Look, Styles

_TRUTH = {"0": "FALSE", "1": "TRUE"}
_LONGEST_NUMBER = 40


class Cells:
    """Walks the rows of the sheet at ``part``; :meth:`areas` is known after them."""

    def __init__(
        self,
        container: Container,
        part: str,
        styles: Styles,
        strings: Sequence[Runs],
        *,
        from_1904: bool,
    ) -> None:
        self._parts = container.elements(part, f"{S}row", f"{S}mergeCell")
        self._styles = styles
        self._strings = strings
        self._from_1904 = from_1904
        self._areas: list[Area] = []

    def __iter__(self) -> Iterator[Filled]:
        """Yield the cells that show something, row by row."""
        row = -1
        for element in self._parts:
            if element.tag == f"{S}mergeCell":
                self._areas += _area(element.get("ref", ""))
                continue
            row = number(element.get("r"), row + 2) - 1
            yield from self._row(element, row)

    def areas(self) -> Iterator[Area]:
        """Yield the merged areas."""
        yield from self._areas

    def _row(self, element: etree._Element, row: int) -> Iterator[Filled]:
        column = -1
        for cell in element.iterchildren(f"{S}c"):
            at = place(cell.get("r"))
            column = at[1] if at else column + 1
            said = self._said(cell)
            if said:
                yield Filled(row, column, said)

    def _said(self, cell: etree._Element) -> Runs:
        look = self._styles.look(cell.get("s"))
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            inline = cell.find(f"{S}is")
            return dressed(tuple(runs(inline)) if inline is not None else (), look.font)
        value = cell.findtext(f"{S}v")
        if value is None:
            return ()
        if kind == "s":
            index = number(value, len(self._strings))
            found = self._strings[index] if index < len(self._strings) else ()
            return dressed(found, look.font)
        return dressed((Run(self._value(kind, value, look)),), look.font)

    def _value(self, kind: str, value: str, look: Look) -> str:
        if kind == "b":
            return _TRUTH.get(value, value)
        if kind == "d":
            return _day(value)
        return self._number(value, look) if kind == "n" else text(value)

    def _code(self, look: Look) -> str:
        return look.code

    def _number(self, value: str, look: Look) -> str:
        try:
            meant = float(value[:_LONGEST_NUMBER])
        except ValueError:
            return text(value)
        if not math.isfinite(meant):
            return ""
        return shown(meant, self._code(look), from_1904=self._from_1904)


class DayFirst(Cells):
    """The same with days as offices write them, whatever the sheet is set to show."""

    def _code(self, look: Look) -> str:
        return day_code(look.code)


def _day(value: str) -> str:
    try:
        return f"{dt.datetime.fromisoformat(value[:19]):%d/%m/%Y}"
    except ValueError:
        return text(value)


def _area(reference: str) -> Iterator[Area]:
    first, _, last = reference.partition(":")
    start, end = place(first), place(last)
    if start and end:
        yield Area(*start, *end)
