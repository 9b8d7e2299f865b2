"""Papers that are cited and not held: which, of whom, wanted by whom.

The law of this module: a paper is missing for a reader where it would be in an
archive of the papers that this reader may see.
"""

import dataclasses
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import msgspec
import sqlalchemy as sa

from archive import collation, links, symbols
from archive.catalogue import changes, known, shelf
from archive.catalogue.access import unseen
from archive.catalogue.database import Database
from archive.catalogue.meaning import by_paper
from archive.catalogue.papers import Count, Wanted
from archive.catalogue.schema import citation, request
from archive.links import Names, Unknown
from archive.model import Citation, Reader


@dataclass(frozen=True, slots=True)
class Seeking:
    """Which of the missing papers; None is no condition.

    ``symbol`` in any spelling, ``body`` a key, ``citing`` the number of a paper
    that cites them, ``asked`` whether somebody was asked for them.
    """

    symbol: str | None = None
    body: str | None = None
    citing: int | None = None
    asked: bool | None = None


ANY = Seeking()
"""All of them."""


class Missing:
    """The papers that are wanted, listed and counted.

    They are paged and counted by what is looked for: a symbol, or a kind with a
    number. What several bodies issued under one symbol stays together.
    """

    def __init__(self, database: Database, authority: Names) -> None:
        self._database = database
        self._authority = authority
        # The start page asks on every view, and the answer changes with the papers.
        self._names_at = lru_cache(maxsize=8)(self._names)
        # Each office may see others: of all of them only the counts are kept.
        self._count_at = lru_cache(maxsize=128)(self._counted)
        self._bodies_at = lru_cache(maxsize=16)(self._by_body)
        self._under_at = lru_cache(maxsize=16)(self._under)

    def papers(
        self,
        reader: Reader,
        which: Seeking = ANY,
        *,
        offset: int = 0,
        limit: int = 200,
    ) -> tuple[Wanted, ...]:
        """Return the missing papers that are cited, the most cited first.

        A citation that is ambiguous is not wanted: the paper may be held.
        """
        names = self._ordered(reader, which)[offset : offset + limit]
        found = self.under(names, reader)
        meant = [one for one in found if _is_meant(one, which)]
        return tuple(sorted(meant, key=lambda one: len(one.citing), reverse=True))

    def under(self, names: Collection[str], reader: Reader) -> tuple[Wanted, ...]:
        """Return the missing papers under these keys of symbols."""
        if not names:
            return ()
        with self._database.read() as connection:
            state = changes.state_of(connection)
        return self._under_at(state, reader.audiences, tuple(sorted(set(names))))

    def _under(
        self, state: changes.State, audiences: frozenset[str], names: tuple[str, ...]
    ) -> tuple[Wanted, ...]:
        del state  # As above.
        with self._database.read() as connection:
            reader = Reader("anybody", audiences)
            return tuple(self._wanted(connection, names, reader))

    def count(self, reader: Reader, which: Seeking = ANY) -> int:
        """Count the symbols (or kinds with a number) under which papers are missing."""
        if which.asked is not None:
            return len(self._ordered(reader, which))
        with self._database.read() as connection:
            state = changes.state_of(connection)
        return self._count_at(state, reader.audiences, which)

    def _counted(
        self, state: changes.State, audiences: frozenset[str], which: Seeking
    ) -> int:
        return len(self._names_at(state, audiences, which))

    def bodies(self, reader: Reader) -> tuple[Count, ...]:
        """Return the bodies of which papers are missing, in Vietnamese order."""
        with self._database.read() as connection:
            state = changes.state_of(connection)
        return self._bodies_at(state, reader.audiences)

    def _ordered(self, reader: Reader, which: Seeking) -> Sequence[str]:
        """Return the keys under which papers are missing, the most cited first."""
        with self._database.read() as connection:
            state = changes.state_of(connection)
            found = self._names_at(
                state, reader.audiences, dataclasses.replace(which, asked=None)
            )
            if which.asked is None:
                return found
            # Who was asked changes without any paper: that is not remembered.
            asked = set(connection.execute(_requested()).scalars())
            is_open = self._open(connection, citation.c.lookup.in_(asked), reader)
            meant = sa.select(citation.c.lookup).where(
                is_open, _narrowed(which), _made_by_seen(reader)
            )
            kept = set(connection.execute(meant).scalars())
        return [n for n in found if n in kept or not (which.asked or n in asked)]

    def _names(
        self, state: changes.State, audiences: frozenset[str], which: Seeking
    ) -> tuple[str, ...]:
        del state  # It only tells what is remembered from what has changed since.
        reader = Reader("anybody", audiences)
        with self._database.read() as connection:
            is_open = self._open(connection, _named(which), reader)
            most = _sought_most(sa.and_(is_open, _narrowed(which)), reader)
            return tuple(connection.execute(most).scalars())

    def _by_body(
        self, state: changes.State, audiences: frozenset[str]
    ) -> tuple[Count, ...]:
        del state
        reader = Reader("anybody", audiences)
        key, papers = citation.c.body_key, sa.func.count(citation.c.lookup.distinct())
        with self._database.read() as connection:
            is_open = self._open(connection, citation.c.lookup != "", reader)
            rows = connection.execute(
                sa.select(key, papers, sa.func.min(citation.c.id))
                .where(is_open, key.is_not(None), _made_by_seen(reader))
                .group_by(key)
            ).all()
            names = self._labels(connection, [row[2] for row in rows])
        counts = [Count(row[0], names[row[2]], row[1]) for row in rows]
        return tuple(sorted(counts, key=lambda count: collation.key(count.label)))

    def _labels(
        self, connection: sa.Connection, samples: Sequence[int]
    ) -> dict[int, str]:
        """Return the body that each of some citations names."""
        found: dict[int, str] = {}
        for start in range(0, len(samples), 500):
            some = samples[start : start + 500]
            asked = sa.select(citation.c.id, citation.c.printed, citation.c.sought)
            for row in connection.execute(asked.where(citation.c.id.in_(some))):
                cited = msgspec.convert(row.sought or row.printed, Citation)
                # The series has a name of its own, whichever organ a citation names.
                found[row.id] = self._said(cited) or cited.body or ""
        return found

    def _said(self, cited: Citation) -> str | None:
        """Return the body that the symbol alone tells, where it is one."""
        return links.signing(cited.symbol, self._authority) if cited.symbol else None

    def _open(
        self, connection: sa.Connection, named: sa.ColumnElement[bool], reader: Reader
    ) -> sa.ColumnElement[bool]:
        """Citations that say enough to look for a paper, and mean none held."""
        return known.so_to_reader(
            connection,
            reader,
            self._authority,
            asked=sa.and_(named, citation.c.telling),
            kept=citation.c.state == "unknown",
            holds=lambda resolution: isinstance(resolution, Unknown),
        )

    def _sought(
        self, connection: sa.Connection, names: Sequence[str], reader: Reader
    ) -> list[known.Told]:
        """Return the citations that look for one of ``names``, and mean none held."""
        named = sa.and_(citation.c.lookup.in_(names), citation.c.telling)
        is_open = known.perhaps(connection, reader, citation.c.state == "unknown")
        # What hides a paper from the reader is resolved anew only here.
        told = known.told(connection, sa.and_(named, is_open), reader, self._authority)
        return [one for one in told if isinstance(one.resolution, Unknown)]

    def _wanted(
        self,
        connection: sa.Connection,
        names: Sequence[str],
        reader: Reader,
    ) -> list[Wanted]:
        told = self._sought(connection, names, reader)
        papers = shelf.briefs(connection, {one.citing for one in told}, reader)
        found = []
        for group in by_paper(told, self._authority):
            fullest = told[group[0]]
            cited = fullest.sought
            citing = tuple(papers[n] for n in sorted({told[i].citing for i in group}))
            found.append(
                Wanted(
                    cited,
                    citing,
                    len(group),
                    lookup=fullest.lookup or "",
                    body_key=links.numbered_by(cited, self._authority),
                    said_body=None if cited.body else self._said(cited),
                )
            )
        return found


def _named(which: Seeking) -> sa.ColumnElement[bool]:
    if which.symbol is None:
        return citation.c.lookup != ""
    return citation.c.lookup == symbols.key(which.symbol)


def _narrowed(which: Seeking) -> sa.ColumnElement[bool]:
    """What a citation must say or be so that its paper is among ``which``."""
    narrowed = []
    if which.body is not None:
        narrowed.append(citation.c.body_key == which.body)
    if which.citing is not None:
        narrowed.append(citation.c.document == which.citing)
    if which.asked is not None:
        was_asked = _was_asked()
        narrowed.append(was_asked if which.asked else ~was_asked)
    return sa.and_(sa.true(), *narrowed)


def _requested() -> sa.Select[Any]:
    standing = request.c.withdrawn_at.is_(None)
    return sa.select(request.c.lookup).where(standing).distinct()


def _was_asked() -> sa.ColumnElement[bool]:
    """Citations that name the paper of a request, or might."""
    same_body = sa.or_(
        request.c.body_key == citation.c.body_key,
        request.c.body_key.is_(None),
        citation.c.body_key.is_(None),
    )
    return (
        sa.select(request.c.id)
        .where(
            request.c.lookup == citation.c.lookup,
            same_body,
            request.c.withdrawn_at.is_(None),
        )
        .exists()
    )


def _is_meant(one: Wanted, which: Seeking) -> bool:
    """Whether a paper under a symbol found is itself among ``which``."""
    is_of_body = which.body is None or one.body_key == which.body
    is_cited = which.citing is None or any(b.id == which.citing for b in one.citing)
    return is_of_body and is_cited


def _made_by_seen(reader: Reader) -> sa.ColumnElement[bool]:
    """Citations in papers that ``reader`` may see."""
    return citation.c.document.not_in(unseen(reader))


def _sought_most(which: sa.ColumnElement[bool], reader: Reader) -> sa.Select[Any]:
    """The keys that citations look for in vain, the commonest first."""
    citing = sa.func.count(citation.c.document.distinct())
    return (
        sa.select(citation.c.lookup)
        .where(which, _made_by_seen(reader))
        .group_by(citation.c.lookup)
        .order_by(citing.desc(), citation.c.lookup)
    )
