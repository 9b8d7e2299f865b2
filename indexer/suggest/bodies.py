"""The bodies of the papers a reader may see, found while their names are typed.

The names are kept in one long text, those with most papers first: looking through
thousands of names takes as long as looking through a page.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain, islice

from archive.model import Reader
from indexer.search.analysis import plain
from indexer.search.engine import Engine
from indexer.search.query import AllOf, Query
from indexer.suggest.typed import LEAST, Typed

_LONGEST = 10
"""Words of a name of a body that are looked for."""

_KEPT = 16
"""States of the index and sets of audiences whose names are kept."""

_Seen = tuple[int, int, frozenset[str], frozenset[str]]
"""What tells the papers that a reader sees from those of others, and of later."""


@dataclass(frozen=True, slots=True)
class BodyMeant:
    """A body whose name the last ``words`` typed are, behind what is ``before`` it."""

    name: str
    papers: int
    before: str
    words: int


class BodyNames:
    """The names of bodies as readers type them, kept until the index changes.

    The index counts them from its columns in a few milliseconds, where the catalogue
    would go through all papers after each that comes.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._kept: dict[_Seen, _Names] = {}

    def meant(
        self, typed: Typed, reader: Reader, hidden: frozenset[str], *, most: int
    ) -> list[BodyMeant]:
        """Return the bodies whose name the end of ``typed`` holds or begins.

        The longest end decides: "trồng cây thành ủy b" means no body called "ủy b".
        """
        names = self._names(reader, hidden)
        for start in _beginnings(typed.words):
            if found := names.holding(_sought(typed, start), most):
                before = typed.text[: typed.starts[start]]
                words = len(typed.words) - start
                return [BodyMeant(*body, before, words) for body in found]
        return []

    def _names(self, reader: Reader, hidden: frozenset[str]) -> "_Names":
        state = self._engine.revision(), self._engine.access()
        seen = (*state, reader.audiences, hidden)
        names = self._kept.get(seen)
        if names is None:
            everything = Query(AllOf(), reader, limit=0, hidden=hidden)
            names = _Names.of(self._engine.search(everything).facets.issuer)
            if len(self._kept) >= _KEPT:
                self._kept = {}
            self._kept[seen] = names
        return names


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


@lru_cache(maxsize=65_536)
def _plain(name: str) -> str:
    return plain(name)


@dataclass(frozen=True, slots=True)
class _Names:
    """All names in one text, a line each; ``lines`` says where each begins."""

    bodies: tuple[tuple[str, int], ...]
    text: str
    lines: tuple[int, ...]

    @classmethod
    def of(cls, papers: Mapping[str, int]) -> "_Names":
        """Write the names down; spellings of one name are told as the commonest."""
        counts: dict[str, tuple[str, int]] = {}
        for name, count in papers.items():
            spelt, before = counts.get(_plain(name), (name, 0))
            counts[_plain(name)] = spelt, before + count
        written = [f"\n {name} " for name in counts]
        lines = accumulate(map(len, written), initial=0)
        return cls(tuple(counts.values()), "".join(written), tuple(lines))

    def holding(self, ways: Sequence[str], most: int) -> list[tuple[str, int]]:
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
