"""What a terminal and a log are told: words of others as they look, none of which steer.

A name or a text may hold signs that move the cursor, name the window, turn the
writing or begin another line of a log. They are drawn here, and do nothing.
"""

import contextlib
import logging
import re
import sys
from collections.abc import Iterator
from typing import Any, TextIO, cast

_STEERING = re.compile(
    "[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb]"
)
_PICTURES = 0x2400
"""Where Unicode has a picture of each control sign: ␛ is that of the escape."""


def harmless(text: str) -> str:
    r"""Return a text in which signs that steer are drawn; lines and tabs stay.

    >>> harmless("a\x1b[2Jb\u202ec\n")
    'a␛[2Jb\ufffdc\n'
    """
    return _STEERING.sub(_drawn, text)


def _drawn(sign: re.Match[str]) -> str:
    code = ord(sign[0])
    return chr(_PICTURES + code) if code < 0x20 else "\ufffd"


class Careful:
    """A stream of text that is written as :func:`harmless` returns it."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def write(self, text: str) -> int:
        """Write a text."""
        return self.stream.write(harmless(text))

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)


def bare(stream: TextIO) -> TextIO:
    """Return a stream as it was, for whoever draws with signs of its own."""
    return stream.stream if isinstance(stream, Careful) else stream


@contextlib.contextmanager
def careful() -> Iterator[None]:
    """Let whatever is printed meanwhile steer nothing."""
    out, err = (cast("TextIO", Careful(one)) for one in (sys.stdout, sys.stderr))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        yield


class Lines(logging.Formatter):
    """Entries of a log, each of which begins one line and no other."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  # its name there
        """Return what is said, on one line; a traceback follows on its own."""
        return harmless(super().formatMessage(record)).replace("\n", "␤")

    def formatException(self, ei: Any) -> str:  # noqa: N802  # likewise
        """Return a traceback, which may quote a name."""
        return harmless(super().formatException(ei))


def log(form: str = "%(levelname)s %(name)s: %(message)s") -> None:
    """Write what this process logs to the standard error, a line an entry."""
    handler = logging.StreamHandler()
    handler.setFormatter(Lines(form))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
