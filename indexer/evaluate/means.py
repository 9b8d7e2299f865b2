"""What measuring is done with: readers that work in the cage, each file once."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from archive.model import Reading
from archive.settings import Settings
from indexer import opening, steps
from indexer.cage import Cage
from indexer.evaluate import drawn, sending
from indexer.evaluate.drawn import Draw
from indexer.evaluate.metadata import Read
from indexer.evaluate.sending import Sent


@dataclass(frozen=True, slots=True)
class Means:
    """What reads a file, draws a page of it, and tells which pages are sent."""

    read: Read
    draw: Draw
    sent: Sent


@contextlib.contextmanager
def caged(settings: Settings) -> Iterator[Means]:
    """Give means that work in a cage."""
    limits = opening.limits(settings)
    with Cage(preload=("indexer.preload",)) as cage:

        @cache
        def read(path: Path) -> Reading:
            return steps.read(path, path.name, cage=cage, limits=limits)

        def draw(path: Path, number: int, dpi: int) -> bytes:
            asked = path.absolute(), number, dpi
            return cage.run(drawn.draw, *asked, result=bytes, limits=drawn.LIMITS)

        @cache
        def sent(path: Path) -> list[int]:
            asked = path.absolute(), path.name, limits
            return cage.run(sending.pages, *asked, result=list[int], limits=limits)

        yield Means(read, draw, sent)
