"""People who search all the while, and how long they wait."""

import random
import statistics
import threading
import time
import urllib.parse
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Self

from bench.faults.mixture import PER_ROUND
from bench.faults.service import Service

_WORDS = (
    "kiểm tra tài liệu", "kế hoạch 2018", "thành ủy bắc kạn", "ban thường vụ",
    "giữ gìn tài liệu ở cơ sở", "chi thi", "kho tai lieu quy III", "171-KH/TU",
)  # fmt: skip
_PAUSE = 0.2
"""Seconds between two questions."""


@dataclass
class Searching:
    """One search after the other, each noted under what goes on meanwhile."""

    service: Service
    chance: random.Random
    phase: str = "begin"
    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    failed: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    batches: int = 1
    _ended: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=self._go_on, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _go_on(self) -> None:
        while not self._ended.wait(_PAUSE):
            asked = urllib.parse.quote(self._question())
            phase, begun = self.phase, time.perf_counter()
            status = self.service.ask(f"/api/v1/search?q={asked}")
            if status == 200:
                self.times[phase].append((time.perf_counter() - begun) * 1000)
            else:
                self.failed[phase] += 1

    def _question(self) -> str:
        number = self.chance.randrange(1, 1 + PER_ROUND * self.batches)
        return self.chance.choice((*_WORDS, f"{number}-KH/TU", f"lần thứ {number}"))

    def p95(self, phase: str) -> float:
        """Return the time that nineteen of twenty searches of a phase stay below."""
        times = self.times[phase]
        return statistics.quantiles(times, n=20)[-1] if len(times) > 20 else 0.0
