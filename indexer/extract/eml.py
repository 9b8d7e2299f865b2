"""Mails as they travel (.eml, RFC 5322 and MIME), with what was sent along."""

import contextlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from archive.errors import UnsupportedFileError
from archive.model import Text
from indexer.extract import whole
from indexer.extract.limits import Limits
from indexer.extract.mail import Attachment, Letter, body, fields, mime, write
from indexer.extract.mail.letter import moment
from indexer.mailed import EML, without_envelope

MEDIA_TYPE = EML
_ENDS = {
    "application/pdf": ".pdf",
    "application/msword": ".doc",
    "application/zip": ".zip",
    "message/rfc822": ".eml",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/tiff": ".tif",
    "text/html": ".html",
    "text/plain": ".txt",
}
_NAMELESS = "tệp đính kèm"
_ANOTHER = re.compile(rb"\n\r?\nFrom \S[^\n]{4,200}\d{4}\r?\n[A-Za-z-]{2,60}:")


def extract(path: Path, limits: Limits) -> Text:
    """Return the text of a mail: its head in words of the office, then its body.

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
    mail = mime.split(_one(whole.read(path, limits)))
    sent = fields.moment(mail.head)
    yield replace(
        contents(mail),
        sender=fields.people(mail.head, "from"),
        to=fields.people(mail.head, "to"),
        copied_to=fields.people(mail.head, "cc"),
        sent=moment(sent) if sent else fields.text(mail.head, "date"),
        subject=fields.text(mail.head, "subject"),
    )


def contents(mail: mime.Part) -> Letter:
    """Return what a mail says and what came with it, without its head.

    Raises:
        RefusedError: It is damaged or encrypted.
    """
    found = body.sort(mail)
    return Letter(
        body=tuple(body.blocks(found.texts)),
        attachments=tuple(_attached(found.files)),
        leaves_out=bool(found.left_out),
    )


def _one(data: bytes) -> bytes:
    """Return the mail in a file as it travelled.

    Raises:
        UnsupportedFileError: There are several, as in the box of a mail program.
    """
    alone = without_envelope(data)
    if alone is not data and _ANOTHER.search(alone):
        detail = "hộp thư nhiều thư (mbox): hãy lưu từng thư thành một tệp .eml"
        raise UnsupportedFileError(detail)
    return alone


def _attached(files: Sequence[mime.Part]) -> Iterator[Attachment]:
    for number, part in enumerate(files, 1):
        yield Attachment(_name(part, number), part.data)


def _name(part: mime.Part, number: int) -> str:
    named = fields.file_name(part.head)
    if named:
        return named
    end = _ENDS.get(part.media_type, "")
    if end == _ENDS[EML]:
        # A mail sent along is known by what it is about.
        about = fields.text(mime.head_of(part.data()), "subject")
        return f"{about or _NAMELESS}{end}".replace("/", "-")
    return f"{_NAMELESS} {number}{end}"
