"""What a mail is called, and whether a file begins as mails do."""

import re

EML = "message/rfc822"
MSG = "application/vnd.ms-outlook"
MAILS = frozenset({EML, MSG})

_FIELD = re.compile(rb"^([A-Za-z][\w-]{0,60}):[ \t]", re.MULTILINE)
_HEAD = re.compile(
    rb"\A(?:[A-Za-z][\w-]{0,60}:[^\n]*\n(?:[ \t]+\S[^\n]*\n)*)+", re.ASCII
)
_FROM_SOMEBODY = frozenset(
    {
        *(b"from", b"sender", b"x-unsent", b"received", b"return-path"),
        *(b"delivered-to", b"message-id", b"x-received"),
    }
)
_OF_MAILS = _FROM_SOMEBODY | {
    *(b"to", b"cc", b"subject", b"date", b"reply-to"),
    *(b"mime-version", b"dkim-signature"),
}
_ENOUGH = 3
_ENVELOPE = re.compile(rb"From \S[^\n]{4,200}\d{4}\r?\n")
_SAVED_PAGE = re.compile(
    rb"^(?:from:[ \t]{0,9}[\"<]?saved by|(?:snapshot-)?content-location:)",
    re.IGNORECASE | re.MULTILINE,
)


def without_envelope(data: bytes) -> bytes:
    """Return a mail without the line by which some programs keep it in a box."""
    return data.partition(b"\n")[2] if _ENVELOPE.match(data) else data


def is_mail(head: bytes) -> bool:
    """Say whether a file that begins with ``head`` is a mail.

    A text may begin with "Date: ..." too: who sent it, or how it travelled, is told
    by every mail, and it is not the only thing. A web page saved as one is none.
    """
    block = _HEAD.match(without_envelope(head))
    if block is None or _SAVED_PAGE.search(block[0]):
        return False
    named = {name.lower() for name in _FIELD.findall(block[0])} & _OF_MAILS
    return len(named) >= _ENOUGH and bool(named & _FROM_SOMEBODY)
