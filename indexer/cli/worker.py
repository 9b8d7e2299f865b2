"""``vankho worker``: the one process that owns intake and the index."""

import logging
import os
import signal
from types import FrameType

import click

from archive.settings import Settings
from indexer.worker import open_worker


@click.command()
def worker() -> None:
    """Take in what is handed in, and keep the index, until told to stop."""
    logging.basicConfig(
        level=logging.WARNING, format="%(asctime)s worker %(levelname)s %(message)s"
    )
    told: list[int] = []

    def stop(number: int, frame: FrameType | None) -> None:
        del frame
        told.append(number)

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    settings = Settings.from_env(os.environ)  # noqa: TID251  # the command line reads it
    with open_worker(settings) as own:
        own.run(lambda: bool(told))
