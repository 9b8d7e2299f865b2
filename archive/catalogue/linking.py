"""Keep every citation resolved, whenever a paper comes, changes or goes.

Only citations that look for a key of the changed paper are touched, and they
are found by index: the time does not grow with the archive.
"""

from collections.abc import Collection, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from archive import links
from archive.catalogue import decided, doubting, effects, keys, view
from archive.catalogue.holders import Holders, questions
from archive.catalogue.schema import candidate, citation, document
from archive.facts import Metadata
from archive.links import Names, Resolution, Resolved
from archive.model import Citation

_AT_ONCE = 500
_READ = ("sought", "lookup", "body_key", "code", "telling")


def write(
    connection: sa.Connection,
    number: int,
    citations: Sequence[Citation],
    authority: Names,
) -> None:
    """Write the citations of a paper, yet unresolved, in place of older ones."""
    used = doubting.used(connection, number)
    connection.execute(sa.delete(citation).where(citation.c.document == number))
    doubting.recount(connection, *used)
    new = rows(number, citations, view.read(connection, number), authority)
    if new:
        connection.execute(sa.insert(citation), new)
    decided.write(connection, number)


def rows(
    number: int, citations: Sequence[Citation], citing: Metadata, authority: Names
) -> list[dict[str, Any]]:
    """Return the citations of a paper that has none, yet unresolved, as rows."""
    sought = links.complete(citations, citing, authority)
    return [
        {"document": number, "position": position}
        | _columns(printed, read, citing, authority)
        for position, (printed, read) in enumerate(zip(citations, sought, strict=True))
    ]


def _columns(
    printed: Citation, sought: Citation, citing: Metadata, authority: Names
) -> dict[str, Any]:
    does = effects.as_read(printed)
    return {
        "printed": printed,
        **_read(printed, sought, citing, authority),
        **does,
        "effect_from": does["effect"] and effects.first_day(citing),
        "state": "unknown",
        "reasons": (),
        "flags": (),
    }


def _read(
    printed: Citation, sought: Citation, citing: Metadata, authority: Names
) -> dict[str, Any]:
    """Return the columns that say how a citation is read in its paper."""
    lookup = links.sought(sought, citing, authority)
    return {
        "sought": None if sought == printed else sought,
        "lookup": lookup,
        "body_key": links.numbered_by(sought, authority),
        "code": links.code(sought),
        "telling": bool(lookup and (sought.symbol or (sought.number and sought.body))),
    }


def reread(connection: sa.Connection, number: int, authority: Names) -> None:
    """Read the citations of a paper anew in its own light, by the names of today.

    Who issued it, where and when says which bodies its citations mean.
    """
    kept = connection.execute(
        sa.select(citation.c.id, citation.c.printed, *(citation.c[n] for n in _READ))
        .where(citation.c.document == number)
        .order_by(citation.c.position)
    ).all()
    printed = [msgspec.convert(row.printed, Citation) for row in kept]
    citing = view.to_metadata(_facts(connection, number))
    sought = links.complete(printed, citing, authority)
    new = [
        _read(*pair, citing, authority) for pair in zip(printed, sought, strict=True)
    ]
    _bring(
        connection, [pair for pair in zip(kept, new, strict=True) if _differs(*pair)]
    )


def _facts(connection: sa.Connection, number: int) -> Any:
    kept = sa.select(document.c.facts).where(document.c.id == number)
    return connection.execute(kept).scalar_one()


def _differs(row: sa.Row[Any], new: dict[str, Any]) -> bool:
    before = row.sought and msgspec.convert(row.sought, Citation)
    kept = {name: getattr(row, name) for name in _READ} | {"sought": before}
    return kept != new


def _bring(
    connection: sa.Connection, changed: Sequence[tuple[sa.Row[Any], dict[str, Any]]]
) -> None:
    if changed:
        connection.execute(
            sa.update(citation).where(citation.c.id == sa.bindparam("asked")),
            [{"asked": row.id} | new for row, new in changed],
        )
        gone = {row.lookup for row, new in changed if row.lookup}
        doubting.recount(connection, (), gone)


def keys_of(connection: sa.Connection, *numbers: int) -> frozenset[str]:
    """Return the keys under which some papers are found now."""
    kept: sa.Select[Any] = sa.select(*keys.COLUMNS)
    found = connection.execute(kept.where(document.c.id.in_(numbers)))
    return frozenset[str]().union(*map(keys.of, found))


def resolve_of(
    connection: sa.Connection, numbers: Collection[int], authority: Names
) -> None:
    """Resolve the citations that some papers make."""
    _resolve(connection, citation.c.document.in_(numbers), authority)


def resolve_for(
    connection: sa.Connection, lookups: Collection[str], authority: Names
) -> None:
    """Resolve again every citation that looks for one of some keys."""
    if lookups:
        _resolve(connection, citation.c.lookup.in_(sorted(lookups)), authority)


def resolve_some(
    connection: sa.Connection, asked: Sequence[int], authority: Names
) -> None:
    """Resolve some citations again."""
    if asked:
        _resolve(connection, citation.c.id.in_(asked), authority)


def decided_for(connection: sa.Connection, paper: int) -> Sequence[int]:
    """Return the decided citations for which a paper was weighed."""
    weighed = sa.select(candidate.c.citation).where(candidate.c.document == paper)
    return (
        connection.execute(
            sa.select(citation.c.id).where(
                citation.c.id.in_(weighed), citation.c.decision.is_not(None)
            )
        )
        .scalars()
        .all()
    )


def _resolve(
    connection: sa.Connection, which: sa.ColumnElement[bool], authority: Names
) -> None:
    holders = Holders(connection, authority)
    asked = connection.execute(questions().where(which)).all()
    for start in range(0, len(asked), _AT_ONCE):
        some = asked[start : start + _AT_ONCE]
        holders.know(row.lookup for row in some if row.lookup)
        settled = [(row.id, *holders.decide(row)) for row in some]
        meant = doubting.targets(connection, [row.id for row in some])
        _settle(connection, settled)
        meant |= doubting.targets(connection, [row.id for row in some])
        doubting.write_links(connection, some, settled)
        doubting.recount(connection, meant)


def _settle(
    connection: sa.Connection, decided: list[tuple[int, Resolution, list[int]]]
) -> None:
    asked = [number for number, _, _ in decided]
    connection.execute(sa.delete(candidate).where(candidate.c.citation.in_(asked)))
    weighed = [
        {"citation": number, "document": paper}
        for number, _, papers in decided
        for paper in papers
    ]
    if weighed:
        connection.execute(sa.insert(candidate), weighed)
    connection.execute(
        sa.update(citation).where(citation.c.id == sa.bindparam("asked")),
        [{"asked": number} | _settled(resolution) for number, resolution, _ in decided],
    )


def _settled(resolution: Resolution) -> dict[str, Any]:
    is_sure = isinstance(resolution, Resolved)
    return {
        "state": resolution.state,
        "target": resolution.documents[0] if is_sure else None,
        "reasons": resolution.reasons,
        "flags": resolution.flags,
    }
