"""Rounds of questions put to several engines in turn.

Each round asks what was not asked before, so that nobody answers from memory; all
engines get the same questions, one engine after the other, and another one begins
each time. A ratio is that of one round, and the median of the rounds counts.

Beside other work the clock tells more of them than of us: then the processor's
time of this thread is taken; everything asked for lies in memory by then.
"""

import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bench.search.asked import Asked, Asking

CLOCKS = {"clock": time.perf_counter, "processor": time.thread_time}
"""What may be measured."""

WARM = 5
"""How many questions of a class are asked before the first round."""


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds of each question, round by round."""

    rounds: tuple[tuple[float, ...], ...]

    def at(self, percent: int) -> float:
        """Return the median over the rounds of a percentile."""
        return statistics.median(percentile(times, percent) for times in self.rounds)

    def over(self, other: "Times", percent: int) -> float:
        """Return how many times ``other``'s time this is, round by round."""
        return statistics.median(
            percentile(mine, percent) / percentile(theirs, percent)
            for mine, theirs in zip(self.rounds, other.rounds, strict=False)
        )


def percentile(times: Sequence[float], percent: int) -> float:
    """Return the time that ``percent`` of a hundred do not exceed.

    >>> percentile([1, 2, 3, 4, 5], 50), percentile([1, 2], 95)
    (3, 2)
    """
    return sorted(times)[min(len(times) * percent // 100, len(times) - 1)]


def measured(
    rounds: Sequence[Sequence[Asked]],
    engines: Mapping[str, Asking],
    fewer: Mapping[str, int],
    now: Callable[[], float],
) -> dict[str, Times]:
    """Put the rounds to the engines; ``fewer`` says who takes part in how many."""
    able = {
        name: engine for name, engine in engines.items() if engine.knows(rounds[0][0])
    }
    for name, engine in able.items():
        # Who is slow enough to take part in fewer rounds gains nothing by more.
        _timed(engine, rounds[-1][: 1 if name in fewer else WARM], now)
    found: dict[str, list[tuple[float, ...]]] = {name: [] for name in able}
    for at, questions in enumerate(rounds[:-1]):
        for name in _in_turn(tuple(able), at):
            if at < fewer.get(name, len(rounds)):
                found[name].append(_timed(able[name], questions, now))
    return {name: Times(tuple(times)) for name, times in found.items()}


def in_pairs(
    engines: tuple[Asking, Asking],
    rounds: Sequence[Sequence[Asked]],
    now: Callable[[], float],
) -> tuple[Times, Times]:
    """Put each question to both, one right after the other.

    Before that both are asked without taking the time, since lists that one reads
    are kept for the other; who begins changes with each question.
    """
    found: tuple[list[tuple[float, ...]], list[tuple[float, ...]]] = [], []
    for questions in rounds:
        times: tuple[list[float], list[float]] = [], []
        for at, asked in enumerate(questions):
            for engine in engines:
                engine.ask(asked)
            for which in (at % 2, 1 - at % 2):
                times[which].append(timed(engines[which], asked, now))
        for own, one in zip(found, times, strict=True):
            own.append(tuple(one))
    return Times(tuple(found[0])), Times(tuple(found[1]))


def _in_turn(names: tuple[str, ...], at: int) -> tuple[str, ...]:
    first = at % len(names)
    return names[first:] + names[:first]


def _timed(
    engine: Asking, questions: Sequence[Asked], now: Callable[[], float]
) -> tuple[float, ...]:
    return tuple(timed(engine, asked, now) for asked in questions)


def timed(engine: Asking, asked: Asked, now: Callable[[], float]) -> float:
    """Return how many milliseconds one question takes."""
    start = now()
    engine.ask(asked)
    return (now() - start) * 1000
