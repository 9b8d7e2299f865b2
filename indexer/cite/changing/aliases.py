"""Short names that a paper gives to others: "(sau đây gọi tắt là Quy chế 1500)"."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from indexer.cite.passage import Mention, Passage

_GIVEN = re.compile(
    r"sau\s{1,3}day\s{1,3}(?:(?:duoc\s{1,3})?(?:goi|viet)\s{1,3})?(?:(?:tat|chung|gon)\s{1,3})?la\s{1,3}"
    r"[“\"']?(?P<name>[^()“”\"';:\n]{2,60}?)[”\"']?\s{0,3}\)"
)
_BREAK = re.compile(
    r"\.\s|[;:\n]\s{0,3}\n|[\n\f]\s{0,9}(?:dieu\s\d|\d{1,3}\.\s|[a-z]\)\s)"
)
_REACH = 900


@dataclass(frozen=True, slots=True)
class Aliases:
    """The mention that each short name stands for, and where it was given."""

    owners: dict[str, tuple[int, int]] = field(default_factory=dict)
    lengths: Sequence[int] = ()

    def at(self, bare: str, at: int) -> tuple[int, int] | None:
        """Return the mention that a short name at a place means, and its end."""
        for length in self.lengths:
            owner = self.owners.get(bare[at : at + length])
            is_word = not bare[at + length : at + length + 1].isalnum()
            if owner and owner[0] < at and is_word:
                return owner[1], at + length
        return None


def aliases(passage: Passage, mentions: Sequence[Mention]) -> Aliases:
    """Return the short names that a text gives to papers with a number."""
    owners: dict[str, tuple[int, int]] = {}
    starts = [mention.start for mention in mentions]
    for given in _GIVEN.finditer(passage.bare):
        owner = _owner(passage, starts, given.start())
        inside = bisect_left(starts, given.start("name"))
        inner = mentions[inside] if inside < len(mentions) else None
        is_symbol = inner and inner.start < given.end() and inner.symbol
        if owner is not None and not is_symbol:
            owners.setdefault(given["name"], (given.end(), owner))
    return Aliases(owners, sorted({len(name) for name in owners}, reverse=True))


def _owner(passage: Passage, starts: Sequence[int], at: int) -> int | None:
    """Return the first mention of a sentence, which is what it is about."""
    low = max(0, at - _REACH)
    for stop in _BREAK.finditer(passage.bare, low, at):
        low = stop.end()
    place = bisect_left(starts, low)
    return place if place < len(starts) and starts[place] < at else None
