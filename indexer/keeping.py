"""What becomes of a paper that was read: new, a copy of one held, or held back.

Called inside the transaction that also writes the outcome into the ledger.
"""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from archive import facts
from archive.catalogue import Catalogue, Rendition, RenditionKind, Row
from archive.errors import RefusedError
from archive.facts import Metadata
from archive.files import Copy
from archive.model import TYPED, Outcome, Reading, Text
from indexer import correcting
from indexer.likeness import POSSIBLE_COPY, is_same_so_far
from indexer.reading import images, understanding


def refused(path: str, refusal: RefusedError) -> Outcome:
    """Return the outcome of a file that cannot be taken in."""
    return Outcome(path, "refused", reason=refusal.code, message=str(refusal))


def is_secret(reading: Reading) -> bool:
    """Whether a paper must not rest in the archive."""
    return bool(facts.view(reading.claims).secrecy)


def known(path: str, numbers: Sequence[int]) -> Outcome:
    """Return the outcome of bytes that papers held already show."""
    listed = ", ".join(map(str, numbers))
    message = f"Tệp này đã có trong kho (văn bản mã {listed})."
    return Outcome(path, "known", numbers[0], "same_bytes", message)


def keep(
    row: Row, copy: Copy, reading: Reading, catalogue: Catalogue, at: dt.datetime
) -> Outcome:
    """Store what was read and return the outcome."""
    if others := catalogue.documents.holding(copy.sha256):
        # The same bytes came in twice at once, and the other one was faster.
        return known(row.path, others)
    metadata = facts.view(reading.claims)
    if metadata.secrecy:
        return held(row.path, metadata.secrecy)
    rendition = _rendition(Path(row.path).name, copy, reading.text, metadata)
    twins = catalogue.documents.find_same(metadata)
    for twin in catalogue.documents.entries(twins):
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
    if twins:
        reading = correcting.doubted(reading)
    number = catalogue.documents.store(reading, rendition, source=row.who, at=at)
    waiting = images(reading.text)
    if waiting:
        catalogue.recognitions.begin(
            number,
            copy.sha256,
            waiting,
            read=sum(page.origin == "ocr" for page in reading.text.pages),
            row=row.id,
            who=row.who,
            at=at,
            is_skipped=row.skips_ocr,
        )
    return _added(row, number, twins, metadata, len(waiting))


def _rendition(name: str, copy: Copy, text: Text, metadata: Metadata) -> Rendition:
    kind: RenditionKind = "original"
    if all(page.origin not in TYPED for page in text.pages):
        kind = "scan"
    if metadata.copy:
        kind = "copy"
    return Rendition(copy.sha256, name, text.media_type, copy.size, kind)


def held(path: str, secrecy: str) -> Outcome:
    """Return the outcome of a paper that must not rest in the archive."""
    message = (
        f"Văn bản có dấu độ mật {secrecy} nên không được đưa vào kho: "
        "không lưu nội dung. Hãy báo người phụ trách bảo mật."
    )
    return Outcome(path, "held", reason="secrecy", message=message)


def _updated(path: str, number: int) -> Outcome:
    message = f"Thêm một bản của văn bản đã có (mã {number})."
    return Outcome(path, "updated", number, "same_paper", message)


def _added(
    row: Row, number: int, twins: tuple[int, ...], metadata: Metadata, left: int
) -> Outcome:
    message = f"Đã nhận, mã {number}."
    if left:
        wait = "chưa đọc (bỏ qua)" if row.skips_ocr else "đang chờ đọc"
        message += f" Còn {left} trang ảnh {wait}."
    if twins:
        listed = ", ".join(map(str, twins))
        message += f" Trùng số, cơ quan và ngày với văn bản mã {listed}; hãy đối chiếu."
    flags = (*metadata.flags, POSSIBLE_COPY) if twins else metadata.flags
    return Outcome(row.path, "added", number, message=message, flags=flags)
