"""The page inside a web archive (.mht), which is a mail with parts."""

import email
import email.policy
import re
from dataclasses import dataclass
from email.message import EmailMessage

from archive.errors import DamagedFileError, UnsupportedFileError

_FIELD = re.compile(
    rb"\s{0,20}(?:mime-version|from|content-type|subject|date|message-id)[ \t]{0,20}:",
    re.IGNORECASE,
)
_PAGES = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True, slots=True)
class Page:
    """The bytes of a page and the character set it was sent with."""

    data: bytes
    charset: str | None = None


def is_mail(data: bytes) -> bool:
    """Say whether ``data`` begins with the head of a mail."""
    return _FIELD.match(data) is not None


def page_of(data: bytes) -> Page:
    """Return the first page in the mail.

    Raises:
        UnsupportedFileError: There is no page in it.
        DamagedFileError: Its parts are nested beyond reason.
    """
    try:
        message = email.message_from_bytes(
            data, EmailMessage, policy=email.policy.default
        )
        for part in message.walk():
            if part.get_content_type() in _PAGES:
                payload = part.get_payload(decode=True)
                if isinstance(payload, bytes):
                    return Page(payload, part.get_content_charset())
    except (RecursionError, ValueError, LookupError) as error:
        raise DamagedFileError from error
    detail = "MHT không có trang HTML"
    raise UnsupportedFileError(detail)
