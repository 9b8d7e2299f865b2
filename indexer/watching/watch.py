"""The watching of folders, for as long as it is wanted.

The only module that imports watchfiles. What the system says was touched is looked
at within a second; everything is looked at anew every minute, so that nothing depends
on the system having said it: an overflow, a share that was away, a folder moved in.
"""

import logging
import threading
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from archive.catalogue import Row
from archive.errors import ArchiveError
from indexer.watching.folder import Watched

ANEW = 60.0
"""Seconds after which all files are looked at, whatever the system said."""

TICK = 1.0
"""Seconds between two looks at what was touched."""

AWAY = 5.0
"""Seconds after which is tried again what failed."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Pace:
    """How often is looked: all files every ``poll`` seconds, where the system is mute.

    Shares of other machines do not say what is changed there.
    """

    poll: float = 0.0
    tick: float = TICK
    anew: float = ANEW
    away: float = AWAY


class Watch:
    """Folders watched together, until ``stop`` is set."""

    def __init__(
        self,
        watched: Sequence[Watched],
        stop: threading.Event,
        clock: Callable[[], datetime],
        pace: Pace = Pace(),
    ) -> None:
        self._watched = watched
        self._stop = stop
        self._clock = clock
        self._pace = pace

    def run(self, hear: Callable[[Sequence[Row]], None]) -> None:
        """Hand in what comes, telling ``hear`` of the rows, until told to stop.

        Trouble of the archive is waited out: what was not handed in still stands there.
        """
        for touched in self._looks():
            try:
                hear(self._look(touched))
            except ArchiveError as trouble:
                _log.error("%s", trouble)
                self._stop.wait(self._pace.away)
            except Exception:  # noqa: BLE001  # one round must not end the watching
                _log.exception("a round of watching failed")
                self._stop.wait(self._pace.away)

    def _look(self, touched: Collection[Path] | None) -> tuple[Row, ...]:
        rows: list[Row] = []
        for one in self._watched:
            now = time.monotonic()
            if touched is None:
                one.look_through(now)
            else:
                one.look_at(touched, now)
            rows += one.hand_in(now, self._clock())
        return tuple(rows)

    def _looks(self) -> Iterator[Collection[Path] | None]:
        """Yield what was touched, every tick; None where all is to be looked at."""
        while not self._stop.is_set():
            until = time.monotonic() + self._pace.anew
            try:
                yield from self._told(until)
            except (OSError, RuntimeError) as error:
                # No more watches to be had, or a folder that went away.
                _log.warning("watching by looking only: %s", error)
                yield None
                self._stop.wait(self._pace.away)

    def _told(self, until: float) -> Iterator[Collection[Path] | None]:
        there = [one.folder for one in self._watched if one.folder.is_dir()]
        if self._pace.poll or not there:
            yield None
            yield from self._asked()
            return
        import watchfiles  # noqa: PLC0415 -- a fifth of a second, for those who watch

        is_first = True
        tick = int(self._pace.tick * 1000)
        for changes in watchfiles.watch(
            *there,
            watch_filter=None,
            debounce=tick,
            rust_timeout=tick,
            yield_on_timeout=True,
            stop_event=self._stop,
            raise_interrupt=False,
            ignore_permission_denied=True,
        ):
            # The system watches from here on: what is looked at now is not missed.
            yield None if is_first else {Path(path) for _, path in changes}
            is_first = False
            if time.monotonic() > until:
                return

    def _asked(self) -> Iterator[Collection[Path] | None]:
        """Yield ticks until all is to be looked at again."""
        until = time.monotonic() + (self._pace.poll or self._pace.away)
        while time.monotonic() < until and not self._stop.wait(self._pace.tick):
            yield ()
