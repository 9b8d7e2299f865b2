"""The terms of one field in one segment, sorted by their bytes.

They lie in one text, a line each; every 64th is kept in memory, and what is
asked for is looked up among the 64 that follow it.
"""

import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

from indexer.search.nearness import is_near

BLOCK = 64
"""How many terms are looked through together."""

_SLOTS = 32  # by term: one false alarm in 32
_BITS = bytes(1 << at for at in range(8))


class Lexicon:
    """Finds terms; each has a number, which is its place in the order."""

    def __init__(
        self, text: memoryview, blocks: memoryview, holding: memoryview
    ) -> None:
        self._text = text
        self._blocks = blocks
        self._holding = holding

    def __len__(self) -> int:
        return len(self._holding)

    def find(self, term: str) -> int:
        """Return the number of ``term``, or -1 where it is not held."""
        return self._find(term.encode())

    def begins(self, start: str) -> range:
        """Return the numbers of the terms that begin so."""
        encoded = start.encode()
        # No letter has the byte 255, so all that begins so is smaller.
        return range(self._place(encoded), self._place(encoded + b"\xff"))

    def near(self, word: str) -> list[int]:
        """Return the numbers of the terms within one typing error of ``word``.

        What can be typed with common letters is tried and looked up; terms with
        other letters, which are few, are compared one by one.
        """
        bits, mask, odd = self._seen
        tried = (
            self._find(term)
            for term in edits(word, self._letters)
            if bits[(slot := zlib.crc32(term) & mask) >> 3] & _BITS[slot & 7]
        )
        found = {at for at in tried if at >= 0}
        found.update(at for at, term in odd if is_near(word, term))
        return sorted(found)

    def term(self, at: int) -> str:
        """Return the term of this number."""
        return self._lines(at // BLOCK)[at % BLOCK].decode()

    def holding(self, at: int) -> int:
        """Return how many papers hold a term, deleted ones included."""
        return int(self._holding[at])

    def terms(self, start: int = 0, stop: int | None = None) -> list[bytes]:
        """Return the terms from one number up to another."""
        stop = len(self) if stop is None else stop
        if start >= stop:
            return []
        block = start // BLOCK
        lines = self._lines(block, -(-stop // BLOCK))
        return lines[start - block * BLOCK : stop - block * BLOCK]

    def before(self, term: bytes | None) -> int:
        """Return how many terms come before ``term``; all of them before None."""
        return len(self) if term is None else self._place(term)

    def _find(self, term: bytes) -> int:
        block = bisect_right(self._firsts, term) - 1
        if block < 0:
            return -1
        lines = self._lines(block)
        at = bisect_left(lines, term)
        return block * BLOCK + at if at < len(lines) and lines[at] == term else -1

    def _place(self, term: bytes) -> int:
        block = bisect_right(self._firsts, term) - 1
        return (
            block * BLOCK + bisect_left(self._lines(block), term) if block >= 0 else 0
        )

    def _lines(self, block: int, stop: int | None = None) -> list[bytes]:
        start, end = self._blocks[block], self._blocks[stop or block + 1]
        return bytes(self._text[start : end - 1]).split(b"\n")

    @cached_property
    def _firsts(self) -> list[bytes]:
        ends = (self._text[start : start + 256] for start in self._blocks[:-1])
        return [
            line if len(line) < 256 else self._lines(block)[0]
            for block, end in enumerate(ends)
            for line in (bytes(end).split(b"\n", 1)[0],)
        ]

    @cached_property
    def _letters(self) -> tuple[bytes, ...]:
        used = np.bincount(np.frombuffer(self._text, np.uint8), minlength=128)[:128]
        return tuple(
            bytes([code]) for code in np.flatnonzero(used).tolist() if code != ord("\n")
        )

    @cached_property
    def _seen(self) -> tuple[bytes, int, list[tuple[int, str]]]:
        """Return bits of which those of the terms are set, and the odd terms."""
        mask = (1 << max(len(self) * _SLOTS - 1, 7).bit_length()) - 1
        marks = np.zeros(mask + 1, np.bool_)
        terms = self.terms()
        slots = np.fromiter(map(zlib.crc32, terms), np.uint32, len(terms))
        marks[slots & np.uint32(mask)] = True
        odd = [
            (at, term.decode()) for at, term in enumerate(terms) if not term.isascii()
        ]
        return np.packbits(marks, bitorder="little").tobytes(), mask, odd


def edits(word: str, letters: Sequence[bytes]) -> set[bytes]:
    """Return ``word`` and all that one error with these letters makes of it."""
    cut = [word[:at].encode() for at in range(len(word) + 1)]
    rest = [word[at:].encode() for at in range(len(word) + 1)]
    found = {word.encode()}
    for at in range(len(word)):
        head, tail = cut[at], rest[at + 1]
        found.add(head + tail)
        found.update([head + letter + tail for letter in letters])
    for head, tail in zip(cut, rest, strict=True):
        found.update([head + letter + tail for letter in letters])
    for at in range(len(word) - 1):
        swapped = word[at + 1] + word[at]
        found.add(cut[at] + swapped.encode() + rest[at + 2])
    return found


class Packing:
    """Puts sorted terms into one text, a line each, as they come."""

    def __init__(self) -> None:
        self._waiting: list[bytes] = []
        self._blocks: list[bytes] = []

    def add(self, terms: Sequence[bytes]) -> None:
        """Take in the next terms."""
        self._waiting.extend(terms)
        whole = len(self._waiting) // BLOCK * BLOCK
        for at in range(0, whole, BLOCK):
            self._pack(self._waiting[at : at + BLOCK])
        del self._waiting[:whole]

    def finished(self) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.int64]]:
        """Return the text and where its blocks begin, and the last one ends."""
        if self._waiting:
            self._pack(self._waiting)
        ends = np.zeros(len(self._blocks) + 1, np.int64)
        np.cumsum([len(block) for block in self._blocks], out=ends[1:])
        return np.frombuffer(b"".join(self._blocks), np.uint8), ends

    def _pack(self, terms: Sequence[bytes]) -> None:
        self._blocks.append(b"\n".join(terms) + b"\n")
