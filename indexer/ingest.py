"""Files handed in, and the work until each has its outcome.

However the work is left (told to stop, interrupted, in trouble), what is being
read then is ended and its rows wait for the next round, as if never tried.
"""

import contextlib
import datetime as dt
import threading
from collections.abc import Callable, Generator, Iterable, Sequence
from functools import partial
from pathlib import Path

from archive.access import EVERYONE
from archive.catalogue import Asked, Catalogue, Portion, Row
from archive.errors import ArchiveError
from indexer.ending import end
from indexer.folders import files_in
from indexer.hold import LEASE, Hold
from indexer.reading import PAGES_AT_ONCE
from indexer.rounds import Round
from indexer.seeing import see
from indexer.storing import store
from indexer.taking import Taken, Workshop, take_in_all

__all__ = ["Workshop", "hand_in", "work"]

TOGETHER = 8
"""Small files of one batch that a child opens, one after the other: those of two
hands never meet in one, for a file may take its reader over."""

SMALL = 4 << 20
"""Bytes of a small file."""


def hand_in(  # noqa: PLR0913  # which files, by whom, for whom, and how
    paths: Iterable[Path],
    *,
    catalogue: Catalogue,
    who: str,
    at: dt.datetime,
    skips_ocr: bool = False,
    audience: str = EVERYONE,
) -> int:
    """Write a row for every file, folders opened, and return the batch.

    Nothing is read yet: a file that is gone or closed ends as an outcome.
    """
    files = [file for path in paths for file in files_in(path)]
    rows = catalogue.intake.hand_in(
        files, who=who, at=at, skips_ocr=skips_ocr, audience=audience
    )
    return rows[0].batch if rows else 0


def _always() -> bool:
    return True


def work(
    workshop: Workshop,
    owner: str,
    *,
    jobs: int = 1,
    batch: int | None = None,
    goes_on: Callable[[], bool] = _always,
) -> Generator[Row, None, None]:
    """Take in all open rows, ``jobs`` at a time, yielding each as it ends.

    Then the pages are recognised that were left, in the order of ``_open``.
    ``goes_on`` is asked every now and then, and the work ends where it is False.

    Raises:
        ArchiveError: the archive itself is in trouble.
    """
    current = Round(partial(_done, workshop), workshop.cage, jobs)
    claim = partial(_open, workshop, owner, batch)
    try:
        while goes_on():
            refused = store(workshop, batch)
            yield from refused
            if not current.fill(claim) and not refused:
                break
            yield from end([one for some in current.done() for one in some], workshop)
    finally:
        for some in current.end():
            for left in some:
                left.leave()
        # Where even this fails, the next round gives them back.
        with contextlib.suppress(ArchiveError):
            workshop.catalogue.intake.release(owner)
            workshop.catalogue.portions.release(owner)


def _open(
    workshop: Workshop, owner: str, batch: int | None, room: int, free: int
) -> Sequence[Sequence[Row] | Portion]:
    """Claim what is to be done next.

    Files that nobody has looked at come first, for most need no recognition: as many
    as there is ``room`` for. Where threads are ``free``, then come papers whose turn
    a person raised, the first pages of scans, and at last the pages that were left.
    """
    at, catalogue = workshop.clock(), workshop.catalogue
    some = partial(catalogue.intake.claim_some, owner, at=at, lease=LEASE)
    new = some(Asked(room * TOGETHER, batch, only_new=True, is_stored=True))
    if new or not free:
        return _parted(new, room)
    lend = partial(catalogue.portions.claim, owner, at=at, lease=LEASE, batch=batch)
    pages = partial(lend, most=PAGES_AT_ONCE)
    if raised := pages(only_raised=True):
        return [raised]
    if rows := some(Asked(1, batch, is_stored=True)):
        return [rows]
    return [left] if (left := pages()) else []


def _parted(rows: Sequence[Row], tasks: int) -> list[Sequence[Row]]:
    """Return files as tasks: what one person handed in at once, where it is small."""
    most = -(-len(rows) // tasks)
    parted: list[list[Row]] = []
    for row in rows:
        last = parted[-1] if parted else []
        is_alike = last and last[0].batch == row.batch and _is_small(row)
        if is_alike and len(last) < most and _is_small(last[0]):
            last.append(row)
        else:
            parted.append([row])
    return list(parted)


def _is_small(row: Row) -> bool:
    return row.size is not None and row.size <= SMALL


def _done(
    workshop: Workshop, task: Sequence[Row] | Portion, stop: threading.Event
) -> list[Taken]:
    if isinstance(task, Portion):
        see(task, workshop, stop)
        return []
    holds = [Hold(row, workshop.catalogue, workshop.clock, stop) for row in task]
    return take_in_all(holds, workshop)
