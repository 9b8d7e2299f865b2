"""The ways people ask, and questions of each drawn from the texts.

What is drawn stands in a paper, so that nothing is asked in vain: half of the
single words as often as they are written, half as often as they are different
(rare ones too); several words now as they follow each other, now from anywhere in
one paper. Half of the questions are typed with marks. Figures are left out: they
would be read as numbers of papers, which the peers do not know.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from bench.search.asked import Asked
from bench.search.texts import AT_ONCE, LETTERS, Archive, Paper
from indexer.search.analysis import Syllable, syllables

POOLS = 4
"""From how many batches of papers questions are drawn."""

COMMON = 40
"""How many words count as common: they stand in more than half of the papers."""

GUESSED = 3
"""Of how many letters a word must be that is guessed at (``indexer.search.misspelt``)."""


@dataclass(frozen=True, slots=True)
class Text:
    """One paper to draw from: its words without figures, and two facts."""

    words: tuple[Syllable, ...]
    body: str
    year: int

    @classmethod
    def of(cls, paper: Paper) -> "Text":
        """Return what of ``paper`` can be asked for."""
        entry = paper.entry
        words = tuple(syllables(entry.text))
        return cls(words, entry.issuers[0], entry.years[0])

    def span(self, length: int, chance: random.Random) -> list[Syllable]:
        """Return words that follow each other."""
        while True:
            start = chance.randrange(len(self.words) - length)
            found = list(self.words[start : start + length])
            if all(word.plain.isalpha() for word in found):
                return found

    def scattered(self, length: int, chance: random.Random) -> list[Syllable]:
        """Return words from anywhere."""
        return [self.span(1, chance)[0] for _ in range(length)]

    def rare(self, chance: random.Random) -> Syllable:
        """Return one of the different words, frequent or not."""
        different = sorted(dict.fromkeys(self.words), key=lambda word: word.marked)
        return chance.choice([word for word in different if word.plain.isalpha()])


@dataclass(frozen=True, slots=True)
class Pool:
    """Texts to draw from, and the words that are common in them."""

    texts: tuple[Text, ...]
    common: tuple[Syllable, ...]

    @classmethod
    def of(cls, archive: Archive) -> "Pool":
        """Take batches from all over the archive."""
        last = (archive.count - 1) // AT_ONCE
        chosen = sorted({last * part // POOLS for part in range(POOLS)})
        texts = tuple(Text.of(paper) for at in chosen for paper in archive.batch(at))
        counted = Counter(word for text in texts for word in text.words)
        common = [word for word, _ in counted.most_common(2 * COMMON)]
        return cls(texts, tuple([w for w in common if w.plain.isalpha()][:COMMON]))


def _asked(words: Iterable[Syllable], chance: random.Random) -> Asked:
    drawn = tuple(words)
    printed = tuple(word.marked for word in drawn) if chance.random() < 0.5 else ()
    return Asked(tuple(word.plain for word in drawn), printed)


Draw = Callable[[Pool, random.Random], Asked]


def one_word(pool: Pool, chance: random.Random) -> Asked:
    """Any word of a text, or one of its different words."""
    text = chance.choice(pool.texts)
    rare = chance.random() < 0.5
    return _asked([text.rare(chance)] if rare else text.span(1, chance), chance)


def several(fewest: int, most: int) -> Draw:
    """Words of one paper, as they follow each other or from anywhere."""

    def draw(pool: Pool, chance: random.Random) -> Asked:
        text = chance.choice(pool.texts)
        way = chance.choice((text.span, text.scattered))
        return _asked(way(chance.randint(fewest, most), chance), chance)

    return draw


def any_of_common(pool: Pool, chance: random.Random) -> Asked:
    """Three of the words that most papers hold."""
    return replace(_asked(chance.sample(pool.common, 3), chance), how="any")


def phrase(pool: Pool, chance: random.Random) -> Asked:
    """Three words that follow each other somewhere."""
    drawn = _asked(chance.choice(pool.texts).span(3, chance), chance)
    return replace(drawn, how="phrase")


def filtered(pool: Pool, chance: random.Random) -> Asked:
    """Two words, the body and the year of a paper that holds them."""
    text = chance.choice(pool.texts)
    drawn = _asked(text.span(2, chance), chance)
    return replace(drawn, body=text.body, year=text.year)


def typing(pool: Pool, chance: random.Random) -> Asked:
    """One or two words, the last not yet complete."""
    drawn = several(1, 2)(pool, chance)
    *words, last = drawn.words
    begun = last[: chance.randint(min(2, len(last)), max(2, len(last) - 1))]
    return replace(drawn, words=(*words, begun), last="begins")


def mistyped(pool: Pool, chance: random.Random) -> Asked:
    """Two words, the longer one with an error; shorter than three letters is no guess."""
    while True:
        drawn = several(2, 2)(pool, chance)
        word, right = sorted(drawn.words, key=len)
        wrong = slipped(right, chance)
        if len(wrong) >= GUESSED:
            return replace(drawn, words=(word, wrong), marked=(), last="near")


def slipped(word: str, chance: random.Random) -> str:
    """Return ``word`` with one letter changed, doubled, left out, or moved on."""
    at = chance.randrange(len(word))
    head, letter, rest = word[:at], word[at], word[at + 1 :]
    ways = (
        head + chance.choice(LETTERS) + rest,
        head + letter + letter + rest,
        head + rest or word,
        head + rest[:1] + letter + rest[1:],
    )
    return chance.choice(ways)


def changed(draw: Draw, **changes: Any) -> Draw:
    """Return the questions of ``draw`` with something more wanted."""
    return lambda pool, chance: replace(draw(pool, chance), **changes)


@dataclass(frozen=True, slots=True)
class Class:
    """A way of asking; ``allowed`` is how many times Tantivy's time it may take."""

    name: str
    draw: Draw
    allowed: float | None = None


CLASSES = (
    Class("one word", one_word, allowed=5),
    Class("two to five words", several(2, 5), allowed=5),
    Class("any of three", changed(several(3, 3), how="any"), allowed=15),
    Class("any of three common", any_of_common, allowed=15),
    Class("phrase of three", phrase, allowed=5),
    Class("words, body, year", filtered, allowed=5),
    Class("newest first", changed(several(2, 2), newest=True), allowed=5),
    Class("last word begun", typing),
    Class("one word mistyped", mistyped),
    Class("with facets", changed(several(2, 2), facets=True)),
)
