"""The numbers Word prints before the paragraphs of a list, counted as it counts."""

from dataclasses import dataclass

from lxml import etree

from indexer.extract.docx.names import W, child_number, child_value, value
from indexer.extract.docx.styles import font_of
from indexer.extract.flow import Run, signs
from indexer.extract.ordinals import ordinal

_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered; ``pattern`` holds %1 to %9."""

    style: str
    pattern: str
    start: int
    gap: str
    font: str | None

    @classmethod
    def read(cls, element: etree._Element) -> "Level":
        """Read a ``w:lvl``."""
        suffix = child_value(element, "suff")
        return cls(
            style=child_value(element, "numFmt") or "decimal",
            pattern=child_value(element, "lvlText") or "",
            start=child_number(element, "start", 1),
            gap="" if suffix == "nothing" else " ",
            font=font_of(element.find(f"{W}rPr")),
        )


@dataclass(frozen=True, slots=True)
class List:
    """One use of a list: whose counters it shares, and its levels."""

    counters: str
    levels: dict[int, Level]
    restarts: dict[int, int]


class Numbering:
    """Counts through a document; paragraphs must come in reading order."""

    def __init__(self, part: etree._Element | None) -> None:
        self._lists: dict[str, List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
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

    def label(self, properties: etree._Element) -> Run | None:
        """Return what is printed before a paragraph with these ``w:numPr``."""
        used = self._lists.get(child_value(properties, "numId") or "0")
        depth = child_number(properties, "ilvl", 0)
        if used is None or depth not in used.levels:
            return None
        level = used.levels[depth]
        counts = self._count(used, depth, child_value(properties, "numId") or "")
        text = _label(used, depth, counts)
        return Run(text + level.gap, level.font) if text else None

    def _count(self, used: List, depth: int, number: str) -> dict[int, int]:
        counts = self._counts.setdefault(used.counters, {})
        if depth in used.restarts and (number, depth) not in self._begun:
            counts[depth] = used.restarts[depth] - 1
        self._begun.add((number, depth))
        counts[depth] = counts.get(depth, used.levels[depth].start - 1) + 1
        for deeper in range(depth + 1, _LEVELS):
            counts.pop(deeper, None)
        return counts


def _levels(element: etree._Element, path: str) -> dict[int, Level]:
    levels = {}
    for one in element.findall(W + path):
        depth = value(one, "ilvl") or ""
        if depth.isdecimal() and int(depth[:3]) < _LEVELS:
            levels[int(depth)] = Level.read(one)
    return levels


def _restarts(use: etree._Element) -> dict[int, int]:
    return {
        int(depth): child_number(override, "startOverride", 1)
        for override in use.findall(f"{W}lvlOverride")
        if (depth := value(override, "ilvl") or "").isdecimal()
        and len(depth) == 1
        and override.find(f"{W}startOverride") is not None
    }


def _label(used: List, depth: int, counts: dict[int, int]) -> str:
    level = used.levels[depth]
    if level.style == "none":
        return ""
    if level.style == "bullet":
        return signs.shown(level.pattern, level.font).translate(signs.LATIN)
    text = level.pattern
    for above in range(depth + 1):
        other = used.levels.get(above, level)
        number = counts.get(above, other.start)
        text = text.replace(f"%{above + 1}", ordinal(number, other.style))
    return text
