"""The syllables of a batch of papers as numbers, in one pass over its texts.

Each different syllable is looked at once. A word's number is its place in the
order of all words, so that sorting numbers sorts terms.
"""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from archive.text import small_syllables
from indexer.search.analysis import Syllable, spelled, syllable, symbol_words
from indexer.search.engines.whoosh.codec.coding import starts
from indexer.search.engines.whoosh.codec.fields import HEAD_PART, HeadPart, Paper

Numbers = npt.NDArray[np.int64]

TEXT = len(HeadPart)
"""The part that is no part of the heading."""


class _Numbered(dict[Any, int]):
    """Gives each different thing a number, in the order in which they come."""

    def __missing__(self, thing: Any) -> int:
        self[thing] = number = len(self)
        return number


@dataclass(slots=True)
class _Read:
    """What was read of a batch.

    ``runs`` are the paper, part, first position in that part and number of
    syllables of each text; ``symbols`` the word of each and the run it stands in.
    """

    spellings: _Numbered = field(default_factory=_Numbered)
    syllables: "array[int]" = field(default_factory=lambda: array("i"))
    runs: list[tuple[int, int, int, int]] = field(default_factory=list)
    symbols: list[str] = field(default_factory=list)
    symbol_runs: "array[int]" = field(default_factory=lambda: array("i"))

    def add(self, place: int, paper: Paper) -> None:
        """Read the paper that stands in this place of the batch."""
        begun = [0] * (TEXT + 1)
        for part, text in (*paper.heading, (TEXT, paper.text)):
            before = len(self.syllables)
            self.syllables.extend(map(self.spellings.__getitem__, _spellings(text)))
            size = len(self.syllables) - before
            self.runs.append((place, part, begun[part], size))
            # A gap, so that no phrase crosses from one body to the next.
            begun[part] += size + 1
            found = symbol_words(text)
            self.symbol_runs.extend([len(self.runs) - 1] * len(found))
            self.symbols.extend(found)


def _spellings(text: str) -> Iterable[str | tuple[str, str]]:
    """Return the syllables of a text, marks kept.

    Where a text has letters that papers are seldom printed with, what is without
    marks does not follow from that, and stands with it.
    """
    printed = small_syllables(text)
    return zip(*spelled(text), strict=True) if printed is None else printed


def _syllables(spellings: Sequence[str | tuple[str, str]]) -> list[Syllable]:
    common = " ".join(each for each in spellings if isinstance(each, str))
    pairs = zip(*spelled(common), strict=True)
    return [
        syllable(*(next(pairs) if isinstance(each, str) else each))
        for each in spellings
    ]


@dataclass(frozen=True, slots=True)
class Words:
    """The different words of a batch in their order, with and without marks."""

    plain: list[str]
    marked: list[str]

    @classmethod
    def of(cls, known: Sequence[Syllable], whole: set[str]) -> "Words":
        """Order the words of syllables and whole symbols."""
        plain = {syllable.plain for syllable in known}
        marked = {s.marked for s in known if s.marked != s.plain}
        return cls(sorted(plain | whole), sorted(marked))

    def numbers(self, known: Sequence[Syllable]) -> tuple[Numbers, Numbers]:
        """Return which word each is, and which marked one; -1 where it has none."""
        ranks = {word: at for at, word in enumerate(self.plain)}
        own = {word: at for at, word in enumerate(self.marked)}
        # A plain word may be the marked form of another spelling.
        marks = [own[s.marked] if s.marked != s.plain else -1 for s in known]
        return _numbers([ranks[s.plain] for s in known]), _numbers(marks)


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every syllable of a batch of ``count`` papers, in order.

    ``word`` and ``own`` say which it is, without marks and with them (-1: none);
    ``paper``, ``part`` and ``run`` where it stands; ``number`` is its position in
    the paper, ``spot`` that in the heading. ``symbols`` has a row for each whole
    symbol: its word, paper and part.
    """

    count: int
    words: Words
    word: Numbers
    own: Numbers
    paper: Numbers
    part: Numbers
    run: Numbers
    number: Numbers
    spot: Numbers
    symbols: Numbers


def tokens(papers: Sequence[Paper]) -> Tokens:
    """Read ``papers``, whose places are their order."""
    read = _Read()
    for place, paper in enumerate(papers):
        read.add(place, paper)
    known = _syllables([*read.spellings])
    words = Words.of(known, set(read.symbols))
    plain, own = words.numbers(known)
    ids = np.frombuffer(read.syllables, np.int32)
    return _placed(len(papers), words, plain[ids], own[ids], read)


def _placed(
    count: int, words: Words, word: Numbers, own: Numbers, read: _Read
) -> Tokens:
    runs = _numbers(read.runs).reshape(-1, 4)
    run = np.repeat(np.arange(len(runs)), runs[:, 3])
    paper, part, begun, _ = runs[run].T
    every = np.arange(len(word))
    within = every - starts(runs[:, 3])[run] + begun
    ranks = {word: at for at, word in enumerate(words.plain)}
    symbols = _numbers([ranks[word] for word in read.symbols])
    return Tokens(
        count=count,
        words=words,
        word=word,
        own=own,
        paper=paper,
        part=part,
        run=run,
        number=every - np.searchsorted(paper, np.arange(count))[paper],
        spot=part * HEAD_PART + np.minimum(within, HEAD_PART - 1),
        symbols=np.column_stack([symbols, runs[read.symbol_runs, :2]]),
    )


def _numbers(values: Sequence[Any]) -> Numbers:
    return np.array(values, np.int64)
