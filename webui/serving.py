"""How requests are read from the network: bounded in size and in time.

gunicorn's threads wait for what is being sent as long as it takes. Whoever sends a
sign a minute on a few connections would keep them all, and nobody else would be
answered: here reading ends when it had time enough.
"""

import contextlib
import socket
import struct
import time
from typing import Any

from gunicorn.workers.gthread import _DEFER, ThreadWorker

OPTIONS = (
    *("--worker-class", f"{__name__}.Worker"),
    # A clerk's upload over a slow disk must not be taken for a hang.
    *("--timeout", "120", "--keep-alive", "5"),
    *("--limit-request-line", "8190"),
    *("--limit-request-fields", "60"),
    *("--limit-request-field_size", "8190"),
    # Who came through a proxy is decided by the pages alone (``VANKHO_PROXIES``).
    *("--forwarded-allow-ips", ""),
    # Nobody steers the server but by signals; no reader who stopped taking a file
    # keeps a thread, which the system's own way of sending cannot tell.
    *("--no-control-socket", "--no-sendfile"),
)
"""What gunicorn is told beside the address and the number of processes."""

_STALLED = struct.pack("ll", 60, 0)
"""Seconds and microseconds for which an answer may wait for its reader."""


class Worker(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
    """A web process whose threads wait for nobody without end."""

    silent_seconds = 0.2
    """How long a thread waits for somebody who has said nothing yet."""

    head_seconds = 20.0
    """How long the head of a request may take."""

    body_seconds = 60.0
    """How long its body may take, beside what its size asks for."""

    slowest = 20_000
    """Bytes of a body that must come in a second."""

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self._reading: dict[Any, float] = {}

    def handle(self, conn: Any) -> Any:
        """Read a request and answer it; runs in a thread."""
        if not conn.initialized and not conn.wait_for_data(self.silent_seconds):
            return _DEFER
        self._reading[conn] = time.monotonic() + self.head_seconds
        conn.sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, _STALLED)
        try:
            return super().handle(conn)
        finally:
            self._reading.pop(conn, None)

    def handle_request(self, req: Any, conn: Any) -> Any:
        """Answer a request whose head was read."""
        said = dict(req.headers).get("CONTENT-LENGTH", "0")
        needed = self.body_seconds + int(said) / self.slowest
        self._reading[conn] = time.monotonic() + needed
        return super().handle_request(req, conn)

    def murder_pending(self) -> None:
        """End what nobody waits for any longer; called about once a second."""
        super().murder_pending()
        now = time.monotonic()
        for conn, until in list(self._reading.items()):
            if until < now:
                # Nothing more is read, as if the client were gone. An answer that
                # is under way is still sent. An encrypted socket's own way would
                # go on in the clear.
                with contextlib.suppress(OSError):  # it went away meanwhile
                    socket.socket.shutdown(conn.sock, socket.SHUT_RD)
                self._reading.pop(conn, None)
