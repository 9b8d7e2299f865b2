"""Tokens to a tree: groups, alternatives, exclusions, fields and symbols.

::

    query       alternative (OR alternative)*
    alternative part+
    part        "-" part | "(" query ")" | field value | "quoted" | date | word
                | word "*" | word "~"
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from archive.authority import Authority
from indexer.search.analysis import whole_symbol
from indexer.search.query import (
    AllOf,
    AnyOf,
    Begins,
    Near,
    Not,
    Phrase,
    Tree,
    Word,
)
from indexer.search.syntax import problems, statuses
from indexer.search.syntax.days import dated, year_at
from indexer.search.syntax.facts import Facts, heard
from indexer.search.syntax.lexer import Kind, Token
from indexer.search.syntax.loose import loose
from indexer.search.syntax.papers import Paper, beginning, paper_of, with_paper
from indexer.search.syntax.plenums import passed
from indexer.search.syntax.shorts import shortened, spread
from indexer.search.syntax.values import Value, condition, words

Match = Literal["all", "any"]
"""Whether plain words must all occur, or the best of any come first."""

_MOST_WORDS = 100
_MOST_LOOSE = 10  # each stands for many words
_DEEPEST = 10
_LONGEST_NAME = 5
_PLAIN: frozenset[Kind] = frozenset({"word", "symbol", "date"})


@dataclass(slots=True)
class Grammar:
    """Reads tokens from left to right; ``at`` is the next one."""

    text: str
    tokens: Sequence[Token]
    authority: Authority
    match: Match
    at: int = 0
    depth: int = 0
    words: int = field(default=0)
    loose: int = field(default=0)

    def read(self) -> Tree:
        """Return the tree of the whole query.

        Raises:
            QuerySyntaxError: it is not a query, or too large a one.
        """
        if not self.tokens:
            return AllOf()
        tree = self._alternatives()
        if self._next is not None:
            raise problems.unopened(self._position)
        return tree

    @property
    def _next(self) -> Token | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    @property
    def _position(self) -> int:
        token = self._next
        return token.span.start if token else len(self.text)

    def _accepts(self, kind: Kind) -> bool:
        token = self._next
        if token is None or token.kind != kind:
            return False
        self.at += 1
        return True

    def _alternatives(self) -> Tree:
        found = [self._alternative()]
        while self._accepts("or"):
            found.append(self._alternative())
        return found[0] if len(found) == 1 else AnyOf(tuple(found))

    def _alternative(self) -> Tree:
        first = self._position
        if begun := self._passed() or self._paper():
            return self._with_paper(*begun)
        facts = self._facts()
        parts = [*self._parts()]
        if not parts:
            raise problems.nothing_wanted(first)
        if facts.body:
            parts = [*facts.body.by_any_name(parts, self.authority)]
        return self._joined([*parts, *facts.preferred])

    def _facts(self) -> Facts:
        """Return what the words ahead say of a paper; questions say nothing of one."""
        end = self._end_of_words()
        if self.match == "any" or end == self.at:
            return Facts()
        start, last = self.tokens[self.at].span.start, self.tokens[end - 1].span.end
        return heard(self.text[start:last], self.authority)

    def _end_of_words(self) -> int:
        end = self.at
        while end < len(self.tokens) and self.tokens[end].kind in _PLAIN:
            end += 1
        return end

    def _parts(self) -> Iterator[Tree]:
        while (token := self._next) and token.kind not in ("or", "close"):
            yield from self._part()

    def _with_paper(self, paper: Paper, own: list[Tree]) -> Tree:
        said: list[Tree] = []
        conditions: list[Tree] = []
        while (token := self._next) and token.kind not in ("or", "close"):
            (said if token.kind in _PLAIN else conditions).extend(self._part())
        return with_paper(paper, own, said, conditions)

    def _joined(self, parts: list[Tree]) -> Tree:
        if self.match == "all":
            parts = [*shortened(parts, self.authority)]
            return parts[0] if len(parts) == 1 else AllOf(tuple(parts))
        # A date is a tree of its own, and one hint among others like a word.
        hints = Word | Begins | Near | AnyOf | AllOf
        plain = tuple(part for part in parts if isinstance(part, hints))
        rest = tuple(part for part in parts if not isinstance(part, hints))
        any_word = (AnyOf(plain),) if plain else ()
        return AllOf((*any_word, *rest)) if rest else AnyOf(plain)

    def _part(self) -> tuple[Tree, ...]:
        if self._accepts("not"):
            excluded = self._part()
            return (Not(AllOf(excluded)),) if excluded else ()
        if self._accepts("open"):
            return (self._group(),)
        if self._accepts("field"):
            return (self._field(),)
        if self._accepts("quoted"):
            return (self._phrase(),)
        if self._accepts("loose"):
            return (self._loose(),)
        return self._meant()

    def _group(self) -> Tree:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise problems.too_deep(self._position, _DEEPEST)
        tree = self._alternatives()
        if not self._accepts("close"):
            raise problems.unclosed(self._position)
        self.depth -= 1
        return tree

    def _field(self) -> Tree:
        name = self.tokens[self.at - 1].text
        token = self._next
        if token is None or token.kind not in (*_PLAIN, "loose", "quoted"):
            raise problems.no_value(self._position)
        self.at += 1
        text = self._longest(name, token)
        value = Value(name, text, token.span.start)
        self._count(len(words(text)))
        return condition(value, self.authority)

    def _longest(self, field: str, first: Token) -> str:
        """Return ``first`` with the words that complete the name that it begins."""
        best, typed_words = first.text, [first.text]
        end = self.at if first.kind == "quoted" else len(self.tokens)
        for ahead in range(self.at, min(self.at + _LONGEST_NAME, end)):
            if self.tokens[ahead].kind != "word":
                break
            typed_words.append(self.tokens[ahead].text)
            if self._is_name(field, " ".join(typed_words)):
                best, self.at = " ".join(typed_words), ahead + 1
        return best

    def _is_name(self, field: str, text: str) -> bool:
        """Whether ``text`` names a kind or a status; other values are one word."""
        if field == "type":
            return self.authority.type_named(text) is not None
        return field == "status" and bool(statuses.named(text))

    def _phrase(self) -> Tree:
        found = words(self.tokens[self.at - 1].text)
        if not found:
            self.at -= 1
            raise problems.empty_quotation(self._position)
        self._count(len(found))
        return found[0] if len(found) == 1 else Phrase(found)

    def _loose(self) -> Tree:
        token = self.tokens[self.at - 1]
        self._count(len(words(token.text)))
        self.loose += 1
        if self.loose > _MOST_LOOSE:
            raise problems.too_many_signs(token.span.start, _MOST_LOOSE)
        return loose(token.text, token.span.start)

    def _meant(self) -> tuple[Tree, ...]:
        """Read a word, and what is meant by a year or a short form."""
        token = self.tokens[self.at]
        typed = self._word()
        words = tuple(part for part in typed if isinstance(part, Word))
        if token.kind != "word" or self.match == "any" or len(words) < len(typed):
            return typed
        if year := year_at(self.text, token.span.start):
            return (AnyOf((*typed, year)),)
        capitals = self.text.isupper()
        return spread(token.text, words, self.authority, among_capitals=capitals)

    def _word(self) -> tuple[Tree, ...]:
        token = self.tokens[self.at]
        self.at += 1
        if token.kind == "symbol":
            self._count(1)
            return (Word(whole_symbol(token.text)),)
        if token.kind == "date":
            self._count(len(words(token.text)))
            return (dated(token.text),)
        found = words(token.text)
        self._count(len(found))
        # "37/7/2019" means this text, not every paper with these three numbers.
        if len(found) > 1 and any(character.isdecimal() for character in token.text):
            return (Phrase(found),)
        return found

    def _count(self, more: int) -> None:
        self.words += more
        if self.words > _MOST_WORDS:
            self.at -= 1
            raise problems.too_many_words(self._position, _MOST_WORDS)

    def _passed(self) -> tuple[Paper, list[Tree]] | None:
        """Read the plenum whose resolution an alternative begins with."""
        start = self._position
        found = passed(self.text[start:], self.authority)
        if found is None:
            return None
        paper, length = found
        own: list[Tree] = []
        while (token := self._next) and token.span.start < start + length:
            if token.kind in _PLAIN:
                own.extend(self._word())
            else:
                self.at += 1  # the term in parentheses
        return paper, own

    def _paper(self) -> tuple[Paper, list[Tree]] | None:
        """Read the paper that an alternative begins with, and its own words."""
        end = self._end_of_words()
        if end == self.at:
            return None
        start = self.tokens[self.at].span.start
        text = self.text[start : self.tokens[end - 1].span.end]
        found = beginning(text, self.authority)
        if found is None:
            return None
        own: list[Tree] = []
        while self.at < end and self._position < start + found.span.end:
            own.extend(self._word())
        return paper_of(found, text, self.authority), own
