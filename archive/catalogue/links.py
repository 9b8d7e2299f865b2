"""What a paper cites, what cites it, and what is cited and missing."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

import sqlalchemy as sa

from archive import links
from archive.catalogue import known, shelf
from archive.catalogue.access import visible
from archive.catalogue.database import Database
from archive.catalogue.known import Told
from archive.catalogue.papers import Cited, CitedBy, Link, Wanted
from archive.catalogue.schema import candidate, citation, document
from archive.links import Names, Resolved, Unknown
from archive.model import Reader

_AT_ONCE = 100


class Links:
    """The links between papers, as a reader may know them."""

    def __init__(self, database: Database, authority: Names) -> None:
        self._database = database
        self._authority = authority

    def cites(self, number: int, reader: Reader) -> tuple[Cited, ...]:
        """Return each paper that a paper cites once, in the order of citing.

        Raises:
            NotFoundError: there is no paper that ``reader`` may see.
        """
        with self._database.read() as connection:
            shelf.row_of(connection, number, reader)
            made = citation.c.document == number
            told = known.told(connection, made, reader, self._authority)
            shown = known.to_links(connection, told, reader)
        groups = _by_paper(told, self._authority)
        return tuple(
            _cited([shown[position] for position in sorted(group)])
            for group in sorted(groups, key=min)
        )

    def cited_by(
        self, number: int, reader: Reader, *, limit: int | None = None
    ) -> tuple[CitedBy, ...]:
        """Return the papers that cite a paper, newest first, at most ``limit``.

        Raises:
            NotFoundError: there is no paper that ``reader`` may see.
        """
        with self._database.read() as connection:
            shelf.row_of(connection, number, reader)
            which = self._meaning(connection, number, reader)
            if limit is not None:
                which &= citation.c.document.in_(_newest(which, reader, limit))
            told = known.told(connection, which, reader, self._authority)
            meant = [one for one in told if one.resolution.documents == (number,)]
            found = [one for one in meant if isinstance(one.resolution, Resolved)]
            shown = known.to_links(connection, found, reader)
            papers = shelf.briefs(connection, {one.citing for one in shown}, reader)
        by_paper: dict[int, list[Link]] = defaultdict(list)
        for link in shown:
            by_paper[link.citing].append(link)
        citing = [CitedBy(papers[of], tuple(made)) for of, made in by_paper.items()]
        return tuple(sorted(citing, key=_age, reverse=True))

    def times_cited(self, number: int, reader: Reader) -> int:
        """Count the papers that cite a paper.

        Raises:
            NotFoundError: there is no paper that ``reader`` may see.
        """
        with self._database.read() as connection:
            shelf.row_of(connection, number, reader)
            if known.is_partial(connection, reader):
                return len(self.cited_by(number, reader))
            papers = sa.func.count(citation.c.document.distinct())
            counted = sa.select(papers).where(citation.c.target == number)
            return int(connection.execute(counted).scalar_one())

    def wanted(self, reader: Reader, *, limit: int = 200) -> tuple[Wanted, ...]:
        """Return the missing papers that are cited, the most cited first.

        A citation that is ambiguous is not wanted: the paper may be held.
        """
        with self._database.read() as connection:
            found: list[Wanted] = []
            names = _sought_most(connection, reader)
            for start in range(0, len(names), _AT_ONCE):
                some = names[start : start + _AT_ONCE]
                found += self._missing(connection, some, reader)
                if len(found) >= limit:
                    break
        found.sort(key=lambda wanted: len(wanted.citing), reverse=True)
        return tuple(found[:limit])

    def _meaning(
        self, connection: sa.Connection, number: int, reader: Reader
    ) -> sa.ColumnElement[bool]:
        """Citations that mean a paper, or would for a reader who sees less."""
        resolved = citation.c.target == number
        if not known.is_partial(connection, reader):
            return resolved
        weighed = (
            sa.select(candidate.c.citation)
            .where(candidate.c.citation == citation.c.id)
            .where(candidate.c.document == number)
        )
        return sa.or_(resolved, sa.and_(weighed.exists(), known.hides(reader)))

    def _missing(
        self, connection: sa.Connection, names: Sequence[str], reader: Reader
    ) -> list[Wanted]:
        sought = citation.c.lookup.in_(names), citation.c.telling
        told = known.told(connection, sa.and_(*sought), reader, self._authority)
        unknown = [one for one in told if isinstance(one.resolution, Unknown)]
        papers = shelf.briefs(connection, {one.citing for one in unknown}, reader)
        return [
            Wanted(
                unknown[group[0]].sought,
                tuple(papers[n] for n in sorted({unknown[i].citing for i in group})),
                len(group),
            )
            for group in _by_paper(unknown, self._authority)
        ]


def _newest(
    which: sa.ColumnElement[bool], reader: Reader, limit: int
) -> sa.Select[int]:
    """The newest papers that make the citations ``which``."""
    return (
        sa.select(document.c.id)
        .join_from(citation, document, citation.c.document == document.c.id)
        .where(which, visible(reader))
        .distinct()
        .order_by(document.c.issued_from.desc().nulls_last(), document.c.id.desc())
        .limit(limit)
    )


def _sought_most(connection: sa.Connection, reader: Reader) -> list[str]:
    """Return the keys that unresolved citations look for, the commonest first."""
    is_open = citation.c.state == "unknown"
    if known.is_partial(connection, reader):
        is_open = sa.or_(is_open, known.hides(reader))
    citing = sa.func.count(citation.c.document.distinct())
    statement = (
        sa.select(citation.c.lookup)
        .join_from(citation, document, citation.c.document == document.c.id)
        .where(is_open, citation.c.telling, visible(reader))
        .group_by(citation.c.lookup)
        .order_by(citing.desc(), citation.c.lookup)
    )
    return list(connection.execute(statement).scalars())


def _by_paper(told: Sequence[Told], authority: Names) -> Iterator[list[int]]:
    """Part citations into the papers they mean; yield the positions of each."""
    kinds: dict[Hashable, list[int]] = defaultdict(list)
    for position, one in enumerate(told):
        kinds[_kind(position, one)].append(position)
    for kind, positions in kinds.items():
        if isinstance(kind, int):
            yield positions
            continue
        sought = [told[position].sought for position in positions]
        for group in links.group(sought, authority):
            yield [positions[place] for place in group]


def _kind(position: int, one: Told) -> Hashable:
    """Return what citations share that may mean one paper."""
    if isinstance(one.resolution, Resolved):
        return one.resolution.document
    return one.lookup or ("alone", position)


def _cited(mentions: list[Link]) -> Cited:
    fullest = max(mentions, key=lambda link: links.fullness(link.citation))
    return Cited(fullest, tuple(mentions))


def _age(cited: CitedBy) -> tuple[str, int]:
    issued = cited.paper.metadata.issued
    date = str(issued.date or issued.partial or "") if issued else ""
    return date, cited.paper.id
