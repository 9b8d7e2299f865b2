"""The one process that owns intake and the index.

One of them works on an archive at a time, held by a lock that the system drops
when the process dies. Where none runs, ``vankho ingest`` does its work.
"""

import contextlib
import hashlib
import logging
import os
import socket
import time
from collections.abc import Callable, Generator, Iterator

from archive.audit import witness
from archive.catalogue import Row, open_catalogue
from archive.errors import ArchiveError, BusyError, DiskError
from archive.files import FileStore
from archive.seals import Seals
from archive.settings import Settings
from indexer import desk, ingest, sealing
from indexer.cage import Cage
from indexer.checking import Checking
from indexer.ending import clear
from indexer.forgetting import forgetter
from indexer.incoming import Incoming
from indexer.ingest import Workshop
from indexer.opening import alone, limits, now, open_index
from indexer.purging import Purging
from indexer.sync import Index

PAUSE = 0.5
"""Seconds between two looks for work."""

LONGEST_PAUSE = 60.0
"""Seconds to which the pause grows while the archive is in trouble."""

FRESH = 1.0
"""Seconds after which papers taken in become searchable while others wait: with the
commit itself, within two."""

_WAY = 10
"""How far to the back of the queue for the processor, of 19."""

_log = logging.getLogger(__name__)


def _never() -> bool:
    return False


class Worker:
    """Takes in what the ledger holds and keeps the index level with it."""

    def __init__(self, settings: Settings, workshop: Workshop, index: Index) -> None:
        self._owner = owner(settings)
        self._jobs = settings.jobs
        self._workshop = workshop
        self._index = index
        self._purging = Purging(settings, workshop.catalogue, workshop.files)
        self._purge_due = 0.0
        self._import_due = 0.0
        self._look_due = 0.0
        self._home = settings.home
        self._is_left_in_trouble = False
        self._checking = Checking(
            workshop.catalogue,
            workshop.files,
            workshop.cage,
            settings.trust,
            workshop.limits,
        )

    def take_over(self) -> None:
        """Take up the rows a dead predecessor had claimed, and sweep after it.

        Secrets may lie among what it left, and must not lie there for good.
        """
        shop = self._workshop
        ledger = shop.catalogue.intake
        ledger.recover(self._owner, at=shop.clock())
        shop.catalogue.portions.recover(self._owner)
        shop.files.sweep()
        shop.seals.prepare()
        shop.seals.sweep()
        shop.incoming.sweep(ledger.open_paths)
        self._clear_up()

    def _clear_up(self) -> None:
        """Take out what must not rest here and was left in trouble, or by the dead."""
        shop = self._workshop
        clear(shop.catalogue.storage.unwanted(), shop)

    def _look_round(self) -> None:
        """Put away what people left on their desks, and note how far the audit is.

        Once a minute.
        """
        if time.monotonic() >= self._look_due:
            desk.clear(self._home)
            witness.bear(self._home, self._workshop.catalogue)
            self._look_due = time.monotonic() + LONGEST_PAUSE

    def work(
        self,
        batch: int | None = None,
        is_told_to_stop: Callable[[], bool] = _never,
    ) -> Generator[Row, None, None]:
        """Take in all open rows and recognise what waits, the index close behind.

        Raises:
            ArchiveError: the archive itself is in trouble.
        """
        self.finish_purges()
        sealing.break_seals(self._workshop)
        self._look_round()
        # A keeper may have put a paper into the hold, too.
        if self._is_left_in_trouble or self._workshop.catalogue.held.unsealed():
            self._clear_up()
        self._is_left_in_trouble = True
        pace = _Pace(self._import_some)

        def goes_on() -> bool:
            pace.keep()
            return not is_told_to_stop()

        with contextlib.closing(self._taken(batch, goes_on)) as rows:
            yield from rows
        self._is_left_in_trouble = False
        if not is_told_to_stop():
            self._import_some()
            self.finish_purges()

    def finish_purges(self) -> None:
        """Erase what is left of papers removed for good, while no file is in hand.

        Where that cannot be done now it waits a minute, and no file with it: others
        read the catalogue all the while, or the disk has no room to write it anew.
        """
        if time.monotonic() < self._purge_due:
            return
        try:
            self._purging.finish(self._index)
        except (ArchiveError, OSError) as trouble:
            self._purge_due = time.monotonic() + LONGEST_PAUSE
            _log.warning("what was removed is not erased yet: %s", trouble)

    def check_signatures(self, is_told_to_stop: Callable[[], bool] = _never) -> int:
        """Look at signatures of what came in, for a moment: new files come first."""
        until = time.monotonic() + FRESH
        return self._checking.catch_up(
            lambda: time.monotonic() < until and not is_told_to_stop()
        )

    def _taken(
        self, batch: int | None, goes_on: Callable[[], bool]
    ) -> Generator[Row, None, None]:
        shop, jobs = self._workshop, self._jobs
        return ingest.work(shop, self._owner, jobs=jobs, batch=batch, goes_on=goes_on)

    def _import_some(self) -> None:
        """Write a portion of the registers that were brought, the index with it.

        A fault of ours holds registers up for a while, and no file.
        """
        shop = self._workshop
        try:
            if time.monotonic() >= self._import_due:
                shop.catalogue.imports.go_on(shop.clock())
        except ArchiveError:
            raise
        except Exception:  # noqa: BLE001  # a fault of ours, whatever it is
            self._import_due = time.monotonic() + LONGEST_PAUSE
            _log.exception("a register cannot be written")
        self.catch_up()

    def _has_to_import(self) -> bool:
        is_due = time.monotonic() >= self._import_due
        return is_due and self._workshop.catalogue.imports.waits()

    def catch_up(self) -> int:
        """Bring the index level with the catalogue, or make it anew."""
        try:
            return self._index.keep_level()
        except OSError as trouble:
            raise DiskError(trouble) from trouble

    def run(self, is_told_to_stop: Callable[[], bool]) -> None:
        """Look for work until told to stop; in trouble, less and less often."""
        pause = PAUSE
        while not is_told_to_stop():
            pause = self._go_round(is_told_to_stop, pause)
            _rest(pause, is_told_to_stop)

    def _go_round(self, is_told_to_stop: Callable[[], bool], pause: float) -> float:
        """Take in what is open; return how long to rest before the next look."""
        longer = min(2 * max(pause, PAUSE), LONGEST_PAUSE)
        try:
            for _ in self.work(is_told_to_stop=is_told_to_stop):
                pass
            self.check_signatures(is_told_to_stop)
            # Files that come meanwhile are looked for after each portion.
            rest = 0.0 if self._has_to_import() else PAUSE
        except ArchiveError as trouble:
            _log.error("%s (trying again in %d s)", trouble, longer)
        except Exception:  # noqa: BLE001  # it must outlive whatever one round meets
            _log.exception("a round of intake failed (trying again in %d s)", longer)
        else:
            return rest
        return longer


class _Pace:
    """How far the index may stay behind while papers are taken in."""

    def __init__(self, catch_up: Callable[[], object]) -> None:
        self._catch_up = catch_up
        self._due = time.monotonic() + FRESH

    def keep(self) -> None:
        begun = time.monotonic()
        if begun > self._due:
            self._catch_up()
            ended = time.monotonic()
            # Where a commit takes long, half of the time is for taking in.
            self._due = ended + max(FRESH, ended - begun)


def _rest(seconds: float, is_told_to_stop: Callable[[], bool]) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until and not is_told_to_stop():
        time.sleep(PAUSE)


def give_way() -> None:
    """Let whoever searches go first, on this machine: the command for taking in.

    Where nobody does, it costs nothing. What this process starts gives way, too.
    """
    now = os.getpriority(os.PRIO_PROCESS, 0)
    os.setpriority(os.PRIO_PROCESS, 0, max(now, _WAY))


def owner(settings: Settings) -> str:
    """Return the name under which the worker of this home claims rows.

    Several machines may work on one catalogue, each with a home of its own.
    """
    return f"{socket.gethostname()}:{settings.home}"


def _short(name: str) -> str:
    """Return a name as a part of names of files."""
    return hashlib.sha256(name.encode(errors="surrogateescape")).hexdigest()[:12]


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
        catalogue.withdrawals.also_forget(forgetter(settings))
        workshop = Workshop(
            catalogue,
            FileStore(settings.files, _short(owner(settings))),
            cage,
            Incoming(settings.incoming),
            settings.pictures,
            now,
            Seals(settings.hold, settings.hold_key),
            settings.secrets,
            limits(settings),
        )
        worker = Worker(settings, workshop, index)
        worker.take_over()
        yield worker


def become_worker(stack: contextlib.ExitStack, settings: Settings) -> Worker | None:
    """Do the worker's work in this process, which gives way; None where one does it."""
    try:
        worker = stack.enter_context(open_worker(settings))
    except BusyError:
        return None
    give_way()
    return worker
