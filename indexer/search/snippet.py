"""The passage of a text that shows best why it was found.

Marks fall on what matched, also where it was typed without accents. A term is a
word, a phrase with blanks, the key of a symbol ("171khtu"), or the number and
the code with which symbols begin ("171 kh*").
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from archive.model import Span
from archive.text import align
from indexer.search.analysis import symbols

_SCANNED = 20_000  # characters looked at in one go
_SCANS = 10  # after which the best passage so far must do
_ELLIPSIS = "…"
_AND_MORE = "*"
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Fragment:
    """A stretch of a passage, which matched or only stands around a match."""

    text: str
    is_match: bool = False


@dataclass(frozen=True, slots=True)
class _Match:
    start: int
    end: int
    term: str


def marks(text: str, terms: Sequence[str]) -> list[Span]:
    """Return where ``terms`` stand in ``text``, neighbours joined to one span.

    >>> marks("Kế hoạch số 171-KH/TU", ["ke hoach", "171khtu"])
    [Span(start=0, end=8), Span(start=12, end=21)]
    """
    spans: list[Span] = []
    for match in _matches(text, tuple(terms)):
        if spans and not text[spans[-1].end : match.start].strip():
            spans[-1] = Span(spans[-1].start, max(spans[-1].end, match.end))
        else:
            spans.append(Span(match.start, match.end))
    return spans


def marked(text: str, terms: Sequence[str]) -> tuple[Fragment, ...]:
    """Return a short text whole, with ``terms`` marked."""
    return tuple(_fragments(text, Span(0, len(text)), terms))


def snippet(
    text: str, terms: Sequence[str], *, width: int = 240
) -> tuple[Fragment, ...]:
    """Return the passage of about ``width`` characters with the most of ``terms``.

    Words stay whole. Without any match it is the beginning of the text; only the
    first pages of a very long text are looked at.
    """
    chunk, found = _best_chunk(text, tuple(terms))
    first = _best_window(found, width)
    passage = _whole_words(text, _around(first, chunk, len(text), width))
    return tuple(_fragments(text, passage, terms))


def _matches(text: str, terms: tuple[str, ...]) -> list[_Match]:
    if not terms:
        return []
    aligned = align(text)
    found = [
        _Match(*_ends(aligned.span(match.start(), match.end())), match.group())
        for match in _pattern(terms).finditer(aligned.bare)
    ]
    wanted = _symbols(terms)
    named = symbols(text) if wanted else ()
    whole = [_Match(*_ends(s), n) for s, n in named if wanted and wanted.fullmatch(n)]
    return sorted([*found, *whole], key=lambda match: (match.start, -match.end))


def _may_be_a_symbol(term: str) -> bool:
    return term[:1].isdecimal() and not term.isdecimal() and " " not in term


@lru_cache(maxsize=256)
def _symbols(terms: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return what the keys of the symbols among ``terms`` look like."""
    forms = [_begun(term) for term in terms if term.endswith(_AND_MORE)]
    forms += [re.escape(term) for term in terms if _may_be_a_symbol(term)]
    return re.compile("|".join(forms)) if forms else None


def _begun(term: str) -> str:
    # The symbols of the State have a year behind the number: 30/2020/NĐ-CP.
    number, _, code = term.removesuffix(_AND_MORE).partition(" ")
    return rf"{re.escape(number)}(?:(?:19|20)\d\d)?{re.escape(code)}\w*"


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


@lru_cache(maxsize=256)
def _pattern(terms: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(set(terms), key=lambda term: (-len(term), term))
    spelled = "|".join(map(_spelled, longest_first))
    return re.compile(rf"(?<![^\W_])(?:{spelled})(?![^\W_])")


def _spelled(term: str) -> str:
    words = (
        rf"0{{0,6}}{word}" if word.isdecimal() else re.escape(word)
        for word in term.split()
    )
    return r"[\W_]{1,5}".join(words)


def _best_chunk(text: str, terms: tuple[str, ...]) -> tuple[int, list[_Match]]:
    best: tuple[int, list[_Match]] = (0, [])
    most = 0
    for start, end in _chunks(text):
        found = _matches(text[start:end], terms)
        distinct = len({match.term for match in found})
        if distinct > most:
            most = distinct
            best = start, [_moved(match, start) for match in found]
        if distinct >= len(set(terms)):
            break
    return best


def _moved(match: _Match, by: int) -> _Match:
    return _Match(match.start + by, match.end + by, match.term)


def _chunks(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for _ in range(_SCANS):
        if start >= len(text):
            return
        end = start + _SCANNED
        if end < len(text):
            end = max(text.rfind(" ", start, end), start + 1)
        yield start, end
        start = end


def _best_window(found: list[_Match], width: int) -> Span | None:
    """Return the stretch with most distinct terms, then most matches, then first."""
    best, most = None, (0, 0)
    inside: Counter[str] = Counter()
    last = 0
    for first, match in enumerate(found):
        limit = max(match.end, match.start + width)
        while last < len(found) and found[last].end <= limit:
            inside[found[last].term] += 1
            last += 1
        weight = (len(+inside), last - first)
        if weight > most:
            best, most = Span(match.start, found[last - 1].end), weight
        inside[match.term] -= 1
    return best


def _around(window: Span | None, chunk: int, length: int, width: int) -> Span:
    if window is None:
        return Span(chunk, min(length, chunk + width))
    spare = max(0, width - (window.end - window.start))
    start = max(0, window.start - spare // 2)
    return Span(start, min(length, max(window.end, start + width)))


def _whole_words(text: str, passage: Span) -> Span:
    start, end = passage.start, passage.end
    if start > 0 and not text[start - 1].isspace():
        blank = _BLANKS.search(text, start, end)
        start = blank.end() if blank else start
    if end < len(text) and not text[end].isspace():
        shorter = max(text.rfind(" ", start, end), text.rfind("\n", start, end))
        end = shorter if shorter > start else end
    return Span(start, end)


def _fragments(text: str, passage: Span, terms: Sequence[str]) -> Iterator[Fragment]:
    shown = text[passage.start : passage.end]
    if passage.start > 0:
        yield Fragment(f"{_ELLIPSIS} ")
    at = 0
    for span in marks(shown, terms):
        if span.start > at:
            yield Fragment(_BLANKS.sub(" ", shown[at : span.start]))
        yield Fragment(_BLANKS.sub(" ", shown[span.start : span.end]), is_match=True)
        at = span.end
    if at < len(shown):
        yield Fragment(_BLANKS.sub(" ", shown[at:]))
    if passage.end < len(text):
        yield Fragment(f" {_ELLIPSIS}")
