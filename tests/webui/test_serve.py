"""``vankho serve``: where it may listen, and how processes are kept."""

import signal
import socket
import subprocess
import sys
import time

import pytest

from archive.errors import SettingError
from webui.cli import Kept, demand_free, supervise


@pytest.mark.enable_socket
def test_a_port_in_use_is_told_before_anything_starts():
    """A second server would otherwise die in the background."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SettingError, match=str(port)):
            demand_free("127.0.0.1", port)
    demand_free("127.0.0.1", port)


def test_when_one_cannot_live_all_are_ended():
    """A process that dies at once is not started for ever, nor left half."""
    lasting = Kept([sys.executable, "-c", "import time; time.sleep(60)"], {})
    broken = Kept([sys.executable, "-c", "raise SystemExit(7)"], {})

    assert supervise([lasting, broken]) == 1
    assert lasting.process.poll() is not None


@pytest.mark.slow
@pytest.mark.parametrize(("deaths", "lives"), [(2, True), (60, False)])
def test_one_that_was_killed_at_once_is_started_again(tmp_path, deaths, lives):
    """The system may have been short of memory; but not for ever."""
    born = tmp_path / "born"
    code = (
        "import os, pathlib, sys, time\n"
        f"born = pathlib.Path({str(born)!r})\n"
        "born.write_text(born.read_text() + '.' if born.exists() else '.')\n"
        f"time.sleep(60) if len(born.read_text()) > {deaths} else os.kill(os.getpid(), 9)"
    )
    kept = Kept([sys.executable, "-c", code], {})
    kept.start()
    while kept.is_well() and len(born.read_text() if born.exists() else "") <= deaths:
        time.sleep(0.01)

    assert kept.is_well() is lives
    kept.end()


@pytest.mark.slow
def test_told_to_stop_it_ends_its_processes():
    """The signal of a terminal or a service manager ends all in good order."""
    code = (
        "import sys; from webui.cli import Kept, supervise;"
        "sleep = [sys.executable, '-c', 'import time; print(1, flush=True);"
        " time.sleep(60)'];"
        "sys.exit(supervise([Kept(sleep, {})]))"
    )
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as running:  # noqa: S603  # the code above
        assert running.stdout is not None
        assert running.stdout.readline() == b"1\n"

        running.send_signal(signal.SIGTERM)

        # The pipe ends only when every process that holds it has ended.
        assert running.stdout.read() == b""
    assert running.returncode == 0
