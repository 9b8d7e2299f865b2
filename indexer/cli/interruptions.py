"""Ctrl+C, heard between two steps: a command ends soon, and leaves none half done."""

import contextlib
import signal
from collections.abc import Callable, Iterator
from types import FrameType


@contextlib.contextmanager
def interruptions() -> Iterator[Callable[[], bool]]:
    """Hear Ctrl+C between two steps, so that none is left half done; twice is at once.

    Raises:
        KeyboardInterrupt: it was heard.
    """
    heard: list[int] = []
    before = signal.getsignal(signal.SIGINT)

    def hear(number: int, _: FrameType | None) -> None:
        heard.append(number)
        signal.signal(signal.SIGINT, before)

    if before is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, hear)
    try:
        yield lambda: bool(heard)
    finally:
        signal.signal(signal.SIGINT, before)
    if heard:
        raise KeyboardInterrupt
