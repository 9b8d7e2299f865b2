"""Measure how fast papers are found, and what an index costs.

Usage: python -m bench.search [--papers 10000] [--keep FOLDER] [--json FILE]

Indexes are built into FOLDER and used again where they are there already. A peer
whose library is not installed is left out (requirements/bench.txt).
"""

import argparse
import os
import random
import statistics
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

import msgspec

from bench.search import goals, ours, serving
from bench.search.asked import Asked, Asking, Peer
from bench.search.classes import CLASSES, Class, Pool
from bench.search.costs import FEW, costs
from bench.search.facts import RESTRICTED
from bench.search.keeping import Record, known, opened
from bench.search.report import Figures, beside, table, verdict
from bench.search.texts import Archive
from bench.search.timing import CLOCKS, in_pairs, measured

PEERS = {"stock": "whoosh", "fts5": "sqlite3", "tantivy": "tantivy"}
"""Our modules of the peers, and what must be installed for each."""

SEED = 5


def peers(left_out: Iterable[str]) -> list[Peer]:
    """Return ours and the peers that can be measured."""
    chosen = [name for name in PEERS if name not in left_out and find_spec(PEERS[name])]
    modules = [import_module(f"bench.search.peers.{name}") for name in chosen]
    return [cast("Peer", module) for module in (ours, *modules)]


def rounds(kind: Class, pool: Pool, count: int, questions: int) -> list[list[Asked]]:
    """Draw ``count`` rounds of a class and one to warm up, none like another."""
    chance = random.Random(f"{SEED} {kind.name}")
    return [
        [kind.draw(pool, chance) for _ in range(questions)] for _ in range(count + 1)
    ]


@dataclass(frozen=True, slots=True)
class Run:
    """Everything that is measured in one run."""

    archive: Archive
    records: dict[str, Record]
    opened: dict[str, Asking]
    drawn: dict[str, list[list[Asked]]]
    now: Callable[[], float]

    def beside_peers(self, stock_rounds: int) -> Figures:
        """Put every class to every engine."""
        fewer = {goals.STOCK: stock_rounds}
        return {
            name: measured(some, self.opened, fewer, self.now)
            for name, some in self.drawn.items()
        }

    def restricted(self) -> str:
        """Return the table of the two readers, question by question in turn."""
        engine = cast("ours.Ours", self.opened[ours.name])
        readers = engine, engine.asked_by(RESTRICTED)
        ratios = {}
        for name, some in self.drawn.items():
            everyone, most = in_pairs(readers, some, self.now)
            ratios[name] = most.over(everyone, 50)
        ratios["median of the classes"] = statistics.median(ratios.values())
        rows = [
            (name, f"{ratio:.2f}", verdict(goals.RESTRICTED, [ratio]))
            for name, ratio in ratios.items()
        ]
        return table(f"who may read most against all | p50 | {goals.RESTRICTED}", rows)


def main() -> None:
    """Build what is missing, ask, print the tables."""
    chosen = _options().parse_args()
    archive = Archive(chosen.papers)
    with ExitStack() as stack:
        folder = chosen.keep or Path(stack.enter_context(TemporaryDirectory()))
        built = {p.name: opened(p, archive, folder) for p in peers(chosen.without)}
        for engine, _, _ in built.values():
            stack.callback(engine.close)
        pool = Pool.of(archive)
        run = Run(
            archive,
            {name: record for name, (_, _, record) in built.items()},
            {name: engine for name, (engine, _, _) in built.items()},
            {k.name: rounds(k, pool, chosen.rounds, chosen.questions) for k in CLASSES},
            CLOCKS[chosen.time],
        )
        _measure(run, built[ours.name][1], chosen)


def _measure(run: Run, index: Path, chosen: argparse.Namespace) -> None:
    before = os.getloadavg()[0]
    figures = run.beside_peers(chosen.stock_rounds)
    load = f"load {before:.1f} before, {os.getloadavg()[0]:.1f} after"
    print(f"{run.archive.count} papers, time by the {chosen.time}, {load}\n")
    for name in [name for name in run.opened if name != ours.name]:
        print(beside(name, figures, run.archive.count), "\n")
    print(run.restricted(), "\n")
    everything = [asked for some in run.drawn.values() for one in some for asked in one]
    few = known(cast("Peer", ours), Archive(FEW), index.parent.parent)
    print(costs(run.records, few, serving.megabytes(index, everything)))
    if chosen.json:
        chosen.json.write_bytes(msgspec.json.encode((load, figures, run.records)))


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--papers", type=int, default=10_000)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--questions", type=int, default=40, help="in each round")
    options.add_argument(
        "--stock-rounds", type=int, default=2, help="stock Whoosh is slow"
    )
    options.add_argument("--time", choices=CLOCKS, default="clock")
    options.add_argument("--keep", type=Path, help="where indexes are kept")
    options.add_argument("--without", nargs="*", default=[], choices=PEERS)
    options.add_argument("--json", type=Path, help="write every time to a file")
    return options


if __name__ == "__main__":
    main()
