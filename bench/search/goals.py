"""What the figures are held against, by peer and size of the archive.

A ratio is how many times faster ours is (the peer's time over ours), except that
beside Tantivy it is how many times its time ours takes.
"""

from dataclasses import dataclass
from typing import Literal

STOCK, FTS5, TANTIVY = "stock Whoosh", "FTS5", "Tantivy"
MANY = 100_000
SLOW = 5.0
"""Milliseconds over which stock Whoosh is to be beaten in each class."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A bound of a ratio."""

    bound: float
    way: Literal["at least", "at most"]

    def is_met(self, ratio: float) -> bool:
        """Say whether ``ratio`` keeps the bound."""
        return ratio >= self.bound if self.way == "at least" else ratio <= self.bound

    def __str__(self) -> str:
        return f"{'≥' if self.way == 'at least' else '≤'} {self.bound:g}"


def of_class(peer: str, papers: int, allowed: float | None) -> Goal | None:
    """Return what is wanted of one class beside ``peer``, if anything."""
    match peer:
        case "stock Whoosh":
            return Goal(50 if papers >= MANY else 30, "at least")
        case "FTS5":
            return Goal(5 if papers >= MANY else 3, "at least")
        case _:
            return None if allowed is None else Goal(allowed, "at most")


def of_median(papers: int) -> Goal:
    """Return what is wanted in the median of the classes beside stock Whoosh."""
    return Goal(100 if papers >= MANY else 50, "at least")


BUILD = Goal(5, "at least")
GROWN = Goal(1.5, "at most")
SIZE = Goal(1.2, "at most")
RESTRICTED = Goal(1.1, "at most")


def memory(papers: int) -> Goal | None:
    """Return how many megabytes a serving process may take."""
    if papers < MANY:
        return None
    return Goal(700 if papers > MANY else 400, "at most")
