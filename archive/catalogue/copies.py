"""That a paper may be one with another, told where that other may be seen.

The intake flags a paper in the light of all that is held. Whoever may not see the
other one must not be told of it: to them the paper is as if there were none.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from archive.catalogue.access import shown_among
from archive.catalogue.papers import Kept
from archive.catalogue.schema import document, rendition
from archive.catalogue.view import FACTS
from archive.facts import Metadata
from archive.model import Reader

_Columns = sa.ColumnCollection[str, sa.ColumnElement[Any]]

COPY = "possible_copy"
"""The flag; ``indexer.likeness`` sets it, too."""

_IN_FACTS = f'%"{COPY}"%'


def is_sole(reader: Reader) -> sa.ColumnElement[bool]:
    """Whether a paper is flagged for the sake of papers that ``reader`` may not see.

    Asked of the few that are flagged, by what the keys of papers tell.
    """
    is_flagged = FACTS.element.like(_IN_FACTS)
    return sa.and_(is_flagged, ~_like(reader).exists()).label("is_sole")


def _like(reader: Reader) -> sa.Select[int]:
    one, other = document.c, document.alias("like")
    is_other = sa.and_(other.c.id != one.id, shown_among(reader, other))
    twins = sa.select(other.c.id).where(is_other, _is_twin(one, other.c))
    return twins.correlate(document)


def _is_twin(one: _Columns, other: _Columns) -> sa.ColumnElement[bool]:
    """Whether ``identity.alike`` may have found one for the other."""
    no_days = sa.or_(one.issued_from.is_(None), other.issued_from.is_(None))
    meets = sa.and_(
        one.issued_from <= other.issued_to, one.issued_to >= other.issued_from
    )
    same_body = one.body_key == other.body_key
    same = sa.and_(same_body, sa.or_(meets, no_days))
    same_year = _year(one.issued_from) == _year(other.issued_from)
    slip = sa.or_(meets, sa.and_(same_body, sa.or_(no_days, same_year)))
    near = sa.and_(slip, sa.or_(_is_unfiled(one.id), _is_unfiled(other.id)))
    unnumbered = sa.and_(
        one.symbol_key.is_(None),
        other.symbol_key.is_(None),
        one.type == other.type,
        one.subject == other.subject,
    )
    numbered = sa.and_(one.symbol_key == other.symbol_key, sa.or_(same, near))
    return sa.or_(numbered, sa.and_(unnumbered, same))


def _year(day: sa.ColumnElement[Any]) -> sa.ColumnElement[int]:
    return sa.extract("year", day)


def _is_unfiled(number: sa.ColumnElement[int]) -> sa.ColumnElement[bool]:
    files = sa.select(rendition.c.id).where(rendition.c.document == number)
    return ~files.correlate_except(rendition).exists()


def told(facts: Metadata, *, is_sole: bool) -> Metadata:
    """Return the facts of a paper as they are told."""
    if not is_sole:
        return facts
    return replace(facts, flags=tuple(flag for flag in facts.flags if flag != COPY))


def told_claims(
    connection: sa.Connection, number: int, kept: Iterable[Kept], reader: Reader
) -> tuple[Kept, ...]:
    """Return claims about a paper as they are told."""
    claims = tuple(kept)
    if not any(map(_tells, claims)):
        return claims
    asked = sa.select(is_sole(reader)).where(document.c.id == number)
    if not connection.execute(asked).scalar_one():
        return claims
    return tuple(_without(one) if _tells(one) else one for one in claims)


def _tells(kept: Kept) -> bool:
    return kept.claim.field == "flags" and COPY in (kept.claim.value or ())


def _without(kept: Kept) -> Kept:
    flags = [flag for flag in kept.claim.value if flag != COPY]
    return replace(kept, claim=replace(kept.claim, value=flags))
