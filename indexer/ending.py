"""The end of files that were read: outcomes, many in one transaction.

An outcome and what it says was stored are written together or not at all. What
must not rest here goes once the ledger says so; a worker that is killed in between
leaves it to the next one.
"""

import contextlib
import datetime as dt
import logging
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from archive import secrecy
from archive.catalogue import Catalogue, Row
from archive.errors import (
    ArchiveError,
    DiskError,
    NotFoundError,
    RefusedError,
    SecretError,
    UnforeseenError,
)
from archive.model import Outcome
from archive.secrecy import Mark
from indexer import album, keeping, knowing, sealing, unpacking
from indexer.folders import handed
from indexer.taking import Read, Taken, Workshop
from indexer.withdrawing import take_out_mails

_log = logging.getLogger(__name__)


def end(taken: Sequence[Taken], workshop: Workshop) -> list[Row]:
    """Write how files ended, and return their rows; rows that were lost are left.

    Raises:
        ArchiveError: the archive itself is in trouble; the rows are still held.
    """
    try:
        ended = _written(taken, workshop) if taken else []
        for row in ended:
            workshop.incoming.tidy(Path(row.path))
        clear({row.sha256 for row in ended if _must_go(row)}, workshop)
    except OSError as trouble:
        raise DiskError(trouble) from trouble
    finally:
        for one in taken:
            one.leave()
    return ended


def _must_go(row: Row) -> bool:
    """Whether an original must not rest here: a secret, or a parcel once it is open."""
    ended = row.outcome
    if ended is None:
        return False
    is_back = row.let_in is not None and ended.outcome == "refused"
    return _is_secret(ended) or ended.reason == unpacking.UNPACKED or is_back


def _is_secret(ended: Outcome) -> bool:
    return ended.outcome == "held" or ended.reason == SecretError.code


def _written(taken: Sequence[Taken], workshop: Workshop) -> list[Row]:
    """Write outcomes together; where a fault of ours is met, one after the other.

    The file on which it is met alone ends with that, and is told in the log.
    """
    try:
        return _committed(taken, workshop)
    except (OSError, ArchiveError):
        raise
    except Exception:
        if len(taken) > 1:
            return [row for one in taken for row in _written([one], workshop)]
        [one] = taken
        if isinstance(one.read, UnforeseenError):
            raise
        _log.exception("a fault of ours, met on %r", one.hold.row.path)
        return _committed([Taken(one.hold, UnforeseenError())], workshop)


def _committed(taken: Sequence[Taken], workshop: Workshop) -> list[Row]:
    catalogue, at = workshop.catalogue, workshop.clock()
    with catalogue.together():
        held = catalogue.intake.still_held([one.hold.row for one in taken])
        ours = [one for one in taken if one.hold.row in held]
        with catalogue.documents.together():
            hashes = [sha256 for one in ours if (sha256 := one.sha256)]
            known = catalogue.documents.held(hashes)
            ended = [(one, _settled(one, known, workshop, at)) for one in ours]
        said = {one.hold.row.id: outcome for one, outcome in ended}
        catalogue.intake.finish_all(said, at=at)
        _hold(ended, catalogue, at)
        gone = _taken_along(ended, workshop, at)
    # From here on what was laid out has rows of its own, whatever fails below.
    for one, outcome in ended:
        if _is_opened(outcome):
            one.keep()
    clear(gone, workshop)
    return [_row(one, outcome, at) for one, outcome in ended]


def _row(one: Taken, outcome: Outcome, at: dt.datetime) -> Row:
    row = replace(one.hold.row, sha256=one.sha256)
    return replace(row, state="done", outcome=outcome, finished_at=at)


def _settled(
    one: Taken,
    known: Mapping[str, tuple[int, ...]],
    workshop: Workshop,
    at: dt.datetime,
) -> Outcome:
    """Return the outcome, with everything stored that it says was stored.

    Papers that are ``known`` to show the same bytes may have come in meanwhile.
    """
    row, read = one.hold.row, one.read
    if isinstance(read, RefusedError):
        return keeping.refused(row.path, read)
    papers = known.get(read.original.sha256, read.known)
    seen = knowing.seen(row.who, papers, workshop.catalogue)
    # What was hidden while it was read is told by the ledger as it tells the rest.
    if seen or read.known:
        return knowing.known(row.path, seen or papers)
    if read.reading is None:
        outcome = unpacking.unpacked(row, read.members)
    else:
        catalogue = workshop.catalogue
        outcome = keeping.keep(
            row,
            read.original,
            read.reading,
            catalogue,
            at,
            policy=workshop.policy,
            hidden=papers,
        )
    return _opened(row, read, outcome, workshop, at) if read.members else outcome


def _is_opened(outcome: Outcome) -> bool:
    """Whether the files in a parcel are taken in; of a secret none is looked at."""
    is_left = outcome.outcome in ("held", "known", "refused")
    return outcome.reason == knowing.HIDDEN or not is_left


def _opened(
    row: Row, read: Read, outcome: Outcome, workshop: Workshop, at: dt.datetime
) -> Outcome:
    """Give what lies in a parcel rows of its own."""
    if not _is_opened(outcome):
        return outcome
    members = [
        replace(handed(path), parcel=row.id, let_in=row.let_in) for path in read.members
    ]
    workshop.catalogue.intake.hand_in(
        members,
        who=row.who,
        at=at,
        batch=row.batch,
        skips_ocr=row.skips_ocr,
        audience=row.audience,
    )
    return unpacking.told(outcome, members)


def _hold(
    ended: Sequence[tuple[Taken, Outcome]], catalogue: Catalogue, at: dt.datetime
) -> None:
    """Write what is held, and what is held no more because a keeper let it in."""
    for one, outcome in ended:
        row, read = one.hold.row, one.read
        if outcome.outcome == "held" and isinstance(read, Read) and read.reading:
            mark = secrecy.mark(read.reading.claims) or Mark("")
            held = catalogue.held.put(read.original.sha256, mark, at=at)
            catalogue.held.name({row.id: held})
        elif row.let_in is not None and outcome.document is not None:
            catalogue.held.let_in(row.let_in, one.sha256, outcome.document)


def _taken_along(
    ended: Sequence[tuple[Taken, Outcome]], workshop: Workshop, at: dt.datetime
) -> frozenset[str]:
    """Take out the mails that a secret was sent with, and return their originals."""
    gone: frozenset[str] = frozenset()
    for one, outcome in ended:
        if _is_secret(outcome):
            mails = workshop.catalogue.parcels.mails_of_row(one.hold.row.id)
            gone |= take_out_mails(mails, workshop.catalogue, workshop.policy, at)
    return gone


def clear(originals: Collection[str | None], workshop: Workshop) -> None:
    """Take out originals that must not rest here, once they are sealed if held.

    Bytes that a paper shows stay; whoever handed them in still has them.
    """
    sealed = sealing.seal(workshop)
    catalogue, gone = workshop.catalogue, sorted({*filter(None, originals), *sealed})
    for sha256 in gone:
        if not catalogue.documents.holding(sha256):
            album.forget(workshop.pictures, sha256)
            with contextlib.suppress(NotFoundError):
                workshop.files.discard(sha256)
    if gone:
        catalogue.storage.forget(gone)
