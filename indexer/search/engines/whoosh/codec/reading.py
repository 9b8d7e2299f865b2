"""A segment on disk, read by name.

What is small is mapped into memory; postings and positions are read where they
lie, by any number of threads at once. Files are kept open, so that a later commit
may delete them.
"""

# mypy: disable-error-code="no-untyped-call"
# Whoosh is typed in part only.

import os
import weakref
from collections.abc import Sequence
from contextlib import ExitStack
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from archive.errors import StaleIndexError
from indexer.search.engines.whoosh.codec import arrays
from indexer.search.engines.whoosh.codec.arrays import Array, Arrays, UnreadableError
from indexer.search.engines.whoosh.codec.coding import (
    Numbers,
    Postings,
    decode,
    decode_any,
    decode_many,
    decode_many_positions,
    decode_positions,
)
from indexer.search.engines.whoosh.codec.fields import FIELDS, LENGTHS, PLACED
from indexer.search.engines.whoosh.codec.inverting import Block
from indexer.search.engines.whoosh.codec.lexicon import Lexicon
from indexer.search.engines.whoosh.codec.segment import ArraySegment
from indexer.search.engines.whoosh.codec.storing import (
    FACTS,
    POSITIONS,
    POSTINGS,
    TERMS,
)

Places = npt.NDArray[np.int32]


def open_stored(storage: Any, segment: ArraySegment) -> "Stored":
    """Open the files of ``segment``.

    Raises:
        StaleIndexError: they are gone, or not what was written.
    """
    with ExitStack() as opened:
        try:
            files = [
                opened.enter_context(segment.open_file(storage, end).raw_file())
                for end in (FACTS, TERMS, POSTINGS, POSITIONS)
            ]
            facts, terms = map(arrays.read, files[:2])
            sizes = [os.fstat(file.fileno()).st_size for file in files[2:]]
            is_whole = sizes == terms.arrays["sizes"].tolist()
        except (OSError, UnreadableError, KeyError) as error:
            raise StaleIndexError from error
        if not is_whole:
            raise StaleIndexError
        return Stored(segment, facts, terms, *(file.fileno() for file in files[2:]))


class Stored:
    """One segment; ``count`` and places include deleted papers."""

    def __init__(
        self,
        segment: ArraySegment,
        columns: Arrays,
        terms: Arrays,
        postings: int,
        positions: int,
    ) -> None:
        self.identity: str = segment.segment_id()
        self.count = segment.doc_count_all()
        self.revision = segment.revision
        self.deleted = segment.deleted
        self.columns = columns
        self._terms = terms
        # Descriptors of its own, so that those it was opened by may be closed.
        self._postings, self._positions = os.dup(postings), os.dup(positions)
        # Also where nobody closes it.
        self._close = weakref.finalize(self, _close, self._postings, self._positions)

    def lexicon(self, field: str) -> Lexicon:
        """Return the terms of a field."""
        return self._fields[field].lexicon

    def postings(self, field: str, at: int) -> Postings:
        """Return the papers that hold the term of this number."""
        found = self._fields[field]
        start, end = found.starts[at], found.starts[at + 1]
        raw = os.pread(self._postings, end - start, found.firsts[0] + start)
        return decode(raw, found.holding[at], found.forms[at])

    def postings_of(self, field: str, chosen: range) -> Postings:
        """Return the papers of neighbouring terms, the terms in no order."""
        found = self._fields[field]
        if not chosen:
            return Postings(np.zeros(0, np.int32), np.zeros(0, np.uint8))
        own = slice(chosen.start, chosen.stop)
        return decode_any(
            *self._cut_postings(found, chosen),
            found.array("holding")[own],
            found.array("forms")[own],
        )

    def positions(self, field: str, at: int) -> npt.NDArray[np.uint32]:
        """Return where a term stands: as many positions as its counts add up to."""
        found = self._fields[field]
        start, end = found.spots[at], found.spots[at + 1]
        raw = os.pread(self._positions, end - start, found.firsts[1] + start)
        return decode_positions(raw, found.forms[at])

    def block(self, field: str, chosen: range) -> Block:
        """Return neighbouring terms with all that is known of them."""
        found = self._fields[field]
        own = slice(chosen.start, chosen.stop)
        terms = found.lexicon.terms(chosen.start, chosen.stop)
        holding = found.array("holding")[own].astype(np.int64)
        forms = found.array("forms")[own]
        places, counts = decode_many(*self._cut_postings(found, chosen), holding, forms)
        block = Block(terms, holding, places, counts)
        if field not in PLACED:
            return block
        raw, lengths = _cut(
            self._positions, found.firsts[1], found.array("spots"), chosen
        )
        return block._replace(positions=decode_many_positions(raw, lengths, forms))

    def size(self, field: str) -> int:
        """Return how many bytes the postings of a field take."""
        return self._fields[field].starts[-1]

    def ends(self, field: str, size: int) -> list[bytes]:
        """Return the terms that part a field into ranges of ``size`` bytes or less.

        A single term may have more.
        """
        found = self._fields[field]
        marks = np.arange(size, self.size(field) + 1, size)
        firsts = np.searchsorted(found.array("starts"), marks, side="right") - 1
        terms = range(1, len(found.lexicon))
        return [
            found.lexicon.term(at).encode()
            for at in np.unique(firsts).tolist()
            if at in terms
        ]

    def column(self, name: str) -> Array:
        """Return the values of a column, by place.

        Raises:
            KeyError: there is none of this name.
        """
        if name in LENGTHS:
            return self._terms.arrays[name]
        return self.columns.arrays[name]

    def has_column(self, name: str) -> bool:
        """Say whether there is a column of this name."""
        return name in self.columns.arrays or name in self.columns.words

    def values(self, name: str) -> tuple[str, ...]:
        """Return what the codes of a column mean."""
        return self.columns.words[name]

    def among(self, keys: Sequence[str]) -> Places:
        """Return where papers of these keys stand, deleted ones included."""
        held, order = self.column("key"), self.column("key.order")
        wanted = np.array([key.encode() for key in keys], np.bytes_)
        if not len(held) or not len(wanted):
            return np.zeros(0, np.int32)
        near = np.searchsorted(held, wanted, sorter=order)
        near[near == len(held)] = 0
        places = order[near]
        found: Places = places[held[places] == wanted]
        return found

    def close(self) -> None:
        """Close the files; arrays that were given out stay readable."""
        self._close()
        # The system gives their numbers to other files.
        self._postings = self._positions = -1

    def _cut_postings(
        self, found: "_Field", chosen: range
    ) -> tuple[npt.NDArray[np.uint8], Numbers]:
        return _cut(self._postings, found.firsts[0], found.array("starts"), chosen)

    @cached_property
    def _fields(self) -> dict[str, "_Field"]:
        return {name: _Field(name, self._terms) for name in FIELDS}


def _close(*files: int) -> None:
    for file in files:
        os.close(file)


class _Field:
    """Where the terms of one field lie; numbers by term, quick to look up."""

    def __init__(self, name: str, terms: Arrays) -> None:
        self._name = name
        self._terms = terms
        self.firsts: list[int] = self.array("firsts").tolist()
        self.starts = self.array("starts").data
        self.holding = self.array("holding").data
        self.forms = self.array("forms").data
        self.spots = self.array("spots" if name in PLACED else "starts").data
        text, blocks = self.array("text").data, self.array("blocks").data
        self.lexicon = Lexicon(text, blocks, self.holding)

    def array(self, name: str) -> Array:
        """Return one of the arrays of the field."""
        return self._terms.arrays[f"{self._name}.{name}"]


def _cut(
    file: int, first: int, offsets: Array, chosen: range
) -> tuple[npt.NDArray[np.uint8], Numbers]:
    """Read the bytes of neighbouring terms, and return how many each has."""
    own = offsets[chosen.start : chosen.stop + 1].astype(np.int64)
    raw = os.pread(file, int(own[-1] - own[0]), first + int(own[0]))
    return np.frombuffer(raw, np.uint8), np.diff(own)
