"""A parcel (a zip, or a mail with attachments) is a folder: its files get rows too."""

import errno
import os
import shutil
from collections.abc import Sized
from dataclasses import dataclass, replace
from pathlib import Path

from archive.catalogue import Nest, Row
from archive.errors import TooLargeError
from archive.model import Outcome
from indexer.cage import Cage
from indexer.extract import attached
from indexer.extract.limits import Limits
from indexer.extract.unpack import members
from indexer.incoming import place_in, secure
from indexer.mailed import MAILS

UNPACKED = "unpacked"
DEEPEST = 8
"""Parcels within each other: mails that were forwarded as attachments, say."""

_OF_THE_DISK = (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS)


@dataclass(frozen=True, slots=True)
class Laid:
    """The name in the parcel of each file laid out, or the fault of our own disk."""

    names: dict[str, str]
    fault: int = 0


def left(limits: Limits, nest: Nest) -> Limits:
    """Return what is left of the limits to a parcel that lies in others.

    All that unfolds from one file handed in is bounded together, or a zip of mails
    of zips would have no end.

    Raises:
        TooLargeError: it lies too deep.
    """
    if nest.depth >= DEEPEST:
        detail = f"gói lồng nhau quá {DEEPEST} lớp"
        raise TooLargeError(detail)
    return replace(
        limits,
        unpacked_members=limits.unpacked_members - nest.files,
        unpacked_bytes=limits.unpacked_bytes - nest.size,
    )


def lay_out(
    parcel: Path, media_type: str, room: Path, *, cage: Cage, limits: Limits
) -> tuple[Path, ...]:
    """Unpack a parcel into a room and return where its files lie, on the disk.

    Raises:
        RefusedError: it is damaged, encrypted, empty or unfolds beyond the limits.
        OSError: our own disk is full or fails.
    """
    unnamed = room / "unnamed"
    unnamed.mkdir()
    asked = parcel, media_type, unnamed, limits
    laid = cage.run(_laid_out, *asked, result=Laid, limits=limits)
    if laid.fault:
        raise OSError(laid.fault, os.strerror(laid.fault))
    places = []
    for number, (file, name) in enumerate(sorted(laid.names.items()), start=1):
        place = place_in(room, number, name)
        # Only the last part counts: what the child says must not lead elsewhere.
        (unnamed / Path(file).name).rename(place)
        places.append(place)
    # Zips in the zip lie there still.
    shutil.rmtree(unnamed)
    secure(room, places)
    return tuple(places)


def _laid_out(parcel: Path, media_type: str, into: Path, limits: Limits) -> Laid:
    try:
        if media_type in MAILS:
            found = attached.members(parcel, media_type, into, limits)
        else:
            found = members(parcel, into, limits)
    except OSError as error:
        # A full disk is no fault of the parcel, which it would be taken for.
        if error.errno in _OF_THE_DISK:
            return Laid({}, error.errno)
        raise
    return Laid({member.path.name: member.name for member in found})


def told(outcome: Outcome, members: Sized) -> Outcome:
    """Return the outcome of a mail, with how many files were sent along."""
    if outcome.reason == UNPACKED:
        return outcome
    along = f" {len(members)} tệp đính kèm được nhận riêng từng tệp."
    return replace(outcome, message=outcome.message + along)


def unpacked(row: Row, places: tuple[Path, ...]) -> Outcome:
    """Return the outcome of the zip itself."""
    message = f"Đã mở gói: {len(places)} tệp bên trong được nhận riêng từng tệp."
    return Outcome(row.path, "added", reason=UNPACKED, message=message)
