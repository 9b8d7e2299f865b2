"""The text in which citations are looked for, and what is found before names are read."""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

from archive import dates
from archive.authority import Authority, NamedBody
from archive.model import Conference, Issued, Kind, Relation, Span, Symbol
from archive.text import Aligned, align

_MOST = 1024


@dataclass(frozen=True, slots=True)
class Dated:
    """A date and its place in the aligned text."""

    start: int
    end: int
    issued: Issued


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with copies to match on, its dates, and the authority to ask.

    ``even`` is the text cleaned, every dash as ``-``; ``bare`` the same in small
    letters without marks.
    """

    text: str
    aligned: Aligned
    even: str
    bare: str
    authority: Authority
    dates: Sequence[Dated]
    starts: Mapping[int, Dated]
    body_named: Callable[..., NamedBody | None]

    @classmethod
    def of(cls, text: str, authority: Authority) -> Self:
        """Prepare a text."""
        aligned = align(text)
        found = [Dated(*place) for place in dates.scan(aligned)]
        starts = {dated.start: dated for dated in found}
        # One text names the same few bodies again and again.
        named = lru_cache(maxsize=_MOST)(authority.body_named)
        return cls(
            text, aligned, aligned.even, aligned.bare, authority, found, starts, named
        )

    def last_date(self, start: int, end: int) -> Dated | None:
        """Return the last date that lies between two places."""
        place = bisect_left(self.dates, end, key=lambda dated: dated.end + 1) - 1
        found = self.dates[place] if place >= 0 else None
        return found if found and found.start >= start else None

    def printed(self, place: Span) -> str:
        """Return what stands at a place, exactly as in the text as given."""
        span = self.aligned.span(place.start, place.end)
        return self.text[span.start : span.end]


@dataclass(frozen=True, slots=True)
class Mention:
    """A citation while it is being read; all places are of the aligned text."""

    start: int
    end: int
    kind: Kind
    type: str | None = None
    number: int | None = None
    symbol: Symbol | None = None
    symbol_at: Span | None = None
    dated: Dated | None = None
    body_at: Span | None = None
    provision: str | None = None
    conference: Conference | None = None
    inherited: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()

    def overlaps(self, other: "Mention") -> bool:
        """Tell whether two mentions share a character."""
        return self.start < other.end and other.start < self.end
