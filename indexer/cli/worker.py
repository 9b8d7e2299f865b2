"""``vankho worker``: the one process that owns intake and the index."""

import contextlib
import logging
import os
import signal
import time
from collections.abc import Callable
from types import FrameType

import click

from archive import terminal
from archive.errors import BusyError
from archive.settings import Settings
from indexer.watching.begun import begun
from indexer.worker import Worker, give_way, open_worker

PAUSE = 1.0
"""Seconds between two tries to become the archive's worker."""

_log = logging.getLogger(__name__)


@click.command()
def worker() -> None:
    """Take in what is handed in, and keep the index, until told to stop."""
    terminal.log("%(asctime)s worker %(levelname)s %(message)s")
    told: list[int] = []

    def stop(number: int, frame: FrameType | None) -> None:
        del frame
        told.append(number)

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    settings = Settings.from_env(os.environ)  # noqa: TID251  # the command line reads it
    give_way()
    with contextlib.ExitStack() as stack:
        own = _alone(stack, settings, lambda: bool(told))
        if own is not None:
            stack.enter_context(begun(settings, settings.watch))
            own.run(lambda: bool(told))


def _alone(
    stack: contextlib.ExitStack, settings: Settings, is_told: Callable[[], bool]
) -> Worker | None:
    """Wait until no other process works on the archive; None when told to stop.

    Somebody's ``vankho ingest`` holds the archive only while it runs: the pages
    must not go down for it.
    """
    has_said = False
    while not is_told():
        try:
            return stack.enter_context(open_worker(settings))
        except BusyError as busy:
            if not has_said:
                _log.warning("%s Đang chờ.", busy)
                has_said = True
            time.sleep(PAUSE)
    return None
