"""A web process that is killed at one named step of an upload after the other.

Run as a program, with the archive's folder, by ``test_web_killed.py``. Each process
is a fork of one that has everything imported and no thread yet.
"""

import io
import os
import sys

from archive.catalogue.intake import Intake
from archive.settings import Settings as ArchiveSettings
from bench.faults.mixture import paper
from indexer import incoming
from tests.faults.killing import Step, arm, before, once, work
from webui import create_app
from webui.api import intake
from webui.api.guarding import HEADER
from webui.settings import Settings

FILES = 3
STEPS: dict[str, Step] = {
    "before a file is saved": before(incoming, "place_in", turn=2),
    "once a file has its place": once(incoming, "place_in"),
    "before files are on the disk": before(incoming, "secure"),
    "once files are on the disk": once(incoming, "secure"),
    "before files have rows": before(Intake, "hand_in"),
    "once files have rows": once(Intake, "hand_in"),
    "before it is answered": before(intake, "_reached"),
}
WITH_ROWS = ("once files have rows", "before it is answered")


def upload(settings: Settings, first: int) -> int:
    """Hand files in by the web and return the status of the answer."""
    app = create_app(settings)
    app.config["WTF_CSRF_ENABLED"] = False
    files = [
        (io.BytesIO(paper(first + n).encode()), f"{first + n}.txt")
        for n in range(FILES)
    ]
    answer = app.test_client().post(
        "/api/v1/intake", data={"files": files}, headers={HEADER: "test"}
    )
    return int(answer.status_code)


def main(home: str) -> None:
    """Print how the process of each step ended, and the status of one left alone."""
    settings = Settings(ArchiveSettings.from_env({"VANKHO_HOME": home}))
    for number, (name, step) in enumerate(STEPS.items()):
        process = os.fork()
        if process == 0:
            arm(step)
            upload(settings, 1 + number * FILES)
            os._exit(0)
        status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        sys.stdout.write(f"{status} {name}\n")
    work(settings.archive)
    sys.stdout.write(f"{upload(settings, 500)} left alone\n")
    work(settings.archive)


if __name__ == "__main__":
    main(sys.argv[1])
