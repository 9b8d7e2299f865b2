"""Keep the table of doubts level with facts and links, inside their transaction.

The law of this module: a doubt that stays keeps its number, so that an address of
it holds while others come and go.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, TypeVar

import msgspec
import sqlalchemy as sa

from archive import doubts, facts
from archive.catalogue import effects, view
from archive.catalogue.schema import citation, claim, document, doubt
from archive.doubts import Doubt
from archive.links import Resolution, Resolved
from archive.model import Citation, Claim

Settled = tuple[int, Resolution, list[int]]
"""A citation, what became of it, and the papers weighed for it."""

_AT_ONCE = 400

Item = TypeVar("Item", int, str)


def write_facts(connection: sa.Connection, numbers: Sequence[int]) -> None:
    """Bring the doubts about facts of some papers up to their claims and views."""
    rows = connection.execute(
        sa.select(claim)
        .where(
            claim.c.document.in_(numbers),
            claim.c.field.in_(doubts.FACTS),
            claim.c.withdrawn_at.is_(None),
        )
        .order_by(claim.c.id)
    )
    made: dict[int, list[Claim]] = {number: [] for number in numbers}
    for row in rows:
        made[row.document].append(view.to_claim(row))
    views = connection.execute(
        sa.select(document.c.id, view.FACTS).where(document.c.id.in_(numbers))
    )
    found = {
        (row.id, None, one)
        for row in views
        for one in doubts.of_facts(
            facts.standing(made[row.id]),
            view.read_metadata(row.facts),
            facts.registered(made[row.id]),
        )
    }
    _replace(
        connection,
        sa.and_(doubt.c.document.in_(numbers), doubt.c.citation.is_(None)),
        found,
    )
    _count_for_papers(connection, numbers)


def write_links(
    connection: sa.Connection, rows: Sequence[sa.Row[Any]], settled: Iterable[Settled]
) -> None:
    """Bring the doubts about citations up to what became of them."""
    found = {
        (row.document, number, made)
        for row, (number, resolution, weighed) in zip(rows, settled, strict=True)
        for made in of_citation(row, resolution, weighed)
    }
    asked = [row.id for row in rows]
    _replace(connection, doubt.c.citation.in_(asked), found)
    _count_for_links(connection, {row.lookup for row in rows if row.lookup})


def of_citation(
    row: sa.Row[Any], resolution: Resolution, weighed: Iterable[int]
) -> list[Doubt]:
    """Return what is doubtful of one of ``questions``: its link, and what it does."""
    printed = msgspec.convert(row.printed, Citation)
    target = resolution.documents[0] if isinstance(resolution, Resolved) else None
    does = effects.said(row, target, resolution.reasons)
    found = (
        doubts.of_link(printed, resolution, row.lookup, weighed),
        doubts.of_effect(
            printed, resolution, does.effect, is_judged=does.given is not None
        ),
    )
    return [made for made in found if made]


def _replace(
    connection: sa.Connection,
    which: sa.ColumnElement[bool],
    found: Collection[tuple[int, int | None, Doubt]],
) -> None:
    held = {
        (row.document, row.citation, Doubt(row.field, row.kind, row.likeness)): row.id
        for row in connection.execute(sa.select(doubt).where(which))
    }
    gone = [number for key, number in held.items() if key not in found]
    if gone:
        connection.execute(sa.delete(doubt).where(doubt.c.id.in_(gone)))
    new = [_row(*key) for key in found if key not in held]
    if new:
        connection.execute(sa.insert(doubt), sorted(new, key=_place))


def _row(number: int, cited: int | None, made: Doubt) -> dict[str, Any]:
    values = {name: getattr(made, name) for name in Doubt.__slots__}
    return values | {"document": number, "citation": cited}


def _place(row: Mapping[str, Any]) -> tuple[int, int, int]:
    fields = (*doubts.SHOWN, doubts.LINK, doubts.EFFECT)
    return row["document"], row["citation"] or 0, fields.index(row["field"])


def used(connection: sa.Connection, number: int) -> tuple[set[int], set[str]]:
    """Return the papers and the keys that a paper's citations speak of now."""
    rows = connection.execute(
        sa.select(citation.c.target, citation.c.lookup)
        .where(citation.c.document == number)
        .distinct()
    ).all()
    papers = {row.target for row in rows if row.target}
    return papers, {row.lookup for row in rows if row.lookup}


def targets(connection: sa.Connection, asked: Sequence[int]) -> set[int]:
    """Return the papers that the citations ``asked`` mean now."""
    named = sa.select(citation.c.target).where(
        citation.c.id.in_(asked), citation.c.target.is_not(None)
    )
    return set(connection.execute(named.distinct()).scalars())


def recount(
    connection: sa.Connection, papers: Collection[int], keys: Collection[str] = ()
) -> None:
    """Count anew how often papers in doubt are cited."""
    _count_for_papers(connection, papers)
    _count_for_links(connection, keys)


def _count_for_papers(connection: sa.Connection, papers: Collection[int]) -> None:
    uses = _citing().where(citation.c.target == doubt.c.document).scalar_subquery()
    for some in _portions(papers):
        # Few papers are in doubt, and only for these it is counted.
        connection.execute(
            sa.update(doubt)
            .where(doubt.c.document.in_(some), doubt.c.citation.is_(None))
            .values(uses=uses)
        )


def _count_for_links(connection: sa.Connection, keys: Collection[str]) -> None:
    """Count for each key in doubt the papers that cite under it."""
    for some in _portions(keys):
        doubtful = (
            sa.select(citation.c.lookup)
            .join_from(doubt, citation, doubt.c.citation == citation.c.id)
            .where(citation.c.lookup.in_(some))
            .distinct()
        )
        counting = (
            _citing()
            .add_columns(citation.c.lookup)
            .where(citation.c.lookup.in_(doubtful))
            .group_by(citation.c.lookup)
        )
        counted = {key: cited for cited, key in connection.execute(counting)}
        # Where only a paper that was joined to another cites, nobody does.
        for key in connection.execute(doubtful).scalars().all():
            uses = doubts.rounded(counted.get(key, 0))
            of_key = sa.select(citation.c.id).where(citation.c.lookup == key)
            connection.execute(
                sa.update(doubt)
                .where(doubt.c.citation.in_(of_key), doubt.c.uses != uses)
                .values(uses=uses)
            )


def _citing() -> sa.Select[Any]:
    """Count papers that cite, but those that were joined to another."""
    joined = sa.select(document.c.id).where(document.c.joined_to.is_not(None))
    return sa.select(sa.func.count(citation.c.document.distinct())).where(
        citation.c.document.not_in(joined)
    )


def _portions(items: Collection[Item]) -> Iterable[list[Item]]:
    ordered = sorted(items)
    for start in range(0, len(ordered), _AT_ONCE):
        yield ordered[start : start + _AT_ONCE]
