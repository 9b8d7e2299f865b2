"""What becomes of a paper that was read: new, a copy of one held, or held back.

Called inside the transaction that also writes the outcome into the ledger.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from archive import circulation, facts, registered, secrecy
from archive.access import EVERYONE
from archive.catalogue import Catalogue, Entry, Rendition, RenditionKind, Row
from archive.circulation import narrower
from archive.errors import RefusedError, SecretError
from archive.facts import Metadata
from archive.files import Stored
from archive.model import TYPED, Outcome, Reading, Text
from archive.secrecy import Mark, Policy
from indexer import correcting, knowing
from indexer.likeness import POSSIBLE_COPY, is_same_so_far
from indexer.reading import images, understanding


def refused(path: str, refusal: RefusedError) -> Outcome:
    """Return the outcome of a file that cannot be taken in."""
    return Outcome(path, "refused", reason=refusal.code, message=str(refusal))


def keep(  # noqa: PLR0913  # what was read of which file, and how it is kept
    row: Row,
    original: Stored,
    reading: Reading,
    catalogue: Catalogue,
    at: dt.datetime,
    *,
    policy: Policy,
    hidden: Sequence[int] = (),
) -> Outcome:
    """Store what was read, unless it is a secret, and return the outcome.

    A paper that a keeper let in is a paper like others, whatever mark it bears.
    Papers that are ``hidden`` from who handed it in show these very bytes already.
    """
    metadata, mark = facts.view(reading.claims), secrecy.mark(reading.claims)
    if mark and row.let_in is None:
        if policy.way != "admit":
            return marked(row.path, mark, policy)
        row = replace(row, audience=narrower(row.audience, policy.audience))
    if hidden:
        return knowing.hidden(row.path, hidden)
    return _Kept(row, original, reading, metadata, catalogue, at).outcome()


@dataclass(frozen=True, slots=True)
class _Kept:
    """A paper that is kept: beside one held, as the file of an entry, or new."""

    row: Row
    original: Stored
    reading: Reading
    metadata: Metadata
    catalogue: Catalogue
    at: dt.datetime

    def outcome(self) -> Outcome:
        """Store the paper and return the outcome."""
        twins = self.catalogue.documents.find_same(self.metadata)
        entries = self._joinable(self.catalogue.documents.entries(twins))
        pages = self.reading.text.pages
        for twin in entries:
            if is_same_so_far(pages, twin.pages):
                self._attach(twin)
                return _updated(self.row.path, twin.document)
        if named := _named(entries, self.metadata, self.catalogue):
            self._file(named)
            return _named_before(self.row, named, len(images(self.reading.text)))
        # A person should hold it against these.
        is_alike = bool(twins or self.catalogue.unfiled.near(self.metadata))
        number, left = self._store(is_doubted=is_alike), images(self.reading.text)
        return _added(self.row, number, self.metadata, len(left), is_alike=is_alike)

    def _joinable(self, entries: Sequence[Entry]) -> list[Entry]:
        """Return the papers held that are for no more people than this file is.

        What a keeper let in is for those whom the keeper named, neither more nor fewer.
        """
        whom = self.row.audience
        if self.row.let_in is not None:
            return [one for one in entries if one.audience == whom]
        return [one for one in entries if narrower(whom, one.audience) == one.audience]

    @property
    def _audience(self) -> str:
        """Whom a new paper is for: as was said, or fewer where it says so itself.

        What a person chose stands, and what a keeper let in is for whom that one named.
        """
        proposed, said = circulation.proposed(self.metadata), self.row.audience
        is_chosen = said != EVERYONE or self.row.let_in is not None
        return said if is_chosen else proposed or said

    @property
    def _rendition(self) -> Rendition:
        name = Path(self.row.path).name
        return _rendition(name, self.original, self.reading.text, self.metadata)

    def _attach(self, twin: Entry) -> None:
        """Add the file to a paper held, and its text where that is a scan's."""
        catalogue, shown, at = self.catalogue, self._rendition, self.at
        number, who = twin.document, self.row.who
        catalogue.documents.attach(number, shown, source=who, at=at)
        is_scan = all(page.origin not in TYPED for page in twin.pages)
        is_better = shown.kind != "scan" and not images(self.reading.text)
        # The text of some pages of a file stays that of these pages, and nobody
        # changes the text of a paper that they may not see.
        may = knowing.seen(who, [number], catalogue)
        if is_scan and is_better and may and not catalogue.ranges.is_ranged(number):
            again = understanding(catalogue.additions.standing())
            catalogue.documents.reread(number, self.reading, at=at, understand=again)

    def _file(self, number: int) -> None:
        """Add the first file of a paper that a register named."""
        shown, who = self._rendition, self.row.who
        self.catalogue.unfiled.file(number, self.reading, shown, source=who, at=self.at)
        self._let_wait(number)

    def _store(self, *, is_doubted: bool) -> int:
        """Store the file as a paper of its own and return its number."""
        read = correcting.doubted(self.reading) if is_doubted else self.reading
        shown, who = self._rendition, self.row.who
        number = self.catalogue.documents.store(
            read, shown, source=who, at=self.at, audience=self._audience
        )
        self._let_wait(number)
        return number

    def _let_wait(self, number: int) -> None:
        """Let the pages be recognised later that are only images."""
        pages = self.reading.text.pages
        if waiting := images(self.reading.text):
            self.catalogue.recognitions.begin(
                number,
                self.original.sha256,
                waiting,
                read=sum(page.origin == "ocr" for page in pages),
                row=self.row.id,
                who=self.row.who,
                at=self.at,
                is_skipped=self.row.skips_ocr,
            )


def _named(
    twins: Sequence[Entry], metadata: Metadata, catalogue: Catalogue
) -> int | None:
    """Return the paper that a register named and that this file is the first of.

    Its day must be that of the register, or its subject where one has no day: the
    number alone comes again in every term.
    """
    if len(twins) != 1 or not _is_sure(twins[0].metadata, metadata):
        return None
    number = twins[0].document
    return number if catalogue.unfiled.among([number]) else None


def _is_sure(named: Metadata, read: Metadata) -> bool:
    days = [one.issued and one.issued.date for one in (named, read)]
    if all(days):
        return True
    subjects = named.subject, read.subject
    return all(subjects) and not registered.differs("subject", *subjects)


def _rendition(
    name: str, original: Stored, text: Text, metadata: Metadata
) -> Rendition:
    kind: RenditionKind = "original"
    if all(page.origin not in TYPED for page in text.pages):
        kind = "scan"
    if metadata.copy:
        kind = "copy"
    return Rendition(original.sha256, name, text.media_type, original.size, kind)


def marked(path: str, mark: Mark, policy: Policy) -> Outcome:
    """Return the outcome of a paper that must not rest in the archive."""
    if policy.way == "refuse":
        return refused(path, SecretError())
    if mark.is_doubtful:
        message = (
            f"Văn bản có chỗ giống dấu độ mật {mark.level} nên được niêm phong, chờ "
            "người giữ kho xem."
        )
        return Outcome(path, "held", reason="secrecy_doubtful", message=message)
    message = (
        f"Văn bản có dấu độ mật {mark.level} nên không được đưa vào kho: tệp được "
        "niêm phong, không lưu nội dung. Hãy báo người phụ trách bảo mật."
    )
    return Outcome(path, "held", reason="secrecy", message=message)


def marked_with(path: str, policy: Policy) -> Outcome:
    """Return the outcome of a mail that a secret paper was sent with."""
    if policy.way == "refuse":
        return refused(path, SecretError())
    message = (
        "Thư có tệp đính kèm mang dấu độ mật nên cả thư được niêm phong: "
        "tệp thư chứa chính tệp ấy. Hãy báo người phụ trách bảo mật."
    )
    return Outcome(path, "held", reason="secrecy", message=message)


def _updated(path: str, number: int) -> Outcome:
    message = f"Thêm một bản của văn bản đã có (mã {number})."
    return Outcome(path, "updated", number, "same_paper", message)


def _named_before(row: Row, number: int, left: int) -> Outcome:
    message = f"Đã nhận tệp của văn bản có trong sổ (mã {number})."
    return Outcome(
        row.path, "updated", number, "registered", message + _waits(row, left)
    )


def _waits(row: Row, left: int) -> str:
    """Return how many pages are still to be read, "" where none is."""
    wait = "chưa đọc (bỏ qua)" if row.skips_ocr else "đang chờ đọc"
    return f" Còn {left} trang ảnh {wait}." if left else ""


def _added(
    row: Row, number: int, metadata: Metadata, left: int, *, is_alike: bool
) -> Outcome:
    message = f"Đã nhận, mã {number}." + _waits(row, left)
    if is_alike:
        # Which one is told by the doubt, to those who may see it.
        message += " Trùng số, cơ quan và ngày với văn bản khác; hãy đối chiếu."
    flags = (*metadata.flags, POSSIBLE_COPY) if is_alike else metadata.flags
    return Outcome(row.path, "added", number, message=message, flags=flags)
