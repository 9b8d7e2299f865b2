"""The small process whose children do the reading.

It holds no thread, no database and nothing of our environment, has the readers
already imported, and does nothing but bear a child for each order and report
how it ended. It lives as long as somebody holds the other end of ``control``.
"""

import contextlib
import gc
import importlib
import os
import selectors
import shutil
import signal
import socket
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from indexer.cage import child, confine, places, privileges

READY = b"ready"
BORN = b"born"


@dataclass(frozen=True, slots=True)
class _Child:
    number: int
    handle: int
    report: socket.socket
    folder: Path


def serve(control: socket.socket, preload: Iterable[str]) -> None:
    """Bear children for the orders that come through ``control`` until it ends."""
    try:
        for name in preload:
            importlib.import_module(name)
    except Exception as error:  # noqa: BLE001  (the parent raises it)
        control.send(f"{type(error).__name__}: {error}".encode(errors="replace"))
        return
    privileges.leave_the_network()
    confine.prepared()
    places.libraries()
    # What is loaded now stays: without this, each child's collector would touch
    # and so copy every page of it.
    gc.freeze()
    control.send(READY)
    _tend(control)


def _tend(control: socket.socket) -> None:
    with selectors.DefaultSelector() as selector:
        selector.register(control, selectors.EVENT_READ)
        while True:
            for key, _ in selector.select():
                if isinstance(key.data, _Child):
                    selector.unregister(key.fd)
                    _bury(key.data)
                elif (born := _bear(control)) is not None:
                    selector.register(born.handle, selectors.EVENT_READ, born)
                else:
                    _end(selector)
                    return


def _bear(control: socket.socket) -> _Child | None:
    """Fork a child for the next order; None when no order will come."""
    message, handles, _, _ = socket.recv_fds(control, 16, 2)
    if not message:
        return None
    channel, report = (socket.socket(fileno=handle) for handle in handles)
    folder = Path(tempfile.mkdtemp(prefix="vankho-"))
    number = os.fork()
    if number == 0:
        os.chdir(folder)
        child.work(channel)
    channel.close()
    handle = os.pidfd_open(number)
    with contextlib.suppress(OSError):  # Whoever asked may have gone already.
        socket.send_fds(report, [BORN], [handle])
    return _Child(number, handle, report, folder)


def _bury(dead: _Child) -> None:
    _, status = os.waitpid(dead.number, 0)
    code = os.waitstatus_to_exitcode(status)
    with contextlib.suppress(OSError), dead.report:
        dead.report.send(str(code).encode())
    os.close(dead.handle)
    shutil.rmtree(dead.folder, ignore_errors=True)


def _end(selector: selectors.BaseSelector) -> None:
    living = [key.data for key in selector.get_map().values() if key.data is not None]
    for orphan in living:
        os.kill(orphan.number, signal.SIGKILL)
        _bury(orphan)
