"""The lists of a document, as its list styles describe them."""

from collections.abc import Iterable

from lxml import etree

from indexer.extract.flow import Counting, Level, List, Run
from indexer.extract.flow.lists import DEEPEST
from indexer.extract.odt.names import STYLE, TEXT, number

_STYLES = {
    "1": "decimal", "I": "upperRoman", "i": "lowerRoman", "A": "upperLetter",
    "a": "lowerLetter", "": "none",
}  # fmt: skip


class Lists:
    """Gives list items their numbers; they must come in reading order."""

    def __init__(self, parts: Iterable[etree._Element]) -> None:
        self._counting = Counting()
        self._levels: dict[str, dict[int, Level]] = {}
        self._begun = 0
        for part in parts:
            for style in part.iter(f"{TEXT}list-style"):
                self._levels[style.get(f"{STYLE}name") or ""] = _levels(style)

    def begin(self, style: str, *, continues: bool) -> List:
        """Return the list that starts here, or goes on from the one before."""
        if not continues:
            self._begun += 1
        counters = f"{style} {self._begun}"
        return List(counters, self._levels.get(style, {}))

    def label(self, used: List, depth: int) -> Run | None:
        """Return what is printed before the next item of ``used``."""
        return self._counting.label(used.counters, used, depth)


def _levels(style: etree._Element) -> dict[int, Level]:
    levels = {}
    for one in style:
        depth = number(one.get(f"{TEXT}level"), 0) - 1
        if one.tag == f"{TEXT}list-level-style-bullet":
            levels[depth] = Level("bullet", one.get(f"{TEXT}bullet-char") or "")
        elif one.tag == f"{TEXT}list-level-style-number":
            levels[depth] = _numbered(one, depth)
    return {depth: level for depth, level in levels.items() if 0 <= depth < DEEPEST}


def _numbered(one: etree._Element, depth: int) -> Level:
    shown = number(one.get(f"{TEXT}display-levels"), 1)
    numbers = ".".join(map(chr, range(max(depth + 1 - shown, 0), min(depth, 8) + 1)))
    before = one.get(f"{STYLE}num-prefix") or ""
    after = one.get(f"{STYLE}num-suffix") or ""
    return Level(
        style=_STYLES.get(one.get(f"{STYLE}num-format") or "", "decimal"),
        pattern=before + numbers + after,
        start=number(one.get(f"{TEXT}start-value"), 1),
    )
