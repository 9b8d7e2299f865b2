"""Commands of the archive as processes of their own, for tests of their life."""

import contextlib
import signal
import subprocess
import sys
import time

from archive.errors import BusyError
from indexer.opening import alone

PATIENCE = 120


@contextlib.contextmanager
def started(root, home, *arguments, **environment):
    """A command at work in an archive; it is ended with the test."""
    # Whoever runs the tests may ignore Ctrl+C, and a command would inherit that.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(  # noqa: S603  # our own interpreter and program
        [sys.executable, str(root / "vankho.py"), *map(str, arguments)],
        env={"PATH": "/usr/bin:/bin", "VANKHO_HOME": str(home), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    signal.signal(signal.SIGINT, before)
    with process:
        try:
            yield process
        finally:
            process.kill()


def until(condition, patience=PATIENCE):
    """Return what the condition says once it says something, or fail."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if found := condition():
            return found
        time.sleep(0.05)
    message = f"{condition} never came true"
    raise AssertionError(message)


def is_at_work(settings):
    """Whether a process holds the archive."""
    try:
        with alone(settings):
            return False
    except BusyError:
        return True
