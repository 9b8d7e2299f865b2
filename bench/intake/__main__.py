"""Take papers in, beside what the parsers alone need for the same files.

    python -m bench.intake [--papers 2000] [--scans 12] [--jobs 2]

Papers are made up (``papers``), about three pages each, with letterheads, bold and
italic fonts and some tables, written as office programs write PDFs. Ours is the whole
intake: ledger, original, cage, text, recognition, citations, catalogue, links, index.
The peer is pypdf, or for scans the passes that Tesseract is asked for, in as many
processes, and does nothing else. Both go over the same files in turn, a part of them
at a time, and each part begins with the other one. Meanwhile what the worker and its
children hold is looked at. In the end a process searches what was taken in, at first
alone and then while more is taken in.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from archive.catalogue import open_catalogue
from archive.settings import Settings
from bench.intake import peers
from bench.intake.family import Spent, megabytes
from bench.intake.papers import written
from bench.intake.searching import Searcher, searcher
from indexer import ingest
from indexer.opening import now
from indexer.worker import Worker, give_way, open_worker

Files = Sequence[Path]

PARTS = 4
WARMING = 6
"""Papers that are taken in before the clocks run."""

GLANCE = 40
"""Papers between two looks at the memory."""

IDLE = 10.0
SCANS_FROM = 500_001
GOALS = {"digital": 0.5, "scan": 1.1}
SEARCHING = 2.0


def spent(work: Callable[[], object]) -> Spent:
    """Return what ``work`` takes."""
    begun = Spent.now()
    work()
    return Spent.now().since(begun)


def take_in(
    settings: Settings, worker: Worker, held: list[float], files: Files
) -> None:
    """Hand files in, and work until all of them have ended well.

    Raises:
        RuntimeError: One was not taken in; the figures would mean nothing.
    """
    with open_catalogue(settings.catalogue) as catalogue:
        ingest.hand_in(files, catalogue=catalogue, who="bench", at=now())
    for count, row in enumerate(worker.work()):
        if row.outcome is None or row.outcome.outcome not in ("added", "updated"):
            message = f"{row.path} ended as {row.outcome}"
            raise RuntimeError(message)
        if count % GLANCE == 0:
            held.append(megabytes(os.getpid()))


def peer_reads(read: Callable[[Path], int], jobs: int, files: Files) -> Spent:
    """Return what a peer takes; that its processes start is not counted."""
    with peers.workers(jobs) as pool:
        pool.map(read, [files[0]] * jobs, chunksize=1)
        return spent(partial(pool.map, read, files, chunksize=1))


def in_turn(
    files: Files, ours: Callable[[Files], object], peer: Callable[[Files], Spent]
) -> tuple[Spent, Spent]:
    """Return what both sides take for the files, a part of them at a time."""
    taken = {"ours": Spent(0, 0), "peer": Spent(0, 0)}
    size = -(-len(files) // PARTS)
    for start in range(0, len(files), size):
        some = files[start : start + size]
        turns = [("ours", partial(spent, partial(ours, some)))]
        turns.insert(start // size % 2, ("peer", partial(peer, some)))
        for side, work in turns:
            taken[side] += work()
    return taken["ours"], taken["peer"]


def rows(kind: str, papers: int, ours: Spent, peer: Spent) -> Iterator[str]:
    """Yield the rows of a table, each with a ratio and whether it is what is wanted."""
    for clock in ("processor", "wall"):
        mine, other = getattr(ours, clock), getattr(peer, clock)
        each = [f"{1000 * taken / papers:.1f}" for taken in (mine, other)]
        goal = GOALS[kind]
        met = "yes" if mine / other <= goal else "NO"
        yield _row(kind, clock, *each, f"{mine / other:.2f}", f"≤ {goal}", met)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def memory(held: Sequence[float]) -> str:
    """Tell what was held in each quarter of the papers, at most."""
    size = -(-len(held) // 4)
    quarters = [max(held[at : at + size]) for at in range(0, len(held), size)]
    return ", ".join(f"{most:.0f}" for most in quarters)


def searching(
    asking: Searcher, settings: Settings, more: Callable[[], object]
) -> Iterator[str]:
    """Yield how long searches take, alone and while ``more`` papers are taken in."""
    asking.begin(settings.home)
    asking.since()
    time.sleep(IDLE)
    alone = asking.since()
    more()
    among = asking.since()
    figures = [[_share(found, part) for part in (50, 95)] for found in (alone, among)]
    ratio = figures[1][1] / figures[0][1]
    met = "yes" if ratio <= SEARCHING else "NO"
    told = [[f"{taken:.1f}" for taken in pair] for pair in figures]
    yield _row("alone", *told[0], str(len(alone)), "", "", "")
    goal = f"≤ {SEARCHING:.0f}"
    yield _row("while taking in", *told[1], str(len(among)), f"{ratio:.2f}", goal, met)


def _share(found: Sequence[float], part: int) -> float:
    return statistics.quantiles(found, n=100)[part - 1]


def main() -> None:
    """Make the papers in a folder that goes away, and print the tables."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--papers", type=int, default=2000)
    options.add_argument("--scans", type=int, default=12)
    options.add_argument("--jobs", type=int, default=2)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as name, searcher() as asking:
        # From here on, the peers too: both sides stand in the same place.
        give_way()
        measured(Path(name), asked, asking)


def measured(folder: Path, asked: argparse.Namespace, asking: Searcher) -> None:
    """Make papers and scans, measure, and print."""
    papers, scans, jobs = asked.papers, asked.scans, asked.jobs
    more = max(WARMING, papers // 2)
    with peers.workers(jobs) as pool:
        every = range(1, WARMING + papers + more + 1)
        digital = written("digital", every, folder / "digital", pool)
        some = range(SCANS_FROM, SCANS_FROM + scans)
        scanned = written("scan", some, folder / "scans", pool)
        kept = pool.starmap(peers.written_down, [(x, folder) for x in scanned])
    known = dict(zip(scanned, kept, strict=True))
    env = {"VANKHO_HOME": str(folder / "home"), "VANKHO_JOBS": str(jobs)}
    settings, held = Settings.from_env(env), list[float]()
    with open_worker(settings) as worker:
        ours = partial(take_in, settings, worker, held)
        ours(digital[:WARMING])
        held.clear()
        print(f"{papers} papers, {jobs} processes, load {os.getloadavg()[0]:.1f}\n")
        print("| files | clock | ours, ms a paper | peer | ratio | goal | met |")
        print("|---|---|--:|--:|--:|--:|---|")
        pypdf = partial(peer_reads, peers.text, jobs)
        timed = in_turn(digital[WARMING : WARMING + papers], ours, pypdf)
        print(*rows("digital", papers, *timed), sep="\n", flush=True)
        flat = memory(held)
        if scans:
            again = partial(peer_reads, peers.passes, jobs)
            timed = in_turn(scanned, ours, lambda x: again([known[one] for one in x]))
            print(*rows("scan", scans, *timed), sep="\n", flush=True)
        print(f"\nheld at most in each quarter of the digital papers: {flat} MB\n")
        print("| search | p50, ms | p95, ms | questions | ratio of p95 | goal | met |")
        print("|---|--:|--:|--:|--:|--:|---|")
        rest = partial(ours, digital[WARMING + papers :])
        print(*searching(asking, settings, rest), sep="\n")


if __name__ == "__main__":
    main()
