"""The one process that owns intake and the index.

One of them works on an archive at a time, held by a lock that the system drops
when the process dies. Where none runs, ``vankho ingest`` does its work.
"""

import contextlib
import logging
import socket
import time
from collections.abc import Callable, Iterator

from archive.catalogue import Row, open_catalogue
from archive.files import FileStore
from archive.settings import Settings
from indexer import ingest
from indexer.cage import Cage
from indexer.incoming import Incoming
from indexer.ingest import Workshop
from indexer.opening import alone, limits, now, open_index
from indexer.sync import Index

PAUSE = 0.5
"""Seconds between two looks for work."""

FRESH = 2.0
"""Seconds after which papers taken in become searchable while others wait."""

SHARE = 10
"""How many times longer papers are taken in than the index is written: each
commit of a large index costs much, and must not slow a large batch down."""

_log = logging.getLogger(__name__)


class Worker:
    """Takes in what the ledger holds and keeps the index level with it."""

    def __init__(self, settings: Settings, workshop: Workshop, index: Index) -> None:
        self._jobs = settings.jobs
        self._workshop = workshop
        self._index = index

    def work(self, batch: int | None = None) -> Iterator[Row]:
        """Take in all open rows, the index following at a small distance."""
        rows = ingest.work(self._workshop, owner(), jobs=self._jobs, batch=batch)
        due = time.monotonic() + FRESH
        for row in rows:
            yield row
            begun = time.monotonic()
            if begun > due:
                self.catch_up()
                ended = time.monotonic()
                due = ended + max(FRESH, SHARE * (ended - begun))
        self.catch_up()

    def recover(self) -> None:
        """Take up the rows that a dead predecessor on this machine had claimed."""
        self._workshop.catalogue.intake.recover(owner(), at=self._workshop.clock())

    def catch_up(self) -> int:
        """Bring the index level with the catalogue, or make it anew."""
        return self._index.keep_level()

    def run(self, is_told_to_stop: Callable[[], bool]) -> None:
        """Look for work until told to stop; a failed round is tried again."""
        self.recover()
        while not is_told_to_stop():
            try:
                for _ in self.work():
                    if is_told_to_stop():
                        return
            except Exception:  # noqa: BLE001  # it must outlive whatever one round meets
                _log.exception("a round of intake failed; trying again")
            time.sleep(PAUSE)


def owner() -> str:
    """Return the name under which this machine claims rows."""
    return socket.gethostname()


@contextlib.contextmanager
def open_worker(settings: Settings) -> Iterator[Worker]:
    """Open everything a worker needs, alone on this archive.

    Raises:
        BusyError: another worker is at it.
    """
    with (
        alone(settings),
        open_catalogue(settings.catalogue) as catalogue,
        Cage(preload=("indexer.preload",)) as cage,
        contextlib.closing(open_index(settings, catalogue)) as index,
    ):
        workshop = Workshop(
            catalogue,
            FileStore(settings.files),
            cage,
            Incoming(settings.incoming),
            now,
            limits(settings),
        )
        yield Worker(settings, workshop, index)
