"""One order to one child: sent, waited for, and stopped when it takes too long."""

import contextlib
import os
import select
import signal
import socket
import time

from archive.errors import ReaderCrashedError, ReadTimeoutError, TooLargeError
from indexer.cage import verdict
from indexer.extract.limits import Limits

_CHUNK = 1 << 20
_BYTES_PER_CHARACTER = 6  # A control character is written as \u0000.
_MARGIN = 10_000_000
_LAST_BREATH = 10.0


class NurseryGoneError(Exception):
    """The process that bears the children has ended: another must be started."""


def run(control: socket.socket, order: bytes, limits: Limits) -> bytes:
    """Return the answer of a new child to ``order``.

    Raises:
        RefusedError: The child died, or was stopped for its time or its talk.
        NurseryGoneError: No child was born.
    """
    channel, far_channel = socket.socketpair()
    report, far_report = socket.socketpair()
    with channel, report:
        with far_channel, far_report:
            _ask(control, far_channel, far_report)
        handle = _born(report)
        try:
            return _converse(channel, report, order, limits)
        finally:
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(handle, signal.SIGKILL)
            os.close(handle)


def _ask(control: socket.socket, channel: socket.socket, report: socket.socket) -> None:
    try:
        socket.send_fds(control, [b"order"], [channel.fileno(), report.fileno()])
    except OSError as error:
        raise NurseryGoneError from error


def _born(report: socket.socket) -> int:
    _, handles, _, _ = socket.recv_fds(report, 16, 1)
    if not handles:
        raise NurseryGoneError
    return handles[0]


def _converse(
    channel: socket.socket, report: socket.socket, order: bytes, limits: Limits
) -> bytes:
    deadline = time.monotonic() + limits.wall
    channel.settimeout(limits.wall)
    try:
        channel.sendall(order)
        channel.shutdown(socket.SHUT_WR)
    except TimeoutError as error:
        raise ReadTimeoutError from error
    except OSError:
        pass  # The child died while it was listening: its report says how.
    answer = _listen(channel, deadline, limits)
    if answer.endswith(b"}"):
        return answer
    raise _death(report)


def _listen(channel: socket.socket, deadline: float, limits: Limits) -> bytes:
    most = limits.max_text * _BYTES_PER_CHARACTER + _MARGIN
    answer = bytearray()
    poll = select.poll()
    poll.register(channel, select.POLLIN)
    while len(answer) <= most:
        left = deadline - time.monotonic()
        if left <= 0 or not poll.poll(left * 1000):
            raise ReadTimeoutError
        try:
            chunk = channel.recv(_CHUNK)
        except ConnectionResetError:
            return b""
        if not chunk:
            return bytes(answer)
        answer += chunk
    raise TooLargeError


def _death(report: socket.socket) -> Exception:
    report.settimeout(_LAST_BREATH)
    try:
        code = report.recv(16)
    except OSError:
        return ReaderCrashedError()
    return verdict.death(int(code)) if code else ReaderCrashedError()
