"""The properties of a mail of Outlook, or of a file in it: streams named by number."""

import datetime as dt
import struct
from contextlib import suppress

import olefile

from indexer.extract import charset

_UNICODE, _CODED, _BYTES, _TIME = 0x001F, 0x001E, 0x0102, 0x0040
_CODE_PAGE, _OF_BODY = 0x3FFD, 0x3FDE
_ENTRY = struct.Struct("<HHIQ")
_START = dt.datetime(1601, 1, 1, tzinfo=dt.UTC)
_HANOI = dt.timezone(dt.timedelta(hours=7))
_UTF8 = 65001


class Properties:
    """What one storage says; ``skipped`` is how long its head is before that."""

    def __init__(
        self, container: olefile.OleFileIO, place: tuple[str, ...], skipped: int
    ) -> None:
        self._container = container
        self._place = place
        listed = self._stream("__properties_version1.0")[skipped:]
        whole = len(listed) // _ENTRY.size * _ENTRY.size
        self._numbers: dict[tuple[int, int], int] = {
            (number, kind): value
            for kind, number, _, value in _ENTRY.iter_unpack(listed[:whole])
        }

    def text(self, number: int) -> str:
        """Return a property that is text; empty where it is not there."""
        if found := self._stream(_named(number, _UNICODE)):
            return found.decode("utf-16-le", "replace").rstrip("\0")
        found = self._stream(_named(number, _CODED)).rstrip(b"\0")
        return charset.read(found, self._encoding).unicode if found else ""

    def data(self, number: int) -> bytes:
        """Return a property that is bytes, or text as bytes; empty where it is not."""
        found = self._stream(_named(number, _BYTES))
        return found or self.text(number).encode("utf-8", "replace")

    def size(self, number: int) -> int:
        """Return how many bytes a property has."""
        name = [*self._place, _named(number, _BYTES)]
        return (
            int(self._container.get_size(name)) if self._container.exists(name) else 0
        )

    def moment(self, number: int) -> dt.datetime | None:
        """Return a moment, in the time of the offices; None where there is none."""
        ticks = self._numbers.get((number, _TIME))
        if not ticks:
            return None
        with suppress(OverflowError):
            return (_START + dt.timedelta(microseconds=ticks // 10)).astimezone(_HANOI)
        return None

    @property
    def charset(self) -> str | None:
        """The character set of a body that is a page, where it is told."""
        return _codec(self._number(_OF_BODY))

    @property
    def _encoding(self) -> str | None:
        return _codec(self._number(_CODE_PAGE) or self._number(_OF_BODY))

    def _number(self, number: int) -> int:
        return self._numbers.get((number, 0x0003), 0) & 0xFFFFFFFF

    def _stream(self, name: str) -> bytes:
        place = [*self._place, name]
        if not self._container.exists(place):
            return b""
        with self._container.openstream(place) as stream:
            return bytes(stream.read())


def _named(number: int, kind: int) -> str:
    return f"__substg1.0_{number:04X}{kind:04X}"


def _codec(page: int) -> str | None:
    if page == _UTF8:
        return "utf-8"
    # Western ones are what programs named that knew no other.
    return f"cp{page}" if page and page not in (1252, 20127, 28591) else None
