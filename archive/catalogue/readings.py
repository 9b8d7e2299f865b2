"""What is kept of the reading of papers, inside whoever's transaction.

Asked of many papers at once: most of them say what they said, and to know it must
cost little beside the reading. It has no reader, as a whole archive is read again.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from archive.catalogue import covering, details, view
from archive.catalogue.papers import Rendition
from archive.catalogue.rereading import Chosen, Held
from archive.catalogue.schema import (
    citation,
    claim,
    document,
    page,
    page_detail,
    recognition,
    rendition,
)
from archive.model import Citation, Page

Rows = dict[int, list[sa.Row[Any]]]


def chosen(connection: sa.Connection, which: Chosen) -> list[int]:
    """Return the papers with a file that are meant, the oldest first."""
    has_file = sa.select(rendition.c.id).where(rendition.c.document == document.c.id)
    asked = sa.select(document.c.id).where(has_file.exists(), *_conditions(which))
    found = connection.execute(asked.order_by(document.c.id)).scalars()
    wanted = None if which.numbers is None else frozenset(which.numbers)
    return [number for number in found if wanted is None or number in wanted]


def _conditions(which: Chosen) -> Iterable[sa.ColumnElement[bool]]:
    of_paper = page.c.document == document.c.id
    if which.unless:
        is_old = document.c.readers.not_like(f"{which.unless} %")
        seen = sa.select(page.c.number).where(of_paper, page.c.origin == "ocr")
        has_old_eyes = (document.c.readers != which.eyes) & seen.exists()
        yield sa.or_(is_old, has_old_eyes) if which.eyes else is_old
    if which.suffix:
        named = rendition.c.name.endswith(which.suffix, autoescape=True)
        file = sa.select(rendition.c.id).where(rendition.c.document == document.c.id)
        yield file.where(named).exists()
    if which.origin:
        yield (
            sa.select(page.c.number)
            .where(of_paper, page.c.origin == which.origin)
            .exists()
        )
    if which.note:
        quoted = f'"{which.note}"'
        yield sa.cast(document.c.notes, sa.Text).contains(quoted, autoescape=True)


def of(connection: sa.Connection, numbers: Sequence[int]) -> tuple[Held, ...]:
    """Return what is kept of papers, each with all of its rows in one question."""
    kept = sa.select(document.c.id, document.c.readers, document.c.notes)
    asked = kept.where(document.c.id.in_(numbers)).order_by(document.c.id)
    rows = connection.execute(asked).all()
    files = _by_paper(connection, numbers, rendition, rendition.c.id)
    pages = _by_paper(connection, numbers, page, page.c.number)
    seen = _by_paper(connection, numbers, page_detail, page_detail.c.number)
    claims = _by_paper(
        connection, numbers, claim, claim.c.id, claim.c.withdrawn_at.is_(None)
    )
    cited = _by_paper(connection, numbers, citation, citation.c.position)
    later = _by_paper(connection, numbers, recognition, recognition.c.document)
    return tuple(
        Held(
            row.id,
            row.readers,
            tuple(row.notes),
            tuple(_pages(pages.get(row.id, []), seen.get(row.id, []))),
            _corrections(claims.get(row.id, [])),
            tuple(map(view.to_claim, claims.get(row.id, []))),
            tuple(_citations(cited.get(row.id, []))),
            tuple(map(_file, files.get(row.id, []))),
            is_waiting=any(one.state == "waiting" for one in later.get(row.id, [])),
            is_portioned=row.id in later,
        )
        for row in rows
    )


def _by_paper(
    connection: sa.Connection,
    numbers: Sequence[int],
    table: sa.Table,
    order: sa.Column[int],
    *which: sa.ColumnElement[bool],
) -> Rows:
    asked = sa.select(table).where(table.c.document.in_(numbers), *which)
    found: Rows = {}
    for row in connection.execute(asked.order_by(order)):
        found.setdefault(row.document, []).append(row)
    return found


def _pages(rows: Iterable[sa.Row[Any]], seen: Iterable[sa.Row[Any]]) -> Iterable[Page]:
    beside = {row.number: details.to_detail(row) for row in seen}
    for row in rows:
        text = row.text if row.verbatim is None else row.verbatim
        detail = beside.get(row.number, details.Detail())
        yield Page(row.number, text, row.origin, detail.sight, detail.decoded)


def _corrections(rows: Iterable[sa.Row[Any]]) -> dict[int, str]:
    """Return the corrected pages; of two corrections of one, the newer holds."""
    made = [row for row in rows if row.field == covering.FIELD]
    made.sort(key=lambda row: (row.made_at, row.id))
    return {row.value["page"]: row.value["text"] for row in made}


def _citations(rows: Iterable[sa.Row[Any]]) -> Iterable[Citation]:
    return (msgspec.convert(row.printed, Citation) for row in rows)


def _file(row: sa.Row[Any]) -> Rendition:
    return Rendition(*(getattr(row, name) for name in Rendition.__slots__))
