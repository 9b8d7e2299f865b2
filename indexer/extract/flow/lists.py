"""The numbers printed before the paragraphs of a list, counted as Word counts."""

from dataclasses import dataclass, field

from indexer.extract.flow import signs
from indexer.extract.flow.model import Run
from indexer.extract.legacy.tables import without_private
from indexer.extract.ordinals import ordinal

DEEPEST = 9
"""No list has more levels than this."""

_LONGEST_PATTERN = 100


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered.

    ``pattern`` is what is printed, the number of the first level as U+0000,
    that of the second as U+0001, and so on; ``gap`` comes after it.
    """

    style: str
    pattern: str
    start: int = 1
    gap: str = " "
    font: str | None = None


@dataclass(frozen=True, slots=True)
class List:
    """One use of a list: whose counters it shares, its levels, where it restarts."""

    counters: str
    levels: dict[int, Level]
    restarts: dict[int, int] = field(default_factory=dict)


class Counting:
    """Counts through a document, its paragraphs coming in reading order."""

    def __init__(self) -> None:
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, name: str, used: List, depth: int) -> Run | None:
        """Return what is printed before the next paragraph of the list ``name``."""
        level = used.levels.get(depth)
        if level is None:
            return None
        text = _printed(used, depth, self._count(name, used, depth))
        return Run(text + level.gap, level.font) if text else None

    def _count(self, name: str, used: List, depth: int) -> dict[int, int]:
        counts = self._counts.setdefault(used.counters, {})
        if depth in used.restarts and (name, depth) not in self._begun:
            counts[depth] = used.restarts[depth] - 1
        self._begun.add((name, depth))
        counts[depth] = counts.get(depth, used.levels[depth].start - 1) + 1
        for deeper in range(depth + 1, DEEPEST):
            counts.pop(deeper, None)
        return counts


def _printed(used: List, depth: int, counts: dict[int, int]) -> str:
    level = used.levels[depth]
    if level.style == "none":
        return ""
    if level.style == "bullet":
        return without_private(
            signs.shown(level.pattern[:_LONGEST_PATTERN], level.font)
        )
    text = level.pattern[:_LONGEST_PATTERN]
    for above in range(depth + 1):
        other = used.levels.get(above, level)
        number = counts.get(above, other.start)
        text = text.replace(chr(above), ordinal(number, other.style))
    return text
