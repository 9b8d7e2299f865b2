"""The end of files that were read: outcomes, many in one transaction.

An outcome and what it says was stored are written together or not at all. What
must not rest here goes once the ledger says so; a worker that is killed in between
leaves it to the next one.
"""

import contextlib
import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from archive.catalogue import Row
from archive.errors import DiskError, NotFoundError, RefusedError
from archive.model import Outcome
from indexer import album, keeping, unpacking
from indexer.hold import Hold, LetGoError
from indexer.incoming import handed
from indexer.taking import Read, Taken, Workshop, spared


def end(taken: Sequence[Taken], workshop: Workshop) -> list[Row]:
    """Write how files ended, and return their rows; rows that were lost are left.

    Raises:
        ArchiveError: the archive itself is in trouble; the rows are still held.
    """
    if not taken:
        return []
    try:
        ended = _together(taken, workshop)
        for row in ended:
            workshop.incoming.tidy(Path(row.path))
        clear({row.sha256 for row in ended if _must_go(row)}, workshop)
    except OSError as trouble:
        raise DiskError(trouble) from trouble
    return ended


def _must_go(row: Row) -> bool:
    """Whether an original must not rest here: a secret, or a parcel once it is open."""
    ended = row.outcome
    return ended is not None and (
        ended.outcome == "held" or ended.reason == unpacking.UNPACKED
    )


def _together(taken: Sequence[Taken], workshop: Workshop) -> list[Row]:
    ended: list[Row] = []
    at = workshop.clock()
    with contextlib.ExitStack() as unless_committed:
        for one in taken:
            unless_committed.callback(one.leave)
        lost = []
        with workshop.catalogue.together():
            for one in taken:
                try:
                    ended.append(_ended(one, workshop, at))
                except LetGoError:
                    lost.append(one)
        unless_committed.pop_all()
    for one in lost:
        one.leave()
    return ended


def _ended(taken: Taken, workshop: Workshop, at: dt.datetime) -> Row:
    """Write one outcome; where a fault of ours is met, that is the outcome."""
    hold, read = taken.hold, taken.read
    said = spared(hold, partial(_written, hold, read, workshop, at))
    if isinstance(said, RefusedError):
        said = _written(hold, said, workshop, at)
    sha256 = read.original.sha256 if isinstance(read, Read) else hold.row.sha256
    return replace(hold.row, state="done", outcome=said, finished_at=at, sha256=sha256)


def _written(
    hold: Hold, read: Read | RefusedError, workshop: Workshop, at: dt.datetime
) -> Outcome:
    catalogue = workshop.catalogue
    with catalogue.together():
        outcome = _settled(hold.row, read, workshop, at)
        if not catalogue.intake.finish(hold.row, outcome, at=at):
            raise LetGoError
    return outcome


def _settled(
    row: Row, read: Read | RefusedError, workshop: Workshop, at: dt.datetime
) -> Outcome:
    """Return the outcome, with everything stored that it says was stored."""
    if isinstance(read, RefusedError):
        return keeping.refused(row.path, read)
    if read.known:
        return keeping.known(row.path, read.known)
    if read.reading:
        return keeping.keep(row, read.original, read.reading, workshop.catalogue, at)
    members = [handed(path, parcel=row.id) for path in read.members]
    workshop.catalogue.intake.hand_in(
        members, who=row.who, at=at, batch=row.batch, skips_ocr=row.skips_ocr
    )
    return unpacking.unpacked(row, read.members)


def clear(originals: Collection[str | None], workshop: Workshop) -> None:
    """Take out originals that must not rest here; bytes that a paper shows stay.

    Whoever handed them in still has them.
    """
    catalogue, gone = workshop.catalogue, sorted(filter(None, originals))
    for sha256 in gone:
        if not catalogue.documents.holding(sha256):
            album.forget(workshop.pictures, sha256)
            with contextlib.suppress(NotFoundError):
                workshop.files.discard(sha256)
    if gone:
        catalogue.intake.forget(gone)
