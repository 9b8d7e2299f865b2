"""What a reading tells of pages beside their text, inside whoever's transaction.

The law of this module: a detail is of the text as it was read. It is written with
its page, goes where the page goes, and is unpacked only for who asks for it.
"""

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import msgspec
import sqlalchemy as sa

from archive.catalogue.schema import page_detail
from archive.model import Decoded, Page, Sight


@dataclass(frozen=True, slots=True)
class Detail:
    """What is kept of a page beside its text."""

    sight: Sight | None = None
    decoded: tuple[Decoded, ...] = ()


HEADERS = 2
"""Pages from the first on whose words facts are found with: they hold the header."""


def put(connection: sa.Connection, number: int, pages: Iterable[Page]) -> None:
    """Write what was told of pages, of which nothing is kept yet."""
    found = rows(number, pages)
    if found:
        connection.execute(sa.insert(page_detail), found)


def rows(number: int, pages: Iterable[Page]) -> list[dict[str, Any]]:
    """Return what was told of pages, as rows."""
    return [
        {
            "document": number,
            "number": page.number,
            "sight": _packed(page.sight) if page.sight else None,
            "decoded": _packed(page.decoded) if page.decoded else None,
        }
        for page in pages
        if page.sight or page.decoded
    ]


def drop(
    connection: sa.Connection, number: int, pages: Sequence[int] | None = None
) -> None:
    """Forget what is kept of the pages of a paper, of some or of all."""
    some = sa.true() if pages is None else page_detail.c.number.in_(pages)
    connection.execute(
        sa.delete(page_detail).where(page_detail.c.document == number, some)
    )


def copy(connection: sa.Connection, one: int, other: int, numbers: range) -> None:
    """Let ``other`` have what is kept of pages of ``one``, too."""
    names = ["number", "sight", "decoded"]
    rows = sa.select(sa.literal(other), *(page_detail.c[name] for name in names)).where(
        page_detail.c.document == one,
        page_detail.c.number.between(numbers[0], numbers[-1]),
    )
    columns = ["document", *names]
    connection.execute(sa.insert(page_detail).from_select(columns, rows))


def sight(connection: sa.Connection, number: int, page: int) -> Sight | None:
    """Return what recognition saw on a page; None where nothing was looked at."""
    kept = _kept(connection, page_detail.c.sight, number, page)
    return None if kept is None else _unpacked(kept, Sight)


def decoded(connection: sa.Connection, number: int, page: int) -> tuple[Decoded, ...]:
    """Return what was decoded on a page, in its order."""
    kept = _kept(connection, page_detail.c.decoded, number, page)
    return () if kept is None else _unpacked(kept, tuple[Decoded, ...])


def of_pages(
    connection: sa.Connection, number: int, pages: Sequence[int]
) -> dict[int, Detail]:
    """Return what is kept of some pages, of those of which anything is."""
    if not pages:
        return {}
    rows = connection.execute(
        sa.select(page_detail).where(
            page_detail.c.document == number, page_detail.c.number.in_(pages)
        )
    )
    return {row.number: to_detail(row) for row in rows}


def to_detail(row: sa.Row[Any]) -> Detail:
    """Return what a row keeps of its page."""
    seen = _unpacked(row.sight, Sight) if row.sight is not None else None
    told = _unpacked(row.decoded, tuple[Decoded, ...]) if row.decoded else ()
    return Detail(seen, told)


def laid(connection: sa.Connection, number: int, pages: list[Page]) -> list[Page]:
    """Return pages as a reading gave them, for finding facts in them anew.

    The words seen on other pages than the first are left out: a paper may have
    hundreds, and facts stand in headers and in what was looked at again.
    """
    rows = connection.execute(
        sa.select(page_detail).where(page_detail.c.document == number)
    )
    kept = {row.number: row for row in rows}
    return lean([_laid(page, kept.get(page.number)) for page in pages])


def lean(pages: Sequence[Page]) -> list[Page]:
    """Return pages with no more of what was seen on them than facts are found with."""
    return [*pages[:HEADERS], *map(_lean, pages[HEADERS:])]


def _lean(page: Page) -> Page:
    seen = page.sight
    if seen is None or seen.rereads or seen.filled:
        return page
    return replace(page, sight=None)


def _laid(page: Page, row: sa.Row[Any] | None) -> Page:
    if row is None:
        return page
    kept = to_detail(row)
    return replace(page, sight=kept.sight, decoded=kept.decoded)


def _kept(
    connection: sa.Connection, column: sa.Column[Any], number: int, page: int
) -> bytes | None:
    which = page_detail.c.document == number, page_detail.c.number == page
    kept: bytes | None = connection.execute(sa.select(column).where(*which)).scalar()
    return kept


def _packed(value: object) -> bytes:
    return zlib.compress(msgspec.json.encode(value))


def _unpacked(kept: bytes, kind: Any) -> Any:
    return msgspec.json.decode(zlib.decompress(kept), type=kind)
