"""How soon new papers are found, and whether searching goes on meanwhile.

An archive is filled with copies of made-up papers; a worker runs in a process of
its own, as it does in an office. Papers are handed in, one at a time and then many
at once, while this process looks and searches all the time. What is told is how
long each change waited from the catalogue to the index, and how long searches took.

    .venv/bin/python -m bench.fresh --papers 10000
"""

import argparse
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from archive.catalogue import Catalogue, open_catalogue
from archive.model import Reader
from archive.settings import Settings
from bench.intake.texts import paper, sentences
from bench.pages import multiply
from indexer.ingest import hand_in
from indexer.opening import now
from indexer.search.analysis import plain
from indexer.search.engine import Engine, open_engine
from indexer.search.query import AllOf, Query, Word

ROOT = Path(__file__).resolve().parents[1]
BASE = 50
"""How many papers are taken in, of which the others are copies."""

ALONE, TOGETHER = 10, 100
"""How many new papers come one at a time, and how many at once."""

SIGN = "moitinhten"
"""A word that only new papers hold."""

GOAL = 2.0
READER = Reader("bench")


@dataclass(slots=True)
class Watch:
    """Looks at the catalogue and the index, and searches in between."""

    catalogue: Catalogue
    engine: Engine
    questions: list[Query]
    seen: int
    since: dict[int, float] = field(default_factory=dict)
    waited: list[float] = field(default_factory=list)
    searched: list[float] = field(default_factory=list)

    def look(self) -> None:
        """Note what is new in either, and search once."""
        newest = self.catalogue.changes.newest()
        moment = time.perf_counter()
        self.since |= dict.fromkeys(range(self.seen + 1, newest + 1), moment)
        self.seen = newest
        level = self.engine.revision()
        moment = time.perf_counter()
        for revision in [known for known in self.since if known <= level]:
            self.waited.append(moment - self.since.pop(revision))
        self.search()

    def search(self) -> None:
        """Put one question and take its time."""
        begun = time.perf_counter()
        self.engine.search(self.questions[len(self.searched) % len(self.questions)])
        self.searched.append(time.perf_counter() - begun)

    def until(self, papers: int) -> None:
        """Look until so many new papers are found, and all changes are in."""
        while self.since or self.found() < papers:
            self.look()

    def found(self) -> int:
        """Return how many new papers can be found."""
        return self.engine.search(Query(Word(SIGN), READER)).total


def called(*words: object) -> list[str]:
    """Return the command line of ours."""
    return [sys.executable, str(ROOT / "vankho.py"), *map(str, words)]


def surroundings(home: Path) -> dict[str, str]:
    """Return the environment of such a command."""
    return {"PATH": "/usr/bin:/bin", "VANKHO_HOME": str(home), "VANKHO_JOBS": "1"}


def filled(home: Path, inbox: Path, papers: int, texts: Iterator[str]) -> None:
    """Take some papers in, multiply them, and index all."""
    env = surroundings(home)
    put(inbox, BASE, texts)
    subprocess.run(called("ingest", "--quiet", inbox), env=env, check=True)  # noqa: S603  # our own program
    multiply(home / "catalogue.db", papers)
    with closing(sqlite3.connect(home / "catalogue.db")) as database, database:
        database.execute(
            "INSERT INTO change (revision, document, kind, made_at) "
            "SELECT (SELECT max(revision) FROM change) + row_number() OVER (), "
            "id, 'added', (SELECT max(made_at) FROM change) "
            "FROM document WHERE id NOT IN (SELECT document FROM change)"
        )
        database.execute(
            "UPDATE head SET revision = (SELECT max(revision) FROM change)"
        )
    subprocess.run(called("index", "--rebuild"), env=env, check=True)  # noqa: S603  # our own program


def put(inbox: Path, count: int, texts: Iterator[str]) -> list[Path]:
    """Write so many new files."""
    inbox.mkdir(exist_ok=True)
    held = len(list(inbox.iterdir()))
    made = [inbox / f"{held + at:06d}.txt" for at in range(count)]
    for file in made:
        file.write_text(next(texts))
    return made


@contextmanager
def worker(home: Path) -> Iterator[None]:
    """Run the worker of the archive."""
    process = subprocess.Popen(called("worker"), env=surroundings(home))  # noqa: S603  # our own program
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def endless(sign: str = "") -> Iterator[str]:
    """Yield texts of papers, each with ``sign`` in it."""
    stock, chance = sentences(), random.Random(f"171 {sign}")
    for number in range(1, 1_000_000):
        yield f"{paper(number, stock, chance)}\n{sign}\n"


def told(what: str, watch: Watch) -> None:
    """Print what was measured, and begin anew."""
    waited = ["", "", ""]
    if watch.waited:
        middle, longest = statistics.median(watch.waited), max(watch.waited)
        met = "yes" if longest <= GOAL else "NO"
        waited = [f"{middle:.2f}", f"{longest:.2f}", met]
    times = sorted(1000 * taken for taken in watch.searched)
    searched = [f"{times[len(times) * part // 100]:.1f}" for part in (50, 95)]
    print(f"| {' | '.join((what, *waited, *searched))} |", flush=True)
    watch.waited.clear()
    watch.searched.clear()


def measured(watch: Watch, inbox: Path) -> None:
    """Hand papers in and watch."""
    texts = endless(SIGN)
    quiet = time.perf_counter() + 2
    while time.perf_counter() < quiet:
        watch.look()
    told("nothing new", watch)
    for at in range(ALONE):
        hand_in(put(inbox, 1, texts), catalogue=watch.catalogue, who="bench", at=now())
        watch.until(at + 1)
    told(f"{ALONE} papers, one at a time", watch)
    hand_in(
        put(inbox, TOGETHER, texts), catalogue=watch.catalogue, who="bench", at=now()
    )
    watch.until(ALONE + TOGETHER)
    told(f"{TOGETHER} papers at once", watch)


def questions() -> list[Query]:
    """Return two-word questions."""
    chance, stock = random.Random(171), sentences()
    drawn = [plain(chance.choice(stock)).split()[2:4] for _ in range(50)]
    return [Query(AllOf(tuple(map(Word, words))), READER) for words in drawn]


def main() -> None:
    """Fill an archive in a folder that goes away, and print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--papers", type=int, default=10_000)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        home, inbox = Path(name, "home"), Path(name, "inbox")
        filled(home, inbox, chosen.papers, endless())
        settings = Settings.from_env(surroundings(home))
        with (
            open_catalogue(settings.catalogue) as catalogue,
            closing(
                open_engine(settings.search, catalogue.changes.identity())
            ) as engine,
            worker(home),
        ):
            print(f"{chosen.papers} papers, load {os.getloadavg()[0]:.1f}\n")
            print("| | waited p50, s | longest, s | ≤ 2 s | search p50, ms | p95, ms |")
            print("|---|--:|--:|--:|--:|--:|")
            head = catalogue.changes.newest()
            measured(Watch(catalogue, engine, questions(), head), inbox)


if __name__ == "__main__":
    main()
