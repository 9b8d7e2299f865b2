"""The fields in the head of a mail, as people read them.

Written by every program there ever was: as words of RFC 2047, as bytes in whatever
encoding the sender used, or as the letters of old fonts.
"""

import datetime as dt
import re
from collections.abc import Iterator
from email import header, utils
from email.errors import HeaderParseError
from email.message import Message
from typing import TypeAlias

from archive.errors import UnsupportedFileError
from archive.names import legible
from archive.text import squeeze
from indexer.extract import charset

Head: TypeAlias = "Message[str, str]"
"""The fields of a mail, or of a part of it, as they travelled."""

# Longer ones are no names and no subjects, and looking through them would take long.
_LONGEST = 16_000
_ENCODED = re.compile(r"=\?[^?\s]{1,60}\?[bqBQ]\?")


def text(head: Head, name: str) -> str:
    """Return a field on one line; empty where it is not there."""
    return ", ".join(filter(None, map(readable, _sent(head, name))))


def people(head: Head, name: str) -> str:
    """Return who is named in a field, each as ``Tên <địa chỉ>``."""
    found = utils.getaddresses(list(_sent(head, name)))
    shown = (_person(*one) for one in found)
    return ", ".join(filter(None, shown)) or text(head, name)


def moment(head: Head) -> dt.datetime | None:
    """Return when a mail was sent; None where the field cannot be understood."""
    try:
        return utils.parsedate_to_datetime(next(_sent(head, "date"), "")[:200])
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def file_name(head: Head) -> str:
    """Return the name under which a part was sent; empty where it has none."""
    return parameter(head, "content-disposition", "filename") or parameter(
        head, "content-type", "name"
    )


def parameter(head: Head, name: str, wanted: str) -> str:
    """Return what a field says of one thing; empty where it does not."""
    alone: Head = Message()
    alone["x"] = " ".join(next(_sent(head, name), "").split())
    try:
        found = alone.get_param(wanted, header="x")
    except (ValueError, LookupError, TypeError):
        return ""
    return readable(_whole(found)) if found else ""


def readable(value: str) -> str:
    """Return a field as it was meant, on one line; its bytes are given as Latin-1.

    >>> readable("=?utf-8?B?S+G6vyBob+G6oWNo?=")
    'Kế hoạch'
    """
    if _ENCODED.search(value):
        value = _decoded(value)
    return squeeze(legible(_meant(value)))


def decoded(data: bytes, named: str | None = None) -> charset.Decoded:
    """Return what a part says; zeros in it, which no text has, are left out."""
    try:
        return charset.read(data, _declared(named))
    except UnsupportedFileError:
        return charset.read(data.replace(b"\0", b""), _declared(named))


def _declared(name: str | None) -> str | None:
    """Return a character set that may be believed.

    Western ones are what programs named that knew no other, whatever was written.
    """
    usual = (name or "").lower()
    return None if usual in charset.WESTERN or usual.startswith("unknown") else usual


def _sent(head: Head, name: str) -> Iterator[str]:
    """Yield the fields of a name; of what is no ASCII, each byte as a sign."""
    for key, value in head.raw_items():
        if key.lower() == name:
            sent = str(value)[:_LONGEST].encode("utf-8", "surrogateescape")
            yield sent.decode("latin-1")


def _whole(found: str | tuple[str | None, str | None, str]) -> str:
    """Return a value that was sent in pieces, or with its own character set."""
    if isinstance(found, str):
        return found
    encoding, _, value = found
    sent = value.encode("latin-1", "replace")
    try:
        return sent.decode(encoding or "utf-8")
    except (LookupError, UnicodeDecodeError):
        return value


def _decoded(value: str) -> str:
    try:
        pieces = header.decode_header(value)
    except (HeaderParseError, ValueError):
        return value
    return "".join(_piece(piece, name) for piece, name in pieces)


def _piece(piece: bytes | str, name: str | None) -> str:
    if isinstance(piece, str):
        return piece
    return decoded(piece, name).unicode


def _meant(value: str) -> str:
    """Return what came byte by byte as it was meant, be it in an old encoding."""
    if value.isascii() or any(ord(sign) > 0xFF for sign in value):
        return value
    return decoded(value.encode("latin-1")).unicode


def _person(name: str, address: str) -> str:
    shown = readable(name).strip('"')
    if not shown or shown == address:
        return address
    return f"{shown} <{address}>" if address else shown
