"""The text in which citations are looked for, and what is found before names are read."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from archive import dates
from archive.authority import Authority
from archive.model import Conference, Issued, Kind, Relation, Span, Symbol
from archive.text import Aligned, align


@dataclass(frozen=True, slots=True)
class Dated:
    """A date and its place in the aligned text."""

    start: int
    end: int
    issued: Issued


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with copies to match on, its dates, and the authority to ask."""

    text: str
    aligned: Aligned
    authority: Authority
    dates: Sequence[Dated]
    starts: Mapping[int, Dated]

    @classmethod
    def of(cls, text: str, authority: Authority) -> Self:
        """Prepare a text."""
        aligned = align(text)
        found = [Dated(*place) for place in dates.scan(aligned)]
        return cls(
            text, aligned, authority, found, {dated.start: dated for dated in found}
        )

    @property
    def even(self) -> str:
        """The text cleaned, every dash as ``-``."""
        return self.aligned.even

    @property
    def bare(self) -> str:
        """The text in small letters without marks."""
        return self.aligned.bare

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
