"""What a segment knows of each paper besides its terms: one value a paper.

Columns are filled and merged as lists of values; on disk they are arrays, with
words as numbers into a list of the different ones.
"""

# mypy: disable-error-code="no-untyped-call,misc"
# Whoosh is typed in part only.

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from whoosh.columns import Column, ColumnReader

from indexer.search.engines.whoosh.codec.arrays import Array, Arrays


class Arranged(NamedTuple):
    """Arrays and lists of words by their names in the file."""

    arrays: Mapping[str, Array]
    words: Mapping[str, list[str]]


class Keys(Column):
    """A text of its own for each paper, and their order, so that they are found."""

    def arranged(self, name: str, values: Sequence[Any]) -> Arranged:
        """Return the array of ``values``, encoded, and where each stands in order."""
        keys = np.array([str(value).encode() for value in values], np.bytes_)
        order = np.argsort(keys, kind="stable").astype(np.int32)
        return Arranged({name: keys, f"{name}.order": order}, {})

    def values(self, name: str, held: Arrays) -> list[Any]:
        """Return the values that were arranged."""
        return [key.decode() for key in held.arrays[name].tolist()]


class Number(Column):
    """A whole number for each paper, or what stands for none."""

    def __init__(self, dtype: str, nothing: int) -> None:
        self.dtype = dtype
        self.nothing = nothing

    def arranged(self, name: str, values: Sequence[Any]) -> Arranged:
        """Return the array of ``values``."""
        known = [self.nothing if value is None else value for value in values]
        return Arranged({name: np.array(known, self.dtype)}, {})

    def values(self, name: str, held: Arrays) -> list[Any]:
        """Return the values that were arranged."""
        found = held.arrays[name].tolist()
        return [None if value == self.nothing else value for value in found]


class Coded(Column):
    """A word for each paper, -1 for none; many papers have the same."""

    def arranged(self, name: str, values: Sequence[Any]) -> Arranged:
        """Return the numbers of ``values``, and what they stand for."""
        words = sorted({value for value in values if value is not None})
        codes = {None: -1, **{word: at for at, word in enumerate(words)}}
        coded = np.array([codes[value] for value in values], np.int32)
        return Arranged({name: coded}, {name: words})

    def values(self, name: str, held: Arrays) -> list[Any]:
        """Return the values that were arranged."""
        words = (*held.words[name], None)
        return [words[code] for code in held.arrays[name].tolist()]


class Several(Column):
    """Any number of words for each paper: pairs of its place and a word's number."""

    def arranged(self, name: str, values: Sequence[Any]) -> Arranged:
        """Return the pairs in order, and what the numbers stand for."""
        owned = [own or () for own in values]
        words = sorted({word for own in owned for word in own})
        codes = {word: at for at, word in enumerate(words)}
        places = np.repeat(np.arange(len(owned)), [len(own) for own in owned])
        coded = np.array([codes[word] for own in owned for word in own], np.int32)
        arrays = {f"{name}.place": places.astype(np.int32), f"{name}.code": coded}
        return Arranged({**arrays, f"{name}.count": _count(owned)}, {name: words})

    def values(self, name: str, held: Arrays) -> list[Any]:
        """Return the values that were arranged."""
        words = [held.words[name][code] for code in held.arrays[f"{name}.code"]]
        every = np.arange(held.arrays[f"{name}.count"][0] + 1)
        ends = np.searchsorted(held.arrays[f"{name}.place"], every).tolist()
        return [tuple(words[start:end]) for start, end in pairwise(ends)]


def _count(values: Sequence[Any]) -> Array:
    return np.array([len(values)], np.int32)


COLUMNS: dict[str, Keys | Coded | Several | Number] = {
    "key": Keys(),
    "audience": Coded(),
    "type": Coded(),
    "type_code": Coded(),
    "issuer": Several(),
    "number": Number("<i8", -1),
    "first": Number("<i4", 0),
    "last": Number("<i4", 0),
}
"""Every column of an index; papers without a value in one have none there."""


class ValuesReader(ColumnReader):
    """The values of one column, as Whoosh asks for them."""

    def __init__(self, values: Sequence[Any]) -> None:
        self._values = values

    def __len__(self) -> int:
        return len(self._values)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._values)

    def __getitem__(self, place: int) -> Any:
        return self._values[place]
