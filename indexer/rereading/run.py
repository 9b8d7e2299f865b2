"""A run: papers read again, several at a time, and an end that is always soon.

What was done has the readers of today beside it, so a run that was interrupted is
gone on with by another one. No paper is lent to it: where somebody changes one
meanwhile, that is seen before anything is written.
"""

import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field

from archive.catalogue.rereading import Held
from indexer.rereading.paper import How, Paper, Result
from indexer.taking import Workshop

GLANCE = 0.2
"""Seconds between two looks whether it is to stop."""

AT_ONCE = 16
"""Papers asked of the catalogue at once, and written at once where all is as before."""

Running = set[Future[Result | None]]


@dataclass(slots=True)
class Run:
    """One run over papers, ``jobs`` at a time; ``number`` is that of its report."""

    workshop: Workshop
    how: How
    jobs: int
    number: int = 0
    _stop: threading.Event = field(default_factory=threading.Event)
    _same: list[Result] = field(default_factory=list)

    def over(
        self, numbers: Sequence[int], goes_on: Callable[[], bool]
    ) -> Generator[Result, None, None]:
        """Read papers again and yield what came of each; until ``goes_on`` is False.

        Raises:
            ArchiveError: the archive itself is in trouble.
        """
        waiting, pool = self._held(numbers), ThreadPoolExecutor(self.jobs)
        running: Running = set()
        try:
            while goes_on() and self._fill(pool, running, waiting):
                done, _ = wait(running, GLANCE, FIRST_COMPLETED)
                running -= done
                yield from self._noted(filter(None, (one.result() for one in done)))
        finally:
            self._end(running)
            pool.shutdown()
            self._write_same()

    def _held(self, numbers: Sequence[int]) -> Iterator[Held]:
        for start in range(0, len(numbers), AT_ONCE):
            some = numbers[start : start + AT_ONCE]
            yield from self.workshop.catalogue.rereadings.held(some)

    def _fill(
        self, pool: ThreadPoolExecutor, running: Running, waiting: Iterator[Held]
    ) -> bool:
        """Begin papers while there is room, one waiting for each thread."""
        while len(running) < 2 * self.jobs and (held := next(waiting, None)):
            paper = Paper(held, self.workshop, self.how, self._stop, self.number)
            running.add(pool.submit(paper.read_again))
        return bool(running)

    def _noted(self, results: Iterator[Result]) -> Iterator[Result]:
        for result in results:
            if result.outcome == "same":
                self._same.append(result)
                if len(self._same) == AT_ONCE:
                    self._write_same()
            yield result

    def _write_same(self) -> None:
        """Write of papers that say what they said by whom they were read."""
        some, self._same = self._same, []
        if self.how.is_trial:
            return
        at, rereadings = self.workshop.clock(), self.workshop.catalogue.rereadings
        for readers in {result.readers for result in some}:
            alike = [one.held.document for one in some if one.readers == readers]
            rereadings.same(self.number, alike, readers, at=at)

    def _end(self, running: Running) -> None:
        """End what is being read, and return when nothing is in work."""
        self._stop.set()
        while running:
            # Again and again: a reading past its last check starts a new child.
            self.workshop.cage.close()
            running -= wait(running, GLANCE).done
