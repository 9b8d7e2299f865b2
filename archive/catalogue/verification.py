"""Prove that nothing was lost, changed or left without an outcome."""

from collections.abc import Iterator
from typing import Protocol

import sqlalchemy as sa

from archive.authority import Authority
from archive.catalogue.database import Database
from archive.catalogue.holders import Holders, questions
from archive.catalogue.papers import Finding
from archive.catalogue.schema import change, citation, document, head, intake, rendition
from archive.errors import CorruptFileError, NotFoundError


class Originals(Protocol):
    """The store of original files, as far as proving needs it."""

    def __iter__(self) -> Iterator[str]:
        """Yield the hash of every file held."""

    def verify(self, sha256: str) -> None:
        """Read a file back and compare it with its hash."""


def findings(
    database: Database, authority: Authority, files: Originals
) -> Iterator[Finding]:
    """Yield what is wrong, nothing where all is well; nothing is changed."""
    with database.read() as connection:
        yield from _files(connection, files)
        yield from _papers(connection)
        yield from _ledger(connection)
        yield from _links(connection, authority)
        yield from _numbering(connection)


def _files(connection: sa.Connection, files: Originals) -> Iterator[Finding]:
    shown = set(connection.execute(sa.select(rendition.c.sha256).distinct()).scalars())
    for sha256 in sorted(shown):
        try:
            files.verify(sha256)
        except (NotFoundError, CorruptFileError) as error:
            yield Finding(error.code, sha256, str(error))
    for sha256 in sorted(set(files) - shown):
        yield Finding("unused_file", sha256, "Tệp trong kho không thuộc văn bản nào.")


def _papers(connection: sa.Connection) -> Iterator[Finding]:
    has_file = sa.select(rendition.c.id).where(rendition.c.document == document.c.id)
    for number in connection.execute(
        sa.select(document.c.id).where(~has_file.exists())
    ).scalars():
        yield Finding("no_file", f"văn bản {number}", "Văn bản không có tệp gốc.")


def _ledger(connection: sa.Connection) -> Iterator[Finding]:
    """Check that what was taken in names its paper, and that all rows add up."""
    taken = intake.c.outcome.in_(("added", "known", "updated"))
    for number in connection.execute(
        sa.select(intake.c.id).where(taken, intake.c.document.is_(None))
    ).scalars():
        yield Finding("no_paper", f"dòng {number}", "Đã nhận nhưng không rõ văn bản.")
    counts = (
        connection.execute(
            sa.select(intake.c.state, sa.func.count()).group_by(intake.c.state)
        )
        .tuples()
        .all()
    )
    rows = connection.execute(sa.select(sa.func.max(intake.c.id))).scalar() or 0
    held = sum(count for _, count in counts)
    if held != rows:
        yield Finding("lost_row", "sổ tiếp nhận", f"Có {held} dòng, đã ghi {rows}.")


def _links(connection: sa.Connection, authority: Authority) -> Iterator[Finding]:
    """Resolve everything once more and compare."""
    holders = Holders(connection, authority)
    asked = questions().add_columns(citation.c.state, citation.c.target)
    for row in connection.execute(asked.where(citation.c.lookup != "")):
        resolution, _ = holders.decide(row)
        target = resolution.documents[0] if resolution.state == "resolved" else None
        if (resolution.state, target) != (row.state, row.target):
            where = f"văn bản {row.document}, viện dẫn {row.id}"
            yield Finding("stale_link", where, "Liên kết chưa theo kịp danh mục.")


def _numbering(connection: sa.Connection) -> Iterator[Finding]:
    last = connection.execute(sa.select(sa.func.max(change.c.revision))).scalar() or 0
    said = connection.execute(sa.select(head.c.revision)).scalar_one()
    if last != said:
        yield Finding("lost_change", "sổ thay đổi", f"Ghi {last}, đã đếm {said}.")
