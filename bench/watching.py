"""What a process and its children hold, looked at from a thread of its own.

Memory is what a process shares with nobody and its part of what it shares, so that
the sum over a family is what the machine would have back without it.
"""

import contextlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

GLANCE = 0.3
"""Seconds between two looks."""


def family(number: int) -> Iterator[int]:
    """Yield a process and all it has begotten, from whichever of its threads."""
    yield number
    for told in Path(f"/proc/{number}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            for child in told.read_text().split():
                yield from family(int(child))


def held(number: int) -> float:
    """Return the megabytes that a process holds, nothing where it is gone."""
    with contextlib.suppress(OSError):
        told = Path(f"/proc/{number}/smaps_rollup").read_text().splitlines()
        shares = [line.split()[1] for line in told if line.startswith("Pss:")]
        return int(shares[0]) / 1024 if shares else 0.0
    return 0.0


def opened(number: int) -> int:
    """Return how many files a process has open."""
    with contextlib.suppress(OSError):
        return sum(1 for _ in Path(f"/proc/{number}/fd").iterdir())
    return 0


@dataclass
class Watch:
    """The most that a process and its family held while the block lasted."""

    number: int
    most: float = 0.0
    largest_child: float = 0.0
    _ended: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=self._look_on, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _look_on(self) -> None:
        while not self._ended.wait(GLANCE):
            first, *others = [held(number) for number in family(self.number)]
            self.most = max(self.most, first + sum(others))
            self.largest_child = max(self.largest_child, *others, 0.0)
