"""Take files in and search for a long time, while processes are killed.

Calm and busy minutes take turns on a growing archive: searches of a busy minute are
held against those of the calm one before it. At last all must have its outcome, the
index must be that of a rebuild, nothing may lie about, and memory must be flat.

    .venv/bin/python -m bench.soak [--minutes 25] [--seed 171] [--port 8182]
"""

import argparse
import os
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from archive.catalogue import open_catalogue
from bench.faults.kills import Rounds
from bench.faults.service import Service
from bench.soak.sampling import Sampling
from bench.soak.searching import Searching

_CALM, _BUSY = 60.0, 240.0
_KILL = 75.0
_SAMPLE = 10.0
_WAITING = 60
"""Files that wait, at least, while it is busy."""

_PATIENCE = 900
_SLOWER = 2.0


@dataclass
class Soak:
    """One run over an archive of its own in ``folder``."""

    folder: Path
    seed: int
    port: int
    rounds: Rounds = field(init=False)
    loads: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.rounds = Rounds(self.folder, self.seed)

    def run(self, minutes: float) -> list[str]:
        """Run for so many minutes, print what was seen, and return what is wrong."""
        temporary = self.folder / "tmp"
        temporary.mkdir(parents=True)
        home = self.rounds.settings.home
        with (
            Service(home, self.port, TMPDIR=str(temporary)) as service,
            Searching(service, self.rounds.chance) as searching,
        ):
            sampling = Sampling(service, self.rounds.settings, temporary)
            self._prime(service)
            self._go_through(
                service, searching, sampling, time.monotonic() + 60 * minutes
            )
            searching.phase = "end"
            self._rest(service, sampling, until_done=True)
        self.rounds.finish()
        self._tell(searching, sampling)
        return [*self.rounds.faults_alone(), *sampling.grown(), *_slow(searching)]

    def _prime(self, service: Service) -> None:
        for _ in range(10):
            self._hand_in()
        self._rest(service, None, until_done=True)

    def _go_through(
        self, service: Service, searching: Searching, sampling: Sampling, end: float
    ) -> None:
        turn = 0
        while time.monotonic() < end:
            turn += 1
            searching.phase = "between"
            self._rest(service, sampling, until_done=True)
            searching.phase = f"{turn:02d} calm"
            self._rest(service, sampling, seconds=min(_CALM, end - time.monotonic()))
            searching.phase = f"{turn:02d} busy"
            self._work(service, sampling, min(end, time.monotonic() + _BUSY))
            searching.batches = len(self.rounds.batches)

    def _work(self, service: Service, sampling: Sampling, end: float) -> None:
        kill, sample = time.monotonic() + _KILL, 0.0
        while time.monotonic() < end:
            if self._waiting() < _WAITING:
                self._hand_in()
            if time.monotonic() > kill:
                target = self.rounds.chance.choice(("worker", "worker", "web"))
                self.rounds.killed[target] += service.kill(target) > 0
                kill = time.monotonic() + _KILL
            if time.monotonic() > sample:
                service.demand_alive()
                sampling.take()
                sample = time.monotonic() + _SAMPLE
            time.sleep(0.5)

    def _rest(
        self,
        service: Service,
        sampling: Sampling | None,
        *,
        seconds: float = 0,
        until_done: bool = False,
    ) -> None:
        """Let be for a while, or until nothing waits."""
        end = time.monotonic() + (_PATIENCE if until_done else seconds)
        while time.monotonic() < end and not (until_done and not self._waiting()):
            service.demand_alive()
            if sampling:
                sampling.take()
                self.loads.append(os.getloadavg()[0])
            time.sleep(min(2.0, max(0.1, end - time.monotonic())))

    def _waiting(self) -> int:
        with open_catalogue(self.rounds.settings.catalogue) as catalogue:
            batches = catalogue.batches.under_way(limit=1000)
            return sum(b.progress.received + b.progress.claimed for b in batches)

    def _hand_in(self) -> None:
        self.rounds.hand_in(self.rounds.batch(len(self.rounds.batches)))

    def _tell(self, searching: Searching, sampling: Sampling) -> None:
        ended = self.rounds.endings()
        print(f"files {len(self.rounds.kin)}, killed {dict(self.rounds.killed)}")
        print(f"load of the machine {min(self.loads):.1f} to {max(self.loads):.1f}")
        for (kin, how), count in sorted(ended.items()):
            print(f"{count:7d} {kin}: {how}")
        for phase in sorted(searching.times):
            count, failed = len(searching.times[phase]), searching.failed[phase]
            print(
                f"{phase:10} p95 {searching.p95(phase):7.0f} ms, {count}, {failed} failed"
            )
        print("quarters of the run")
        print("\n".join(sampling.told()))


def _slow(searching: Searching) -> list[str]:
    """Return the busy minutes in which people waited too long."""
    turns = [phase[:2] for phase in searching.times if phase.endswith("busy")]
    return [
        f"searching is slower than {_SLOWER:.0f} times in turn {turn}"
        for turn in turns
        if searching.p95(f"{turn} busy") > _SLOWER * searching.p95(f"{turn} calm") > 0
    ]


def main() -> None:
    """Run the whole, in a folder that goes away."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=25)
    parser.add_argument("--seed", type=int, default=171)
    parser.add_argument("--port", type=int, default=8182)
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        wrong = Soak(asked.keep or Path(name), asked.seed, asked.port).run(
            asked.minutes
        )
    print("\n".join(wrong) or "nothing lost, nothing twice, nothing left, all flat")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
