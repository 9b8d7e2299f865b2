"""What may be meant by a text: its words, or words near them, by their neighbours."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from archive.errors import QuerySyntaxError
from indexer.search.analysis import plain
from indexer.search.engine import Engine
from indexer.search.mending import keys_read
from indexer.search.query import Phrase, Query, Word
from indexer.search.results import Spelling
from indexer.search.syntax.lexer import tokens

_SHORTEST = 3
"""Letters of a word that is replaced; two letters are near hundreds of words."""

_MOST_WORDS = 12
_CANDIDATES = 8
_COMMONER = 2
"""How many times as many papers hold what takes the place of a word that is known."""

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class _Typed:
    """A word of the text: where it stands, as printed and without marks."""

    start: int
    end: int
    printed: str
    plain: str


@dataclass(frozen=True, slots=True)
class _Meant:
    """A word that may be meant: how many papers hold it beside its neighbours, or at all.

    It ``is_sure`` where the word that was typed is in no paper.
    """

    together: int
    papers: int
    spelling: Spelling
    is_sure: bool

    def rank(self, word: str) -> tuple[int, bool, int]:
        """Return how likely it is; fingers change the order of keys more than keys."""
        is_swapped = sorted(self.spelling.plain) == sorted(word)
        return self.together, is_swapped, self.papers


@dataclass(frozen=True, slots=True)
class Speller:
    """The spellings of words in the papers that whoever asked may see."""

    engine: Engine
    asked: Query

    def readings(self, text: str) -> Iterator[str]:
        """Yield what may be meant, the likelier first.

        Words that nobody knows are replaced, and then one that is known as well.
        """
        read = keys_read(text, self._known)
        words = list(_words(read))[:_MOST_WORDS]
        meant = [word.plain for word in words]
        put: dict[int, str] = {}
        doubted: list[tuple[int, int, str]] = []
        held = self._known({word.plain for word in words})
        for at, word in enumerate(words):
            if best := self._best(at, meant, is_known=word.plain in held):
                if best.is_sure:
                    # The words behind it see what this one is taken for.
                    meant[at], put[at] = best.spelling.plain, best.spelling.marked
                else:
                    doubted.append((-best.together, at, best.spelling.marked))
        if put or read != text:
            yield _replaced(read, words, put)
        for _, at, marked in sorted(doubted):
            yield _replaced(read, words, {**put, at: marked})

    def _known(self, words: Collection[str]) -> frozenset[str]:
        asked = self.asked
        return self.engine.known(words, asked.reader, hidden=asked.hidden)

    def _best(self, at: int, meant: list[str], *, is_known: bool) -> "_Meant | None":
        """Return the likeliest other spelling of a word, None where there is none.

        The neighbours of a word that is known must speak for the other, and against
        this one.
        """
        word = meant[at]
        if len(word) < _SHORTEST or not word.isalpha():
            return None
        if is_known and self._together(at, word, meant):
            return None
        near = self.engine.spellings(word, self.asked.reader, hidden=self.asked.hidden)
        own = next((one.papers for one in near if one.plain == word), 0)
        others = [
            one for one in near if one.plain != word and one.papers >= own * _COMMONER
        ]
        weighed = (
            _Meant(self._together(at, one.plain, meant), one.papers, one, not own)
            for one in others[:_CANDIDATES]
        )
        best = max(weighed, key=lambda one: one.rank(word), default=None)
        return best if best and (best.together or best.is_sure) else None

    def _together(self, at: int, word: str, meant: list[str]) -> int:
        """Count the papers that hold ``word`` beside the one before or behind it."""
        pairs = []
        if at > 0:
            pairs.append((meant[at - 1], word))
        if at + 1 < len(meant):
            pairs.append((word, meant[at + 1]))
        return sum(map(self._papers_of, pairs))

    def _papers_of(self, pair: tuple[str, str]) -> int:
        tree = Phrase(tuple(map(Word, pair)))
        asked = self.asked
        query = Query(tree, asked.reader, limit=0, facets=False, hidden=asked.hidden)
        return self.engine.search(query).total


def _words(text: str) -> Iterator[_Typed]:
    """Yield the plain words of a query: no quotations, values, dates or symbols."""
    is_value = False
    try:
        found = tokens(text)
    except QuerySyntaxError:
        return
    for token in found:
        if token.kind == "word" and not is_value:
            for match in _WORD.finditer(token.text):
                start = token.span.start + match.start()
                printed = text[start : start + len(match.group())]
                yield _Typed(start, start + len(printed), printed, plain(printed))
        is_value = token.kind in ("field", "not")


def _replaced(text: str, words: list[_Typed], put: dict[int, str]) -> str:
    for at in sorted(put, reverse=True):
        word = words[at]
        text = text[: word.start] + cased(put[at], word.printed) + text[word.end :]
    return text


def cased(word: str, printed: str) -> str:
    """Return ``word`` in the case of what is ``printed``."""
    if printed.isupper() and len(printed) > 1:
        return word.upper()
    return word.capitalize() if printed[:1].isupper() else word
