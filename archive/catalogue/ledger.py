"""The intake ledger as values: files handed in, and how far they have come."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from archive.access import EVERYONE
from archive.model import Outcome, Result

BatchState = Literal["open", "paused", "cancelled"]
"""Whether the files of a batch are given to workers."""

Steer = Literal["pause", "resume", "cancel", "first", "in_turn"]
"""What people do to a batch: ``first`` raises it before others, ``in_turn`` ends it."""

RowState = Literal["received", "claimed", "done"]
"""Where a file handed in stands; the table of steps is in ``intake.py``."""


@dataclass(frozen=True, slots=True)
class Handed:
    """A file as it is handed in, before anybody opens it.

    ``size`` (bytes) and ``modified_at`` are what its folder says. ``parcel`` is the
    row of the zip or the mail it lay in, ``instead_of`` that of a refused file which
    it tries again or replaces; ``sha256`` names its original where that is stored.
    ``let_in`` is the number of what was held, and is let in by a keeper.
    """

    path: str | Path
    size: int | None = None
    modified_at: dt.datetime | None = None
    parcel: int | None = None
    instead_of: int | None = None
    sha256: str | None = None
    let_in: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A file in the intake ledger. ``attempts`` counts the workers that tried.

    Who saw that it was refused and needs no more of it dismissed it, with a note.
    ``images`` is how many of its pages are only images, where a first look told it;
    of a file that ``skips_ocr`` only the first of them are read. ``sha256`` names
    its original, once that is stored; ``size`` (bytes) and the other facts are those
    of :class:`Handed`. ``audience`` is whom its paper is to be for,
    ``held`` the number of what was sealed of it.
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
    size: int | None = None
    modified_at: dt.datetime | None = None
    sha256: str | None = None
    parcel: int | None = None
    instead_of: int | None = None
    audience: str = EVERYONE
    held: int | None = None
    let_in: int | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a batch has come; ``ended`` counts files by their outcome.

    Of those that were refused, ``cancelled`` were so by a person, unread.
    """

    received: int
    claimed: int
    ended: dict[Result, int]
    cancelled: int = 0

    @property
    def total(self) -> int:
        """All files of the batch."""
        return self.received + self.claimed + sum(self.ended.values())

    @property
    def is_over(self) -> bool:
        """Whether every file has its outcome."""
        return self.received == self.claimed == 0


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast files of a batch ended lately: ``files`` of them in ``seconds``."""

    files: int
    seconds: float

    @property
    def a_minute(self) -> float:
        """Files a minute."""
        return 60 * self.files / self.seconds

    def lasts(self, files: int) -> float:
        """Return how many seconds so many more files would take."""
        return files * self.seconds / self.files


@dataclass(frozen=True, slots=True)
class Refused:
    """Why files were refused, and how many of them."""

    reason: str
    files: int


@dataclass(frozen=True, slots=True)
class Step:
    """What somebody did to a batch, and when."""

    step: Steer
    who: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Batch:
    """Files handed in at once, by whom and when, and how far they have come.

    A batch that ``is_first`` was raised before the others; ``origin`` is what it came
    by where nobody handed it in: a folder that is watched.
    """

    id: int
    who: str
    begun_at: dt.datetime
    progress: Progress
    state: BatchState = "open"
    is_first: bool = False
    origin: str = ""
    ended_at: dt.datetime | None = None
