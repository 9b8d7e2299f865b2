"""How the cost of a question grows with the posting lists that it touches.

Usage: python -m bench.search.growth --papers 10000 100000 --keep FOLDER

The same questions are put to a small and a large archive in turn. Twice the papers
that hold its words may cost twice the time, no more.
"""

import argparse
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from bench.search import ours
from bench.search.__main__ import rounds
from bench.search.asked import Asked
from bench.search.classes import CLASSES, Pool
from bench.search.goals import Goal
from bench.search.keeping import kept
from bench.search.report import table, verdict
from bench.search.texts import Archive
from bench.search.timing import CLOCKS, measured


def postings(engine: ours.Ours, questions: Sequence[Asked]) -> int:
    """Return how many papers hold the words of ``questions``, word by word."""
    words = chain.from_iterable(asked.words for asked in questions)
    return sum(engine.total(Asked((word,))) for word in words)


def grown(small: ours.Ours, large: ours.Ours, pool: Pool, clock: str) -> str:
    """Return the table of the classes: how often the postings and the time."""
    rows = []
    for kind in CLASSES:
        some = rounds(kind, pool, 3, 30)
        more = postings(large, some[0]) / max(1, postings(small, some[0]))
        times = measured(some, {"small": small, "large": large}, {}, CLOCKS[clock])
        longer = times["large"].over(times["small"], 50)
        met = verdict(Goal(more, "at most"), [longer])
        rows.append((kind.name, f"{more:.1f}", f"{longer:.1f}", met))
    return table("class | postings, times | p50, times | met", rows)


def main() -> None:
    """Open both, ask both, print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--papers", type=int, nargs=2, required=True)
    options.add_argument("--keep", type=Path, required=True)
    options.add_argument("--time", choices=CLOCKS, default="clock")
    chosen = options.parse_args()
    archives = [Archive(papers) for papers in sorted(chosen.papers)]
    small, large = (
        ours.opened(kept(ours, archive, chosen.keep)[0]) for archive in archives
    )
    print(grown(small, large, Pool.of(archives[0]), chosen.time))


if __name__ == "__main__":
    main()
