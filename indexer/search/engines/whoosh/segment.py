"""One segment of the index, read once and kept while it lives.

Many searches use a segment at once: what they keep in it for the next one is put
there whole, and its files, which have one place of reading, are read in turn.
"""

import threading
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from indexer.search.engines import ranking
from indexer.search.engines.ranking import Ranked, Way
from indexer.search.engines.whoosh.schema import Facts, facts, unpack
from indexer.search.nearness import is_near
from indexer.search.query import Sort

_KEPT_POSTINGS = 500_000  # about 40 MB of numbers, then the memory starts anew


def identity(reader: Any) -> tuple[str, int]:
    """Return what a segment is known by: its name and how many papers live in it."""
    return reader.segment().segment_id(), reader.doc_count()


@dataclass(slots=True)
class Segment:
    """The papers of a segment by their place in it, without the deleted ones.

    ``users`` counts the searches (and the engine itself) that need its files.
    """

    reader: Any
    texts: Any
    papers: Mapping[int, Facts]
    revision: int
    syllables: int
    head_syllables: int
    users: int = 0
    _files: threading.Lock = field(default_factory=threading.Lock)
    _postings: dict[tuple[str, str], dict[int, float]] = field(default_factory=dict)
    _kept: int = 0
    _places: dict[str, int] = field(default_factory=dict)
    _visible: dict[frozenset[str], frozenset[int]] = field(default_factory=dict)
    _orders: dict[Sort, dict[int, tuple[Any, ...]]] = field(default_factory=dict)
    _norms: dict[tuple[float, bool], dict[int, float]] = field(default_factory=dict)

    @classmethod
    def of(cls, reader: Any) -> "Segment":
        """Read the columns of a segment."""
        column = reader.column_reader("facts")
        revisions = reader.column_reader("revision")
        papers: dict[int, Facts] = {}
        revision = -1
        for place in reader.all_doc_ids():
            paper = facts(column[place])
            if paper is None:
                revision = max(revision, revisions[place])
            else:
                papers[place] = paper
        return cls(
            reader,
            reader.column_reader("plain"),
            papers,
            revision,
            syllables=sum(paper.length for paper in papers.values()),
            head_syllables=sum(paper.head_length for paper in papers.values()),
        )

    def postings(self, name: str, term: str) -> dict[int, float]:
        """Return how often ``term`` occurs in which papers."""
        held = self._postings.get((name, term))
        if held is not None:
            return held
        with self._files:
            held = self._read(name, term)
            self._keep((name, term), held)
        return held

    def meant(self, name: str, term: str, way: Way) -> dict[int, float]:
        """Return how often the words that ``term`` stands for occur in which papers."""
        if way == "is":
            return self.postings(name, term)
        fits = str.startswith if way == "begins" else is_near
        counts: Counter[int] = Counter()
        for word in map(bytes.decode, self.reader.lexicon(name)):
            if fits(word, term):
                counts.update(self.postings(name, word))
        return dict(counts)

    def near(self, word: str) -> list[str]:
        """Return the words one typing error away from ``word``."""
        held = map(bytes.decode, self.reader.lexicon("words"))
        return [other for other in held if is_near(other, word)]

    @property
    def identity(self) -> tuple[str, int]:
        """What the segment is known by."""
        return identity(self.reader)

    def close(self) -> None:
        """Close the files of the segment."""
        self.reader.close()

    def visible(self, audiences: frozenset[str]) -> frozenset[int]:
        """Return the papers of these audiences."""
        if audiences not in self._visible:
            self._visible[audiences] = frozenset(
                place for place, p in self.papers.items() if p.audience in audiences
            )
        return self._visible[audiences]

    def among(self, keys: frozenset[str]) -> set[int]:
        """Return the papers that have these keys."""
        if not self._places:
            self._places = {paper.key: place for place, paper in self.papers.items()}
        places = self._places
        return {places[key] for key in places.keys() & keys}

    def plain(self, place: int) -> str:
        """Return the texts of a paper without marks, one a line."""
        with self._files:
            packed = self.texts[place]
        return unpack(packed)

    def order(self, sort: Sort) -> dict[int, tuple[Any, ...]]:
        """Return the place of each paper in an order that knows no scores."""
        if sort not in self._orders:
            self._orders[sort] = {
                place: ranking.place(
                    Ranked(paper.key, 0.0, paper.first, paper.number), sort
                )
                for place, paper in self.papers.items()
            }
        return self._orders[sort]

    def norms(self, average: float, *, of_heading: bool) -> dict[int, float]:
        """Return the part of each paper's scores that its length decides."""
        held = self._norms.get((average, of_heading))
        if held is None:
            # Averages change with every commit, and old ones never come back.
            self._norms = {k: v for k, v in self._norms.items() if k[1] != of_heading}
            held = self._norms[average, of_heading] = {
                place: ranking.length_norm(
                    paper.head_length if of_heading else paper.length, average
                )
                for place, paper in self.papers.items()
            }
        return held

    def _read(self, name: str, term: str) -> dict[int, float]:
        encoded = term.encode()
        if (name, encoded) not in self.reader:
            return {}
        matcher = self.reader.postings(name, encoded)
        found: dict[int, float] = {}
        while matcher.is_active():
            found[matcher.id()] = matcher.weight()
            matcher.next()
        return found

    def _keep(self, term: tuple[str, str], held: dict[int, float]) -> None:
        self._kept += len(held)
        if self._kept > _KEPT_POSTINGS:
            self._postings, self._kept = {}, len(held)
        self._postings[term] = held
