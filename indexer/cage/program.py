"""A program of others, run with the limits of the cage and without a network.

Children of the cage may start no program, so this one is started beside them: in a
group of its own, with an empty environment and a folder that is thrown away. It is
bound before it begins: the limits, the fence and the filter outlive ``exec``.
"""

import json
import os
import resource
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from indexer.cage import confine, places, privileges
from indexer.cage.landlock import Fence
from indexer.extract.limits import Limits

_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from indexer.cage import program; "
    "program.become(json.loads(sys.argv[2]), sys.argv[3:])"
)
_MEMORY = 2 << 30
"""Bytes of address space: office programs map far more than they use."""

_OPEN_FILES = 256

_SETTINGS = (
    Path("/etc/libreoffice"),
    Path("/var/spool/libreoffice"),
    Path("/etc/passwd"),
    Path("/etc/nsswitch.conf"),
)
"""What office programs read when they begin, beside libraries."""


def run(arguments: Sequence[str], folder: Path, limits: Limits) -> bool:
    """Run a program in ``folder``; say whether it ended by itself and in time.

    What it says of its success is not believed: look at what it made.
    """
    with subprocess.Popen(  # noqa: S603  # our own interpreter, a program we name
        [*_launcher(limits), *arguments],
        cwd=folder,
        env=_environment(str(folder)),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            return process.wait(limits.wall) >= 0
        except subprocess.TimeoutExpired:
            return False
        finally:
            _end(process)


def _environment(folder: str) -> dict[str, str]:
    return {"PATH": os.defpath, "HOME": folder, "TMPDIR": folder, "LANG": "C.UTF-8"}


def _launcher(limits: Limits) -> list[str]:
    bounds = [limits.cpu, limits.max_bytes]
    return [sys.executable, "-c", _START, json.dumps(sys.path), json.dumps(bounds)]


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program with everything that it started."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return


def become(bounds: Sequence[int], arguments: Sequence[str]) -> None:
    """Bind this process for good, then become the program."""
    cpu, written = bounds
    for kind, most in (
        (resource.RLIMIT_AS, _MEMORY),
        (resource.RLIMIT_CPU, cpu),
        (resource.RLIMIT_FSIZE, written),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        ceiling = resource.getrlimit(kind)[1]
        bound = most if ceiling == resource.RLIM_INFINITY else min(most, ceiling)
        resource.setrlimit(kind, (bound, bound))
    privileges.leave_the_network()
    privileges.give_up()
    _fence(arguments[0]).close()
    confine.cut_off(socket.AF_UNIX)
    os.execvp(arguments[0], list(arguments))  # noqa: S606  # bound as it is


def _fence(name: str) -> Fence:
    """Leave a program its own folder, the system's programs, and where it lies."""
    found = Path(shutil.which(name) or name)
    homes = [place.parent.parent for place in (found, found.resolve())]
    root = Path(found.anchor)
    return Fence(
        read=_SETTINGS,
        write=(Path.cwd(), *places.DEVICES),
        run=(*places.libraries(), *(home for home in homes if home != root)),
        # Where LibreOffice looks for another of itself, wherever its profile lies.
        meet=(Path("/tmp"),),  # noqa: S108  # nothing of ours is put there
    )
