"""Citations as one reader may know them.

The law of this module: what a reader is told equals what an archive holding
only that reader's papers would say. Where a paper that was weighed for a
citation is hidden from the reader, the citation is resolved anew without it.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
import sqlalchemy as sa

from archive.catalogue import decided, effects, shelf
from archive.catalogue.access import hidden, is_partial, seen, visible
from archive.catalogue.holders import DECIDED, Holders, questions
from archive.catalogue.papers import Decided, Given, Link
from archive.catalogue.schema import candidate, citation, document
from archive.links import (
    Names,
    Resolution,
    Resolved,
    StatusCode,
    Unknown,
    Weighing,
)
from archive.model import Citation, Reader


@dataclass(frozen=True, slots=True)
class Told:
    """A citation and what its reader is told of it.

    ``printed`` is the citation as found, ``sought`` as read in its paper. ``effect``
    is what it does to the paper meant, from the day ``since``; it is a proposal
    until a verdict about that paper is ``given``.
    """

    citing: int
    printed: Citation
    sought: Citation
    lookup: str | None
    resolution: Resolution
    id: int = 0
    decided: Decided | None = None
    effect: StatusCode | None = None
    since: dt.date | None = None
    given: Given | None = None

    @property
    def is_weighty(self) -> bool:
        """Whether it does something to the paper, or a person said that it does not."""
        return self.effect is not None or self.given is not None


def hides(reader: Reader) -> sa.ColumnElement[bool]:
    """Citations for which a paper was weighed that ``reader`` may not see."""
    weighed = document.alias("weighed")
    return (
        sa.select(candidate.c.citation)
        .join_from(candidate, weighed, candidate.c.document == weighed.c.id)
        .where(candidate.c.citation == citation.c.id, hidden(reader, weighed))
        .exists()
    )


def so_to_reader(  # noqa: PLR0913  # a question, its answer in the archive, and who asks
    connection: sa.Connection,
    reader: Reader,
    authority: Names,
    *,
    asked: sa.ColumnElement[bool],
    kept: sa.ColumnElement[bool],
    holds: Callable[[Resolution], bool],
) -> sa.ColumnElement[bool]:
    """The citations among ``asked`` that are ``kept`` so, as ``reader`` may know.

    Those that hide a paper from the reader are resolved anew, and are meant
    where the resolution ``holds``.
    """
    if not is_partial(connection, reader):
        return sa.and_(asked, kept)
    rows = connection.execute(
        questions().where(asked, hides(reader), visible(reader))
    ).all()
    holders = Holders(connection, authority, reader)
    holders.know(row.lookup for row in rows if row.lookup)
    anew = [row.id for row in rows if holds(holders.decide(row)[0])]
    sure = sa.and_(asked, kept, ~hides(reader))
    return sa.or_(sure, citation.c.id.in_(anew))


def perhaps(
    connection: sa.Connection, reader: Reader, kept: sa.ColumnElement[bool]
) -> sa.ColumnElement[bool]:
    """Citations that are ``kept`` so, or may be so for ``reader``."""
    return sa.or_(kept, _hides_any(connection, reader))


def told(
    connection: sa.Connection,
    which: sa.ColumnElement[bool],
    reader: Reader,
    authority: Names,
) -> list[Told]:
    """Return the citations ``which`` in papers ``reader`` may see, in their order."""
    asked = questions().add_columns(
        citation.c.state,
        citation.c.target,
        citation.c.reasons,
        citation.c.flags,
        _hides_any(connection, reader).label("hides"),
    )
    ordered = asked.where(which, seen(citation.c.document, reader)).order_by(
        citation.c.document, citation.c.position
    )
    rows = connection.execute(ordered).all()
    holders = Holders(connection, authority, reader)
    holders.know(row.lookup for row in rows if row.lookup and _is_open(row))
    return [
        _told(row, holders.decide(row)[0] if _is_open(row) else _kept(row))
        for row in rows
    ]


def _is_open(row: sa.Row[Any]) -> bool:
    """Whether what is kept does not say it all: which papers may still be meant."""
    return bool(row.hides) or row.state == "ambiguous"


def _hides_any(connection: sa.Connection, reader: Reader) -> sa.ColumnElement[bool]:
    """``hides``, unless there is nothing to hide, which is asked only once."""
    return hides(reader) if is_partial(connection, reader) else sa.false()


def _told(row: sa.Row[Any], resolution: Resolution) -> Told:
    printed = msgspec.convert(row.printed, Citation)
    sought = msgspec.convert(row.sought, Citation) if row.sought else printed
    # A decision is only told where it bears on what this reader may know.
    beside = decided.beside(row.decision) if DECIDED in resolution.reasons else None
    target = resolution.document if isinstance(resolution, Resolved) else None
    does = effects.said(row, target, resolution.reasons)
    return Told(
        row.document,
        printed,
        sought,
        row.lookup,
        resolution,
        row.id,
        beside and beside[1],
        does.effect,
        does.since,
        does.given,
    )


def _kept(row: sa.Row[Any]) -> Resolution:
    reasons, flags = tuple(row.reasons), tuple(row.flags)
    if row.state == "resolved":
        return Resolved(row.target, reasons, flags)
    return Unknown(reasons, flags)


def to_links(
    connection: sa.Connection, found: Sequence[Told], reader: Reader
) -> list[Link]:
    """Return what was told with the papers it names."""
    numbers = {number for one in found for number in one.resolution.documents}
    briefs = shelf.briefs(connection, numbers, reader)
    return [
        Link(
            citing=one.citing,
            citation=one.printed,
            state=one.resolution.state,
            papers=tuple(briefs[number] for number in one.resolution.documents),
            reasons=one.resolution.reasons,
            flags=tuple(dict.fromkeys((*one.sought.flags, *one.resolution.flags))),
            id=one.id,
            decided=one.decided,
            body=one.sought.body,
            weighed=_shown(one.resolution),
        )
        for one in found
    ]


def _shown(resolution: Resolution) -> tuple[Weighing, ...]:
    """Return what was weighed of the papers that may be meant, in their order."""
    if resolution.state != "ambiguous":
        return ()
    of = {one.document: one for one in resolution.weighed}
    return tuple(of[number] for number in resolution.documents if number in of)
