"""The parent's side: starts the nursery when first needed, and hands out orders."""

import json
import logging
import os
import pickle
import socket
import subprocess
import sys
import tempfile
import threading
import weakref
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self, TypeVar

import msgspec

from archive.errors import ArchiveError, ReaderCrashedError
from indexer.cage import errand, verdict
from indexer.cage.nursery import READY
from indexer.extract.limits import Limits

Result = TypeVar("Result")

_START = (
    "import json, socket, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from indexer.cage import nursery; "
    "nursery.serve(socket.socket(fileno=int(sys.argv[2])), sys.argv[3:])"
)
# Nothing of our own environment goes in: it may hold the catalogue's password.
# Tesseract reads its thread limit only while it is loaded; without the limit it
# is five times slower on a shared machine.
_ENVIRONMENT = {
    "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
    "LANG": "C.UTF-8",
    "OMP_THREAD_LIMIT": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "2",
}
_LONGEST_MESSAGE = 4096
_ATTEMPTS = 2
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Nursery:
    control: socket.socket
    process: subprocess.Popen[bytes]
    owner: int


class Cage:
    """Runs functions in limited children; safe to use from many threads.

    ``preload`` names the modules that the children find already imported.
    """

    def __init__(
        self, preload: tuple[str, ...] = (), limits: Limits | None = None
    ) -> None:
        self._preload = preload
        self._limits = limits or Limits()
        self._lock = threading.Lock()
        self._nursery: _Nursery | None = None
        self._warned = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def run(
        self,
        function: Callable[..., object],
        *arguments: Any,
        result: type[Result],
        limits: Limits | None = None,
    ) -> Result:
        """Return ``function(*arguments)``, worked out in a child, as a ``result``.

        Raises:
            RefusedError: What the function raised, or how its child ended.
            ArchiveError: No child can be started on this machine.
        """
        held = limits or self._limits
        order = pickle.dumps((function, arguments, held))
        return self._understood(self._answer(order, held), result)

    def _answer(self, order: bytes, limits: Limits) -> bytes:
        for _ in range(_ATTEMPTS):
            nursery = self._open()
            try:
                return errand.run(nursery.control, order, limits)
            except errand.NurseryGoneError:
                self._give_up(nursery)
        message = "Không tạo được tiến trình con để đọc tệp. Hãy kiểm tra bộ nhớ máy."
        raise ArchiveError(message)

    def _give_up(self, nursery: _Nursery) -> None:
        """Forget ``nursery``, unless another thread has already replaced it."""
        with self._lock:
            if self._nursery is nursery:
                self._nursery = None
        _end(nursery)

    def close(self) -> None:
        """End the nursery and its children; the next run starts another."""
        with self._lock:
            nursery, self._nursery = self._nursery, None
        if nursery is not None:
            _end(nursery)

    def _open(self) -> _Nursery:
        with self._lock:
            if self._nursery is None or self._nursery.owner != os.getpid():
                self._nursery = _start(self._preload)
                weakref.finalize(self, _end, self._nursery)
            return self._nursery

    def _understood(self, answer: bytes, result: type[Result]) -> Result:
        try:
            said = msgspec.json.decode(answer, type=verdict.Verdict)
            if said.ending == "value":
                self._warn_unless(confined=said.confined)
                return msgspec.json.decode(said.value, type=result)
        except msgspec.DecodeError as error:
            raise ReaderCrashedError(str(error)) from error
        raise verdict.refusal(said)

    def _warn_unless(self, *, confined: bool) -> None:
        if not confined and not self._warned:
            self._warned = True
            _log.warning("this kernel confines readers only in part; see vankho doctor")


def _start(preload: tuple[str, ...]) -> _Nursery:
    control, far = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    places = json.dumps([place or str(Path.cwd()) for place in sys.path])
    with far:
        process = subprocess.Popen(  # noqa: S603  (our own interpreter and words)
            [sys.executable, "-I", "-c", _START, places, str(far.fileno()), *preload],
            pass_fds=(far.fileno(),),
            env=_ENVIRONMENT | {"TMPDIR": tempfile.gettempdir()},
            cwd="/",
            start_new_session=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    nursery = _Nursery(control, process, os.getpid())
    said = control.recv(_LONGEST_MESSAGE)
    if said != READY:
        _end(nursery)
        message = f"Không khởi động được tiến trình đọc tệp: {said.decode() or '?'}"
        raise ArchiveError(message)
    return nursery


def _end(nursery: _Nursery) -> None:
    nursery.control.close()
    if nursery.owner != os.getpid():
        return
    try:
        nursery.process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        nursery.process.kill()
        nursery.process.wait()
