"""One round of intake: several files at a time, and an end that is always soon."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import Generic, TypeVar

from archive.catalogue import Row
from indexer.cage import Cage

Task = TypeVar("Task")

GLANCE = 0.2
"""Seconds between two looks whether there is something else to do."""


class Round(Generic[Task]):
    """Up to ``jobs`` tasks in work, each by ``take`` in a thread of its own.

    A task is a row of the ledger, or pages to be recognised. ``take`` is given an
    event that is set when it must let its task go, and returns the row that ended.
    """

    def __init__(
        self,
        take: Callable[[Task, threading.Event], Row | None],
        cage: Cage,
        jobs: int,
    ) -> None:
        self._take = take
        self._cage = cage
        self._jobs = jobs
        self._pool = ThreadPoolExecutor(jobs)
        self._running: set[Future[Row | None]] = set()
        self._stop = threading.Event()

    def fill(self, claim: Callable[[], Task | None]) -> bool:
        """Begin what is open while a thread is free; whether anything is in work."""
        while len(self._running) < self._jobs and (task := claim()):
            self._running.add(self._pool.submit(self._take, task, self._stop))
        return bool(self._running)

    def ended(self) -> Iterator[Row]:
        """Yield the rows that end next, or nothing when none does within a glance."""
        done, self._running = wait(
            self._running, timeout=GLANCE, return_when=FIRST_COMPLETED
        )
        yield from filter(None, [future.result() for future in done])

    def end(self) -> None:
        """End what is being read, and return when nothing is in work."""
        self._stop.set()
        while self._running:
            # Again and again: a reading that had passed its last check when we
            # set the event starts a new child.
            self._cage.close()
            _, self._running = wait(self._running, timeout=GLANCE)
        self._pool.shutdown()
