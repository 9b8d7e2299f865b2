"""The opening of an archive: its lock, its index, its limits and its clock.

What every command begins with, whether it takes papers in or only searches.
"""

import contextlib
import datetime as dt
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

from archive.catalogue import Catalogue
from archive.errors import BusyError
from archive.settings import Settings
from indexer.extract.limits import Limits
from indexer.sync import Index

_LOCK = "worker.lock"
_WISH = "index.wish"
_BUSY = "Một tiến trình khác đang tiếp nhận cho kho này."


@contextlib.contextmanager
def alone(settings: Settings) -> Iterator[None]:
    """Hold the lock of the archive's worker; the system drops it at our death.

    Raises:
        BusyError: another process holds it.
    """
    settings.home.mkdir(parents=True, exist_ok=True)
    lock = settings.home / _LOCK
    descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o640)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(descriptor)
        raise BusyError(_BUSY) from error
    try:
        yield
    finally:
        os.close(descriptor)


def open_index(settings: Settings, catalogue: Catalogue) -> Index:
    """Return the index, for the process that is ``alone``."""
    return Index(catalogue, settings.search, wish(settings))


def wish(settings: Settings) -> Path:
    """Return the file by which that process is asked for a new index."""
    return settings.home / _WISH


def limits(settings: Settings) -> Limits:
    """Return the limits of one reading that the settings allow."""
    return Limits(
        max_bytes=settings.largest_file,
        max_pages=settings.most_pages,
        memory=settings.read_memory,
        wall=settings.read_seconds,
        cpu=settings.read_seconds,
    )


def now() -> dt.datetime:
    """Return the moment, for everything that asks for a clock."""
    return dt.datetime.now(dt.UTC)  # noqa: TID251  # here time comes in
