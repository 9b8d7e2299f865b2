"""The intake ledger as values: files handed in, and how far they have come."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from archive.model import Outcome, Result

RowState = Literal["received", "claimed", "done"]
"""Where a file handed in stands; the table of steps is in ``intake.py``."""


@dataclass(frozen=True, slots=True)
class Row:
    """A file in the intake ledger. ``attempts`` counts the workers that tried.

    Who saw that it was refused and needs no more of it dismissed it, with a note.
    ``images`` is how many of its pages are only images, where a first look told it;
    of a file that ``skips_ocr`` only the first of them are read.
    """

    id: int
    batch: int
    path: str
    who: str
    received_at: dt.datetime
    state: RowState
    owner: str | None = None
    attempts: int = 0
    outcome: Outcome | None = None
    finished_at: dt.datetime | None = None
    note: str = ""
    dismissed_at: dt.datetime | None = None
    dismissed_by: str | None = None
    images: int | None = None
    skips_ocr: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a batch has come; ``ended`` counts files by their outcome."""

    received: int
    claimed: int
    ended: dict[Result, int]

    @property
    def total(self) -> int:
        """All files of the batch."""
        return self.received + self.claimed + sum(self.ended.values())

    @property
    def is_over(self) -> bool:
        """Whether every file has its outcome."""
        return self.received == self.claimed == 0


@dataclass(frozen=True, slots=True)
class Batch:
    """Files handed in at once, by whom and when, and how far they have come."""

    id: int
    who: str
    begun_at: dt.datetime
    progress: Progress
