"""The first step of the route: originals are stored before anything reads them.

Many at once, so that the disk is waited for a few times and not for each file. Once
a row names its original, the file that was handed in may go.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, takewhile
from pathlib import Path

from archive.catalogue import Asked, Row
from archive.errors import DiskError, RefusedError
from archive.files import Stored
from indexer import keeping
from indexer.taking import Workshop

AT_ONCE = 32
"""Files stored together."""

BYTES_AT_ONCE = 64 << 20
"""Bytes of them, so that files which are read already do not wait long."""


def store(workshop: Workshop, batch: int | None = None) -> list[Row]:
    """Store the originals that come next; return the rows that ended without one.

    Raises:
        ArchiveError: the archive itself is in trouble.
    """
    rows = _few(workshop.catalogue.storage.unstored(Asked(AT_ONCE, batch)))
    if not rows:
        return []
    stored = _stored([Path(row.path) for row in rows], workshop)
    kept, refused = {}, {}
    for row, one in zip(rows, stored, strict=True):
        if isinstance(one, RefusedError):
            refused[row.id] = keeping.refused(row.path, one)
        else:
            kept[row.id] = one.sha256
    at = workshop.clock()
    workshop.catalogue.storage.store(kept)
    workshop.catalogue.intake.refuse(refused, at=at)
    return [
        replace(row, state="done", outcome=refused[row.id], finished_at=at)
        for row in rows
        if row.id in refused
    ]


def _stored(paths: Sequence[Path], workshop: Workshop) -> list[Stored | RefusedError]:
    try:
        return workshop.files.put_all(paths, most_bytes=workshop.limits.max_bytes)
    except OSError as trouble:
        raise DiskError(trouble) from trouble


def _few(rows: Sequence[Row]) -> Sequence[Row]:
    """Return the first rows, as many as may be stored together."""
    sizes = accumulate(row.size or 0 for row in rows)
    fitting = takewhile(lambda size: size <= BYTES_AT_ONCE, sizes)
    return rows[: max(1, sum(1 for _ in fitting))]
