"""A worker that is killed at one named step after the other, and at last left alone.

Run as a program, with the archive's folder, by ``test_worker_killed.py``. Each
worker is a fork of one process that has everything imported and no thread yet.
"""

import math
import os
import signal
import sys
from collections.abc import Callable
from typing import Any

from archive.catalogue.intake import Intake
from archive.files import FileStore
from archive.settings import Settings
from indexer import reading, taking, unpacking, worker
from indexer.incoming import Incoming
from indexer.sync import Index
from indexer.worker import open_worker

Armed = tuple[object, str, bool]

STEPS: dict[str, Armed] = {
    "before a row is claimed": (Intake, "claim", False),
    "before a zip is laid out": (unpacking, "lay_out", False),
    "once a zip is laid out": (unpacking, "lay_out", True),
    "once a row is claimed": (Intake, "claim", True),
    "before a copy is made": (FileStore, "copied", False),
    "before a copy is read": (taking, "_read", False),
    "once a file is read": (reading, "read", True),
    "before an original is kept": (FileStore, "keep", False),
    "once an original is kept": (FileStore, "keep", True),
    "before the outcome is written": (Intake, "finish", False),
    "before the outcome is committed": (Intake, "finish", True),
    "once the outcome is committed": (Incoming, "tidy", False),
    "once an upload is gone": (Incoming, "tidy", True),
    "before the index follows": (Index, "keep_level", False),
}


def arm(owner: object, name: str, *, is_after: bool) -> None:
    """Let this process die, as a power cut would have it, at a step."""
    right: Callable[..., Any] = getattr(owner, name)

    def die(*arguments: Any, **named: Any) -> Any:
        if is_after and right(*arguments, **named) is None and name == "claim":
            # Nothing was claimed: the step was not reached yet.
            return None
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(owner, name, die)


def work(settings: Settings) -> None:
    """Take in whatever is open."""
    with open_worker(settings) as own:
        for _ in own.work():
            pass


def main(home: str, steps: dict[str, Armed]) -> None:
    """Print how the worker of each step ended."""
    settings = Settings.from_env({"VANKHO_HOME": home, "VANKHO_JOBS": "1"})
    # On a slow machine the index would follow, and the worker die, in the middle
    # of a file that was in hand when another worker died: twice makes it poison.
    worker.FRESH = math.inf
    for step, (owner, name, is_after) in steps.items():
        number = os.fork()
        if number == 0:
            arm(owner, name, is_after=is_after)
            work(settings)
            os._exit(0)
        status = os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])
        sys.stdout.write(f"{status} {step}\n")
    work(settings)


if __name__ == "__main__":
    main(sys.argv[1], STEPS)
