"""The text in which citations are looked for, and what is found before names are read."""

import re
from array import array
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
_BLANKS = re.compile("  +")


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
        aligned = _level(align(text))
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


def _level(aligned: Aligned) -> Aligned:
    """Return a text without the blanks that set its lines in and out.

    Lines set in from the margin are one sentence still, however far they are in.
    """
    if "\n  " not in aligned.even and "  \n" not in aligned.even:
        return aligned
    runs = (one.span() for one in _BLANKS.finditer(aligned.even))
    cut = [at for run in runs if _is_margin(aligned.even, *run) for at in run]
    ends = [*cut[::2], len(aligned.even) + 1]
    kept = [slice(*ends) for ends in zip([0, *cut[1::2]], ends, strict=True)]
    origins = array("L")
    for piece in kept:
        origins.extend(aligned.origins[piece])
    even, bare = (
        "".join(map(one.__getitem__, kept)) for one in (aligned.even, aligned.bare)
    )
    return Aligned(even, bare, origins)


def _is_margin(even: str, start: int, end: int) -> bool:
    return even[start - 1 : start] == "\n" or even[end : end + 1] == "\n"


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
