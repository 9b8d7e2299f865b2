"""The nouns of a mail, and how it is written as a paper: its head, then its body.

A mail inside an Outlook mail has no file of its own: it is a page of the same paper.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from archive.errors import TooManyPagesError
from archive.model import Text
from indexer.extract import member_names
from indexer.extract.flow import Block, Flow, Paragraph, Run, write_pages
from indexer.extract.limits import Limits

ATTACHMENTS = "attachments"
LEFT_OUT = "mail_left_out"
WINMAIL = "winmail"
ENCRYPTED = "thư được mã hóa"
"""Why a mail is refused as encrypted."""

_WINMAIL = ("winmail.dat", "win.dat")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file sent with a mail; its bytes are unpacked when they are asked for."""

    name: str
    data: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail: its head in the words of the office, its body, and what came with it.

    ``inner`` are mails within it that are no files; ``leaves_out`` says that parts
    were passed over which are no papers: signatures, and the pictures of those.
    """

    sender: str = ""
    to: str = ""
    copied_to: str = ""
    sent: str = ""
    subject: str = ""
    body: tuple[Block, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    inner: tuple["Letter", ...] = ()
    leaves_out: bool = False

    def all(self) -> Iterator["Letter"]:
        """Yield the mail and the mails within it, from the outside in."""
        yield self
        for one in self.inner:
            yield from one.all()

    def files(self, folder: str = "") -> Iterator[Attachment]:
        """Yield what came with it, that of a mail within under its subject."""
        for one in self.attachments:
            yield Attachment(member_names.cleaned(folder + one.name), one.data)
        for inner in self.inner:
            named = inner.subject.replace("/", "-") or "thư"
            yield from inner.files(f"{folder}{named}/")


def write(letter: Letter, media_type: str, limits: Limits) -> Text:
    """Return a mail as the text of a paper, a page for each mail.

    Raises:
        TooManyPagesError: There are more of them than the limit.
    """
    letters = list(letter.all())
    if len(letters) > limits.max_pages:
        raise TooManyPagesError
    return write_pages(
        [Flow((*_head(one), *one.body)) for one in letters],
        media_type,
        tuple(_notes(letters)),
    )


def moment(sent: dt.datetime) -> str:
    """Return the moment a mail was sent as offices write it, with its zone."""
    zone = sent.strftime("%z")
    return f"{sent:%d/%m/%Y %H:%M}" + (f" ({zone[:3]}:{zone[3:5]})" if zone else "")


def _head(letter: Letter) -> Iterator[Block]:
    for label, value in (
        ("Từ", letter.sender),
        ("Đến", letter.to),
        ("Đồng gửi", letter.copied_to),
        ("Ngày", letter.sent),
        ("Về việc", letter.subject),
    ):
        if value:
            yield Paragraph((Run(f"{label}: {value}"),))
    yield Paragraph((Run(""),))


def _notes(letters: list[Letter]) -> Iterator[str]:
    names = {one.name.lower() for letter in letters for one in letter.attachments}
    if names:
        yield ATTACHMENTS
    if any(letter.leaves_out for letter in letters):
        yield LEFT_OUT
    if names.intersection(_WINMAIL):
        yield WINMAIL
