"""One state of the index, which answers queries."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import compress

from archive.access import Restricted
from archive.model import Reader
from indexer.search.engines.whoosh import choices, ordering
from indexer.search.engines.whoosh.conditions import satisfying
from indexer.search.engines.whoosh.explaining import explained
from indexer.search.engines.whoosh.impacts import Impacts
from indexer.search.engines.whoosh.ordering import Page
from indexer.search.engines.whoosh.postings import Mask, Places, PostingList
from indexer.search.engines.whoosh.rarities import Rarities
from indexer.search.engines.whoosh.space import Space
from indexer.search.engines.whoosh.spellings import spellings
from indexer.search.engines.whoosh.weighing import Weights
from indexer.search.engines.whoosh.whom import Whom
from indexer.search.query import Query, Tree
from indexer.search.results import Facets, Hit, Results, Share, Spelling
from indexer.search.wanted import Wanted

_EARLY = 4096
"""Papers among which a common word is found at once."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The papers of one commit. ``state`` tells it from others, None before the first.

    ``restricted`` are those that were given to others since they were put in.
    """

    state: tuple[int, int] | None
    space: Space
    impacts: Impacts
    rarities: Rarities
    revision: int
    restricted: Restricted = field(default_factory=Restricted)

    @classmethod
    def of(
        cls, state: tuple[int, int] | None, space: Space, revision: int
    ) -> "Snapshot":
        """Make ready to search in a space."""
        return cls(state, space, Impacts(space), Rarities(space), revision)

    def take(self) -> None:
        """Keep the files of all segments open until they are given back."""
        for part in self.space.parts:
            part.users += 1

    def give_back(self) -> None:
        """Close the files of those segments that nobody else uses."""
        for part in self.space.parts:
            part.users -= 1
            if not part.users:
                part.close()

    def spellings(
        self, word: str, reader: Reader, hidden: frozenset[str]
    ) -> tuple[Spelling, ...]:
        """Return the words near ``word`` in papers that ``reader`` may see."""
        return spellings(word, self._seen(reader, hidden), self.space)

    def known(
        self, words: Collection[str], reader: Reader, hidden: frozenset[str]
    ) -> frozenset[str]:
        """Return those of ``words`` that some paper that ``reader`` may see holds."""
        seen = self._seen(reader, hidden)
        return frozenset(word for word in words if self._holds(word, seen))

    def _holds(self, word: str, seen: Mask) -> bool:
        fields = ("pairs",) if " " in word else ("words", "marked")
        held = (self.space.listings.of(field, word) for field in fields)
        return any(_meet(papers, seen) for papers in held)

    def explain(self, query: Query, key: str) -> tuple[Share, ...]:
        """Weigh one paper, part by part."""
        seen = self._seen(query.reader, query.hidden)
        paper = self.space.among(frozenset({key}))
        if not seen[paper].any():
            return ()
        return tuple(explained(query, seen, paper, self.space, self._weights))

    def search(self, query: Query) -> Results:
        """Answer ``query``, with most of its words where none has all."""
        found = self._found(query)
        relaxed = None if found.any() else query.relaxed()
        if relaxed is None:
            return self._answer(query, found, relaxed=False)
        found = self._found(relaxed)
        return self._answer(relaxed, found, relaxed=bool(found.any()))

    def _found(self, query: Query) -> Mask:
        seen = self._seen(query.reader, query.hidden)
        return satisfying(query.tree, self.space) & seen

    def _seen(self, reader: Reader, hidden: frozenset[str]) -> Mask:
        seen = self.space.visible(self._whom(reader))
        if hidden:
            seen = seen & ~self.space.marked(self.space.among(hidden))
        return seen

    def _answer(self, query: Query, found: Mask, *, relaxed: bool) -> Results:
        rows = choices.passing(query, self.space)
        left = choices.left(found, rows)
        places = left.places
        counted = Facets()
        if query.facets:
            counted = choices.facets(found, left, rows, query, self.space)
        return Results(
            total=len(places),
            hits=self._hits(query, places) if query.offset < len(places) else (),
            facets=counted,
            relaxed=relaxed,
        )

    def _hits(self, query: Query, places: Places) -> tuple[Hit, ...]:
        if not query.limit:
            return ()
        page = self._page(query, places)
        keys = self.space.keys[page.places].tolist()
        held = self._matched([*Wanted.of(query.tree).words], page.places)
        rows = zip(keys, page.scores.tolist(), held, strict=True)
        return tuple(Hit(key.decode(), score, words) for key, score, words in rows)

    def _matched(self, words: Sequence[str], places: Places) -> list[tuple[str, ...]]:
        """Return which of ``words`` each paper holds."""
        lists = [self.space.listings.of("words", word) for word in words]
        counts = [one.at(places).tolist() for one in lists]
        rows = zip(*counts, strict=True) if counts else ((),) * len(places)
        return [tuple(compress(words, row)) for row in rows]

    def _weights(self, tree: Tree, reader: Reader) -> Weights:
        return Weights(tree, self.space, self.rarities, self._whom(reader))

    def _whom(self, reader: Reader) -> Whom:
        return Whom(reader.audiences, self.restricted)

    def _page(self, query: Query, places: Places) -> Page:
        weights, space = self._weights(query.tree, query.reader), self.space
        last = query.offset + query.limit
        if query.sort == "relevance":
            page = ordering.best(places, weights, self.impacts, space, last)
        else:
            page = ordering.first(places, query.sort, weights, space, last)
        return page.since(query.offset)


def _meet(papers: PostingList, seen: Mask) -> bool:
    """Say whether some of ``papers`` are seen: most often one of the first is."""
    counts = (_EARLY, len(seen))
    return any(bool(seen[papers.first(count)[0]].any()) for count in counts)


NOTHING = Snapshot.of(None, Space((), ()), 0)
"""The state before the first commit."""
