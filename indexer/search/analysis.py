"""One analysis for texts and for queries, so that both sides meet.

Syllables are compared without marks; marked forms and pairs of neighbours lift
the rank. A symbol ("15-CT/TW") is one word of its own beside its parts, so that
it does not find every directive 15.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from archive.model import Span
from archive.symbols import key
from archive.text import Aligned, align, apart, modern_tone

_SYLLABLE = re.compile(r"[^\W_]+")
_SIGN = r"\s{0,2}[-/]\s{0,2}"
_PART = r"[^\W_]{1,24}"
# The number, then a type and a body, then units that touch: every repetition
# is bounded, and a sign stands between any two of them. What must not stand before
# is asked behind the first figure: figures are found quickly where nothing is.
_SYMBOL = re.compile(
    rf"\d(?<![\w/-]\d)\d{{0,5}}(?:\.\d{{1,3}})?[a-z]{{0,2}}(?:/\d{{4}}(?=\s{{0,2}}[-/]))?"
    rf"(?:{_SIGN}|\s(?=[^\W\d_]{{1,8}}/)){_PART}(?:{_SIGN}{_PART})?(?:[-/]{_PART}){{0,6}}"
)
_FIGURE = re.compile(r"\d")
_BLANK = re.compile(r"\s")
_NUMBERED = re.compile(r"([0-9]{1,5})(?![0-9])(.*)", re.DOTALL)
_LETTER = re.compile(r"[^\W\d_]")
# "kỹ thuật" and "kĩ thuật", "quản lý" and "quản lí", "quý" and "quí" are one word:
# behind these letters, i and y at the end of a syllable sound alike and both are
# written. "thuy" and "thui" are two.
_I_OR_Y = re.compile(r"(?:[hklmstv]|qu)[iy]")


@dataclass(frozen=True, slots=True)
class Syllable:
    """One syllable or number: without marks, and with them in one tone style."""

    plain: str
    marked: str


@lru_cache(maxsize=65536)
def syllable(bare: str, printed: str) -> Syllable:
    """Return a syllable or number as it is compared; numbers lose leading zeros.

    What i and y spell alike is one word, but marks keep what is printed.
    """
    plain = bare.lstrip("0") or "0" if bare.isdecimal() else bare
    if has_two_spellings(bare):
        plain = f"{bare[:-1]}i"
    return Syllable(plain, modern_tone(printed) if printed != bare else plain)


def has_two_spellings(bare: str) -> bool:
    """Say whether i and y are both written at the end of a syllable without marks."""
    return _I_OR_Y.fullmatch(bare) is not None


def syllables(text: str) -> list[Syllable]:
    """Return the syllables and numbers of ``text``, numbers without leading zeros.

    >>> [s.plain for s in syllables("Kế hoạch số 05-KH/TU")]
    ['ke', 'hoach', 'so', '5', 'kh', 'tu']
    """
    return list(map(syllable, *spelled(text)))


def spelled(text: str) -> tuple[list[str], list[str]]:
    """Return the syllables of ``text`` in small letters, without marks and with them.

    Both lists have the same length; :func:`syllable` takes one of each.
    """
    common = apart(text)
    if common:
        return common
    aligned = align(text)
    bare = _SYLLABLE.findall(aligned.bare)
    printed = _SYLLABLE.findall(aligned.even.casefold())
    return bare, printed if len(bare) == len(printed) else bare


def plain(text: str) -> str:
    """Return the syllables of ``text`` without marks, a blank between them.

    >>> plain("Thành uỷ Bắc Kạn")
    'thanh uy bac kan'
    """
    return " ".join(syllable.plain for syllable in syllables(text))


def pairs(words: Sequence[str]) -> Iterator[str]:
    """Yield each two neighbours as one term.

    >>> list(pairs(["thành", "ủy", "bắc"]))
    ['thành ủy', 'ủy bắc']
    """
    return map(" ".join, pairwise(words))


@lru_cache(maxsize=65536)
def whole_symbol(text: str) -> str:
    """Return the one word under which all spellings of a symbol meet.

    >>> whole_symbol("05 - KH / TU") == whole_symbol("5-kh/tu") == "5khtu"
    True
    """
    numbered = _NUMBERED.fullmatch(text)
    if numbered is None:
        return key(text)
    number, rest = numbered.groups()
    return f"{number}{_behind_number(rest)}".lstrip("0")


@lru_cache(maxsize=65536)
def _behind_number(rest: str) -> str:
    # Numbers are many, and what stands behind them is read alike for each.
    return key(f"1{rest}")[1:]


def symbols(text: str) -> Iterator[tuple[Span, str]]:
    """Yield what looks like a symbol, with its place and its one word."""
    if not _FIGURE.search(text):
        return
    aligned = align(text)
    for start, end in _spans(aligned):
        yield aligned.span(start, end), whole_symbol(aligned.even[start:end])


def symbol_words(text: str) -> list[str]:
    """Return the words of :func:`symbols`."""
    if not _FIGURE.search(text):
        return []
    aligned = align(text)
    return [whole_symbol(aligned.even[at:end]) for at, end in _spans(aligned)]


def _spans(aligned: Aligned) -> Iterator[tuple[int, int]]:
    for match in _SYMBOL.finditer(aligned.bare):
        found = match.group()
        if _LETTER.search(found) and ("/" in found or not _BLANK.search(found)):
            yield match.span()


@dataclass(frozen=True, slots=True)
class Terms:
    """How often each term occurs in a text, and how many syllables it has."""

    words: Counter[str]
    pairs: Counter[str]
    marked: Counter[str]
    length: int

    @classmethod
    def of(cls, parts: Iterable[str]) -> "Terms":
        """Count the terms of ``parts``; no pair crosses from one to the next."""
        terms = cls(Counter(), Counter(), Counter(), 0)
        return cls(*terms.counts(), sum(map(terms.add, parts)))

    def counts(self) -> tuple[Counter[str], Counter[str], Counter[str]]:
        """Return the three counters."""
        return self.words, self.pairs, self.marked

    def add(self, part: str) -> int:
        """Count the terms of one more part and return its syllables."""
        found = syllables(part)
        words = [syllable.plain for syllable in found]
        self.words.update(words)
        self.words.update(symbol_words(part))
        self.pairs.update(pairs(words))
        self.marked.update(s.marked for s in found if s.marked != s.plain)
        return len(found)
