"""What is written short is found by those who spell it out, and the other way round.

A phrase weighs more than its short form, as its words and their neighbours all count:
papers that have it as it was typed come first.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from archive.authority import Authority
from archive.authority.abbreviations import Abbreviations
from indexer.search.analysis import plain
from indexer.search.query import AllOf, AnyOf, Phrase, Tree, Word
from indexer.search.syntax.values import words

_Words = tuple[str, ...]


def spread(
    printed: str, typed: tuple[Word, ...], authority: Authority, *, among_capitals: bool
) -> tuple[Tree, ...]:
    """Return ``typed``, or what it is short for; ``printed`` has its capitals."""
    known = authority.abbreviations
    phrases = known.meant(printed, among_capitals=among_capitals)
    if not phrases:
        return typed
    other = {short for phrase in phrases for short in known.shorts.get(phrase, ())}
    meant = [*map(_phrase, phrases), *map(Word, sorted(other - {plain(printed)}))]
    return (AnyOf((_phrase([word.plain for word in typed]), *meant)),)


def _phrase(said: Sequence[str]) -> Tree:
    found = words(" ".join(said))
    return found[0] if len(found) == 1 else Phrase(found)


def shortened(parts: Sequence[Tree], authority: Authority) -> tuple[Tree, ...]:
    """Return ``parts`` with the phrases among its words or their short forms."""
    table = _table(authority.abbreviations)
    longest = authority.abbreviations.longest
    return tuple(_shortened(parts, table, longest))


def _shortened(
    parts: Sequence[Tree], table: Mapping[_Words, _Words], longest: int
) -> Iterator[Tree]:
    at = 0
    while at < len(parts):
        count = _longest(parts[at : at + longest], table)
        if not count:
            yield parts[at]
            at += 1
            continue
        # "UBKT Tỉnh ủy" is a way to write "Ủy ban Kiểm tra Tỉnh ủy", "UBKTTU" another.
        row = parts[at : at + count]
        inner = AllOf(tuple(_shortened(row, table, count - 1)))
        yield AnyOf((inner, *map(Word, table[_said(row)])))
        at += count


def _longest(parts: Sequence[Tree], table: Mapping[_Words, _Words]) -> int:
    end = next((at for at, one in enumerate(parts) if not isinstance(one, Word)), None)
    row = parts[:end]
    return next((n for n in range(len(row), 1, -1) if _said(row[:n]) in table), 0)


def _said(row: Sequence[Tree]) -> _Words:
    return tuple(word.plain for word in row if isinstance(word, Word))


@lru_cache(maxsize=4)
def _table(known: Abbreviations) -> Mapping[_Words, _Words]:
    """Return the phrases as texts are analysed, with their short forms."""
    return {
        tuple(plain(" ".join(phrase)).split()): tuple(map(plain, shorts))
        for phrase, shorts in known.shorts.items()
    }
