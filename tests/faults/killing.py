"""A worker that is killed at one named step after the other, and at last left alone.

Run as a program, with the archive's folder, by ``test_worker_killed.py``. Each
worker is a fork of one process that has everything imported and no thread yet.
"""

import math
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from archive import files, seals
from archive.catalogue.held import Hold
from archive.catalogue.intake import Intake
from archive.catalogue.storage import Storage
from archive.files import FileStore
from archive.seals import Seals
from archive.settings import Settings
from indexer import ending, ingest, rounds, steps, taking, unpacking, worker
from indexer.incoming import Incoming
from indexer.sync import Index
from indexer.worker import Worker, open_worker


@dataclass(frozen=True, slots=True)
class Step:
    """A call of a function, before it does anything or after it has done all.

    A call counts only where it ``takes`` or ``gives`` something, if that is asked.
    """

    owner: object
    name: str
    is_after: bool = False
    takes: bool = False
    gives: bool = False
    turn: int = 1


def before(owner: object, name: str, *, takes: bool = False, turn: int = 1) -> Step:
    """The moment before a function is called for the ``turn``-th time."""
    return Step(owner, name, takes=takes, turn=turn)


def once(owner: object, name: str, *, takes: bool = False, gives: bool = False) -> Step:
    """The moment after a function has returned."""
    return Step(owner, name, is_after=True, takes=takes, gives=gives)


STEPS: dict[str, Step] = {
    "before anything of a predecessor is taken over": before(Worker, "take_over"),
    "before the key of the hold is made": before(Seals, "_made"),
    "once the key of the hold is made": once(Seals, "_made"),
    "before originals are stored": before(FileStore, "put_all"),
    "before copies are on the disk": before(files, "sync_all"),
    "before their names are on the disk": before(files, "sync_all", turn=2),
    "once originals are stored": once(FileStore, "put_all"),
    "before rows name their originals": before(Storage, "store", takes=True),
    "once rows name their originals": once(Storage, "store", takes=True),
    "before what has no original is refused": before(Intake, "refuse", takes=True),
    "before rows are claimed": before(Intake, "claim_some"),
    "once rows are claimed": once(Intake, "claim_some", gives=True),
    "before a zip is laid out": before(unpacking, "lay_out"),
    "once a zip is laid out": once(unpacking, "lay_out"),
    "before an original is proven": before(taking._Taking, "_original"),
    "before an original is read": before(taking._Taking, "_found"),
    "once an original is read": once(steps, "read"),
    "before outcomes are written": before(ending, "_committed"),
    "before outcomes are committed": once(Intake, "finish_all"),
    "once outcomes are committed": once(ending, "_committed"),
    "once an upload is gone": once(Incoming, "tidy"),
    "before a secret is sealed": before(Seals, "seal"),
    "before a sealed file has its name": before(seals, "sync"),
    "once a secret is sealed": once(Seals, "seal"),
    "before it is written that it is sealed": before(Hold, "sealed"),
    "once it is written that it is sealed": once(Hold, "sealed"),
    "before what must not rest here goes": before(FileStore, "discard"),
    "once what must not rest here is gone": once(FileStore, "discard"),
    "once the ledger knows that it is gone": once(Storage, "forget"),
    "before the index follows": before(Index, "keep_level"),
    "once all is taken over": once(Worker, "take_over"),
}


def arm(step: Step) -> None:
    """Let this process die, as a power cut would have it, at a step."""
    right: Callable[..., Any] = getattr(step.owner, step.name)
    turns = 0

    def die(*arguments: Any, **named: Any) -> Any:
        nonlocal turns
        result = right(*arguments, **named) if step.is_after else None
        is_met = bool((not step.takes or arguments[1]) and (not step.gives or result))
        turns += is_met
        if is_met and turns == step.turn:
            os.kill(os.getpid(), signal.SIGKILL)
        return result if step.is_after else right(*arguments, **named)

    setattr(step.owner, step.name, die)


def work(settings: Settings) -> None:
    """Take in whatever is open."""
    with open_worker(settings) as own:
        for _ in own.work():
            pass


def main(home: str, armed: dict[str, Step]) -> None:
    """Print how the worker of each step ended."""
    settings = Settings.from_env({"VANKHO_HOME": home, "VANKHO_JOBS": "1"})
    # On a slow machine the index would follow, and the worker die, in the middle
    # of a file that was in hand when another worker died: twice makes it poison.
    worker.FRESH = math.inf
    # Of the files in hand each counts the death, and so few would be left.
    rounds._IN_HAND = ingest.TOGETHER = 1
    for name, step in armed.items():
        number = os.fork()
        if number == 0:
            arm(step)
            work(settings)
            os._exit(0)
        status = os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])
        sys.stdout.write(f"{status} {name}\n")
    work(settings)


if __name__ == "__main__":
    main(sys.argv[1], STEPS)
