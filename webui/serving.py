"""How requests are read from the network: bounded in size and in time.

gunicorn's threads wait for what is being sent as long as it takes. Whoever sends a
sign a minute on a few connections would keep them all, and nobody else would be
answered. Here a thread begins when the whole head is there, ends reading when it had
time enough, and one address never has them all.
"""

import contextlib
import socket
import struct
import time
from typing import Any

from gunicorn.workers.gthread import ThreadWorker

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


_HEAD = 64_000
"""Bytes of the longest head; nobody's browser sends a tenth of it."""

_END = b"\r\n\r\n"
_MOST_WAITING = 100
"""Connections of one address that may have sent half a head, or nothing."""

_NOT_YET = object()


class Worker(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
    """A web process whose threads wait for nobody without end."""

    head_seconds = 10.0
    """How long a head may take until it is whole, and to be read then."""

    body_seconds = 20.0
    """How long a body may take, beside what its size asks for."""

    slowest = 20_000
    """Bytes of a body that must come in a second."""

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self._reading: dict[Any, float] = {}
        self._waiting: dict[Any, float] = {}

    def handle(self, conn: Any) -> Any:
        """Read a request and answer it, once it can be read; runs in a thread."""
        if not self._may_begin(conn):
            return _NOT_YET
        self._reading[conn] = time.monotonic() + self.head_seconds
        conn.sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, _STALLED)
        try:
            return super().handle(conn)
        finally:
            self._reading.pop(conn, None)

    def handle_request(self, req: Any, conn: Any) -> Any:
        """Answer a request whose head was read."""
        said = dict(req.headers)
        if "CONTENT-LENGTH" in said or "TRANSFER-ENCODING" in said:
            needed = int(said.get("CONTENT-LENGTH", "0")) / self.slowest
            self._reading[conn] = time.monotonic() + self.body_seconds + needed
        else:
            self._reading.pop(conn, None)
        return super().handle_request(req, conn)

    def finish_request(self, conn: Any, fs: Any) -> None:
        """See to a connection that its thread has left; runs in the main thread."""
        if fs.cancelled() or fs.exception() or fs.result() is not _NOT_YET:
            super().finish_request(conn, fs)
            return
        others = sum(_from(one) == _from(conn) for one in self._waiting)
        if self.alive and others < _MOST_WAITING:
            self._waiting[conn] = time.monotonic() + self.head_seconds
        else:
            self._let_go(conn)

    def wait_for_and_dispatch_events(self, timeout: float) -> None:
        """Look more often while somebody's head is not whole."""
        super().wait_for_and_dispatch_events(0.05 if self._waiting else timeout)

    def murder_pending(self) -> None:
        """End what nobody waits for any longer; called in each round."""
        super().murder_pending()
        now = time.monotonic()
        for conn, until in list(self._reading.items()):
            if until < now:
                _deafen(conn)
                self._reading.pop(conn, None)
        for conn, until in list(self._waiting.items()):
            if self._may_begin(conn):
                del self._waiting[conn]
                self.enqueue_req(conn)
            elif until < now or not self.alive:
                del self._waiting[conn]
                self._let_go(conn)

    def _may_begin(self, conn: Any) -> bool:
        """Whether a thread has something to read, and one is left for others."""
        read = sum(_from(one) == _from(conn) for one in list(self._reading))
        return read < max(1, self.cfg.threads - 1) and _is_whole(conn, self.cfg.is_ssl)

    def _let_go(self, conn: Any) -> None:
        self.nr_conns -= 1
        conn.close()


def _from(conn: Any) -> Any:
    return conn.client[0] if conn.client else ""


def _is_whole(conn: Any, is_encrypted: bool) -> bool:  # noqa: FBT001  # a fact, no choice
    """Whether all of a head has come; nothing is taken from the connection."""
    if conn.parser is not None and conn.parser.unreader.buf.getvalue():
        return True
    try:
        # By its own name: an encrypted socket looks at nothing before it is read.
        seen = socket.socket.recv(
            conn.sock, _HEAD, socket.MSG_PEEK | socket.MSG_DONTWAIT
        )
    except BlockingIOError:
        return False
    except OSError:
        return True
    return is_encrypted or not seen or _END in seen or len(seen) >= _HEAD


def _deafen(conn: Any) -> None:
    """Read nothing more of a connection, as if its client were gone.

    An answer that is under way is still sent. An encrypted socket's own way would
    go on in the clear.
    """
    with contextlib.suppress(OSError):  # it went away meanwhile
        socket.socket.shutdown(conn.sock, socket.SHUT_RD)
