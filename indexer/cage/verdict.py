"""What a child says when it has finished, and what its death means."""

import signal
from typing import Literal

import msgspec

from archive.errors import (
    ReaderCrashedError,
    ReadMemoryError,
    ReadTimeoutError,
    RefusedError,
)

Ending = Literal["value", "refused", "memory", "crashed"]

_BY_CODE = {refusal.code: refusal for refusal in RefusedError.__subclasses__()}
_BY_SIGNAL: dict[int, type[RefusedError]] = {
    signal.SIGXCPU: ReadTimeoutError,
    signal.SIGALRM: ReadTimeoutError,
    # Nobody but the kernel, when memory is short, kills a child so: a child
    # that was stopped for its time never gets here.
    signal.SIGKILL: ReadMemoryError,
}


class Verdict(msgspec.Struct, frozen=True):
    """One child's last words: a value as JSON, or a code with its detail."""

    ending: Ending
    value: msgspec.Raw = msgspec.Raw(b"null")
    code: str = ""
    detail: str = ""
    confined: bool = True


def refusal(verdict: Verdict) -> RefusedError:
    """Return the error that the child's last words name."""
    if verdict.ending == "refused" and verdict.code in _BY_CODE:
        return _BY_CODE[verdict.code](verdict.detail)
    if verdict.ending == "memory":
        return ReadMemoryError()
    return ReaderCrashedError(verdict.detail)


def death(status: int) -> RefusedError:
    """Return the error for a child that ended without a word.

    ``status`` is its exit code, negative for a signal.
    """
    if status >= 0:
        return ReaderCrashedError(f"exit {status}")
    error = _BY_SIGNAL.get(-status, ReaderCrashedError)
    return error(signal.strsignal(-status) or f"signal {-status}")
