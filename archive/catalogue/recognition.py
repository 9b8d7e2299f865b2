"""Recognition of pages as values: what it has come to, and one portion of it."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from archive.catalogue.papers import Brief

RecognitionState = Literal["waiting", "done", "skipped", "failed"]
"""``waiting`` until facts were found in all that was to be read; ``skipped`` where
somebody let pages be; ``failed`` where some could not be read."""


@dataclass(frozen=True, slots=True)
class Recognition:
    """How far the recognition of a paper's pages has come.

    ``wanted``, ``read`` and ``failed`` count pages. ``unread`` says of pages that
    could not be read why, by the code of the error. ``is_first`` where somebody
    raised its turn, ``is_working`` while pages of it are looked at.
    """

    document: int
    state: RecognitionState
    wanted: int
    read: int
    failed: int
    asked_by: str
    asked_at: dt.datetime
    finished_at: dt.datetime | None = None
    is_first: bool = False
    is_working: bool = False
    unread: tuple[tuple[int, str], ...] = ()

    @property
    def left(self) -> int:
        """How many pages are still to be looked at, where nobody let them be."""
        return self.wanted - self.read - self.failed


@dataclass(frozen=True, slots=True)
class Reached:
    """How many pages of a batch are to be recognised, and how many were."""

    papers: int = 0
    wanted: int = 0
    read: int = 0
    failed: int = 0
    is_over: bool = True


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for recognition: papers and pages, and seconds that a page takes.

    ``first`` are the papers whose turn comes next; None of ``seconds`` where
    nothing was timed yet.
    """

    papers: int
    pages: int
    seconds: float | None
    first: tuple[tuple[Brief, Recognition], ...] = ()


@dataclass(frozen=True, slots=True)
class Portion:
    """Some pages of a paper, lent to a worker to be recognised.

    Without ``pages`` all are read, and facts and citations are to be found anew.
    ``attempts`` counts the workers that tried, this one among them; ``name`` is that
    of the file as handed in.
    """

    document: int
    sha256: str
    media_type: str
    owner: str
    attempts: int
    pages: tuple[int, ...] = ()
    name: str = ""
