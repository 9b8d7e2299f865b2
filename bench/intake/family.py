"""What a process and all it has begotten took of the processor and hold of memory."""

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

_TICKS = os.sysconf("SC_CLK_TCK")
# After the name in brackets: the state is the first, and these are 14 to 17 of all.
_TIMES = slice(11, 15)


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds on the wall, and of the processor, children that ended included."""

    wall: float
    processor: float

    @classmethod
    def now(cls) -> Self:
        """Read both clocks for this process and all it has begotten."""
        return cls(time.perf_counter(), sum(map(_seconds, family(os.getpid()))))

    def since(self, before: "Spent") -> "Spent":
        """Return what was spent since ``before``."""
        return Spent(self.wall - before.wall, self.processor - before.processor)

    def __add__(self, other: "Spent") -> "Spent":
        return Spent(self.wall + other.wall, self.processor + other.processor)


def megabytes(number: int) -> float:
    """Return what a process and all it has begotten hold together."""
    return sum(map(_held, family(number))) / 1024


def family(number: int) -> Iterator[int]:
    """Yield a process and all it has begotten."""
    yield number
    # A child is told under the thread that begot it.
    for told in Path(f"/proc/{number}/task").glob("*/children"):
        try:
            begotten = told.read_text()
        except OSError:
            continue
        for child in begotten.split():
            yield from family(int(child))


def _seconds(number: int) -> float:
    try:
        told = Path(f"/proc/{number}/stat").read_text()
    except OSError:
        return 0.0
    return sum(map(int, told.rpartition(")")[2].split()[_TIMES])) / _TICKS


def _held(number: int) -> int:
    """Return the kilobytes a process shares with nobody, or its part of them."""
    try:
        told = Path(f"/proc/{number}/smaps_rollup").read_text()
    except OSError:
        return 0
    shares = [line.split()[1] for line in told.splitlines() if line.startswith("Pss:")]
    return int(shares[0]) if shares else 0
