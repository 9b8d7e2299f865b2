"""Search an archive until told to stop, and tell how long each question took.

Usage: python -m bench.intake.searching (run by the benchmark, which says where)

It is started before the benchmark gives way to it, as the worker of an archive does.
People ask a few questions a second. What is timed is what a page of hits needs:
the query, the search, facets, statuses and passages.
"""

import contextlib
import random
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import msgspec

from archive import authority
from archive.catalogue import open_catalogue
from archive.model import Reader
from archive.settings import Settings
from bench.intake.texts import sentences
from indexer.answer import answer
from indexer.search.engine import open_engine

ROOT = Path(__file__).resolve().parents[2]
PAUSE = 0.05
READER = Reader("bench")


def searched(home: Path) -> Iterator[float]:
    """Yield how many milliseconds each question takes, without end."""
    chance, stock, known = random.Random(171), sentences(), authority.load()
    settings = Settings.from_env({"VANKHO_HOME": str(home)})
    with (
        open_catalogue(settings.catalogue) as catalogue,
        contextlib.closing(
            open_engine(settings.search, catalogue.changes.identity())
        ) as engine,
    ):
        while True:
            question = " ".join(chance.choice(stock).split()[2:4])
            begun = time.perf_counter()
            answer(
                question,
                reader=READER,
                engine=engine,
                catalogue=catalogue,
                authority=known,
            )
            yield 1000 * (time.perf_counter() - begun)


def main() -> None:
    """Say when all is warm, and begin to count with each line that is read."""
    found: list[float] = []
    home = sys.stdin.readline().rstrip("\n")
    for count, taken in enumerate(searched(Path(home)) if home else ()):
        if count == 20:
            print("ready", flush=True)
        found.append(taken)
        if select.select([sys.stdin], [], [], PAUSE)[0]:
            if not sys.stdin.readline():
                break
            print(msgspec.json.encode(found).decode(), flush=True)
            found.clear()


@dataclass(frozen=True, slots=True)
class Searcher:
    """A process that searches all the while."""

    asking: IO[str]
    telling: IO[str]

    def begin(self, home: Path) -> None:
        """Let it search an archive; return when all is warm."""
        print(home, file=self.asking, flush=True)
        self.telling.readline()

    def since(self) -> list[float]:
        """Return what each question took since this was asked last."""
        print(file=self.asking, flush=True)
        return msgspec.json.decode(self.telling.readline(), type=list[float])


@contextlib.contextmanager
def searcher() -> Iterator[Searcher]:
    """Start a process that is to search.

    Raises:
        RuntimeError: It cannot be talked to.
    """
    command = [sys.executable, "-m", "bench.intake.searching"]
    pipe = subprocess.PIPE
    with subprocess.Popen(  # noqa: S603  # our own module
        command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True
    ) as process:
        if process.stdin is None or process.stdout is None:
            raise RuntimeError(command)
        with process.stdin:
            yield Searcher(process.stdin, process.stdout)


if __name__ == "__main__":
    main()
