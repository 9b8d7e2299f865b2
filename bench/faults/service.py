"""``vankho serve`` as somebody else's process: asked, and killed, from outside."""

import contextlib
import http.client
import os
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Self

from bench.watching import family

ROOT = Path(__file__).resolve().parents[2]
_PATIENCE = 60
_GLANCE = 0.05


class Service:
    """The service of the archive in ``home``, begun again where it has died."""

    def __init__(self, home: Path, port: int, **environment: str) -> None:
        self._environment = {"VANKHO_HOME": str(home), **environment}
        self._port = port
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self.demand_alive()
        return self

    def __exit__(self, *_: object) -> None:
        if self._process is not None:
            self._process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(_PATIENCE)
            self.kill("all")

    @property
    def number(self) -> int:
        """The number of the process above all others."""
        return self._process.pid if self._process else 0

    def demand_alive(self) -> None:
        """Begin the service where it does not run, and wait until it answers.

        Raises:
            TimeoutError: it does not.
        """
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            if self._process is None or self._process.poll() is not None:
                self._begin()
            if self.ask("/api/v1/intake") == 200:
                return
            time.sleep(_GLANCE)
        message = "the service does not answer"
        raise TimeoutError(message)

    def _begin(self) -> None:
        self.kill("all")
        command = [sys.executable, str(ROOT / "vankho.py"), "serve"]
        self._process = subprocess.Popen(  # noqa: S603  # our own interpreter and program
            [*command, "--port", str(self._port)],
            env={"PATH": "/usr/bin:/bin", **self._environment},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def ask(self, address: str) -> int:
        """Return the status of the answer, 0 where there is none."""
        return self._asked("GET", address)

    def upload(self, paths: Sequence[Path]) -> bool:
        """Hand files in by the web; say whether they were received."""
        mark = uuid.uuid4().hex
        parts = [
            f'--{mark}\r\nContent-Disposition: form-data; name="files";'
            f' filename="{path.name}"\r\n\r\n'.encode()
            + path.read_bytes()
            + b"\r\n"
            for path in paths
        ]
        body = b"".join(parts) + f"--{mark}--\r\n".encode()
        named = {
            "Content-Type": f"multipart/form-data; boundary={mark}",
            "X-Requested-With": "bench",
        }
        return self._asked("POST", "/api/v1/intake", body, named) == 202

    def _asked(
        self,
        verb: str,
        address: str,
        body: bytes | None = None,
        named: dict[str, str] | None = None,
    ) -> int:
        line = http.client.HTTPConnection("127.0.0.1", self._port, timeout=_PATIENCE)
        try:
            line.request(verb, address, body, named or {})
            answer = line.getresponse()
            answer.read()
        except (OSError, http.client.HTTPException):
            return 0
        finally:
            line.close()
        return answer.status

    def rest(self, seconds: float) -> None:
        """Let it work for a while."""
        time.sleep(seconds)

    def members(self, target: str) -> list[int]:
        """Return the processes that are meant by a name."""
        living = list(family(self.number)) if self.number else []
        if target == "all":
            return living
        if target == "parent":
            return living[:1]
        mark = {"worker": b"vankho\0worker", "web": b"gunicorn"}[target]
        return [number for number in living if mark in _command(number)]

    def kill(self, target: str) -> int:
        """Kill what is meant by ``target`` as a power cut would; return how many.

        Of the web processes it is the last. Without the one above them, none of the
        others is left to itself.
        """
        meant = self.members(target)
        chosen = meant[-1:] if target == "web" else meant
        others = self.members("all") if target == "parent" else []
        for number in (*chosen, *others):
            with contextlib.suppress(ProcessLookupError):
                os.kill(number, signal.SIGKILL)
        if target in ("all", "parent") and self._process is not None:
            self._process.wait()
            self._process = None
        return len(chosen)


def _command(number: int) -> bytes:
    try:
        return Path(f"/proc/{number}/cmdline").read_bytes()
    except OSError:
        return b""
