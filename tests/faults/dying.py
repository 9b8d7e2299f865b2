"""Workers killed at random moments, as a program: what is wrong afterwards is printed.

Each worker is a fork of one process that has everything imported and no thread yet.
"""

import os
import signal
import sys
import time
from pathlib import Path

from bench.faults.kills import Rounds
from indexer.worker import open_worker

LONGEST = 1.5


def work(rounds: Rounds) -> None:
    """Take in whatever is open, until killed."""
    with open_worker(rounds.settings) as own:
        own.run(lambda: False)


def main(folder: str, seed: int, count: int) -> None:
    """Go through so many rounds, and print how the workers ended and what is wrong."""
    rounds = Rounds(Path(folder), seed)
    for number in range(count):
        rounds.hand_in(rounds.batch(number))
        worker = os.fork()
        if worker == 0:
            work(rounds)
        time.sleep(rounds.chance.uniform(0, LONGEST))
        os.kill(worker, signal.SIGKILL)
        status = os.waitstatus_to_exitcode(os.waitpid(worker, 0)[1])
        sys.stdout.write(f"killed {status}\n")
    rounds.finish()
    for (kin, how), files in sorted(rounds.endings().items()):
        sys.stdout.write(f"{kin}: {how} {files}\n")
    for fault in rounds.faults():
        sys.stdout.write(f"WRONG {fault}\n")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
