"""The parts of a mail as it travels: split by its own lines, unpacked when asked for.

The standard library's parser goes down with the nesting and copies every line; what
strangers send is split here in one pass a level, within limits.
"""

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.parser import BytesHeaderParser

from archive.errors import DamagedFileError, TooLargeError
from indexer.extract.mail.fields import Head

_DEEPEST = 20
_MOST_PARTS = 5_000
_LONGEST_HEAD = 1_000_000
_LONGEST_BOUNDARY = 200
_END_OF_HEAD = re.compile(rb"\r?\n[ \t]*\r?\n|\A\r?\n")
_TYPE = re.compile(r"[\w.+-]{1,80}/[\w.+-]{1,80}")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a mail: its head, what it holds as it travelled, the parts in it."""

    head: Head
    raw: memoryview
    parts: tuple["Part", ...] = ()

    @property
    def media_type(self) -> str:
        """What the part says that it is, in small letters."""
        return media_type(self.head)

    def data(self) -> bytes:
        """Return what the part holds, unpacked."""
        encoding = str(self.head.get("content-transfer-encoding", "")).strip().lower()
        if encoding == "base64":
            return _from_base64(self.raw)
        if encoding == "quoted-printable":
            return binascii.a2b_qp(self.raw)
        if encoding in ("x-uuencode", "uuencode", "uue", "x-uue"):
            return _from_uuencode(bytes(self.raw))
        return bytes(self.raw)

    def walk(self) -> Iterator["Part"]:
        """Yield the part and all parts in it, in the order in which they stand."""
        yield self
        for one in self.parts:
            yield from one.walk()


def media_type(head: Head) -> str:
    """Return the media type a head names; a mail that names none is plain text."""
    named = str(head.get("content-type", "text/plain")).partition(";")[0].strip()
    return named.lower() if _TYPE.fullmatch(named) else "text/plain"


def split(data: bytes) -> Part:
    """Return a mail as its parts, none of which is copied before it is asked for.

    Raises:
        TooLargeError: It has more parts, more of them within each other, or a longer
            head than any mail.
    """
    return _Splitting().part(memoryview(data), 1)


def head_of(data: bytes) -> Head:
    """Return the head of a mail alone.

    Raises:
        TooLargeError: It is longer than that of any mail.
    """
    return _headed(memoryview(data))[0]


@dataclass(slots=True)
class _Splitting:
    """How many parts were found while one mail is split."""

    count: int = 0

    def part(self, data: memoryview, depth: int) -> Part:
        self.count += 1
        if self.count > _MOST_PARTS:
            detail = f"thư có hơn {_MOST_PARTS} phần"
            raise TooLargeError(detail)
        head, body = _headed(data)
        if not media_type(head).startswith("multipart/"):
            return Part(head, body)
        if depth > _DEEPEST:
            detail = f"thư lồng nhau quá {_DEEPEST} lớp"
            raise TooLargeError(detail)
        within = tuple(self.part(one, depth + 1) for one in _between(head, body))
        return Part(head, body[:0] if within else body, within)


def _headed(data: memoryview) -> tuple[Head, memoryview]:
    end = _END_OF_HEAD.search(data, 0, _LONGEST_HEAD)
    if end is None and len(data) > _LONGEST_HEAD:
        detail = "phần đầu thư dài bất thường"
        raise TooLargeError(detail)
    last, first = end.span() if end else (len(data), len(data))
    block, body = bytes(data[:last]), data[first:]
    try:
        return BytesHeaderParser().parsebytes(block + b"\n\n"), body
    except (ValueError, LookupError) as error:
        raise DamagedFileError from error


def _between(head: Head, body: memoryview) -> Iterator[memoryview]:
    """Yield what stands between the lines that divide a part, up to the last one."""
    boundary = _boundary(head)
    if not boundary:
        return
    line = re.compile(
        rb"^--" + re.escape(boundary) + rb"(--)?[ \t]{0,80}(?:\r?\n|\Z)", re.MULTILINE
    )
    begun = None
    for found in line.finditer(body):
        if begun is not None:
            yield _without_last_line_end(body[begun : found.start()])
        begun = found.end()
        if found[1]:
            return
    if begun is not None:
        # Cut off on its way: what is there is better than nothing.
        yield body[begun:]


def _boundary(head: Head) -> bytes:
    try:
        named = head.get_boundary("") or ""
    except (ValueError, LookupError, TypeError):
        return b""
    return named[:_LONGEST_BOUNDARY].encode("utf-8", "surrogateescape")


def _without_last_line_end(data: memoryview) -> memoryview:
    """The line end before a dividing line belongs to that line."""
    last = bytes(data[-2:])
    if last == b"\r\n":
        return data[:-2]
    return data[:-1] if last.endswith(b"\n") else data


def _from_base64(raw: memoryview) -> bytes:
    try:
        return binascii.a2b_base64(raw)
    except binascii.Error:
        # Cut off: four letters are three bytes, and what is left over is none.
        letters = re.sub(rb"[^A-Za-z0-9+/]", b"", raw)
        return binascii.a2b_base64(letters[: len(letters) // 4 * 4])


def _from_uuencode(raw: bytes) -> bytes:
    lines = raw.splitlines()
    begun = next((n for n, one in enumerate(lines) if one.startswith(b"begin ")), -1)
    unpacked = bytearray()
    for line in lines[begun + 1 :]:
        if line.strip() == b"end":
            break
        try:
            unpacked += binascii.a2b_uu(line)
        except binascii.Error as error:
            raise DamagedFileError from error
    return bytes(unpacked)
