"""A list of papers in any spelling becomes what is held, unsure and missing.

``read`` understands the lines, ``answer`` finds what they mean, ``Lists`` keeps
what was understood for as long as somebody works on it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from archive.catalogue import Brief, Catalogue, Lookup
from archive.links import Status
from archive.model import Citation, Reader
from indexer.lookup.kept import Lists
from indexer.lookup.lines import LARGEST, LONGEST, MOST, Sought, read

__all__ = [
    "LARGEST",
    "LONGEST",
    "MOST",
    "STATES",
    "Found",
    "Lists",
    "Sought",
    "State",
    "answer",
    "read",
]

State = Literal["held", "ambiguous", "missing", "unread"]

STATES: tuple[State, ...] = ("held", "ambiguous", "missing", "unread")
"""What a line of a list can come to."""


@dataclass(frozen=True, slots=True)
class Found:
    """A line of a list and what became of it.

    ``papers`` is the one held, or all that may be meant, with the ``statuses`` they
    have today; ``reasons`` say why it is so, or why the line was not understood;
    ``cited`` counts the papers that cite what is missing.
    """

    line: int
    text: str
    state: State
    citation: Citation | None = None
    papers: tuple[Brief, ...] = ()
    reasons: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    cited: int = 0
    statuses: tuple[Status, ...] = ()


def answer(
    sought: Sequence[Sought], *, reader: Reader, catalogue: Catalogue
) -> tuple[Found, ...]:
    """Return what ``reader`` may know of each paper of a list, in its order."""
    cited = [one.citation for one in sought if one.citation]
    told = catalogue.lookups.find(cited, reader)
    held = {paper.id for one in told for paper in one.papers}
    statuses = catalogue.holdings.statuses(held, reader)
    answers = iter(told)
    return tuple(
        _found(one, next(answers), statuses) if one.citation else _unread(one)
        for one in sought
    )


def _found(one: Sought, told: Lookup, statuses: Mapping[int, Status]) -> Found:
    return Found(
        line=one.line,
        text=one.text,
        state=told.state,
        citation=one.citation,
        papers=told.papers,
        reasons=told.reasons,
        flags=told.flags,
        cited=told.cited,
        statuses=tuple(statuses[paper.id] for paper in told.papers),
    )


def _unread(one: Sought) -> Found:
    return Found(one.line, one.text, "unread", reasons=(one.problem or "no_symbol",))
