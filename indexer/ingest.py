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

from archive.catalogue import Catalogue, Portion, Row
from archive.errors import ArchiveError
from indexer.hold import LEASE, Hold
from indexer.reading import PAGES_AT_ONCE
from indexer.rounds import Round
from indexer.seeing import see
from indexer.taking import Workshop, take_in

__all__ = ["Workshop", "hand_in", "work"]


def hand_in(
    paths: Iterable[Path],
    *,
    catalogue: Catalogue,
    who: str,
    at: dt.datetime,
    skips_ocr: bool = False,
) -> int:
    """Write a row for every file, folders opened, and return the batch.

    Nothing is read yet: a file that is gone or closed ends as an outcome.
    """
    files = [file for path in paths for file in _files(path)]
    rows = catalogue.intake.hand_in(files, who=who, at=at, skips_ocr=skips_ocr)
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

    Then the pages are recognised that were left, in the order of ``_open``.
    ``goes_on`` is asked every now and then, and the work ends where it is False.

    Raises:
        ArchiveError: the archive itself is in trouble.
    """
    current = Round(partial(_taken, workshop), workshop.cage, jobs)
    try:
        while goes_on() and current.fill(lambda: _open(workshop, owner, batch)):
            yield from current.ended()
    finally:
        current.end()
        # Where even this fails, the next round gives them back.
        with contextlib.suppress(ArchiveError):
            workshop.catalogue.intake.release(owner)
            workshop.catalogue.portions.release(owner)


def _open(workshop: Workshop, owner: str, batch: int | None) -> Row | Portion | None:
    """Claim what is to be done next.

    Files that nobody has looked at come first, for most need no recognition; then
    papers whose turn a person raised, the first pages of scans, and at last the
    pages that were left.
    """
    at, catalogue = workshop.clock(), workshop.catalogue
    row = partial(catalogue.intake.claim, owner, at=at, lease=LEASE, batch=batch)
    lend = partial(catalogue.portions.claim, owner, at=at, lease=LEASE, batch=batch)
    pages = partial(lend, most=PAGES_AT_ONCE)
    return row(only_new=True) or pages(only_raised=True) or row() or pages()


def _taken(
    workshop: Workshop, task: Row | Portion, stop: threading.Event
) -> Row | None:
    if isinstance(task, Portion):
        see(task, workshop, stop)
        return None
    return take_in(Hold(task, workshop.catalogue, workshop.clock, stop), workshop)
