"""Inside the cage: limits first, then the work, then one message and the end."""

import contextlib
import os
import pickle
import resource
import signal
import socket
import tempfile
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NoReturn

import msgspec

from archive.errors import RefusedError
from indexer.cage import places, privileges
from indexer.cage.confine import confine
from indexer.cage.landlock import Fence
from indexer.cage.verdict import Verdict
from indexer.extract.limits import Limits

_LONGEST_DETAIL = 2_000
_OPEN_FILES = 64
_FIRST_FREE = 3
_GRACE = 5
"""Seconds after which a child ends even if nobody is left to stop it."""


def work(channel: socket.socket) -> NoReturn:
    """Do the one order that comes through ``channel``, answer, and end."""
    try:
        _close_all_but(channel.fileno())
        function, arguments, limits = _order(channel)
        limit(limits)
        answer = carry_out(function, arguments, confined=shut_in(arguments))
        with contextlib.suppress(OSError):
            channel.sendall(answer)
    finally:
        os._exit(0)


def _close_all_but(kept: int) -> None:
    """Close what the nursery has open: the reports of other children, above all."""
    highest = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    os.closerange(_FIRST_FREE, kept)
    os.closerange(kept + 1, min(highest, 65_536))


def _order(
    channel: socket.socket,
) -> tuple[Callable[..., object], tuple[Any, ...], Limits]:
    with channel.makefile("rb") as file:
        # The order comes from our own parent, never from a file.
        function, arguments, limits = pickle.load(file)  # noqa: S301  # our own parent's words
    return function, arguments, limits


def limit(limits: Limits) -> None:
    """Bind this process to ``limits`` for good."""
    _bound(resource.RLIMIT_AS, limits.memory)
    _bound(resource.RLIMIT_FSIZE, limits.max_bytes)
    _bound(resource.RLIMIT_NOFILE, _OPEN_FILES)
    _bound(resource.RLIMIT_CORE, 0)
    # The kernel signals SIGXCPU at the first value and kills at the second:
    # only the first tells a slow file from one that ate the memory.
    _bound(resource.RLIMIT_CPU, limits.cpu, limits.cpu + 2)
    signal.setitimer(signal.ITIMER_REAL, limits.wall + _GRACE)


def _bound(kind: int, soft: int, hard: int | None = None) -> None:
    ceiling = resource.getrlimit(kind)[1]
    wanted = soft if hard is None else hard
    if ceiling != resource.RLIM_INFINITY:
        soft, wanted = min(soft, ceiling), min(wanted, ceiling)
    resource.setrlimit(kind, (soft, wanted))


def shut_in(arguments: Iterable[Any]) -> bool:
    """Leave this process what its work needs; False where the kernel has not all.

    It reads the libraries and the files it is asked about, and writes in its own
    folder and those it is asked to fill.
    """
    asked = list(places.named_in(arguments))
    folders = [place for place in asked if place.is_dir()]
    own = Path.cwd()
    tempfile.tempdir = str(own)
    privileges.give_up()
    is_fenced = Fence(
        read=(*places.libraries(), *asked), write=(own, *folders, *places.DEVICES)
    ).close()
    return confine() and is_fenced


def carry_out(
    function: Callable[..., object], arguments: tuple[Any, ...], *, confined: bool
) -> bytes:
    """Return the verdict on ``function(*arguments)`` as JSON; never raise."""
    try:
        value = msgspec.Raw(msgspec.json.encode(function(*arguments)))
        verdict = Verdict("value", value=value, confined=confined)
    except RefusedError as refusal:
        verdict = Verdict("refused", code=refusal.code, detail=refusal.detail)
    except MemoryError:
        verdict = Verdict("memory")
    except BaseException as error:  # noqa: BLE001  (a reader may raise anything)
        verdict = Verdict("crashed", detail=_told(error))
    return msgspec.json.encode(verdict)


def _told(error: BaseException) -> str:
    last = traceback.extract_tb(error.__traceback__)[-1]
    told = f"{type(error).__name__}: {error} ({last.name}, {last.lineno})"
    return told[:_LONGEST_DETAIL].encode(errors="replace").decode()
