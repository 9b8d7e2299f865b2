"""Mails as Outlook keeps them (.msg, [MS-OXMSG]), read through olefile."""

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import olefile

from archive.errors import DamagedFileError, EncryptedFileError, TooLargeError
from archive.model import Text
from archive.names import legible
from archive.text import squeeze
from indexer.extract import eml, html
from indexer.extract.flow import Block
from indexer.extract.html.mail import Page
from indexer.extract.limits import Limits
from indexer.extract.mail import (
    ENCRYPTED,
    Attachment,
    Letter,
    body,
    envelopes,
    fields,
    mime,
    packed,
    write,
)
from indexer.extract.mail.letter import moment
from indexer.extract.mail.properties import Properties
from indexer.mailed import MSG

MEDIA_TYPE = MSG
_DEEPEST = 20
_NAMELESS = "tệp đính kèm"
_EMBEDDED = "__substg1.0_3701000D"
_Place = tuple[str, ...]
# What numbers out of place lead to inside olefile.
_BROKEN = (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError)


def extract(path: Path, limits: Limits) -> Text:
    """Return the text of a mail, each mail within it a page of its own.

    Raises:
        RefusedError: It is damaged, encrypted, or has more in it than the limits allow.
    """
    with opened(path, limits) as letter:
        return write(letter, MEDIA_TYPE, limits)


@contextlib.contextmanager
def opened(path: Path, limits: Limits) -> Iterator[Letter]:
    """Open a mail; what came with it is unpacked within the block, when asked for.

    Raises:
        RefusedError: It is damaged, encrypted, or has more in it than the limits allow.
    """
    if path.stat().st_size > limits.max_bytes:
        raise TooLargeError
    try:
        with olefile.OleFileIO(path) as container:
            yield _Opened(container, limits).letter((), 1)
    except _BROKEN as error:
        if getattr(error, "errno", None):
            # Of the disk that somebody writes to within the block.
            raise
        raise DamagedFileError from error


class _Opened:
    """What is left of the limits while one mail is read."""

    def __init__(self, container: olefile.OleFileIO, limits: Limits) -> None:
        self._container = container
        self._limits = limits
        self._count = 0
        self._storages: dict[_Place, list[_Place]] = {}
        for one in sorted(map(tuple, container.listdir(streams=False, storages=True))):
            if one[-1].startswith("__attach_version1.0_#"):
                self._storages.setdefault(one[:-1], []).append(one)

    def letter(self, place: _Place, depth: int) -> Letter:
        if depth > _DEEPEST:
            detail = f"thư lồng nhau quá {_DEEPEST} lớp"
            raise TooLargeError(detail)
        said = Properties(self._container, place, skipped=24 if place else 32)
        shown = body.shown(said.data(0x1013))
        attached = list(self._attached(place, shown))
        inner = [self.letter(one, depth + 1) for one in self._within(place)]
        kept = tuple(one for one in attached if one is not None)
        signed = _signed(said.text(0x001A).lower(), kept)
        plain = signed or Letter(
            body=tuple(_body(said)),
            attachments=kept,
            inner=tuple(inner),
            leaves_out=len(kept) < len(attached),
        )
        return replace(
            plain,
            sender=_sender(said),
            to=_line(said.text(0x0E04)),
            copied_to=_line(said.text(0x0E03)),
            sent=_sent(said),
            subject=_line(said.text(0x0037)),
        )

    def _attached(
        self, place: _Place, shown: set[bytes]
    ) -> Iterator[Attachment | None]:
        """Yield the files sent with a mail; None for one that is left out."""
        for one in self._storages.get(place, ()):
            self._count_one()
            said = Properties(self._container, one, skipped=8)
            if self._container.exists([*one, _EMBEDDED]):
                # A mail is read with this one; a drawing in its text is no file.
                if not self._is_mail(one):
                    yield None
            elif said.size(0x3701) <= body.SMALL_PICTURE and _name(said) in shown:
                yield None
            else:
                named = said.text(0x3707) or said.text(0x3704) or said.text(0x3001)
                name = _line(named) or f"{_NAMELESS} {self._count}"
                yield Attachment(name, partial(said.data, 0x3701))

    def _within(self, place: _Place) -> Iterator[_Place]:
        """Yield where the mails within a mail lie."""
        for one in self._storages.get(place, ()):
            if self._is_mail(one):
                yield (*one, _EMBEDDED)

    def _is_mail(self, attached: _Place) -> bool:
        inner = [*attached, _EMBEDDED, "__properties_version1.0"]
        return bool(self._container.exists(inner))

    def _count_one(self) -> None:
        self._count += 1
        if self._count > self._limits.unpacked_members:
            detail = f"thư có hơn {self._limits.unpacked_members} tệp đính kèm"
            raise TooLargeError(detail)


def _signed(kind: str, attached: Sequence[Attachment]) -> Letter | None:
    """Return what a signed mail says, which Outlook keeps as its only attachment.

    Raises:
        EncryptedFileError: It is sealed, and says no more than that.
    """
    if kind.endswith(".smime.multipartsigned") and len(attached) == 1:
        return eml.contents(mime.split(attached[0].data()))
    if not kind.endswith(".smime"):
        return None
    inside = envelopes.content(attached[0].data()) if attached else None
    if inside is None:
        raise EncryptedFileError(ENCRYPTED)
    return eml.contents(mime.split(inside))


def _sender(said: Properties) -> str:
    name = _line(said.text(0x0C1A) or said.text(0x0042))
    address = _line(said.text(0x5D01) or said.text(0x0C1F))
    if "@" not in address or address == name:
        # Within an office Outlook names people by a path, which nobody reads.
        return name or address
    return f"{name} <{address}>" if name else address


def _sent(said: Properties) -> str:
    found = said.moment(0x0039) or said.moment(0x0E06)
    if found:
        return moment(found)
    head = mime.head_of(said.text(0x007D).encode("utf-8", "replace") or b"\n")
    return fields.text(head, "date")


def _body(said: Properties) -> Iterator[Block]:
    """Yield the text of a mail: as plain text, else as a page, else from RTF."""
    if said.text(0x1000).strip():
        yield from body.plain(said.text(0x1000).encode("utf-8", "replace"), "utf-8")
    elif said.data(0x1013).strip():
        yield from html.blocks(Page(said.data(0x1013), said.charset))
    elif said.data(0x1009):
        yield from packed.blocks(said.data(0x1009))


def _name(said: Properties) -> bytes:
    """Return the name by which a page shows a picture that was sent along."""
    return said.text(0x3712).strip("<> ").lower().encode()


def _line(text: str) -> str:
    return squeeze(legible(text))
