"""Prove that nothing was lost, changed or left without an outcome."""

from collections.abc import Iterator
from typing import Any, Protocol

import sqlalchemy as sa

from archive.catalogue import (
    covering,
    effects,
    importing,
    joining,
    moving,
    unread,
    view,
)
from archive.catalogue.database import Database
from archive.catalogue.holders import Holders, questions
from archive.catalogue.papers import Finding
from archive.catalogue.schema import (
    batch,
    change,
    citation,
    claim,
    document,
    head,
    intake,
    purge,
    rendition,
)
from archive.errors import CorruptFileError, NotFoundError
from archive.links import Names

_AT_ONCE = 500


class Originals(Protocol):
    """The store of original files, as far as proving needs it."""

    def __iter__(self) -> Iterator[str]:
        """Yield the hash of every file held."""

    def verify(self, sha256: str) -> None:
        """Read a file back and compare it with its hash."""


def findings(
    database: Database, authority: Names, files: Originals
) -> Iterator[Finding]:
    """Yield what is wrong, nothing where all is well; nothing is changed."""
    with database.read() as connection:
        yield from _files(connection, files)
        yield from _papers(connection)
        yield from _pages(connection)
        yield from _ledger(connection)
        yield from _links(connection, authority)
        yield from _effects(connection)
        yield from _views(connection, authority)
        yield from _joins(connection)
        yield from _ranges(connection)
        yield from _numbering(connection)
        yield from _purges(connection)


def _files(connection: sa.Connection, files: Originals) -> Iterator[Finding]:
    shown = set(connection.execute(sa.select(rendition.c.sha256).distinct()).scalars())
    for sha256 in sorted(shown):
        try:
            files.verify(sha256)
        except (NotFoundError, CorruptFileError) as error:
            yield Finding(error.code, sha256, str(error))
    # Refused and waiting files are papers of nobody yet.
    named = sa.select(intake.c.sha256).where(intake.c.sha256.is_not(None))
    in_hand = set(connection.execute(named).scalars())
    for sha256 in sorted(set(files) - shown - in_hand):
        message = "Tệp trong kho không thuộc văn bản nào."
        yield Finding("unused_file", sha256, message, is_harmless=True)


def _papers(connection: sa.Connection) -> Iterator[Finding]:
    """Check that a paper has a file, or a register that says there is one."""
    has_file = sa.select(rendition.c.id).where(rendition.c.document == document.c.id)
    said = sa.select(claim.c.id).where(
        claim.c.document == document.c.id, importing.OF_REGISTERS
    )
    for number in connection.execute(
        sa.select(document.c.id).where(~has_file.exists(), ~said.exists())
    ).scalars():
        yield Finding("no_file", f"văn bản {number}", "Văn bản không có tệp gốc.")
    says_so = said.where(claim.c.field == "flags")
    for number in connection.execute(
        sa.select(document.c.id).where(has_file.exists(), says_so.exists())
    ).scalars():
        message = "Văn bản đã có tệp nhưng còn ghi là chưa có."
        yield Finding("stale_entry", f"văn bản {number}", message)


def _pages(connection: sa.Connection) -> Iterator[Finding]:
    """Check that pages show what people made of them, and only that."""
    for number, at in covering.stale(connection):
        message = "Chữ của trang chưa theo kịp lần sửa."
        yield Finding("stale_text", f"văn bản {number}, trang {at}", message)
    for number in unread.stale(connection):
        message = "Số trang ảnh đang chờ đọc không khớp."
        yield Finding("stale_recognition", f"văn bản {number}", message)


def _ledger(connection: sa.Connection) -> Iterator[Finding]:
    """Check that what was taken in names its paper, and that all rows add up."""
    # A zip is taken in as the files it holds, which have rows of their own.
    is_zip = sa.func.coalesce(intake.c.reason, "") == "unpacked"
    taken = intake.c.outcome.in_(("added", "known", "updated")) & ~is_zip
    for number in connection.execute(
        sa.select(intake.c.id).where(taken, intake.c.document.is_(None))
    ).scalars():
        yield Finding("no_paper", f"dòng {number}", "Đã nhận nhưng không rõ văn bản.")
    rows = sa.func.count(intake.c.id)
    handed_in = (
        sa.select(batch.c.id, batch.c.files, rows.label("rows"))
        .join_from(batch, intake, intake.c.batch == batch.c.id, isouter=True)
        .group_by(batch.c.id, batch.c.files)
        .having(rows != batch.c.files)
    )
    for row in connection.execute(handed_in):
        message = f"Đã nhận {row.files} tệp, còn {row.rows} dòng."
        yield Finding("lost_row", f"lần tiếp nhận {row.id}", message)


def _links(connection: sa.Connection, authority: Names) -> Iterator[Finding]:
    """Resolve everything once more and compare."""
    asked = questions().add_columns(citation.c.state, citation.c.target)
    rows = connection.execute(asked)
    for some in rows.partitions(_AT_ONCE):
        holders = Holders(connection, authority)
        holders.know(row.lookup for row in some if row.lookup)
        yield from (_stale(row) for row in some if not _holds(row, holders))


def _holds(row: sa.Row[Any], holders: Holders) -> bool:
    """Whether a citation still means what is kept of it."""
    resolution, _ = holders.decide(row)
    target = resolution.documents[0] if resolution.state == "resolved" else None
    return (resolution.state, target) == (row.state, row.target)


def _stale(row: sa.Row[Any]) -> Finding:
    where = f"văn bản {row.document}, viện dẫn {row.id}"
    return Finding(
        "stale_link", where, "Liên kết chưa theo kịp danh mục. Hãy chạy vankho relink."
    )


def _effects(connection: sa.Connection) -> Iterator[Finding]:
    """Check that verdicts stand beside their citations, and none else."""
    for number in effects.stale(connection):
        message = "Hiệu lực chưa theo kịp quyết định."
        yield Finding("stale_effect", f"văn bản {number}", message)


def _views(connection: sa.Connection, authority: Names) -> Iterator[Finding]:
    """Add up the claims of every paper once more and compare."""
    for number in connection.execute(sa.select(document.c.id)).scalars().all():
        columns = view.columns(view.read(connection, number), authority)
        kept = [document.c[name] for name in columns if name != "facts"]
        row = connection.execute(sa.select(*kept).where(document.c.id == number)).one()
        if tuple(row) != tuple(columns[column.name] for column in kept):
            where = f"văn bản {number}"
            yield Finding("stale_view", where, "Dữ kiện chưa theo kịp khẳng định.")


def _joins(connection: sa.Connection) -> Iterator[Finding]:
    """Check that a paper is shown as another only where a person said so."""
    said = sa.select(claim.c.document).where(
        claim.c.field.in_((joining.FIELD, joining.PARTED))
    )
    which = sa.or_(document.c.joined_to.is_not(None), document.c.id.in_(said))
    rows = connection.execute(
        sa.select(document.c.id, document.c.joined_to).where(which)
    )
    for row in rows.all():
        if joining.root(connection, row.id) != row.joined_to:
            message = "Việc gộp văn bản chưa theo kịp quyết định."
            yield Finding("stale_join", f"văn bản {row.id}", message)


def _ranges(connection: sa.Connection) -> Iterator[Finding]:
    """Check that a paper of some pages of a file has the text of those pages."""
    some = sa.select(rendition.c.document, sa.func.min(rendition.c.sha256))
    ranged = rendition.c.first_page.is_not(None)
    for number, sha256 in connection.execute(
        some.where(ranged).group_by(rendition.c.document)
    ).all():
        if not moving.reads(connection, number, sha256):
            message = "Chữ của văn bản không khớp các trang của tệp."
            yield Finding("stale_range", f"văn bản {number}", message)


def _numbering(connection: sa.Connection) -> Iterator[Finding]:
    """Check that no numbered change is missing."""
    numbers = sa.select(sa.func.count(), sa.func.max(change.c.revision))
    count, last = connection.execute(numbers).one()
    said = connection.execute(sa.select(head.c.revision)).scalar_one()
    if count != said or (last or 0) != said:
        message = f"Có {count} thay đổi, đã đếm {said}."
        yield Finding("lost_change", "sổ thay đổi", message)


def _purges(connection: sa.Connection) -> Iterator[Finding]:
    """Tell which papers were removed for good and have left traces so far."""
    left = sa.select(purge.c.documents).where(purge.c.finished_at.is_(None))
    for numbers in connection.execute(left.order_by(purge.c.id)).scalars():
        where = f"văn bản {', '.join(map(str, numbers))}"
        message = "Đã xóa hẳn, còn dấu vết chưa xóa nốt. Hãy chạy vankho purge."
        yield Finding("open_purge", where, message)
