"""Several segments become one, by moving whole runs of postings.

The papers keep their order, deleted ones are left out. Terms are merged a range at
a time, so that no more than a range of postings is ever in memory.
"""

# mypy: disable-error-code="no-untyped-call"
# Whoosh is typed in part only.

from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import compress
from operator import ne
from typing import Any

import numpy as np
import numpy.typing as npt

from indexer.search.engines.whoosh.codec.coding import Numbers, starts, sums
from indexer.search.engines.whoosh.codec.columns import COLUMNS
from indexer.search.engines.whoosh.codec.fields import FIELDS, LENGTHS
from indexer.search.engines.whoosh.codec.inverting import Block
from indexer.search.engines.whoosh.codec.reading import Stored
from indexer.search.engines.whoosh.codec.segment import ArraySegment
from indexer.search.engines.whoosh.codec.storing import TermsFiles, write_columns

AT_ONCE = 2_000_000
"""About how many bytes of postings are merged at once."""

Places = npt.NDArray[np.int32]


def merge(storage: Any, sources: Sequence[Stored], target: ArraySegment) -> None:
    """Write the living papers of ``sources`` as the segment ``target``."""
    moves = _moves(sources)
    create = target.creating(storage)
    write_columns(create, _columns(sources))
    with closing(TermsFiles(create)) as files:
        for name in FIELDS:
            for block in _merged(name, sources, moves):
                files.add(name, block)
        files.finish({name: _lengths(sources, name) for name in LENGTHS})
    target.set_doc_count(sum(source.count - len(source.deleted) for source in sources))


def _moves(sources: Sequence[Stored]) -> list[Places]:
    """Return where each paper of each segment will stand, -1 for deleted ones."""
    moves, base = [], 0
    for source in sources:
        lives = np.ones(source.count, np.bool_)
        lives[source.deleted] = False
        place = np.cumsum(lives, dtype=np.int32) + np.int32(base - 1)
        moves.append(np.where(lives, place, np.int32(-1)))
        base += source.count - len(source.deleted)
    return moves


def _lengths(sources: Sequence[Stored], name: str) -> Places:
    living = [np.delete(source.column(name), source.deleted) for source in sources]
    return np.concatenate([np.zeros(0, np.int32), *living])


def _columns(sources: Sequence[Stored]) -> dict[str, list[Any]]:
    columns = {}
    for name, column in COLUMNS.items():
        values: list[Any] = []
        for source in sources:
            dead = set(source.deleted.tolist())
            found = column.values(name, source.columns)
            values.extend(v for at, v in enumerate(found) if at not in dead)
        columns[name] = values
    return columns


def _merged(
    name: str, sources: Sequence[Stored], moves: Sequence[Places]
) -> Iterator[Block]:
    """Yield the terms of a field, a range of them at a time."""
    at = [0] * len(sources)
    for end in _ends(name, sources):
        stops = [source.lexicon(name).before(end) for source in sources]
        pieces = [
            _moved(source.block(name, range(start, stop)), move)
            for source, start, stop, move in zip(sources, at, stops, moves, strict=True)
            if start < stop
        ]
        if pieces:
            yield joined(pieces)
        at = stops


def _ends(name: str, sources: Sequence[Stored]) -> list[bytes | None]:
    """Return the terms before which the ranges end; the last one has no end.

    They are those of the largest segment: the others have about the same words.
    """
    sizes = [source.size(name) for source in sources]
    if not sum(sizes):
        return [None]
    share = max(sizes) / sum(sizes)
    largest = sources[sizes.index(max(sizes))]
    return [*largest.ends(name, max(1, int(AT_ONCE * share))), None]


def _moved(block: Block, move: Places) -> Block:
    """Return a block with its papers where they will stand, without deleted ones."""
    places = move[block.places]
    lives = places >= 0
    if lives.all():
        return block._replace(places=places)
    held = sums(lives, block.holding)
    counts = block.counts
    positions = block.positions
    if positions is not None:
        positions = positions[np.repeat(lives, counts)]
    terms = [t for t, n in zip(block.terms, held.tolist(), strict=True) if n]
    return Block(terms, held[held > 0], places[lives], counts[lives], positions)


def joined(pieces: Sequence[Block]) -> Block:
    """Join blocks whose papers stand behind each other's."""
    terms, own = _numbered([piece.terms for piece in pieces])
    runs = [piece.holding for piece in pieces]
    counts = _together(own, runs, [piece.counts for piece in pieces], len(terms))
    positions = None
    if all(piece.positions is not None for piece in pieces):
        occurring = [sums(piece.counts, piece.holding) for piece in pieces]
        spots = [piece.positions for piece in pieces]
        positions = _together(own, occurring, spots, len(terms))
    return Block(
        terms,
        holding=_added(own, runs, len(terms)),
        places=_together(own, runs, [piece.places for piece in pieces], len(terms)),
        counts=counts,
        positions=positions,
    )


def _numbered(lists: Sequence[list[bytes]]) -> tuple[list[bytes], list[Numbers]]:
    """Return all terms of sorted lists in order, and which those of each list are."""
    every = [term for terms in lists for term in terms]
    # Runs that are in order already are merged, not sorted anew.
    order = sorted(range(len(every)), key=every.__getitem__)
    ranked = [*map(every.__getitem__, order)]
    new = np.ones(len(every), np.bool_)
    new[1:] = np.fromiter(map(ne, ranked[1:], ranked), np.bool_, len(every) - 1)
    numbers = np.empty(len(every), np.int64)
    numbers[order] = np.cumsum(new) - 1
    ends = np.cumsum([len(terms) for terms in lists])[:-1]
    return [*compress(ranked, new.tolist())], np.split(numbers, ends)


def _added(own: Sequence[Numbers], runs: Sequence[Numbers], count: int) -> Numbers:
    total = np.zeros(count, np.int64)
    for numbers, lengths in zip(own, runs, strict=True):
        total[numbers] += lengths
    return total


def _together(
    own: Sequence[Numbers], runs: Sequence[Numbers], values: Sequence[Any], count: int
) -> Any:
    """Put the run of each term behind those of the same term in earlier pieces."""
    free = starts(_added(own, runs, count))
    found = np.empty(int(free[-1]), values[0].dtype)
    for numbers, lengths, piece in zip(own, runs, values, strict=True):
        shift = free[numbers] - starts(lengths)[:-1]
        found[np.repeat(shift, lengths) + np.arange(len(piece))] = piece
        free[numbers] += lengths
    return found
