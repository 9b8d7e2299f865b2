"""One segment of the index, read once and kept while it lives."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from indexer.search.engines.whoosh.schema import Facts, facts, unpack

_KEPT_POSTINGS = 500_000  # about 40 MB of numbers, then the memory starts anew


def identity(reader: Any) -> tuple[str, int]:
    """Return what a segment is known by: its name and how many papers live in it."""
    return reader.segment().segment_id(), reader.doc_count()


@dataclass(slots=True)
class Segment:
    """The papers of a segment by their place in it, without the deleted ones."""

    reader: Any
    papers: Mapping[int, Facts]
    revision: int
    _postings: dict[tuple[str, str], dict[int, float]] = field(default_factory=dict)
    _kept: int = 0
    _visible: dict[frozenset[str], frozenset[int]] = field(default_factory=dict)

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
        return cls(reader, papers, revision)

    def postings(self, name: str, term: str) -> dict[int, float]:
        """Return how often ``term`` occurs in which papers."""
        held = self._postings.get((name, term))
        if held is None:
            held = self._read(name, term)
            self._keep((name, term), held)
        return held

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

    def plain(self, place: int) -> str:
        """Return the texts of a paper without marks, one a line."""
        return unpack(self.reader.column_reader("plain")[place])

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
