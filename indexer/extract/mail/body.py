"""Which part of a mail is its body, which are files, and which are neither."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from archive.errors import EncryptedFileError, TooLargeError
from indexer.extract import html
from indexer.extract.flow import Block, Paragraph, Run
from indexer.extract.html.mail import Page
from indexer.extract.mail import envelopes, fields, mime
from indexer.extract.mail.letter import ENCRYPTED
from indexer.extract.mail.mime import Part

_TEXTS = ("text/plain", "text/html", "application/xhtml+xml")
_SIGNATURES = (
    "application/pkcs7-signature", "application/x-pkcs7-signature",
    "application/pgp-signature",
)  # fmt: skip
_OF_MACHINES = (*_SIGNATURES, "message/delivery-status", "text/rfc822-headers")
_ENVELOPES = 5
"""Signed envelopes within each other, or beside each other, in one mail."""

SMALL_PICTURE = 100_000
"""Bytes up to which a picture shown in the body is one of a signature, not a scan."""

_BEGINNING = 1_000
_PGP = b"-----BEGIN PGP MESSAGE-----"
_CID = re.compile(rb"cid:([^\s\"'<>]{1,200})", re.IGNORECASE)


@dataclass(slots=True)
class Sorted:
    """The parts of a mail by what they are to its reader."""

    texts: list[Part] = field(default_factory=list)
    files: list[Part] = field(default_factory=list)
    left_out: list[Part] = field(default_factory=list)


def sort(mail: Part) -> Sorted:
    """Return the parts of a mail by what they are.

    Raises:
        EncryptedFileError: Nobody but its receiver can read it.
    """
    found = Sorted()
    _sort(mail, found)
    pages = (part.data() for part in mail.walk() if part.media_type == "text/html")
    pictures = {one for page in pages for one in shown(page)}
    for part in list(found.files):
        if _is_ornament(part, pictures):
            found.files.remove(part)
            found.left_out.append(part)
    return found


def shown(page: bytes) -> set[bytes]:
    """Return the names of the pictures sent along that a page shows."""
    return {name.lower() for name in _CID.findall(page)}


def blocks(texts: list[Part]) -> Iterator[Block]:
    """Yield what the texts of a mail say, one after the other.

    Raises:
        RefusedError: One of them cannot be read.
    """
    for part in texts:
        named = fields.parameter(part.head, "content-type", "charset")
        data = part.data()
        if part.media_type == "text/plain":
            yield from plain(data, named, is_flowed=_is_flowed(part))
        elif data.strip():
            yield from html.blocks(Page(data, named or None))


def plain(data: bytes, named: str, *, is_flowed: bool = False) -> Iterator[Block]:
    """Yield the lines of a plain text."""
    decoded = fields.decoded(data, named)
    text = decoded.text
    if is_flowed:
        # A blank at the end says that the line goes on; "-- " is a line of its own.
        text = re.sub(r"(?<!--) \r?\n(?!>)", " ", text)
    for line in text.splitlines():
        yield Paragraph((Run(line, encoding=decoded.legacy),))


def _sort(part: Part, found: Sorted) -> None:
    kind = part.media_type
    _refuse_encrypted(part)
    if part.parts and kind == "multipart/alternative":
        _choose(part, found)
    elif part.parts:
        for one in part.parts:
            _sort(one, found)
    elif kind in envelopes.TYPES and (inside := envelopes.content(part.data())):
        _open(part, inside, found)
    elif kind in _OF_MACHINES:
        found.left_out.append(part)
    elif _is_text(part):
        found.texts.append(part)
    elif bytes(part.raw[:_BEGINNING]).strip() or fields.file_name(part.head):
        found.files.append(part)


def _open(part: Part, inside: bytes, found: Sorted) -> None:
    """Sort what is in a signed envelope; the envelope itself is no paper."""
    found.left_out.append(part)
    if sum(one.media_type in envelopes.TYPES for one in found.left_out) > _ENVELOPES:
        detail = "thư lồng nhau quá nhiều lớp"
        raise TooLargeError(detail)
    _sort(mime.split(inside), found)


def _choose(part: Part, found: Sorted) -> None:
    """Take one text of several that say the same, and files from all of them."""
    texts = found.texts
    each = []
    for one in part.parts:
        found.texts = []
        _sort(one, found)
        each.append(found.texts)
    plainest = (one for one in each if any(text.data().strip() for text in one))
    found.texts = [*texts, *next(plainest, [])]


def _is_text(part: Part) -> bool:
    """Whether a part is to be read in the mail, and no file that happens to be text."""
    is_file = fields.text(part.head, "content-disposition").startswith("attachment")
    named = fields.file_name(part.head)
    # Where the dividing lines are gone, all that is left of a mail is its text.
    is_broken = part.media_type.startswith("multipart/")
    return is_broken or (part.media_type in _TEXTS and not is_file and not named)


def _is_flowed(part: Part) -> bool:
    return fields.parameter(part.head, "content-type", "format").lower() == "flowed"


def _refuse_encrypted(part: Part) -> None:
    kind = part.media_type
    is_sealed = kind == "text/plain" and _begins_sealed(part)
    if kind in envelopes.TYPES:
        told = fields.parameter(part.head, "content-type", "smime-type").lower()
        is_sealed = told in ("enveloped-data", "authenveloped-data")
    if is_sealed or kind == "multipart/encrypted":
        raise EncryptedFileError(ENCRYPTED)


def _begins_sealed(part: Part) -> bool:
    return bytes(part.raw[:_BEGINNING]).lstrip().startswith(_PGP)


def _is_ornament(part: Part, pictures: set[bytes]) -> bool:
    """Whether a part is a small picture that the body shows, as in a signature."""
    if not part.media_type.startswith("image/") or len(part.raw) > 2 * SMALL_PICTURE:
        return False
    name = fields.text(part.head, "content-id").strip("<> ").lower().encode()
    return name in pictures and len(part.data()) <= SMALL_PICTURE
