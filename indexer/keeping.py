"""What becomes of a paper that was read: new, a copy of one held, or held back.

Called inside the transaction that also writes the outcome into the ledger.
"""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from archive import facts, registered
from archive.catalogue import Catalogue, Entry, Rendition, RenditionKind, Row
from archive.errors import RefusedError
from archive.facts import Metadata
from archive.files import Stored
from archive.model import TYPED, Outcome, Reading, Text
from indexer import correcting
from indexer.likeness import POSSIBLE_COPY, is_same_so_far
from indexer.reading import images, understanding


def refused(path: str, refusal: RefusedError) -> Outcome:
    """Return the outcome of a file that cannot be taken in."""
    return Outcome(path, "refused", reason=refusal.code, message=str(refusal))


def known(path: str, numbers: Sequence[int]) -> Outcome:
    """Return the outcome of bytes that papers held already show."""
    listed = ", ".join(map(str, numbers))
    message = f"Tệp này đã có trong kho (văn bản mã {listed})."
    return Outcome(path, "known", numbers[0], "same_bytes", message)


def keep(
    row: Row, original: Stored, reading: Reading, catalogue: Catalogue, at: dt.datetime
) -> Outcome:
    """Store what was read and return the outcome."""
    metadata = facts.view(reading.claims)
    if metadata.secrecy:
        return held(row.path, metadata.secrecy)
    rendition = _rendition(Path(row.path).name, original, reading.text, metadata)
    twins = catalogue.documents.find_same(metadata)
    entries = catalogue.documents.entries(twins)
    for twin in entries:
        if is_same_so_far(reading.text.pages, twin.pages):
            is_scan = all(page.origin not in TYPED for page in twin.pages)
            catalogue.documents.attach(twin.document, rendition, source=row.who, at=at)
            # The text of some pages of a file stays that of these pages.
            is_free = not catalogue.ranges.is_ranged(twin.document)
            is_better = rendition.kind != "scan" and not images(reading.text)
            if is_scan and is_free and is_better:
                again = understanding(catalogue.additions.standing())
                catalogue.documents.reread(
                    twin.document, reading, at=at, understand=again
                )
            return _updated(row.path, twin.document)
    named = _named(entries, metadata, catalogue)
    alike = () if named else _alike(twins, metadata, catalogue)
    if alike:
        reading = correcting.doubted(reading)
    if named:
        catalogue.unfiled.file(named, reading, rendition, source=row.who, at=at)
    number = named or catalogue.documents.store(
        reading, rendition, source=row.who, at=at
    )
    waiting = images(reading.text)
    if waiting:
        catalogue.recognitions.begin(
            number,
            original.sha256,
            waiting,
            read=sum(page.origin == "ocr" for page in reading.text.pages),
            row=row.id,
            who=row.who,
            at=at,
            is_skipped=row.skips_ocr,
        )
    if named:
        return _named_before(row, number, len(waiting))
    return _added(row, number, alike, metadata, len(waiting))


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


def _alike(
    twins: Sequence[int], metadata: Metadata, catalogue: Catalogue
) -> tuple[int, ...]:
    """Return the papers that a person should hold this one against."""
    return tuple(dict.fromkeys((*twins, *catalogue.unfiled.near(metadata))))


def _rendition(
    name: str, original: Stored, text: Text, metadata: Metadata
) -> Rendition:
    kind: RenditionKind = "original"
    if all(page.origin not in TYPED for page in text.pages):
        kind = "scan"
    if metadata.copy:
        kind = "copy"
    return Rendition(original.sha256, name, text.media_type, original.size, kind)


def held(path: str, secrecy: str) -> Outcome:
    """Return the outcome of a paper that must not rest in the archive."""
    message = (
        f"Văn bản có dấu độ mật {secrecy} nên không được đưa vào kho: "
        "không lưu nội dung. Hãy báo người phụ trách bảo mật."
    )
    return Outcome(path, "held", reason="secrecy", message=message)


def held_with(path: str) -> Outcome:
    """Return the outcome of a mail that a secret paper was sent with."""
    message = (
        "Thư có tệp đính kèm mang dấu độ mật nên cả thư không được đưa vào kho: "
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
    row: Row, number: int, twins: tuple[int, ...], metadata: Metadata, left: int
) -> Outcome:
    message = f"Đã nhận, mã {number}." + _waits(row, left)
    if twins:
        listed = ", ".join(map(str, twins))
        message += f" Trùng số, cơ quan và ngày với văn bản mã {listed}; hãy đối chiếu."
    flags = (*metadata.flags, POSSIBLE_COPY) if twins else metadata.flags
    return Outcome(row.path, "added", number, message=message, flags=flags)
