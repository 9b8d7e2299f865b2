"""One paper as the reference looks at it: what it holds, and what holds of it."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from indexer.search.analysis import Terms, plain
from indexer.search.engines import ranking
from indexer.search.engines.ranking import Feature
from indexer.search.entry import Entry
from indexer.search.nearness import is_near
from indexer.search.query import (
    AllOf,
    AnyOf,
    Begins,
    Fact,
    InHeading,
    Issued,
    Issuer,
    Near,
    Not,
    Number,
    Phrase,
    Preferred,
    Signer,
    Stands,
    Subject,
    SymbolBegins,
    SymbolIs,
    Tree,
    Type,
    Word,
    Written,
)


@dataclass(frozen=True, slots=True)
class Paper:
    """An entry with the terms of its whole text and of its heading counted."""

    entry: Entry
    text: Terms
    head: Terms

    @classmethod
    def of(cls, entry: Entry) -> "Paper":
        """Count the terms of ``entry``."""
        heading = entry.heading
        return cls(entry, Terms.of((*heading, entry.text)), Terms.of(heading))

    def count(self, field: str | None, feature: Feature) -> int:
        """Return how often what ``feature`` stands for occurs in a field, if any."""
        fields = {
            "words": self.text.words,
            "pairs": self.text.pairs,
            "marked": self.text.marked,
            "head": self.head.words,
            "head_pairs": self.head.pairs,
        }
        counts = fields[field] if field else Counter[str]()
        if feature.way == "is":
            return counts[feature.term]
        return sum(n for word, n in counts.items() if _is_meant(word, feature))

    def frequency(self, feature: Feature, average: "Average") -> float:
        """Return how often ``feature`` occurs, as ranking counts it."""
        return ranking.frequency(
            self.count(feature.field, feature),
            ranking.length_norm(self.text.length, average.text),
            self.count(feature.heading, feature),
            ranking.length_norm(self.head.length, average.heading),
        )


@dataclass(frozen=True, slots=True)
class Average:
    """How many syllables the papers of an archive have, their headings included."""

    text: float
    heading: float

    @classmethod
    def of(cls, papers: Collection[Paper]) -> "Average":
        """Return what is usual among ``papers``."""
        count = len(papers) or 1
        return cls(
            sum(paper.text.length for paper in papers) / count,
            sum(paper.head.length for paper in papers) / count,
        )


def holds(tree: Tree, paper: Paper) -> bool:
    """Say whether ``paper`` satisfies ``tree``."""
    match tree:
        case AllOf(parts):
            return all(holds(part, paper) for part in parts)
        case AnyOf(parts, minimum):
            return sum(holds(part, paper) for part in parts) >= minimum
        case Not(part):
            return not holds(part, paper)
        case Preferred():
            return True
        case Word() | Begins() | Near() | InHeading() | Phrase():
            return _is_written(tree, paper)
        case _:
            return _is(tree, paper.entry)


def _is_part(word: str, part: Word | Begins | Near) -> bool:
    match part:
        case Begins(plain):
            return word.startswith(plain)
        case Near(plain):
            return is_near(word, plain)
        case _:
            return word == part.plain


def _is_written(wanted: Written, paper: Paper) -> bool:
    held = paper.text.words
    match wanted:
        case Word(plain):
            return held[plain] > 0
        case Begins(plain):
            return any(word.startswith(plain) for word in held)
        case Near(plain):
            return any(is_near(word, plain) for word in held)
        case InHeading(part):
            held = paper.head.pairs if wanted.is_pair else paper.head.words
            return any(_is_part(word, part) for word in held)
        case Phrase(words):
            return _stands_in(words, (*paper.entry.heading, paper.entry.text))


def _is(fact: Fact, entry: Entry) -> bool:
    match fact:
        case Number(number):
            return entry.number == number
        case SymbolIs() | SymbolBegins():
            return _has_symbol(entry, fact)
        case Type(name):
            return plain(entry.type or "") == plain(name)
        case Issued(first, last):
            return _overlaps(entry, first, last)
        case Stands(keys=keys):
            return entry.key in keys
        case _:
            return _names(fact, entry)


def _names(fact: Issuer | Signer | Subject, entry: Entry) -> bool:
    match fact:
        case Issuer(words, key):
            named = _stands_in(words, entry.issuers)
            return named or (key is not None and key in entry.issuer_keys)
        case Signer(words):
            return _stands_in(words, filter(None, [entry.signer]))
        case Subject(words):
            return _stands_in(words, filter(None, [entry.subject]))


def _has_symbol(entry: Entry, symbol: SymbolIs | SymbolBegins) -> bool:
    if isinstance(symbol, SymbolBegins):
        return any(key.startswith(symbol.start) for key in entry.symbol_keys)
    if symbol.keys:
        return any(key in entry.symbol_keys for key in symbol.keys)
    is_numbered = entry.number == symbol.number
    return is_numbered and symbol.type_code in (None, entry.type_code)


def _overlaps(entry: Entry, first: date | None, last: date | None) -> bool:
    if entry.issued_from is None or entry.issued_to is None:
        return False
    begins_in_time = last is None or entry.issued_from <= last
    return begins_in_time and (first is None or entry.issued_to >= first)


def _stands_in(words: tuple[Word, ...], texts: Iterable[str]) -> bool:
    phrase = " ".join(word.plain for word in words)
    return bool(phrase) and any(f" {phrase} " in f" {plain(text)} " for text in texts)


def _is_meant(word: str, feature: Feature) -> bool:
    if feature.way == "begins":
        return word.startswith(feature.term)
    return is_near(word, feature.term)
