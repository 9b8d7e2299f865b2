"""The bodies whose papers are held, and with what their numbers begin again."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from archive import collation, symbols
from archive.catalogue.access import visible
from archive.catalogue.schema import document
from archive.catalogue.view import to_metadata
from archive.facts import Metadata
from archive.links import Names, numbering
from archive.model import Reader
from archive.series import Restart

UNKNOWN = ""
"""The key of the papers whose body nobody knows."""

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Body:
    """A body with papers held: how many, and the days of the first and the last.

    ``above`` tells it from others of its name; a congress numbers all its kinds
    of papers in ``one_series``.
    """

    key: str
    name: str
    above: str | None
    papers: int
    first: dt.date | None
    last: dt.date | None
    restart: Restart
    one_series: bool = False


def listed(
    connection: sa.Connection, reader: Reader, authority: Names
) -> dict[str, Body]:
    """Return the bodies of the papers that ``reader`` may see, in Vietnamese order."""
    found = sorted(
        _bodies(connection, reader, authority),
        # What nobody knows the body of stands last.
        key=lambda body: (
            not body.key,
            collation.key(body.name),
            collation.key(body.above or ""),
        ),
    )
    return {body.key: body for body in found}


def _bodies(
    connection: sa.Connection, reader: Reader, authority: Names
) -> Iterator[Body]:
    key = sa.func.coalesce(document.c.body_key, UNKNOWN)
    numbered = sa.case((document.c.number.is_not(None), document.c.id))
    counted = (
        sa.select(
            key.label("key"),
            sa.func.count().label("papers"),
            sa.func.min(document.c.issued_from).label("first"),
            sa.func.max(document.c.issued_from).label("last"),
            # A paper with a number tells how the body numbers.
            sa.func.coalesce(sa.func.max(numbered), sa.func.max(document.c.id)).label(
                "sample"
            ),
        )
        .where(visible(reader))
        .group_by(key)
    )
    rows = connection.execute(counted).all()
    samples = dict(_facts(connection, [row.sample for row in rows]))
    for row in rows:
        told = _told(row.key, samples[row.sample], authority)
        yield Body(row.key, *told[:2], row.papers, row.first, row.last, *told[2:])


def _facts(
    connection: sa.Connection, numbers: list[int]
) -> Iterable[tuple[int, Metadata]]:
    for start in range(0, len(numbers), _AT_ONCE):
        some = numbers[start : start + _AT_ONCE]
        asked = sa.select(document.c.id, document.c.facts).where(
            document.c.id.in_(some)
        )
        for row in connection.execute(asked):
            yield row.id, to_metadata(row.facts)


def _told(
    key: str, sample: Metadata, authority: Names
) -> tuple[str, str | None, Restart, bool]:
    if key == UNKNOWN:
        return "", None, "year", False
    name = (sample.issuers[0] if sample.issuers else sample.organ) or key
    is_whole = numbering(name, authority) == key
    above = None if is_whole else sample.parent or sample.place
    named = authority.body_named(name)
    if named is not None and authority.body_key(named.name) == key:
        # The paper sampled may spell its body in capitals or without a mark.
        name = named.name
    is_congress = named is not None and named.kind == "congress"
    return name, above, _restart(sample, name, authority), is_congress


def _restart(sample: Metadata, name: str, authority: Names) -> Restart:
    symbol = symbols.read(sample.symbol) if sample.symbol else None
    # One misread symbol must not turn the registers of a Party body upside down.
    is_party = symbol.style == "party" if symbol else sample.regime == "party"
    if not is_party:
        return "year"
    named = authority.body_named(name)
    return "term" if named is not None and named.level == "central" else "congress"
