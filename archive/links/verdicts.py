"""What people decided about the effect that one paper has on another.

The law of this module: a verdict belongs to a place of the text and to the paper
that was meant there when it was given. Where the place comes to mean another paper,
the verdict says nothing of that one.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from archive.links.decided import Place
from archive.links.status import StatusCode

Answer = Literal["confirm", "change", "reject"]
"""It is as proposed, it is otherwise, or there is no such effect."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A verdict about the effect of the citation at one place on ``target``.

    ``code`` is the effect that holds, None where there is none; ``since`` the day
    that the person gave, None where the citing paper's own day holds. An effect on
    a ``provision`` alone leaves the rest of the paper as it was.
    """

    page: int
    verbatim: str
    occurrence: int
    nth: int
    answer: Answer
    target: int
    code: StatusCode | None = None
    since: dt.date | None = None
    provision: str = ""
    note: str = ""

    @property
    def place(self) -> Place:
        """Where the citation stood when it was decided about."""
        return Place(self.page, self.verbatim, self.occurrence, self.nth)


@dataclass(frozen=True, slots=True)
class Statement:
    """What a person stated of a paper's status as of a day, and why."""

    code: StatusCode
    since: dt.date
    note: str = ""
