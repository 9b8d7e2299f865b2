"""Where the terms of a query stand in a text, also those typed without accents.

A term is a word, a phrase with blanks, a word's beginning ("hoa*"), a word with a
typing error ("hoach~"), the key of a symbol ("171khtu"), or the number and the code
with which symbols begin ("171 kh*").

The law of this module: terms are looked for in a copy of the text without marks,
whose characters know where they stood. Making it takes less time than looking.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from archive.model import Span
from archive.text import align
from indexer.search.analysis import has_two_spellings, plain, symbols
from indexer.search.nearness import is_near

_AND_MORE = "*"
_NEARLY = "~"
_SYLLABLE = re.compile(r"[^\W_]+")
_BETWEEN = r"[\W_]{1,5}"
_NO_LETTER_BEFORE = r"(?<![^\W_].)"
_NO_LETTER_AFTER = r"(?![^\W_])"
_ANY_LETTERS = r"[^\W_]*"
_NUMBER = re.compile(r"\d+")
_LONGEST_SYMBOL = 280


class Match(NamedTuple):
    """A place where a term stands; a page of results has hundreds of them."""

    start: int
    end: int
    term: str


def marks(text: str, terms: Sequence[str]) -> list[Span]:
    """Return where ``terms`` stand in ``text``, neighbours joined to one span.

    >>> marks("Kế hoạch số 171-KH/TU", ["ke hoach", "171khtu"])
    [Span(start=0, end=8), Span(start=12, end=21)]
    """
    return joined(text, matches(text, tuple(terms)))


def joined(text: str, found: Iterable[Match]) -> list[Span]:
    """Return the places of matches, neighbours joined to one span."""
    spans: list[Span] = []
    for match in found:
        if spans and not text[spans[-1].end : match.start].strip():
            spans[-1] = Span(spans[-1].start, max(spans[-1].end, match.end))
        else:
            spans.append(Span(match.start, match.end))
    return spans


def matches(text: str, terms: tuple[str, ...]) -> list[Match]:
    """Return all places of ``terms`` in their order, a longer one first."""
    if not terms:
        return []
    asked = _asked(terms)
    found = _printed(text, asked)
    if asked.symbols:
        found += _symbols(text, asked.symbols)
    if asked.symbols or asked.near:
        found.sort(key=lambda match: (match.start, -match.end))
    return found


@dataclass(frozen=True, slots=True)
class _Asked:
    """Terms by what they are; patterns are for small letters."""

    words: re.Pattern[str] | None
    terms: frozenset[str]
    beginnings: tuple[str, ...]
    near: tuple[str, ...]
    symbols: "_Numbered | None"

    def of(self, spelled: str) -> str:
        """Return the term that is meant by what stands in a text."""
        meant = _meant(spelled)
        if meant in self.terms:
            return meant
        begun = (b for b in self.beginnings if meant.startswith(b))
        return f"{next(begun, meant)}{_AND_MORE}"


@dataclass(frozen=True, slots=True)
class _Numbered:
    """Symbols: where one may begin, and what its key looks like."""

    numbers: re.Pattern[str]
    keys: re.Pattern[str]


def _printed(text: str, asked: _Asked) -> list[Match]:
    """Return the places of words and phrases."""
    aligned = align(text)
    found = _found(aligned.bare, asked)
    if isinstance(aligned.origins, range):
        # Most texts: every character stands for itself.
        return found
    spans = (aligned.span(match.start, match.end) for match in found)
    return [Match(s.start, s.end, m.term) for s, m in zip(spans, found, strict=True)]


def _found(text: str, asked: _Asked) -> list[Match]:
    of, words = asked.of, asked.words
    places = words.finditer(text) if words else ()
    found = [Match(*place.span(), of(place.group())) for place in places]
    return [*found, *_nearly(text, asked.near)] if asked.near else found


def _nearly(text: str, terms: tuple[str, ...]) -> Iterator[Match]:
    """Yield the places of words with a typing error."""
    for place in _SYLLABLE.finditer(text):
        word = place.group()
        for term in terms:
            if abs(len(word) - len(term)) < 2 and _is_near(word, term):
                yield Match(*place.span(), f"{term}{_NEARLY}")


@lru_cache(maxsize=65_536)
def _is_near(word: str, term: str) -> bool:
    return is_near(plain(word), term)


@lru_cache(maxsize=4_096)
def _meant(spelled: str) -> str:
    """Return the term that a text spells so: "Kế  hoạch 05" is "ke hoach 5"."""
    return plain(spelled)


@lru_cache(maxsize=256)
def _asked(terms: tuple[str, ...]) -> _Asked:
    near = tuple(t.removesuffix(_NEARLY) for t in terms if t.endswith(_NEARLY))
    more = [t.removesuffix(_AND_MORE) for t in terms if t.endswith(_AND_MORE)]
    whole = [t for t in terms if not t.endswith((_AND_MORE, _NEARLY))]
    beginnings = tuple(t for t in more if " " not in t)
    return _Asked(
        words=_spelled(whole, beginnings),
        terms=frozenset(whole),
        beginnings=beginnings,
        near=near,
        symbols=_numbered(whole, [t for t in more if " " in t]),
    )


def _spelled(terms: Iterable[str], beginnings: Iterable[str]) -> re.Pattern[str] | None:
    """Return what the terms look like without marks.

    It begins with the set of all first letters, where a search passes fast; then
    only what may follow the one that stands there is tried.
    """
    forms = [(term, _NO_LETTER_AFTER) for term in set(terms)]
    forms += [(term, _ANY_LETTERS) for term in set(beginnings)]
    rests: defaultdict[str, list[str]] = defaultdict(list)
    for term, end in sorted(forms, key=lambda form: (-len(form[0]), form)):
        for first, rest in _spellings(term):
            rests[first].append(rest + end)
    each = (f"(?<={first})(?:{'|'.join(some)})" for first, some in rests.items())
    firsts = f"[{''.join(rests)}]{_NO_LETTER_BEFORE}"
    return re.compile(f"{firsts}(?:{'|'.join(each)})") if rests else None


def _spellings(term: str) -> Iterator[tuple[str, str]]:
    """Yield each sign with which a term may begin, and what follows it."""
    first, *words = term.split()
    behind = "".join(_BETWEEN + _word(word) for word in words)
    if first.isdecimal():
        yield first[0], first[1:] + behind
        yield "0", rf"0{{0,5}}{first}{behind}"
        return
    letter, *rest = _letters(first)
    yield letter, "".join(rest) + behind


def _word(word: str) -> str:
    return rf"0{{0,6}}{word}" if word.isdecimal() else "".join(_letters(word))


def _letters(word: str) -> list[str]:
    """Return what stands for each letter of a word."""
    letters = [*map(re.escape, word)]
    return [*letters[:-1], "[iy]"] if has_two_spellings(word) else letters


def _numbered(terms: Iterable[str], begun: Iterable[str]) -> _Numbered | None:
    """Return what the keys of the symbols among the terms look like."""
    keys = {key: re.escape(key) for key in terms if _may_be_a_symbol(key)}
    keys |= {key: _begun(key) for key in begun}
    if not keys:
        return None
    numbers = "|".join({_NUMBER.match(key)[0] for key in keys})  # type: ignore[index]  # each begins with one
    return _Numbered(
        re.compile(rf"(?<!\d)0{{0,6}}(?:{numbers})(?!\d)"),
        re.compile("|".join(keys.values())),
    )


def _may_be_a_symbol(term: str) -> bool:
    return term[:1].isdecimal() and not term.isdecimal() and " " not in term


def _begun(term: str) -> str:
    # The symbols of the State have a year behind the number: 30/2020/NĐ-CP.
    number, _, code = term.partition(" ")
    return rf"{re.escape(number)}(?:(?:19|20)\d\d)?{re.escape(code)}\w*"


def _symbols(text: str, asked: _Numbered) -> Iterator[Match]:
    """Yield the places of symbols; only what stands around their numbers is read."""
    done = 0
    for number in asked.numbers.finditer(text):
        if number.start() < done:
            continue
        before = max(0, number.start() - 1)
        around = text[before : before + _LONGEST_SYMBOL]
        for span, key in symbols(around):
            done = before + span.end
            if before + span.start == number.start() and asked.keys.fullmatch(key):
                yield Match(number.start(), done, key)
            break
