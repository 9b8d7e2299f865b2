"""What measuring is done with: readers that work in the cage, each file once."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from archive.model import Reading
from archive.settings import Settings
from indexer import opening, reading
from indexer.cage import Cage
from indexer.evaluate import drawn
from indexer.evaluate.drawn import Draw
from indexer.evaluate.metadata import Read


@dataclass(frozen=True, slots=True)
class Means:
    """What reads a file, and what draws a page of it."""

    read: Read
    draw: Draw


@contextlib.contextmanager
def caged(settings: Settings) -> Iterator[Means]:
    """Give means that work in a cage."""
    limits = opening.limits(settings)
    with Cage(preload=("indexer.preload",)) as cage:

        @cache
        def read(path: Path) -> Reading:
            return reading.read(path, path.name, cage=cage, limits=limits)

        def draw(path: Path, number: int, dpi: int) -> bytes:
            asked = path.absolute(), number, dpi
            return cage.run(drawn.draw, *asked, result=bytes, limits=drawn.LIMITS)

        yield Means(read, draw)
