"""The route of one file: its original, proven; what it says; and then its end.

Reads top to bottom like the picture in ``docs/architecture.md``. A bad file is
an outcome, not an accident: it never stops the next one. What is wrong with the
archive itself is told to the caller, and no file is blamed for it.
"""

import contextlib
import datetime as dt
import logging
import shutil
from collections.abc import Callable, Sequence
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
from archive.seals import Seals
from archive.secrecy import HOLD, Policy
from indexer import knowing, reading, steps, unpacking
from indexer.cage import Cage
from indexer.extract.limits import Limits
from indexer.hold import Hold, LetGoError
from indexer.incoming import Incoming

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Workshop:
    """What taking in works with; ``pictures`` is where originals are kept drawn.

    ``seals`` keep what must not rest here, where the ``policy`` is to hold it.
    """

    catalogue: Catalogue
    files: FileStore
    cage: Cage
    incoming: Incoming
    pictures: Path
    clock: Callable[[], dt.datetime]
    seals: Seals
    policy: Policy = HOLD
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class Read:
    """What a file turned out to be; without a reading it is known, or a zip.

    ``known`` are the papers that show these bytes already; ``members`` are the files
    laid out from a zip or a mail.
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

    @property
    def sha256(self) -> str | None:
        """The hash of the original, where it is stored."""
        read = self.read
        return read.original.sha256 if isinstance(read, Read) else self.hold.row.sha256

    def leave(self) -> None:
        """Remove what was laid out: nobody will take it in from here."""
        self.room.close()

    def keep(self) -> None:
        """Let what was laid out lie: it has rows now."""
        self.room.pop_all()


@dataclass(frozen=True, slots=True)
class _First:
    """What a first look at an original gave, in company with others."""

    original: Stored
    reading: Reading


def take_in_all(holds: Sequence[Hold], workshop: Workshop) -> list[Taken]:
    """Read files of one hand, opened in one child; those let go are left out.

    Raises:
        ArchiveError: the archive itself is in trouble; the rows are still held.
    """
    first = _opened_together(holds, workshop) if len(holds) > 1 else {}
    taken = []
    with contextlib.ExitStack() as rooms:
        for hold in holds:
            if one := take_in(hold, workshop, first.get(hold.row.id)):
                rooms.callback(one.leave)
                taken.append(one)
        rooms.pop_all()
    return taken


def _opened_together(holds: Sequence[Hold], workshop: Workshop) -> dict[int, _First]:
    """Open what can be opened in company; what fails there is opened alone."""
    rows, files = [hold.row for hold in holds], workshop.files
    held = workshop.catalogue.documents.held([row.sha256 or "" for row in rows])
    known = knowing.told(rows[0].who, held, workshop.catalogue)
    new = [
        (row, Stored(row.sha256, files.path(row.sha256).stat().st_size, is_new=False))
        for row in rows
        if row.sha256 and row.sha256 not in known and _is_whole(row.sha256, workshop)
    ]
    names = tuple(Path(row.path).name for row, _ in new)
    paths = [files.path(original.sha256).absolute() for _, original in new]
    limits, additions = workshop.limits, workshop.catalogue.additions.standing()
    asked = names, limits, additions, *paths
    try:
        found = workshop.cage.run(
            reading.open_some, *asked, result=tuple[Reading | None, ...], limits=limits
        )
    except RefusedError:
        return {}
    return {
        row.id: _First(original, read)
        for (row, original), read in zip(new, found, strict=True)
        if read
    }


def take_in(
    hold: Hold, workshop: Workshop, first: _First | None = None
) -> Taken | None:
    """Read a file from its original; None where its row was let go.

    Raises:
        ArchiveError: the archive itself is in trouble; the row is still held.
    """
    try:
        with contextlib.ExitStack() as room:
            read = _Taking(hold, workshop, room).spared(first)
            # The end of the cage, when we are told to stop, looks like a bad file.
            hold.check()
            return Taken(hold, read, room.pop_all())
    except LetGoError:
        return None
    except OSError as trouble:
        raise DiskError(trouble) from trouble


@dataclass(frozen=True, slots=True)
class _Taking:
    """One file in work; ``room`` keeps what is laid out of it until it is left."""

    hold: Hold
    workshop: Workshop
    room: contextlib.ExitStack

    def spared(self, first: _First | None) -> Read | RefusedError:
        """Read the file; a fault of ours costs this one, and is told in the log."""
        try:
            return self._read(first)
        except RefusedError as refusal:
            return refusal
        except (OSError, ArchiveError, LetGoError):
            raise
        except Exception:  # noqa: BLE001  # readers and libraries may raise anything
            _log.exception("a fault of ours, met on %r", self.hold.row.path)
            return UnforeseenError()

    def _read(self, first: _First | None) -> Read:
        """Read the file; once more where its original went away under the reading.

        The same bytes may be taken out meanwhile by whoever found them secret.
        """
        original = first.original if first else self._original()
        try:
            return self._found(original, first.reading if first else None)
        except RefusedError:
            if _is_whole(original.sha256, self.workshop):
                raise
        return self._found(self._original(), None)

    def _original(self) -> Stored:
        """Return the original, read back and proven; stored now if it was not.

        Raises:
            RefusedError: it is not there, and neither is the file handed in.
        """
        row, shop = self.hold.row, self.workshop
        if row.sha256 and _is_whole(row.sha256, shop):
            size = shop.files.path(row.sha256).stat().st_size
            return Stored(row.sha256, size, is_new=False)
        most = shop.limits.max_bytes
        [stored] = shop.files.put_all([Path(row.path)], most_bytes=most)
        if isinstance(stored, RefusedError):
            raise stored
        shop.catalogue.storage.store({row.id: stored.sha256})
        return stored

    def _found(self, original: Stored, opened: Reading | None) -> Read:
        """Read an original unless papers show its bytes already; lay out a parcel."""
        shop = self.workshop
        if not opened and (known := self._known(original)):
            return Read(original, known=known)
        found = steps.read(
            shop.files.path(original.sha256),
            Path(self.hold.row.path).name,
            cage=shop.cage,
            limits=shop.limits,
            additions=shop.catalogue.additions.standing(),
            between=self.hold.renew,
            looked=self.hold.put_off,
            most=reading.PAGES_AT_ONCE,
            opened=opened,
        )
        if not reading.is_parcel(found.text):
            return Read(original, found)
        members = self._laid_out(original, found.text.media_type)
        # A zip says nothing itself; a mail is a paper that its files came with.
        is_mail = found.text.media_type != reading.ZIP
        return Read(original, found if is_mail else None, members=members)

    def _known(self, original: Stored) -> tuple[int, ...]:
        """Return the papers that show these bytes, as whoever handed it in may see."""
        catalogue = self.workshop.catalogue
        held = catalogue.documents.holding(original.sha256)
        return knowing.seen(self.hold.row.who, held, catalogue)

    def _laid_out(self, original: Stored, media_type: str) -> tuple[Path, ...]:
        """Lay the files of a parcel out, on the disk."""
        self.hold.renew()
        shop = self.workshop
        parcel = shop.files.path(original.sha256)
        nest = shop.catalogue.parcels.around(self.hold.row.id)
        left = unpacking.left(shop.limits, nest)
        with shop.incoming.filling() as laid:
            members = unpacking.lay_out(
                parcel, media_type, laid, cage=shop.cage, limits=left
            )
        self.room.callback(shutil.rmtree, laid, ignore_errors=True)
        return members


def _is_whole(sha256: str, workshop: Workshop) -> bool:
    try:
        workshop.files.verify(sha256)
    except (NotFoundError, CorruptFileError):
        return False
    return True
