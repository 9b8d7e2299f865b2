"""Where the words of a page stand on its picture.

Text and picture of a page come by different roads: the text may have been rebuilt,
turned from an old encoding, recognised, or corrected by a person. Recognition says
where it saw each word; everywhere else words are matched with words, in order. A
word that is not found has no place, and nothing is guessed.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from archive.model import Box, Sight
from archive.text import toneless
from indexer.extract.picture import Layout, Word

_TOKEN = re.compile(r"\S+")
_ENOUGH = 0.6
_SAME = "equal"
_CHANGED = "replace"
# A page of print has some thousands; a page made of one word would never end.
_MOST_EFFORT = 60_000


@dataclass(frozen=True, slots=True)
class Standing:
    """A word of a text, and where it stands on the page.

    ``start`` and ``end`` count characters of the text; ``confidence`` runs from 0
    to 1, and is 1 for all that nobody had to recognise.
    """

    start: int
    end: int
    box: Box
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Located:
    """A page of ``width`` and ``height`` points, its text, and where its words stand.

    ``words`` are in the order of the text; those without a place are left out.
    """

    width: float
    height: float
    text: str = ""
    words: tuple[Standing, ...] = ()


NOWHERE = Located(1, 1)
"""A page of which nothing is known."""


def by_layout(text: str, layout: Layout) -> Located:
    """Return where the words of ``text`` stand among those drawn on a page."""
    tokens = [toneless(token) for token in _TOKEN.findall(text)]
    found = _matched(tokens, layout.drawn)
    if _share(found) < _ENOUGH and layout.lined:
        found = max(found, _matched(tokens, layout.lined), key=_share)
    if _share(found) < _ENOUGH and len(tokens) == len(layout.drawn):
        # Turned from an old encoding, every letter differs but no blank does.
        found = [word.box for word in layout.drawn]
    placed = zip(_TOKEN.finditer(text), found, strict=True)
    words = [Standing(*token.span(), box) for token, box in placed if box]
    return Located(layout.width, layout.height, text, tuple(words))


def _matched(tokens: Sequence[str], words: Sequence[Word]) -> list[Box | None]:
    drawn = [toneless(word.text) for word in words]
    if tokens == drawn:
        return [word.box for word in words]
    found: list[Box | None] = [None] * len(tokens)
    if _effort(tokens, drawn) > _MOST_EFFORT:
        return found
    matcher = SequenceMatcher(None, tokens, drawn, autojunk=False)
    for match in matcher.get_matching_blocks():
        for step in range(match.size):
            found[match.a + step] = words[match.b + step].box
    return found


def _effort(tokens: Sequence[str], drawn: Sequence[str]) -> int:
    """Return how many pairs of equal words there are, which are weighed in turn."""
    times = Counter(drawn)
    return sum(count * times[word] for word, count in Counter(tokens).items())


def _share(found: Sequence[Box | None]) -> float:
    return sum(box is not None for box in found) / max(1, len(found))


def own(layout: Layout) -> Located:
    """Return the words of a page as they are drawn, for a file nobody read."""
    text = ""
    words: list[Standing] = []
    for word in layout.lined or layout.drawn:
        words.append(Standing(len(text), len(text) + len(word.text), word.box))
        text += f"{word.text} "
    return Located(layout.width, layout.height, text, tuple(words))


def by_sight(text: str, sight: Sight, read: str) -> Located:
    """Return where the words of ``text`` stand, ``read`` being what was recognised.

    Where a person corrected what was read, a word takes the place of the one it
    stands for, and is as sure as a person.
    """
    seen = [
        Standing(word.start, word.end, word.box, word.confidence)
        for word in sight.words
        if read[word.start : word.end].strip()
    ]
    words = seen if text == read else _moved(text, seen, read)
    return Located(sight.width, sight.height, text, tuple(words))


def _moved(text: str, seen: Sequence[Standing], read: str) -> list[Standing]:
    tokens = [*_TOKEN.finditer(text)]
    typed = [token.group() for token in tokens]
    before = [read[word.start : word.end] for word in seen]
    if _effort(typed, before) > _MOST_EFFORT:
        return []
    matcher = SequenceMatcher(None, typed, before, autojunk=False)
    moved: list[Standing] = []
    for same, first, last, at, to in matcher.get_opcodes():
        # A line typed anew in as many words has them where the others stood.
        if same == _SAME or (same == _CHANGED and last - first == to - at):
            pairs = zip(tokens[first:last], seen[at:to], strict=True)
            moved += [
                Standing(
                    *token.span(), word.box, word.confidence if same == _SAME else 1.0
                )
                for token, word in pairs
            ]
    return moved
