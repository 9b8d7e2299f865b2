"""The bodies of the papers a reader may see, found while their names are typed.

The names are kept in one long text, those with most papers first: looking through
thousands of names takes as long as looking through a page.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, islice

from archive.catalogue import Count, Counts
from archive.catalogue.holdings import Holdings
from archive.model import Reader
from indexer.search.analysis import plain
from indexer.suggest.typed import LEAST, Typed

_LONGEST = 10
"""Words of a name of a body that are looked for."""

_AUDIENCES = 16
"""Sets of audiences whose names are kept."""


@dataclass(frozen=True, slots=True)
class BodyMeant:
    """A body whose name the last ``words`` typed are, behind what is ``before`` it."""

    name: str
    papers: int
    before: str
    words: int


class BodyNames:
    """The names of bodies as readers type them, kept until the papers change."""

    def __init__(self, holdings: Holdings) -> None:
        self._holdings = holdings
        self._kept: dict[frozenset[str], _Names] = {}

    def meant(self, typed: Typed, reader: Reader, *, most: int) -> list[BodyMeant]:
        """Return the bodies whose name the end of ``typed`` holds or begins.

        The longest end decides: "trồng cây thành ủy b" means no body called "ủy b".
        """
        names = self._names(reader)
        for start in _beginnings(typed.words):
            if found := names.holding(_sought(typed, start), most):
                before = typed.text[: typed.starts[start]]
                words = len(typed.words) - start
                return [BodyMeant(b.label, b.papers, before, words) for b in found]
        return []

    def _names(self, reader: Reader) -> "_Names":
        counts = self._holdings.counts(reader)
        held = self._kept.get(reader.audiences)
        # The catalogue keeps its counts too: another value means other papers.
        if held is None or held.counts is not counts:
            if len(self._kept) >= _AUDIENCES:
                self._kept = {}
            held = self._kept[reader.audiences] = _Names.of(counts)
        return held


def _beginnings(words: Sequence[str]) -> Iterator[int]:
    first = max(0, len(words) - _LONGEST)
    for start in range(first, len(words)):
        is_whole = start == 0
        rest = words[start:]
        # One word behind others belongs to them: "kế hoạch ban" begins no body.
        if len(rest) > 1 or (is_whole and len(rest[0]) >= LEAST):
            yield start


def _sought(typed: Typed, start: int) -> list[str]:
    """Return how a name may be written of which the words from ``start`` are a part."""
    whole = "".join(f" {word}" for word in typed.whole[start:])
    return [f"{whole} {begun}" for begun in typed.begun] or [f"{whole} "]


@dataclass(frozen=True, slots=True)
class _Names:
    """All names in one text, a line each; ``lines`` says where each begins."""

    counts: Counts
    bodies: tuple[Count, ...]
    text: str
    lines: tuple[int, ...]

    @classmethod
    def of(cls, counts: Counts) -> "_Names":
        written = [f"\n {plain(body.label)} " for body in counts.issuers]
        lines = accumulate(map(len, written), initial=0)
        return cls(counts, counts.issuers, "".join(written), tuple(lines))

    def holding(self, ways: Sequence[str], most: int) -> list[Count]:
        """Return the bodies whose names begin in one of some ways, then who holds them.

        The commonest come first among each.
        """
        begun = (islice(self._where(f"\n{words}"), most) for words in ways)
        within = (islice(self._where(words), 2 * most) for words in ways)
        found = dict.fromkeys(chain(*begun, *within))
        return [self.bodies[at] for at in islice(found, most)]

    def _where(self, words: str) -> Iterator[int]:
        at = self.text.find(words)
        while at >= 0:
            line = bisect_right(self.lines, at)
            yield line - 1
            at = self.text.find(words, self.lines[line])
