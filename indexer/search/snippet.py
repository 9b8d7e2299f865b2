"""The passage of a text that shows best why it was found.

Words stay whole, and marks fall on what matched, also where it was typed without
accents (see ``marks``).
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.model import Span
from indexer.search.marks import Match, joined, matches

WIDTH = 240
"""Characters of a passage, more or less."""

_SCANNED = 2_000  # characters looked at in one go: about a page
_SCANS = 100  # after which the best passage so far must do
_ENDINGS = ("Nơi nhận", "NƠI NHẬN")  # who gets the paper: names, and no subject of it
_ELLIPSIS = "…"
_BLANKS = re.compile(r"\s+")
_ODD_BLANK = re.compile(r"[^\S ]")


@dataclass(frozen=True, slots=True)
class Fragment:
    """A stretch of a passage, which matched or only stands around a match."""

    text: str
    is_match: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a text with the matches in it, and how many terms its part holds.

    ``follows`` says that something stands before it, ``goes_on`` behind it.
    """

    text: str
    matches: tuple[Match, ...] = ()
    terms: frozenset[str] = frozenset()
    follows: bool = False
    goes_on: bool = False

    def fragments(self) -> tuple[Fragment, ...]:
        """Return the passage as it is shown, with what matched marked."""
        return tuple(_fragments(self))


def marked(text: str, terms: Sequence[str]) -> tuple[Fragment, ...]:
    """Return a short text whole, with ``terms`` marked."""
    found = matches(text, tuple(terms))
    if not found:
        return (Fragment(_even(_ODD_BLANK.sub(" ", text))),) if text else ()
    return Passage(text, tuple(found)).fragments()


def snippet(
    text: str, terms: Sequence[str], *, width: int = WIDTH
) -> tuple[Fragment, ...]:
    """Return the best passage of ``text`` as it is shown (see ``best``)."""
    return best(text, tuple(terms), width=width).fragments()


def best(text: str, terms: tuple[str, ...], *, width: int = WIDTH) -> Passage:
    """Return the passage of about ``width`` characters with the most of ``terms``.

    Words stay whole. The first one with all terms will do; without any match it is
    the beginning of the text. Of a very long text the first pages are looked at.
    The list of who gets the paper is shown only where it holds more terms.
    """
    seen: set[str] = set()
    window, most = None, (0, 0)
    ending = max(map(text.rfind, _ENDINGS)) % (len(text) + 1)
    for start, end in _chunks(text, width):
        found = matches(text[start:end], terms)
        seen.update(term for _, _, term in found)
        span, weight = _best_of(found, ending - start, width)
        if span and weight > most:
            window, most = Span(start + span.start, start + span.end), weight
        if most[0] >= len(terms):
            break
    shown = _whole_words(text, _around(window, len(text), width))
    passage = text[shown.start : shown.end]
    return Passage(
        passage,
        tuple(matches(passage, terms)),
        frozenset(seen),
        follows=shown.start > 0,
        goes_on=shown.end < len(text),
    )


def _chunks(text: str, overlap: int) -> Iterator[tuple[int, int]]:
    """Yield pieces of a text, so that every passage lies in one of them."""
    start = 0
    for _ in range(_SCANS):
        end = start + _SCANNED
        if end < len(text):
            end = max(text.rfind(" ", start, end), start + 1)
        # A word that is cut could be taken for another.
        behind = text.rfind(" ", end, end + overlap)
        yield start, behind if behind > 0 else end + overlap
        if end >= len(text):
            return
        start = end


def _best_of(
    found: list[Match], ending: int, width: int
) -> tuple[Span | None, tuple[int, int]]:
    """Return the best stretch; behind ``ending`` only distinct terms count."""
    above = bisect_left(found, (ending,))
    span, weight = _best_window(found[:above], width)
    behind, (distinct, _) = _best_window(found[above:], width)
    return (behind, (distinct, 0)) if distinct > weight[0] else (span, weight)


def _best_window(found: list[Match], width: int) -> tuple[Span | None, tuple[int, int]]:
    """Return the stretch with most distinct terms, then most matches, then first."""
    best, most = None, (0, 0)
    inside: Counter[str] = Counter()
    distinct = last = 0
    for first, (start, end, term) in enumerate(found):
        limit = max(end, start + width)
        while last < len(found) and found[last][1] <= limit:
            other = found[last][2]
            distinct += not inside[other]
            inside[other] += 1
            last += 1
        if (distinct, last - first) > most:
            best, most = Span(start, found[last - 1][1]), (distinct, last - first)
        inside[term] -= 1
        distinct -= not inside[term]
    return best, most


def _around(window: Span | None, length: int, width: int) -> Span:
    if window is None:
        return Span(0, min(length, width))
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


def _fragments(passage: Passage) -> Iterator[Fragment]:
    text, at = _ODD_BLANK.sub(" ", passage.text), 0
    if passage.follows:
        yield Fragment(f"{_ELLIPSIS} ")
    for span in joined(text, passage.matches):
        if span.start > at:
            yield Fragment(_even(text[at : span.start]))
        yield Fragment(_even(text[span.start : span.end]), is_match=True)
        at = span.end
    if at < len(text):
        yield Fragment(_even(text[at:]))
    if passage.goes_on:
        yield Fragment(f" {_ELLIPSIS}")


def _even(text: str) -> str:
    return _BLANKS.sub(" ", text) if "  " in text else text
