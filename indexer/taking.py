"""The route of one file: original, reading, catalogue, outcome.

Reads top to bottom like the picture in ``docs/architecture.md``. A bad file is
an outcome, not an accident: it never stops the next one. What is wrong with the
archive itself is told to the caller, and no file is blamed for it.
"""

import contextlib
import datetime as dt
import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from archive.catalogue import Catalogue, Row
from archive.errors import (
    ArchiveError,
    DiskError,
    NotFoundError,
    RefusedError,
    TooLargeError,
    UnforeseenError,
)
from archive.files import Copy, FileStore
from archive.model import Outcome, Reading
from indexer import keeping, reading, unpacking
from indexer.cage import Cage
from indexer.extract.limits import Limits
from indexer.hold import Hold, LetGoError
from indexer.incoming import Incoming

Found = TypeVar("Found")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Workshop:
    """What taking in works with; ``pictures`` is where originals are kept drawn."""

    catalogue: Catalogue
    files: FileStore
    cage: Cage
    incoming: Incoming
    pictures: Path
    clock: Callable[[], dt.datetime]
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class Read:
    """What a file turned out to be; without a reading it is known, or a zip.

    ``known`` are the papers that show these bytes already; ``members`` are the
    files laid out from a zip.
    """

    copy: Copy
    reading: Reading | None = None
    known: tuple[int, ...] = ()
    members: tuple[Path, ...] = ()

    @property
    def is_secret(self) -> bool:
        """Whether it must not rest on this machine; its owner still has it."""
        return self.reading is not None and keeping.is_secret(self.reading)


def take_in(hold: Hold, workshop: Workshop) -> Row | None:
    """Take one file in and return its row as it ended; None where it was let go.

    Raises:
        ArchiveError: the archive itself is in trouble; the row is still held.
    """
    try:
        with contextlib.ExitStack() as rooms:
            ended = _carried(hold, workshop, rooms)
        workshop.incoming.tidy(Path(hold.row.path))
    except LetGoError:
        return None
    except OSError as trouble:
        raise DiskError(trouble) from trouble
    return ended


def _carried(hold: Hold, workshop: Workshop, rooms: contextlib.ExitStack) -> Row:
    """Carry a file through: look at a copy, keep it, write the outcome."""
    path = Path(hold.row.path)
    try:
        _demand_size(path, workshop.limits)
        copy = rooms.enter_context(workshop.files.copied(path))
    except RefusedError as refusal:
        return _end(hold, refusal, workshop)
    read = _spared(hold, partial(_read, copy, hold, workshop, rooms))
    # The end of the cage, when we are told to stop, looks like a bad file.
    hold.check()
    _rest(copy, read, workshop.files)
    ended = _spared(hold, partial(_end, hold, read, workshop))
    return ended if isinstance(ended, Row) else _end(hold, ended, workshop)


def _spared(hold: Hold, step: Callable[[], Found]) -> Found | RefusedError:
    """Do a step; a fault of ours costs this one file, and is told in the log."""
    try:
        return step()
    except RefusedError as refusal:
        return refusal
    except (OSError, ArchiveError, LetGoError):
        raise
    except Exception:  # noqa: BLE001  # readers and libraries may raise anything
        _log.exception("a fault of ours, met on %r", hold.row.path)
        return UnforeseenError()


def _demand_size(path: Path, limits: Limits) -> None:
    # Before a copy is made: one file must not fill the disk. What cannot be
    # measured is refused by the store, which opens it.
    with contextlib.suppress(OSError, ValueError):
        if path.stat().st_size > limits.max_bytes:
            detail = f"hơn {limits.max_bytes // 1_000_000} MB"
            raise TooLargeError(detail)


def _read(
    copy: Copy, hold: Hold, workshop: Workshop, rooms: contextlib.ExitStack
) -> Read:
    """Read a file unless its bytes are held already; lay out a zip."""
    if held := workshop.catalogue.documents.holding(copy.sha256):
        return Read(copy, known=held)
    name, cage, limits = Path(hold.row.path).name, workshop.cage, workshop.limits
    found = reading.read(
        copy.path,
        name,
        cage=cage,
        limits=limits,
        additions=workshop.catalogue.additions.standing(),
        between=hold.renew,
        looked=hold.put_off,
        most=reading.PAGES_AT_ONCE,
    )
    if found.text.media_type != reading.ZIP:
        return Read(copy, found)
    hold.renew()
    room = rooms.enter_context(workshop.incoming.filling())
    members = unpacking.lay_out(copy.path, room, cage=cage, limits=limits)
    return Read(copy, members=members)


def _rest(copy: Copy, read: Read | RefusedError, files: FileStore) -> None:
    """Keep the original; not of a secret, nor of a zip, whose files are originals."""
    if isinstance(read, RefusedError) or not (read.is_secret or read.members):
        files.keep(copy)
    elif read.is_secret:
        # The same bytes may have come before, when nobody could read them.
        with contextlib.suppress(NotFoundError):
            files.discard(copy.sha256)


def _end(hold: Hold, read: Read | RefusedError, workshop: Workshop) -> Row:
    """Write the outcome, in one transaction with what it says was stored."""
    at = workshop.clock()
    with workshop.catalogue.together():
        outcome = _settle(hold.row, read, workshop.catalogue, at)
        if not workshop.catalogue.intake.finish(hold.row, outcome, at=at):
            raise LetGoError
    return replace(hold.row, state="done", outcome=outcome, finished_at=at)


def _settle(
    row: Row, read: Read | RefusedError, catalogue: Catalogue, at: dt.datetime
) -> Outcome:
    """Return the outcome, with everything stored that it says was stored."""
    if isinstance(read, RefusedError):
        return keeping.refused(row.path, read)
    if read.known:
        return keeping.known(row.path, read.known)
    if read.reading:
        return keeping.keep(row, read.copy, read.reading, catalogue, at)
    catalogue.intake.hand_in(
        read.members, who=row.who, at=at, batch=row.batch, skips_ocr=row.skips_ocr
    )
    return unpacking.unpacked(row, read.members)
