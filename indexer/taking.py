"""The route of one file: its original, proven; what it says; and then its end.

Reads top to bottom like the picture in ``docs/architecture.md``. A bad file is
an outcome, not an accident: it never stops the next one. What is wrong with the
archive itself is told to the caller, and no file is blamed for it.
"""

import contextlib
import datetime as dt
import logging
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from archive.catalogue import Catalogue
from archive.errors import (
    ArchiveError,
    CorruptFileError,
    DiskError,
    NotFoundError,
    RefusedError,
    UnforeseenError,
)
from archive.files import FileStore, Stored
from archive.model import Reading
from indexer import reading, unpacking
from indexer.cage import Cage
from indexer.extract.limits import Limits
from indexer.hold import Hold, LetGoError
from indexer.incoming import Incoming

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
    files laid out from a zip or a mail.
    """

    original: Stored
    reading: Reading | None = None
    known: tuple[int, ...] = ()
    members: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that was read, or refused: its outcome is still to be written.

    ``room`` is where the files of a parcel were laid out, until they have rows.
    """

    hold: Hold
    read: Read | RefusedError
    room: contextlib.ExitStack = field(default_factory=contextlib.ExitStack)

    def leave(self) -> None:
        """Remove what was laid out: nobody will take it in from here."""
        self.room.close()

    def keep(self) -> None:
        """Let what was laid out lie: it has rows now."""
        self.room.pop_all()


def take_in(hold: Hold, workshop: Workshop) -> Taken | None:
    """Read a file from its original; None where its row was let go.

    Raises:
        ArchiveError: the archive itself is in trouble; the row is still held.
    """
    try:
        with contextlib.ExitStack() as room:
            read = _spared(hold, workshop, room)
            # The end of the cage, when we are told to stop, looks like a bad file.
            hold.check()
            return Taken(hold, read, room.pop_all())
    except LetGoError:
        return None
    except OSError as trouble:
        raise DiskError(trouble) from trouble


def _spared(
    hold: Hold, workshop: Workshop, room: contextlib.ExitStack
) -> Read | RefusedError:
    """Read a file; a fault of ours costs this one file, and is told in the log."""
    try:
        return _read(hold, workshop, room)
    except RefusedError as refusal:
        return refusal
    except (OSError, ArchiveError, LetGoError):
        raise
    except Exception:  # noqa: BLE001  # readers and libraries may raise anything
        _log.exception("a fault of ours, met on %r", hold.row.path)
        return UnforeseenError()


def _read(hold: Hold, workshop: Workshop, room: contextlib.ExitStack) -> Read:
    """Read a file; once more where its original went away under the reading.

    The same bytes may be taken out meanwhile by whoever found that they are secret.
    """
    original = _original(hold, workshop)
    try:
        return _opened(original, hold, workshop, room)
    except RefusedError:
        if _is_whole(original.sha256, workshop):
            raise
    return _opened(_original(hold, workshop), hold, workshop, room)


def _original(hold: Hold, workshop: Workshop) -> Stored:
    """Return the original, read back and proven; stored now if it was not.

    Raises:
        RefusedError: it is not there, and neither is the file that was handed in.
    """
    row, files = hold.row, workshop.files
    if row.sha256 and _is_whole(row.sha256, workshop):
        size = files.path(row.sha256).stat().st_size
        return Stored(row.sha256, size, is_new=False)
    [stored] = files.put_all([Path(row.path)], most_bytes=workshop.limits.max_bytes)
    if isinstance(stored, RefusedError):
        raise stored
    workshop.catalogue.storage.store({row.id: stored.sha256})
    return stored


def _is_whole(sha256: str, workshop: Workshop) -> bool:
    try:
        workshop.files.verify(sha256)
    except (NotFoundError, CorruptFileError):
        return False
    return True


def _opened(
    original: Stored, hold: Hold, workshop: Workshop, room: contextlib.ExitStack
) -> Read:
    """Read an original unless papers show its bytes already; lay out a parcel."""
    if held := workshop.catalogue.documents.holding(original.sha256):
        return Read(original, known=held)
    path = workshop.files.path(original.sha256)
    name, cage, limits = Path(hold.row.path).name, workshop.cage, workshop.limits
    found = reading.read(
        path,
        name,
        cage=cage,
        limits=limits,
        additions=workshop.catalogue.additions.standing(),
        between=hold.renew,
        looked=hold.put_off,
        most=reading.PAGES_AT_ONCE,
    )
    if not reading.is_parcel(found.text):
        return Read(original, found)
    hold.renew()
    nest = workshop.catalogue.parcels.around(hold.row.id)
    limits = unpacking.left(limits, nest)
    kind = found.text.media_type
    with workshop.incoming.filling() as laid:
        members = unpacking.lay_out(path, kind, laid, cage=cage, limits=limits)
    room.callback(shutil.rmtree, laid, ignore_errors=True)
    # A zip says nothing itself; a mail is a paper that its files came with.
    return Read(original, None if kind == reading.ZIP else found, members=members)
