"""Pages moved between two papers of one file, inside whoever's transaction.

The law of this module: which pages of a file a paper shows follows from the pages it
has, and is written anew whenever pages come or go.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Self

import sqlalchemy as sa

from archive.catalogue import covering, decided, deciding, details, joining, writing
from archive.catalogue.claims import FOLLOWING
from archive.catalogue.papers import ChangeKind, Kept, Rendition
from archive.catalogue.schema import citation, claim, document, page, rendition
from archive.errors import UsageError
from archive.links import Names
from archive.sentences import Sentence

GIVEN = "given"
"""The field of a claim about pages of a paper that became one of their own."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """Some pages of a stored file, both ends included."""

    sha256: str
    first: int
    last: int

    @classmethod
    def of(cls, value: Any) -> Self:
        """Return the pages that the value of a claim names."""
        return cls(value["sha256"], value["first_page"], value["last_page"])

    @property
    def said(self) -> dict[str, Any]:
        """These pages as a claim names them."""
        names = "sha256", "first_page", "last_page"
        return dict(zip(names, (self.sha256, self.first, self.last), strict=True))

    @property
    def pages(self) -> range:
        """The numbers of these pages."""
        return range(self.first, self.last + 1)

    def meets(self, other: Self) -> bool:
        """Say whether some page is among both."""
        apart = other.last < self.first or self.last < other.first
        return self.sha256 == other.sha256 and not apart


def pages_of(connection: sa.Connection, number: int) -> list[int]:
    """Return the numbers of the pages of a paper."""
    return list(
        connection.execute(
            sa.select(page.c.number)
            .where(page.c.document == number)
            .order_by(page.c.number)
        ).scalars()
    )


def given(connection: sa.Connection, number: int) -> list[Kept]:
    """Return the standing claims about pages that left a paper, in their order."""
    rows = connection.execute(
        _said(number, GIVEN).where(claim.c.withdrawn_at.is_(None))
    )
    return [deciding.to_kept(row) for row in rows]


def parted(connection: sa.Connection, number: int) -> Kept | None:
    """Return the last claim that says whose pages a paper is, withdrawn or not."""
    rows = connection.execute(_said(number, joining.PARTED)).all()
    found = [row for row in rows if "first_page" in row.value]
    return deciding.to_kept(found[-1]) if found else None


def taken(connection: sa.Connection, number: int, leaf: Leaf, by: str) -> int | None:
    """Return the paper of just these pages, where the same person parted them."""
    for kept in given(connection, number):
        if Leaf.of(kept.claim.value) == leaf and kept.claim.source == by:
            return int(kept.claim.value["to"])
    return None


def paper_of(
    connection: sa.Connection, number: int, leaf: Leaf, by: str, at: dt.datetime
) -> tuple[int, ChangeKind]:
    """Return the paper that pages are to be: the one they once were, or a new one."""
    for row in reversed(connection.execute(_said(number, GIVEN)).all()):
        if Leaf.of(row.value) == leaf and _is_shown_as(
            connection, row.value["to"], number
        ):
            return int(row.value["to"]), "updated"
    whom = sa.select(document.c.audience).where(document.c.id == number)
    audience = str(connection.execute(whom).scalar_one())
    made = writing.add_paper(connection, audience, by, at)
    _add_file(connection, number, made, leaf)
    return made, "added"


def _is_shown_as(connection: sa.Connection, number: int, other: int) -> bool:
    held = sa.select(document.c.joined_to).where(document.c.id == number)
    return bool(connection.execute(held).scalar() == other)


def _add_file(connection: sa.Connection, number: int, made: int, leaf: Leaf) -> None:
    row = _files(connection, number, leaf.sha256)[0]
    _copy(connection, row, document=made, first_page=leaf.first, last_page=leaf.last)


def _copy(connection: sa.Connection, row: sa.Row[Any], **other: int | None) -> None:
    same = {name: getattr(row, name) for name in (*Rendition.__slots__, "document")}
    kept = {"source": row.source, "added_at": row.added_at}
    connection.execute(sa.insert(rendition).values({**same, **kept, **other}))


def take(connection: sa.Connection, number: int, made: int, leaf: Leaf) -> None:
    """Let pages, as they were read, leave ``number`` and be all of ``made``."""
    notes = sa.select(document.c.notes).where(document.c.id == number)
    connection.execute(
        sa.update(document)
        .where(document.c.id == made)
        .values(notes=notes.scalar_subquery())
    )
    moved = _decisions_of(connection, number, leaf.pages)
    writing.drop_pages(connection, made)
    _copy_pages(connection, number, made, leaf.pages)
    writing.drop_pages(connection, number, leaf.pages)
    _move(connection, moved, made)
    write_ranges(connection, number, leaf.sha256)


def put_back(connection: sa.Connection, number: int, made: int, leaf: Leaf) -> None:
    """Let ``number`` have the pages of ``made`` again, which keeps what was read."""
    _copy_pages(connection, made, number, leaf.pages)
    _move(connection, _decisions_of(connection, made, leaf.pages), number)
    decided.write(connection, made)
    write_ranges(connection, number, leaf.sha256)


def _copy_pages(
    connection: sa.Connection, one: int, other: int, numbers: range
) -> None:
    read = sa.func.coalesce(page.c.verbatim, page.c.text)
    rows = sa.select(sa.literal(other), page.c.number, read, page.c.origin).where(
        page.c.document == one, page.c.number.between(numbers[0], numbers[-1])
    )
    columns = ["document", "number", "text", "origin"]
    connection.execute(sa.insert(page).from_select(columns, rows))
    details.copy(connection, one, other, numbers)


def _decisions_of(
    connection: sa.Connection, number: int, pages: range
) -> Sequence[sa.Row[Any]]:
    """Return what people decided about the words of some pages, withdrawn or not."""
    now = _places(connection, number)
    rows = connection.execute(
        _said(number, covering.FIELD, decided.FIELD, decided.EFFECT).where(
            claim.c.source.startswith("person:")
        )
    )
    return [row for row in rows if now.get(row.id, row.value["page"]) in pages]


def _places(connection: sa.Connection, number: int) -> dict[int, int]:
    """Return the page on which each decision about a citation holds now."""
    beside = citation.c.decision, citation.c.verdict
    rows = connection.execute(
        sa.select(*beside, citation.c.printed).where(
            citation.c.document == number,
            sa.or_(*(column.is_not(None) for column in beside)),
        )
    )
    return {
        made["claim"]: row.printed["page"]
        for row in rows
        for made in (row.decision, row.verdict)
        if made
    }


def _move(connection: sa.Connection, rows: Iterable[sa.Row[Any]], to: int) -> None:
    """Let decisions be about ``to``, which none can say that it cites itself."""
    which = [row.id for row in rows if row.value.get("target") != to]
    connection.execute(
        sa.update(claim).where(claim.c.id.in_(which)).values(document=to)
    )


def unsay(
    connection: sa.Connection, number: int, made: int, by: str, at: dt.datetime
) -> None:
    """Withdraw what told that pages of ``number`` are the paper ``made``."""
    asked = [kept.id for kept in given(connection, number) if _names(kept, made)]
    here = sa.and_(claim.c.document == made, claim.c.field == joining.PARTED)
    which = sa.or_(claim.c.id.in_(asked), here)
    deciding.withdraw(connection, which, by=by, at=at)


def _names(kept: Kept, made: int) -> bool:
    return bool(kept.claim.value["to"] == made)


def _refuse(
    _connection: sa.Connection, _number: int, _authority: Names, _at: dt.datetime
) -> None:
    """Leave it to whoever finds facts anew in what comes back."""
    message = Sentence("Việc tách được hoàn tác ở trang các bản của văn bản.")
    raise UsageError(message)


FOLLOWING[GIVEN] = FOLLOWING[joining.PARTED] = _refuse


def write_ranges(connection: sa.Connection, number: int, sha256: str) -> None:
    """Bring the page ranges of a file up to the pages that its paper has."""
    rows = _files(connection, number, sha256)
    due = _due(connection, number, sha256)
    for row, (first, last) in zip(rows, due, strict=False):
        changed = {"first_page": first, "last_page": last}
        connection.execute(
            sa.update(rendition).where(rendition.c.id == row.id).values(changed)
        )
    for first, last in due[len(rows) :]:
        _copy(connection, rows[0], first_page=first, last_page=last)
    surplus = [row.id for row in rows[len(due) :]]
    connection.execute(sa.delete(rendition).where(rendition.c.id.in_(surplus)))


def _due(
    connection: sa.Connection, number: int, sha256: str
) -> Sequence[tuple[int | None, int | None]]:
    """Return the ranges of a paper's pages; one without ends where all are there."""
    ever = connection.execute(_said(number, GIVEN)).all()
    was_whole = any(row.value["whole"] for row in ever if row.value["sha256"] == sha256)
    if was_whole and not given(connection, number):
        return [(None, None)]
    return runs(pages_of(connection, number))


def is_whole(connection: sa.Connection, number: int, sha256: str) -> bool:
    """Say whether a paper has all pages of a file."""
    return all(row.first_page is None for row in _files(connection, number, sha256))


def runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Return the ranges that numbers in their order make.

    >>> runs([1, 2, 3, 7, 9, 10])
    [(1, 3), (7, 7), (9, 10)]
    """
    grouped = groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])
    ranges = [[number for _, number in group] for _, group in grouped]
    return [(found[0], found[-1]) for found in ranges]


def is_ranged(connection: sa.Connection, number: int) -> bool:
    """Say whether a paper is some pages of a file."""
    some = sa.select(rendition.c.id).where(
        rendition.c.document == number, rendition.c.first_page.is_not(None)
    )
    return connection.execute(some.limit(1)).scalar() is not None


def reads(connection: sa.Connection, number: int, sha256: str) -> bool:
    """Say whether the pages of a paper are those of its ranges of a file."""
    rows = _files(connection, number, sha256)
    held = [(row.first_page, row.last_page) for row in rows]
    whole = [(None, None)]
    return held == whole or held == runs(pages_of(connection, number))


def _files(
    connection: sa.Connection, number: int, sha256: str
) -> Sequence[sa.Row[Any]]:
    return connection.execute(
        sa.select(rendition)
        .where(rendition.c.document == number, rendition.c.sha256 == sha256)
        .order_by(rendition.c.id)
    ).all()


def _said(number: int, *fields: str) -> sa.Select[Any]:
    return (
        sa.select(claim)
        .where(claim.c.document == number, claim.c.field.in_(fields))
        .order_by(claim.c.id)
    )
