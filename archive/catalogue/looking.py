"""A look for what an addition to the authority file touches.

The law of this module: everything is found in an index, by keys, codes and papers;
a look with a reader counts only papers that this reader may see.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from archive.catalogue.access import visible
from archive.catalogue.schema import candidate, citation, document, issuer
from archive.catalogue.view import to_metadata
from archive.facts import Metadata
from archive.links import Names, above_key, numbering, numbering_of
from archive.model import Reader

_AT_ONCE = 400

_YEARS = 6
"""Years around a day within which it can part two days that no other day parts:
congresses meet every five years, and papers farther apart are never of one term."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Whom an addition is about: the keys of bodies as they are kept, and codes.

    ``papers`` may be told from others anew by it, not only citations; ``renamed``:
    only what is of another body by it counts. ``reread``: citations mean other
    bodies by it, in the light of their papers. ``weighed`` is the day from which a
    body is another, or numbers anew: what weighs a paper of these years counts.
    """

    keys: tuple[str, ...]
    codes: tuple[str, ...] = ()
    papers: bool = False
    renamed: bool = False
    named: bool = True
    reread: bool = True
    weighed: dt.date | None = None


Made = tuple[int, int]
"""A citation, and the paper that makes it."""


@dataclass(frozen=True, slots=True)
class Look:
    """One look for what an addition touches, among all papers or those of a reader."""

    connection: sa.Connection
    whom: Scope
    after: Names
    reader: Reader | None

    def papers(self) -> Iterator[int]:
        """Yield the papers whose body, or the one above it, is another by the addition."""
        own = self.whom.keys
        keys = (*own, *_ending(self.connection, own))
        issuing = sa.select(issuer.c.document).where(_under(issuer.c.body_key, own))
        which = sa.or_(
            _under(document.c.body_key, keys),
            _under(document.c.above_key, own),
            document.c.id.in_(issuing),
        )
        kept = document.c
        asked = sa.select(kept.id, kept.body_key, kept.above_key, kept.facts)
        joint: dict[int, Metadata] = {}
        for row in self.connection.execute(asked.where(which, self._counts)):
            facts = to_metadata(row.facts)
            is_other = (
                numbering_of(facts, self.after) != row.body_key
                or above_key(facts, self.after) != row.above_key
            )
            if not self.whom.renamed or is_other:
                yield row.id
            elif len(facts.issuers) > 1:
                joint[row.id] = facts
        yield from self._renamed(joint)

    def _renamed(self, joint: Mapping[int, Metadata]) -> Iterator[int]:
        """Yield the papers of which a body that signed along has another key now."""
        for some in portions(joint):
            rows = self.connection.execute(
                sa.select(issuer).where(issuer.c.document.in_(some))
            )
            for row in rows:
                if numbering(row.name, self.after) != row.body_key:
                    yield row.document

    def named(self) -> Iterator[Made]:
        """Yield the citations that name the bodies or carry the codes."""
        kept, whom = citation.c, self.whom
        which = sa.or_(_under(kept.body_key, whom.keys), kept.code.in_(whom.codes))
        if not whom.renamed:
            yield from self._made(which)
            return
        asked = sa.select(
            kept.id, kept.document, kept.printed, kept.sought, kept.body_key
        )
        for row in self.connection.execute(asked.where(which)):
            body = (row.sought or row.printed).get("body")
            if body and numbering(body, self.after) != row.body_key:
                yield row.id, row.document

    def weighing(self) -> Iterator[Made]:
        """Yield the citations for which papers of the bodies in these years are weighed.

        A symbol alone names no body, but which of its papers it means is a matter
        of the time in which each body was.
        """
        day, issued = self.whom.weighed or dt.date.min, document.c.issued_from
        years = issued.between(
            dt.date(max(1, day.year - _YEARS), 1, 1),
            dt.date(min(9999, day.year + _YEARS), 12, 31),
        )
        held = sa.select(document.c.id).where(
            _under(document.c.body_key, self.whom.keys), years, self._counts
        )
        for some in portions(self.connection.execute(held).scalars().all()):
            weighed = sa.select(candidate.c.citation).where(
                candidate.c.document.in_(some)
            )
            yield from self._made(citation.c.id.in_(weighed))

    def asking_for(self, papers: Collection[int]) -> Iterator[Made]:
        """Yield the citations that look for one of some papers."""
        for some in portions(papers):
            keys = sa.select(document.c.symbol_key, document.c.name_key).where(
                document.c.id.in_(some)
            )
            found = self.connection.execute(keys).all()
            sought = sorted({key for row in found for key in row if key})
            yield from self._made(citation.c.lookup.in_(sought))

    def shown(self, made: Iterable[Made]) -> Iterator[Made]:
        """Yield the citations that are made by papers which count."""
        if self.reader is None:
            yield from made
            return
        every = list(made)
        seen: set[int] = set()
        for some in portions({citing for _, citing in every}):
            asked = sa.select(document.c.id).where(document.c.id.in_(some))
            seen.update(self.connection.execute(asked.where(self._counts)).scalars())
        yield from (one for one in every if one[1] in seen)

    def _made(self, which: sa.ColumnElement[bool]) -> Iterator[Made]:
        asked = sa.select(citation.c.id, citation.c.document).where(which)
        for row in self.connection.execute(asked):
            yield row.id, row.document

    @property
    def _counts(self) -> sa.ColumnElement[bool]:
        return sa.true() if self.reader is None else visible(self.reader)


def _ending(connection: sa.Connection, keys: Iterable[str]) -> Sequence[str]:
    """Return the keys held that end with a body: "ban tuyen giao tinh uy x".

    They are stepped through in the index from one to the next: as many steps as
    there are bodies, however many papers each of them issued.
    """
    first = sa.select(sa.func.min(document.c.body_key).label("key"))
    held = first.cte("held", recursive=True)
    beyond = (
        sa.select(sa.func.min(document.c.body_key))
        .where(document.c.body_key > held.c.key)
        .correlate(held)
        .scalar_subquery()
    )
    held = held.union_all(sa.select(beyond).where(held.c.key.is_not(None)))
    ends = (held.c.key.endswith(f" {key}", autoescape=True) for key in keys)
    return (
        connection.execute(sa.select(held.c.key).where(sa.or_(*ends))).scalars().all()
    )


def _under(column: sa.Column[Any], keys: Iterable[str]) -> sa.ColumnElement[bool]:
    """Keys themselves, and those told apart by a body above: "ban to chuc x"."""
    every = list(keys)
    # "!" is the sign after the blank.
    below = (sa.and_(column >= f"{key} ", column < f"{key}!") for key in every)
    return sa.or_(column.in_(every), *below)


def portions(numbers: Collection[int]) -> Iterator[list[int]]:
    """Yield numbers some at a time, as many as a query takes."""
    ordered = sorted(numbers)
    for start in range(0, len(ordered), _AT_ONCE):
        yield ordered[start : start + _AT_ONCE]
