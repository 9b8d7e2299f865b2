"""Files handed in, and the work until each has its outcome.

However the work is left (told to stop, interrupted, in trouble), what is being
read then is ended and its rows wait for the next round, as if never tried.
"""

import contextlib
import datetime as dt
import os
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from functools import partial
from pathlib import Path

from archive.catalogue import Catalogue, Row
from archive.errors import ArchiveError
from indexer.hold import LEASE, Hold
from indexer.rounds import Round
from indexer.taking import Workshop, take_in

__all__ = ["Workshop", "hand_in", "work"]


def hand_in(
    paths: Iterable[Path], *, catalogue: Catalogue, who: str, at: dt.datetime
) -> int:
    """Write a row for every file, folders opened, and return the batch.

    Nothing is read yet: a file that is gone or closed ends as an outcome.
    """
    files = [file for path in paths for file in _files(path)]
    rows = catalogue.intake.hand_in(files, who=who, at=at)
    return rows[0].batch if rows else 0


def _files(path: Path) -> Iterator[Path]:
    # One file has one path: ".." would hide where it lies.
    top = Path(os.path.normpath(path.absolute()))
    if not os.path.isdir(top):  # noqa: PTH112  # Path.is_dir raises where a folder is closed to us
        yield top
        return
    closed: list[str] = []
    for folder, inner, names in os.walk(
        top, onerror=lambda e: closed.append(e.filename)
    ):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield Path(folder, name)
    # A folder that cannot be opened is refused like such a file, not passed over.
    yield from map(Path, closed)


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

    ``goes_on`` is asked every now and then, and the work ends where it is False.

    Raises:
        ArchiveError: the archive itself is in trouble.
    """
    ledger = workshop.catalogue.intake
    current = Round(partial(_taken, workshop), workshop.cage, jobs)

    def claim() -> Row | None:
        return ledger.claim(owner, at=workshop.clock(), lease=LEASE, batch=batch)

    try:
        while goes_on() and current.fill(claim):
            yield from current.ended()
    finally:
        current.end()
        # Where even this fails, the next round gives them back.
        with contextlib.suppress(ArchiveError):
            ledger.release(owner, at=workshop.clock())


def _taken(workshop: Workshop, row: Row, stop: threading.Event) -> Row | None:
    return take_in(Hold(row, workshop.catalogue, workshop.clock, stop), workshop)
