"""Papers of 300 to 1,500 syllables with facts, made in batches from a seed.

The words walk along the pairs of real texts (``wording``); places, persons and
figures are drawn anew in each paper, and one word in 300 has a slip, as pages
read from pictures have: real archives hold many words that occur once.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from archive.symbols import key
from archive.text import toneless
from bench.search.facts import Facts, draw, places
from bench.search.wording import Ids, wording
from indexer.search.analysis import plain
from indexer.search.entry import Entry

AT_ONCE = 500
"""How many papers are put in at once, as the worker does."""

LENGTHS = (300, 1500)
PLACES, PERSONS, SLIPS = 1 / 50, 1 / 150, 1 / 300
"""How many of the words are a place, a person's name, or have a wrong letter."""

NAMES = """
Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý Nông Triệu Hà Lường
Văn Thị Đức Minh Quang Hữu Ngọc Thanh Xuân Đình Hồng Thu
An Bình Chiến Dũng Giang Hạnh Hiền Hùng Hương Khánh Kiên Lan Linh Long Mai Nam Yến
"""
PARTS_OF_NAMES = [line.split() for line in NAMES.split("\n") if line]
LETTERS = "abcdeghiklmnopqrstuvxy"
END = "xendx"
"""A word that stands between the heading and the text of a peer's row, so that no
phrase crosses over; ours has a gap there."""

_FIGURES = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as our engine takes it, and its words without marks for the peers."""

    entry: Entry
    plain: str
    issued: int
    """The day of issue as an ordinal."""


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive of ``count`` papers; the same seed makes the same ones."""

    count: int
    seed: int = 171

    def batches(self) -> Iterator[list[Paper]]:
        """Yield the papers, as many at once as are put in at once."""
        for start in range(0, self.count, AT_ONCE):
            yield self.batch(start // AT_ONCE)

    def batch(self, at: int) -> list[Paper]:
        """Return the papers of one batch."""
        chance = np.random.default_rng((self.seed, at))
        first = at * AT_ONCE
        size = min(AT_ONCE, self.count - first)
        rows = wording().walk(AT_ONCE, LENGTHS[1], chance)
        return [_paper(first + row, rows[row], chance) for row in range(size)]


def _paper(number: int, row: Ids, chance: np.random.Generator) -> Paper:
    facts = draw(chance)
    words = _words(row[: chance.integers(*LENGTHS)], facts, chance)
    entry = _entry(number, facts, words)
    return Paper(entry, _plain(entry, words), facts.day.toordinal())


def _entry(number: int, facts: Facts, words: Sequence[str]) -> Entry:
    return Entry(
        key=str(number),
        symbol=facts.symbol,
        symbol_keys=(key(facts.symbol),),
        number=facts.number,
        type=facts.kind,
        type_code=toneless(facts.code),
        issuers=(facts.body.name,),
        issuer_keys=(facts.body.key,),
        issued_from=facts.day,
        issued_to=facts.day,
        subject=" ".join(words[20 : 28 + facts.number % 9]),
        text=" ".join(words),
        audience=facts.audience,
    )


def _words(row: Ids, facts: Facts, chance: np.random.Generator) -> list[str]:
    known = wording()
    words = [known.words[at] for at in row]
    for at in np.flatnonzero(known.has_figures[row]):
        words[at] = _FIGURES.sub(
            lambda found: _figures(found.group(), chance), words[at]
        )
    named = (facts.body.place, places()[chance.integers(len(places()))])
    for at in _some(words, PLACES, chance):
        words[at] = named[int(at) % 2]
    for at in _some(words, PERSONS, chance):
        words[at] = " ".join(one[chance.integers(len(one))] for one in PARTS_OF_NAMES)
    for at in _some(words, SLIPS, chance):
        words[at] = _slip(words[at], chance)
    return words


def _some(words: Sequence[str], share: float, chance: np.random.Generator) -> Ids:
    return np.flatnonzero(chance.random(len(words)) < share).astype(np.int32)


def _figures(printed: str, chance: np.random.Generator) -> str:
    """Return as many figures; years stay years."""
    if len(printed) == 4 and printed[:2] in {"19", "20"}:
        return str(chance.integers(1995, 2027))
    return str(chance.integers(10 ** (len(printed) - 1), 10 ** len(printed)))


def _slip(word: str, chance: np.random.Generator) -> str:
    at = int(chance.integers(len(word)))
    return word[:at] + LETTERS[chance.integers(len(LETTERS))] + word[at + 1 :]


_word = lru_cache(maxsize=1 << 17)(plain)


def _plain(entry: Entry, words: Sequence[str]) -> str:
    """Return the syllables that our engine indexes, ``END`` after each part."""
    heading = (f"{plain(part)} {END}" for part in entry.heading)
    return " ".join((*heading, *filter(None, map(_word, words))))
