"""What an addition to the authority file touches, and how that is brought level.

The law of this module: papers and citations are found by the keys and codes under
which they are kept, in indexes; the time follows what is touched, however much is
held beside it.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from archive.authority import Authority, kindred
from archive.authority.additions import AddedBody, AddedName, Addition
from archive.authority.bodies import code_key
from archive.catalogue import linking
from archive.catalogue.access import visible
from archive.catalogue.renewal import renew
from archive.catalogue.schema import candidate, citation, document, issuer
from archive.catalogue.view import to_metadata
from archive.facts import Metadata
from archive.links import Names, numbering, numbering_of
from archive.model import Reader

_AT_ONCE = 400


@dataclass(frozen=True, slots=True)
class Scope:
    """Whom an addition is about: the keys of bodies as they are kept, and codes.

    ``papers`` may be told from others anew by it, not only citations; ``renamed``:
    only what is of another body by it counts. ``weighed``: it tells in which time
    papers belong together, so that every citation counts that weighs one of theirs.
    """

    keys: tuple[str, ...]
    codes: tuple[str, ...] = ()
    papers: bool = False
    renamed: bool = False
    weighed: bool = False


@dataclass(frozen=True, slots=True)
class Touched:
    """What is to be looked at again: papers, and citations with who makes them."""

    papers: tuple[int, ...] = ()
    citing: tuple[int, ...] = ()
    citations: tuple[int, ...] = ()


def scope(addition: Addition, authority: Authority) -> Scope:
    """Return whom an addition is about, by the authority by which all is kept now."""
    match addition:
        case AddedBody(name=name, aliases=aliases, codes=codes):
            keys = _keys((name, *aliases), authority)
            return Scope(keys, tuple(map(code_key, codes)), papers=True)
        case AddedName(form="code", text=text):
            return Scope((), (code_key(text),))
        case AddedName(text=text):
            return Scope(_keys([text], authority), papers=True, renamed=True)
        case _:
            around = kindred.around(addition, authority)
            names = (body.name for body in around)
            return Scope(_keys(names, authority), weighed=True)


def touched(
    connection: sa.Connection,
    whom: Scope,
    after: Names,
    reader: Reader | None = None,
) -> Touched:
    """Return what is to be looked at again once ``after`` is the authority.

    With a reader only papers count that this reader may see.
    """
    look = _Look(connection, whom, after, reader)
    papers = sorted(set(look.papers())) if whom.papers else []
    named = dict(look.named())
    if whom.weighed:
        named |= dict(look.weighing())
    asked = {*named, *look.asking_for(papers)}
    citing = sorted({*named.values()})
    return Touched(tuple(papers), tuple(citing), tuple(sorted(asked)))


def renew_all(
    connection: sa.Connection, due: Touched, authority: Names, at: dt.datetime
) -> None:
    """Bring papers and citations level with an authority; papers as a change."""
    # Who issued a paper says which bodies its citations mean.
    for number in sorted({*due.citing, *due.papers}):
        linking.reread(connection, number, authority)
    for number in due.papers:
        renew(connection, number, authority, at=at)
    for number in due.citing:
        linking.resolve_of(connection, [number], authority)


def _keys(names: Iterable[str], authority: Authority) -> tuple[str, ...]:
    return tuple(dict.fromkeys(numbering(name, authority) for name in names))


@dataclass(frozen=True, slots=True)
class _Look:
    """One look for what an addition touches, among all papers or those of a reader."""

    connection: sa.Connection
    whom: Scope
    after: Names
    reader: Reader | None

    def papers(self) -> Iterator[int]:
        """Yield the papers under the keys whose body is another by the addition."""
        own = self.whom.keys
        keys = (*own, *_ending(self.connection, own))
        issuing = sa.select(issuer.c.document).where(_under(issuer.c.body_key, own))
        which = sa.or_(_under(document.c.body_key, keys), document.c.id.in_(issuing))
        kept = document.c
        asked = sa.select(kept.id, kept.body_key, kept.facts)
        for row in self.connection.execute(asked.where(which, self._counts(document))):
            facts = to_metadata(row.facts)
            is_other = numbering_of(facts, self.after) != row.body_key
            if not self.whom.renamed or is_other or self._is_new(facts):
                yield row.id

    def _is_new(self, facts: Metadata) -> bool:
        """Whether a name of the letterhead would be kept under another key."""
        names = facts.issuers[1:]
        return any(numbering(name, self.after) not in self.whom.keys for name in names)

    def named(self) -> Iterator[tuple[int, int]]:
        """Yield the citations that name the bodies or carry the codes, with who cites."""
        kept, whom = citation.c, self.whom
        which = sa.or_(_under(kept.body_key, whom.keys), kept.code.in_(whom.codes))
        asked = self._citations(kept.printed, kept.sought, kept.body_key)
        for made in self.connection.execute(asked.where(which)):
            name = (made.sought or made.printed).get("body")
            is_other = bool(name) and numbering(name, self.after) != made.body_key
            if not whom.renamed or is_other:
                yield made.id, made.document

    def weighing(self) -> Iterator[tuple[int, int]]:
        """Yield the citations for which papers of the bodies are weighed.

        A symbol alone names no body, but which of its papers it means is a matter
        of the time in which each body was.
        """
        weighed = document.alias()
        asked = (
            self._citations()
            .join(candidate, candidate.c.citation == citation.c.id)
            .join(weighed, weighed.c.id == candidate.c.document)
            .where(_under(weighed.c.body_key, self.whom.keys), self._counts(weighed))
        )
        for row in self.connection.execute(asked):
            yield row.id, row.document

    def asking_for(self, papers: Collection[int]) -> Iterator[int]:
        """Yield the citations that look for one of some papers."""
        for some in _portions(papers):
            sought = linking.keys_of(self.connection, *some)
            asked = self._citations().where(citation.c.lookup.in_(sorted(sought)))
            yield from (row.id for row in self.connection.execute(asked))

    def _citations(self, *columns: sa.Column[Any]) -> sa.Select[Any]:
        citing = document.alias("citing")
        asked = sa.select(citation.c.id, citation.c.document, *columns)
        made = asked.join_from(citation, citing, citation.c.document == citing.c.id)
        return made.where(self._counts(citing))

    def _counts(self, papers: sa.FromClause) -> sa.ColumnElement[bool]:
        return sa.true() if self.reader is None else visible(self.reader, papers)


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


def _portions(numbers: Collection[int]) -> Iterator[list[int]]:
    ordered = sorted(numbers)
    for start in range(0, len(ordered), _AT_ONCE):
        yield ordered[start : start + _AT_ONCE]
