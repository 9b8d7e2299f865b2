"""The route of a file: ledger, original, reading, catalogue, outcome.

Reads top to bottom like the picture in ``docs/architecture.md``. A bad file is
an outcome, not an accident: it never stops the next one.
"""

import contextlib
import datetime as dt
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field, replace
from pathlib import Path

from archive.catalogue import Catalogue, Row
from archive.errors import BusyError, NotFoundError, RefusedError, TooLargeError
from archive.files import FileStore, Stored
from archive.model import Outcome, Reading
from indexer import keeping, reading, unpacking
from indexer.cage import Cage
from indexer.extract.limits import Limits
from indexer.incoming import Incoming

LEASE = dt.timedelta(minutes=30)
"""How long one file may take before it is given to another worker."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """What taking in works with."""

    catalogue: Catalogue
    files: FileStore
    cage: Cage
    incoming: Incoming
    clock: Callable[[], dt.datetime]
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class Read:
    """An original that is stored, and what it says; no reading if it is known.

    ``members`` are the files laid out from a zip.
    """

    stored: Stored
    reading: Reading | None = None
    members: tuple[Path, ...] = ()


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
    if not path.is_dir():
        yield path.absolute()
        return
    for folder, inner, names in os.walk(path.absolute()):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield Path(folder, name)


def work(
    workshop: Workshop, owner: str, *, jobs: int = 1, batch: int | None = None
) -> Iterator[Row]:
    """Take in all open rows, ``jobs`` at a time, yielding each as it ends."""
    ledger = workshop.catalogue.intake
    running: set[Future[Row]] = set()
    with ThreadPoolExecutor(jobs) as pool:
        while True:
            while len(running) < jobs:
                row = ledger.claim(owner, at=workshop.clock(), lease=LEASE, batch=batch)
                if row is None:
                    break
                running.add(pool.submit(take_in, row, workshop))
            if not running:
                return
            ended, running = wait(running, return_when=FIRST_COMPLETED)
            yield from (future.result() for future in ended)


def take_in(row: Row, workshop: Workshop) -> Row:
    """Take one file in and return its row as the ledger has it afterwards.

    The outcome is written in one transaction with what it says was stored.

    Raises:
        BusyError: another worker has taken the file over meanwhile.
    """
    try:
        read: Read | RefusedError = _read(Path(row.path), workshop)
    except RefusedError as refusal:
        read = refusal
    at = workshop.clock()
    with workshop.catalogue.together():
        outcome = _settle(row, read, workshop, at)
        if not workshop.catalogue.intake.finish(row, outcome, at=at):
            message = f"Tệp {row.path} đã được một tiến trình khác tiếp nhận."
            raise BusyError(message)
    if outcome.outcome == "held" and isinstance(read, Read):
        # A secret must not rest on this machine; its owner still has it.
        with contextlib.suppress(NotFoundError):
            workshop.files.discard(read.stored.sha256)
    workshop.incoming.tidy(Path(row.path))
    return replace(row, state="done", outcome=outcome, finished_at=at)


def _read(path: Path, workshop: Workshop) -> Read:
    """Store the original, and read it unless its bytes are held already."""
    _demand_size(path, workshop.limits)
    stored = workshop.files.put(path)
    if workshop.catalogue.documents.holding(stored.sha256):
        return Read(stored)
    original = workshop.files.path(stored.sha256)
    cage, limits = workshop.cage, workshop.limits
    found = reading.read(original, path.name, cage=cage, limits=limits)
    if found.text.media_type != reading.ZIP:
        return Read(stored, found)
    incoming = workshop.incoming
    return Read(
        stored,
        members=unpacking.lay_out(
            original, cage=cage, incoming=incoming, limits=limits
        ),
    )


def _demand_size(path: Path, limits: Limits) -> None:
    # Before a copy is made: one file must not fill the disk. What cannot be
    # measured is refused by the store, which opens it.
    if path.is_file() and path.stat().st_size > limits.max_bytes:
        detail = f"hơn {limits.max_bytes // 1_000_000} MB"
        raise TooLargeError(detail)


def _settle(
    row: Row, read: Read | RefusedError, workshop: Workshop, at: dt.datetime
) -> Outcome:
    """Return the outcome, with everything stored that it says was stored."""
    if isinstance(read, RefusedError):
        return keeping.refused(row.path, read)
    if read.members:
        ledger = workshop.catalogue.intake
        ledger.hand_in(read.members, who=row.who, at=at, batch=row.batch)
        return unpacking.unpacked(row, read.members)
    if read.reading is None:
        return keeping.known(row.path, read.stored, workshop.catalogue)
    return keeping.keep(row, read.stored, read.reading, workshop.catalogue, at)
