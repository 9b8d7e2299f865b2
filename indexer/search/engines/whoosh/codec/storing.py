"""Writes the files of a segment.

Terms, postings and positions are written as they come, field by field and in
order; what says where they lie follows.
"""

from collections.abc import Callable, Mapping
from typing import Any, BinaryIO

import numpy as np

from indexer.search.engines.whoosh.codec import arrays
from indexer.search.engines.whoosh.codec.arrays import Array
from indexer.search.engines.whoosh.codec.coding import (
    NOTHING,
    Coded,
    Numbers,
    encode,
    encode_positions,
    starts,
    sums,
)
from indexer.search.engines.whoosh.codec.columns import COLUMNS
from indexer.search.engines.whoosh.codec.fields import FIELDS, PLACED
from indexer.search.engines.whoosh.codec.inverting import Block
from indexer.search.engines.whoosh.codec.lexicon import Packing

FACTS, TERMS, POSTINGS, POSITIONS = ".columns", ".terms", ".postings", ".positions"
"""How the names of a segment's files end."""

Create = Callable[[str], BinaryIO]
"""Creates the file of a segment whose name ends so."""


def write_columns(create: Create, values: Mapping[str, list[Any]]) -> None:
    """Write the values of each column, by place."""
    found: dict[str, Array] = {}
    words: dict[str, list[str]] = {}
    for name, column in COLUMNS.items():
        arranged = column.arranged(name, values[name])
        found |= arranged.arrays
        words |= arranged.words
    with create(FACTS) as file:
        arrays.write(file, found, words)


class TermsFiles:
    """Takes in the blocks of each field in turn, and closes with a directory."""

    def __init__(self, create: Create) -> None:
        self._create = create
        self._postings = create(POSTINGS)
        self._positions = create(POSITIONS)
        self._fields = {name: _Field() for name in FIELDS}

    def add(self, name: str, block: Block) -> None:
        """Take in the next terms of a field; fields come in their order."""
        field = self._fields[name]
        coded = encode(block.holding, block.places, block.counts)
        spots = _coded_positions(block)
        if not field.holding:
            field.firsts = self._postings.tell(), self._positions.tell()
        self._postings.write(coded.raw.data)
        field.terms.add(block.terms)
        field.holding.append(block.holding)
        field.lengths.append(coded.lengths)
        field.forms.append(coded.forms | spots.forms)
        self._positions.write(spots.raw.data)
        field.spot_lengths.append(spots.lengths)

    def finish(self, lengths: Mapping[str, Array]) -> None:
        """Write the directory, and with it the columns that come from terms."""
        written: dict[str, Array] = dict(lengths)
        for name, field in self._fields.items():
            written |= {f"{name}.{k}": v for k, v in field.arrays(name).items()}
        sizes = [self._postings.tell(), self._positions.tell()]
        written["sizes"] = np.array(sizes, np.int64)
        with self._create(TERMS) as file:
            arrays.write(file, written, {})
        self.close()

    def close(self) -> None:
        """Close the files, finished or not."""
        self._postings.close()
        self._positions.close()


class _Field:
    """What is known of the terms of one field so far."""

    def __init__(self) -> None:
        self.firsts = 0, 0
        self.terms = Packing()
        self.holding: list[Numbers] = []
        self.lengths: list[Numbers] = []
        self.forms: list[Numbers] = []
        self.spot_lengths: list[Numbers] = []

    def arrays(self, name: str) -> dict[str, Array]:
        """Return the arrays by which a term and its postings are found."""
        text, blocks = self.terms.finished()
        found = {
            "text": text,
            "blocks": _narrow(blocks),
            "holding": _joined(self.holding).astype(np.uint32),
            "starts": _narrow(starts(_joined(self.lengths))),
            "forms": _joined(self.forms).astype(np.uint8),
            "firsts": np.array(self.firsts, np.int64),
        }
        if name in PLACED:
            found["spots"] = _narrow(starts(_joined(self.spot_lengths)))
        return found


def _coded_positions(block: Block) -> Coded:
    if block.positions is None or not len(block.terms):
        return NOTHING._replace(forms=np.zeros(len(block.terms), np.uint8))
    occurring = sums(block.counts, block.holding)
    return encode_positions(occurring, block.positions)


def _joined(pieces: list[Numbers]) -> Numbers:
    return np.concatenate([np.zeros(0, np.uint8), *pieces])


def _narrow(offsets: Numbers) -> Numbers:
    return offsets if offsets[-1] >= 1 << 32 else offsets.astype(np.uint32)
