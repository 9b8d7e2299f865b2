"""Kill processes of an archive at random while it takes files in, and prove it sound.

Each round hands a mixed batch in, by a folder or by the web, waits a moment and
kills one of them: the worker, a web process, the one above them, or all at once.
Then the archive is left alone until all is done, what was called poison is tried
again as a clerk would, and all is compared with an archive that nothing happened to.

    .venv/bin/python -m bench.faults.kills --rounds 200 [--seed 171] [--port 8180]
"""

import argparse
import math
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from archive.catalogue import open_catalogue
from archive.settings import Settings
from bench.faults import mixture, soundness
from bench.faults.service import Service
from indexer import ingest
from indexer.opening import now
from indexer.worker import open_worker

TARGETS = ("worker", "worker", "web", "parent", "all")
_LONGEST = 2.5
"""Seconds until the kill, at most: a batch takes about as long."""


class Rounds:
    """An archive in ``folder`` and what was handed in to it."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.settings = Settings.from_env({"VANKHO_HOME": str(folder / "home")})
        self.chance = random.Random(seed)
        self.kin: dict[str, str] = {}
        self.batches: list[int] = []
        self.killed: Counter[str] = Counter()
        self._folder = folder

    def batch(self, number: int) -> list[Path]:
        """Lay the files of a batch out, and remember what they are."""
        self.batches.append(number)
        place = self._folder / "inbox" / f"{number:04d}"
        place.mkdir(parents=True)
        paths = []
        for file in mixture.batch(number):
            self.kin[file.name] = file.kin
            path = place / file.name
            path.write_bytes(file.data)
            paths.append(path)
        return paths

    def hand_in(self, paths: list[Path]) -> None:
        """Hand files in as the command line does."""
        with open_catalogue(self.settings.catalogue) as catalogue:
            ingest.hand_in(paths, catalogue=catalogue, who="bench", at=now())

    def finish(self) -> None:
        """Take in what is left, and once more what was called poison."""
        with open_worker(self.settings) as worker:
            _exhaust(worker.work())
            with open_catalogue(self.settings.catalogue) as catalogue:
                catalogue.refusals.retry_all("poison", who="bench", at=now())
            _exhaust(worker.work())

    def endings(self) -> Counter[tuple[str, str]]:
        """Count how files of each kin ended."""
        return soundness.endings(self.settings, self.kin)

    def faults_alone(self) -> Iterator[str]:
        """Yield what is wrong with the archive by itself."""
        if sum(self.endings().values()) < len(self.kin):
            yield "some files have no row"
        yield from soundness.faults(self.settings, mixture.MARK)

    def faults(self) -> Iterator[str]:
        """Yield what is wrong, against an archive that nothing happened to, too."""
        yield from self.faults_alone()
        calm = Settings.from_env({"VANKHO_HOME": str(self._folder / "calm")})
        with open_catalogue(calm.catalogue) as catalogue:
            top = [self._folder / "inbox"]
            ingest.hand_in(top, catalogue=catalogue, who="bench", at=now())
        with open_worker(calm) as worker:
            _exhaust(worker.work())
        ended = (soundness.endings(one, self.kin) for one in (self.settings, calm))
        yield from soundness.differences(*ended)
        held = (soundness.holdings(one) for one in (self.settings, calm))
        yield from soundness.differences(*held)


def _exhaust(rows: Iterator[object]) -> None:
    for _ in rows:
        pass


def served(rounds: Rounds, count: int, port: int, minutes: float) -> int:
    """Go through so many rounds with the whole service, while ``minutes`` last.

    Return how many they were.
    """
    end = time.monotonic() + 60 * minutes
    with Service(rounds.settings.home, port) as service:
        for number in range(count):
            if time.monotonic() > end:
                return number
            service.demand_alive()
            paths = rounds.batch(number)
            if rounds.chance.random() < 0.5 or not service.upload(paths):
                rounds.hand_in(paths)
            service.rest(rounds.chance.uniform(0, _LONGEST))
            target = rounds.chance.choice(TARGETS)
            rounds.killed[target] += service.kill(target) > 0
    return count


def main() -> None:
    """Run the whole, in a folder that goes away."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=171)
    parser.add_argument("--port", type=int, default=8180)
    parser.add_argument("--minutes", type=float, default=math.inf)
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        rounds = Rounds(asked.keep or Path(name), asked.seed)
        done = served(rounds, asked.rounds, asked.port, asked.minutes)
        rounds.finish()
        found = list(rounds.faults())
    killed = ", ".join(f"{name} {count}" for name, count in rounds.killed.items())
    print(f"{done} rounds, {len(rounds.kin)} files; killed: {killed}")
    for (kin, how), count in sorted(rounds.endings().items()):
        print(f"{count:7d} {kin}: {how}")
    print("\n".join(found) or "nothing lost, nothing twice, nothing left")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    os.umask(0o077)
    main()
