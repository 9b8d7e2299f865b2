"""One round of intake: several files at a time, and an end that is always soon."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import Generic, TypeVar

from indexer.cage import Cage

Task = TypeVar("Task")
Done = TypeVar("Done")

GLANCE = 0.2
"""Seconds between two looks whether there is something else to do."""

_IN_HAND = 2
"""Tasks claimed for each thread: so none waits while outcomes are written."""


class Round(Generic[Task, Done]):
    """Up to ``jobs`` tasks in work, each by ``take`` in a thread of its own.

    A task is rows of the ledger, or pages to be recognised. ``take`` is given an
    event that is set when it must let its task go; what it returns is ``done``.
    """

    def __init__(
        self,
        take: Callable[[Task, threading.Event], Done],
        cage: Cage,
        jobs: int,
    ) -> None:
        self._take = take
        self._cage = cage
        self._jobs = jobs
        self._pool = ThreadPoolExecutor(jobs)
        self._running: set[Future[Done]] = set()
        self._stop = threading.Event()

    def fill(self, claim: Callable[[int, int], Sequence[Task]]) -> bool:
        """Begin what is open; whether anything is in work.

        ``claim`` is told for how many more tasks there is room, and how many of them
        would be begun at once.
        """
        while room := max(0, _IN_HAND * self._jobs - len(self._running)):
            free = max(0, self._jobs - len(self._running))
            if not (tasks := claim(room, free)):
                break
            for task in tasks:
                self._running.add(self._pool.submit(self._take, task, self._stop))
        return bool(self._running)

    def done(self) -> list[Done]:
        """Return what is done next, nothing where none is within a glance."""
        done, _ = wait(self._running, timeout=GLANCE, return_when=FIRST_COMPLETED)
        results = [future.result() for future in done]
        # Not before: where one has failed, ``end`` returns what the others did.
        self._running -= done
        return results

    def end(self) -> list[Done]:
        """End what is being read, and return what was done meanwhile.

        Nothing is in work then.
        """
        self._stop.set()
        ended: set[Future[Done]] = set()
        while self._running:
            # Again and again: a reading that had passed its last check when we
            # set the event starts a new child.
            self._cage.close()
            done, self._running = wait(self._running, timeout=GLANCE)
            ended |= done
        self._pool.shutdown()
        return [one.result() for one in ended if one.exception() is None]
