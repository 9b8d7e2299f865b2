"""``vankho serve``: the pages, with one worker beside them."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import click

from archive.errors import SettingError
from webui import serving
from webui.binding import UNGUARDED, demand_keeper, is_unguarded, names, secured
from webui.settings import Settings

_HOME = Path(__file__).resolve().parent.parent
_HOST = "--host"
_PORT = "--port"
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_GRACE = 20
"""Seconds that our processes have to finish what they are doing."""

_TOO_SHORT = 10
"""Seconds after which an end is taken for an accident, not for a wrong set-up."""

_ACCIDENTS = 5
"""Early deaths in a row, by a signal, that are still taken for accidents."""

_GLANCE = 0.2


@click.command()
@click.option(_HOST, default="127.0.0.1", show_default=True, help="Address to bind.")
@click.option(
    _PORT,
    type=click.IntRange(1, 65_535),
    default=8000,
    show_default=True,
    help="Port to bind.",
)
@click.option("--web-workers", default=2, show_default=True, help="Web processes.")
@click.option("--worker/--no-worker", default=True, help="Run the worker beside.")
@click.option("--certificate", type=_FILE, help="Certificate (PEM), to serve HTTPS.")
@click.option("--key", type=_FILE, help="Private key (PEM) of the certificate.")
def serve(  # noqa: PLR0913  # each option of the command is an argument
    host: str,
    port: int,
    web_workers: int,
    *,
    worker: bool,
    certificate: Path | None,
    key: Path | None,
) -> None:
    """Serve the pages, and take in what is handed in."""
    # A wrong setting must be told before anything starts.
    settings = Settings.from_env(os.environ)  # noqa: TID251  # the command line reads it
    demand_keeper(host, settings.archive)
    tls = secured(certificate, key)
    demand_free(host, port)
    commands = [[*_web(host, port, web_workers), *tls]]
    if worker:
        commands.append([sys.executable, "-m", "vankho", "worker"])
    path = os.pathsep.join(filter(None, (str(_HOME), os.environ.get("PYTHONPATH"))))  # noqa: TID251  # handed on to our own processes
    told = {"PYTHONPATH": path, "VANKHO_HOSTS": names(host, settings)}
    environment = {**os.environ, **told}  # noqa: TID251  # likewise
    scheme = "https" if tls else "http"
    click.echo(f"Văn khố: {scheme}://{_bracketed(host)}:{port}  (Ctrl+C để dừng)")
    if is_unguarded(host, certificate, settings):
        click.echo(UNGUARDED, err=True)
    sys.exit(supervise([Kept(command, environment) for command in commands]))


def demand_free(host: str, port: int) -> None:
    """Make sure that nobody else listens there, before anything is started.

    Raises:
        SettingError: somebody does.
    """
    kind = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(kind, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            problem = f"không mở được cổng {port} trên {host}: {error.strerror}."
            raise SettingError(_PORT, problem, "Hãy chọn cổng khác.") from error


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _web(host: str, port: int, workers: int) -> list[str]:
    return [
        *(sys.executable, "-m", "gunicorn", "wsgi:application"),
        *("--bind", f"{_bracketed(host)}:{port}"),
        *("--workers", str(workers), "--threads", "4"),
        *("--graceful-timeout", str(_GRACE), "--log-level", "warning"),
        *serving.OPTIONS,
    ]


@dataclass
class Kept:
    """A process that is started again when it ends, unless it cannot live."""

    command: Sequence[str]
    environment: Mapping[str, str]
    accidents: int = 0
    begun: float = field(init=False)
    process: subprocess.Popen[bytes] = field(init=False)

    def start(self) -> None:
        """Start the process, in a session of its own.

        Ctrl+C then reaches us alone, and we end it in good order.
        """
        self.begun = time.monotonic()
        self.process = subprocess.Popen(  # noqa: S603  # the command is our own
            self.command, env=self.environment, start_new_session=True
        )

    def is_well(self) -> bool:
        """Say whether it runs; one that ended after a while is started again.

        So is one that was killed, for want of memory perhaps, a few times in a row.
        """
        if self.process.poll() is None:
            return True
        is_early = time.monotonic() - self.begun < _TOO_SHORT
        self.accidents = self.accidents + 1 if is_early else 0
        if is_early and (self.process.returncode >= 0 or self.accidents > _ACCIDENTS):
            click.echo(f"Tiến trình đã dừng ngay khi chạy: {self.command[2]}", err=True)
            return False
        self.start()
        return True

    def end(self) -> None:
        """Let the process finish what it is doing, and then end it anyway."""
        self.process.terminate()
        try:
            self.process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def supervise(kept: Sequence[Kept]) -> int:
    """Keep all processes running until we are told to stop; return the exit code.

    None is of much use without the others: when one cannot live, all are ended.
    """
    told: list[int] = []
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda number, _frame: told.append(number))
    for process in kept:
        process.start()
    try:
        while not told and all(process.is_well() for process in kept):
            time.sleep(_GLANCE)
    finally:
        for process in kept:
            process.end()
    return 0 if told else 1
