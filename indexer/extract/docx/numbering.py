"""The lists of a document, as ``word/numbering.xml`` describes them."""

from lxml import etree

from indexer.extract.docx.names import W, child_number, child_value, value
from indexer.extract.docx.styles import font_of
from indexer.extract.flow import Counting, Level, List, Run
from indexer.extract.flow.lists import DEEPEST


class Numbering:
    """Gives paragraphs their numbers; they must come in reading order."""

    def __init__(self, part: etree._Element | None) -> None:
        self._counting = Counting()
        self._lists: dict[str, List] = {}
        if part is None:
            return
        abstract = {
            value(one, "abstractNumId"): _levels(one, "lvl")
            for one in part.iter(f"{W}abstractNum")
        }
        for use in part.iter(f"{W}num"):
            counters = child_value(use, "abstractNumId")
            self._lists[value(use, "numId") or ""] = List(
                counters=counters or "",
                levels=abstract.get(counters, {}) | _levels(use, f"lvlOverride/{W}lvl"),
                restarts=_restarts(use),
            )

    def label(self, name: str, depth: int) -> Run | None:
        """Return what is printed before the next paragraph of the list ``name``."""
        used = self._lists.get(name)
        return self._counting.label(name, used, depth) if used else None


def _levels(element: etree._Element, path: str) -> dict[int, Level]:
    return {
        depth: _level(one)
        for one in element.findall(W + path)
        if (depth := _depth(one)) is not None
    }


def _level(element: etree._Element) -> Level:
    pattern = child_value(element, "lvlText") or ""
    for depth in range(DEEPEST):
        pattern = pattern.replace(f"%{depth + 1}", chr(depth))
    return Level(
        style=child_value(element, "numFmt") or "decimal",
        pattern=pattern,
        start=child_number(element, "start", 1),
        gap="" if child_value(element, "suff") == "nothing" else " ",
        font=font_of(element.find(f"{W}rPr")),
    )


def _restarts(use: etree._Element) -> dict[int, int]:
    return {
        depth: child_number(override, "startOverride", 1)
        for override in use.findall(f"{W}lvlOverride")
        if (depth := _depth(override)) is not None
        and override.find(f"{W}startOverride") is not None
    }


def _depth(element: etree._Element) -> int | None:
    text = value(element, "ilvl") or ""
    return int(text) if len(text) == 1 and text.isdecimal() else None
