"""All segments of one commit as one row of papers, numbered through.

What a query needs of a paper is found under its place in flat arrays, whatever
segment it comes from. Deleted papers keep their places, and are not alive.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import Any, Literal

import numpy as np

from indexer.search.analysis import plain
from indexer.search.engines import ranking
from indexer.search.engines.ranking import Way
from indexer.search.engines.whoosh.columns import (
    Coded,
    Column,
    Lengths,
    Norms,
    Several,
    joined,
    years,
)
from indexer.search.engines.whoosh.kept import Kept
from indexer.search.engines.whoosh.listings import Listings
from indexer.search.engines.whoosh.orders import Orders
from indexer.search.engines.whoosh.part import Keys, Part
from indexer.search.engines.whoosh.postings import Mask, Places
from indexer.search.engines.whoosh.whom import Whom

_ROOM = 16 << 20
"""Bytes of marks, and as many places, that are kept of what is asked again."""
Row = Literal["type", "issuer", "year"]
"""What may be chosen beside the results, of what the index holds."""


class Space:
    """The papers of a commit, side by side.

    ``dead`` are the places of deleted papers in each part; ``before`` is the commit
    before, of which what was kept is carried over.
    """

    def __init__(
        self,
        parts: Sequence[Part],
        dead: Sequence[Places],
        before: "Space | None" = None,
    ) -> None:
        self.parts = tuple(parts)
        self.dead = tuple(dead)
        ends = np.cumsum([part.count for part in self.parts]).tolist()
        self.bases = tuple([0, *ends][: len(self.parts)])
        self.papers = ends[-1] if ends else 0
        self.alive: Mask = np.ones(self.papers, np.bool_)
        for base, gone in zip(self.bases, dead, strict=True):
            self.alive[gone + base] = False
        self.living = int(np.count_nonzero(self.alive))
        old = (before.listings, self._shared(before)) if before else None
        self.listings: Listings = Listings(self.parts, self.bases, self.alive, old)
        self._masks: Kept[tuple[str, frozenset[Any]], Mask] = Kept(room=_ROOM)
        self._seen: Kept[Whom, Mask] = Kept(room=_ROOM)
        self._places: Kept[frozenset[str], Places] = Kept(room=_ROOM)

    def _shared(self, before: "Space") -> int:
        """Return how many parts the commit before begins with as this one does."""
        for shared, (own, other, dead, gone) in enumerate(
            zip(self.parts, before.parts, self.dead, before.dead, strict=False)
        ):
            if own is not other or not np.array_equal(dead, gone):
                return shared
        return min(len(self.parts), len(before.parts))

    @cached_property
    def keys(self) -> Keys:
        """The key of each paper."""
        keys: Keys = joined([part.keys for part in self.parts], np.dtype("S1"))
        return keys

    @cached_property
    def came(self) -> Column:
        """A number for each paper that grows as papers came into the catalogue."""
        numbers = [part.came for part in self.parts]
        known = [column for column in numbers if column is not None]
        if len(known) == len(numbers):
            numbered: Column = joined(known, np.dtype(np.int64))
            return numbered
        came = np.empty(self.papers, np.int64)
        came[np.lexsort((self.keys, np.strings.str_len(self.keys)))] = range(
            self.papers
        )
        return came

    @cached_property
    def first(self) -> Column:
        """The first day on which each paper may have been issued, 0 if unknown."""
        return self._column("first")

    @cached_property
    def last(self) -> Column:
        """The last day on which each paper may have been issued, 0 if unknown."""
        return self._column("last")

    @cached_property
    def number(self) -> Column:
        """The number of each paper, -1 if it has none."""
        return self._column("number")

    @cached_property
    def types(self) -> Coded:
        """The kind of each paper."""
        return self._coded("type")

    @cached_property
    def type_codes(self) -> Coded:
        """The code of the kind of each paper."""
        return self._coded("type_code")

    @cached_property
    def issuers(self) -> Several:
        """The bodies of the letterhead of each paper."""
        places = [
            part.stored.column("issuer.place") + base
            for part, base in zip(self.parts, self.bases, strict=True)
        ]
        papers = joined(places, np.dtype(np.int32))
        return Several.of(papers, self.papers, self._coded("issuer", "issuer.code"))

    def holding(self, field: str, term: str, way: Way = "is") -> Mask:
        """Mark the papers that hold a term, or what it stands for."""
        return self.holding_all(field, [term], way)

    def holding_all(self, field: str, terms: Sequence[str], way: Way = "is") -> Mask:
        """Mark the papers that hold every one of ``terms``; without any, none."""
        if not terms:
            return np.zeros(self.papers, np.bool_)
        masks = [self.listings.of(field, term, way).mask(self.papers) for term in terms]
        both: Mask = np.logical_and.reduce(masks) if len(masks) > 1 else masks[0]
        return both

    def marked(self, places: Places) -> Mask:
        """Mark these papers."""
        mask = np.zeros(self.papers, np.bool_)
        mask[places] = True
        return mask

    @cached_property
    def years(self) -> tuple[Column, Column]:
        """The years of the first and the last day of each paper, 0 if unknown."""
        return years(self.first), years(self.last)

    @cached_property
    def spanning(self) -> Places:
        """The places of papers that may be of more than one year."""
        begun, ended = self.years
        return np.flatnonzero(ended > begun)

    @cached_property
    def orders(self) -> Orders:
        """The orders that know no scores."""
        return Orders(self.first, self.number, self.came)

    def lengths(self, kind: type[np.floating[Any]]) -> Lengths:
        """Return what occurrences in each paper are divided by, single or double."""
        return self._single if kind is np.float32 else self._double

    def _marked_of(self, row_of: tuple[str, frozenset[Any]]) -> Mask:
        row, wanted = row_of
        if row == "type":
            return self.types.of(wanted)
        if row == "issuer":
            rows = np.flatnonzero(self.issuers.coded.of(wanted))
            return self.marked(self.issuers.papers[rows])
        any_of: Mask = np.logical_or.reduce([*map(self._issued_in, wanted)])
        return any_of

    def _issued_in(self, year: int) -> Mask:
        begun, ended = self.years
        return (begun <= year) & (ended >= year) & (begun > 0)

    def kinds(self, name: str) -> Mask:
        """Mark the papers of a kind, however its name is written."""
        wanted = plain(name)
        values = self.types.values
        return self.types.of(frozenset(v for v in values if plain(v) == wanted))

    def visible(self, whom: Whom) -> Mask:
        """Mark the living papers for ``whom``."""
        return self._seen.get(whom, self._visible)

    def _visible(self, whom: Whom) -> Mask:
        seen = self._audiences.of(whom.audiences) & self.alive
        now = whom.restricted.audiences
        if now:
            own = frozenset(key for key in now if now[key] in whom.audiences)
            seen[self.among(frozenset(now))] = False
            seen[self.among(own)] = True
        return seen

    @cached_property
    def _audiences(self) -> Coded:
        """Whom each paper was for when it was put in."""
        return self._coded("audience")

    def chosen(self, row: Row, wanted: frozenset[Any]) -> Mask:
        """Mark the papers of which one of ``wanted`` is so."""
        return self._masks.get((row, wanted), self._marked_of)

    def among(self, keys: frozenset[str]) -> Places:
        """Return the places of these living papers, in no order."""
        return self._places.get(keys, self._found)

    def _found(self, keys: frozenset[str]) -> Places:
        wanted = [*keys]
        found = [
            part.among(wanted) + base
            for part, base in zip(self.parts, self.bases, strict=True)
        ]
        held: Places = joined(found, np.dtype(np.int32))
        return held[np.flatnonzero(self.alive[held])]

    @cached_property
    def _double(self) -> Lengths:
        return Lengths(self._norms("length"), self._norms("head_length"))

    @cached_property
    def _single(self) -> Lengths:
        double = self._double
        return Lengths(
            double.text.astype(np.float32), double.heading.astype(np.float32)
        )

    def _norms(self, name: str) -> Norms:
        lengths = self._column(name)
        total = int(lengths[self.alive].sum(dtype=np.int64))
        average = total / self.living if self.living else 0.0
        return ranking.length_norm(lengths.astype(np.float64), average)

    def _column(self, name: str) -> Column:
        columns = [part.stored.column(name) for part in self.parts]
        column: Column = joined(columns, np.dtype(np.int32))
        return column

    def _coded(self, name: str, codes: str | None = None) -> Coded:
        """Read a column of codes, the same value under one code in all parts."""
        known: dict[str, int] = {}
        columns = []
        for part in self.parts:
            values = part.stored.values(name)
            own = [known.setdefault(value, len(known) + 1) for value in values]
            table = np.array([*own, 0], np.intp)  # The last is that of -1, nothing.
            columns.append(table[part.stored.column(codes or name)])
        return Coded(joined(columns, np.dtype(np.intp)), tuple(known))
