"""Mails: what one holds, whichever program wrote it, and how it is read as a paper."""

from indexer.extract.mail.letter import (
    ATTACHMENTS,
    ENCRYPTED,
    LEFT_OUT,
    WINMAIL,
    Attachment,
    Letter,
    write,
)

__all__ = [
    "ATTACHMENTS",
    "ENCRYPTED",
    "LEFT_OUT",
    "WINMAIL",
    "Attachment",
    "Letter",
    "write",
]
