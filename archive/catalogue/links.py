"""What a paper cites, what cites it, and what is cited and missing."""

from collections import defaultdict
from typing import Any

import sqlalchemy as sa

from archive import links
from archive.catalogue import known, shelf
from archive.catalogue.access import visible
from archive.catalogue.database import Database
from archive.catalogue.meaning import by_paper
from archive.catalogue.missing import Missing, Seeking
from archive.catalogue.papers import Cited, CitedBy, Link, Wanted
from archive.catalogue.schema import candidate, citation, document
from archive.links import Names, Resolved
from archive.model import Reader


class Links:
    """The links between papers, as a reader may know them."""

    def __init__(self, database: Database, authority: Names) -> None:
        self._database = database
        self._authority = authority
        self._missing = Missing(database, authority)

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
        groups = by_paper(told, self._authority)
        return tuple(
            _cited([shown[position] for position in sorted(group)])
            for group in sorted(groups, key=min)
        )

    def cited_by(
        self,
        number: int,
        reader: Reader,
        *,
        limit: int | None = None,
        offset: int = 0,
    ) -> tuple[CitedBy, ...]:
        """Return at most ``limit`` papers that cite a paper, the weightiest first.

        First come those that change, suspend or end it, then the newest.

        Raises:
            NotFoundError: there is no paper that ``reader`` may see.
        """
        with self._database.read() as connection:
            shelf.row_of(connection, number, reader)
            which = self._meaning(connection, number, reader)
            first = _weightiest(which, reader).limit(limit).offset(offset)
            numbers = connection.execute(first).scalars().all()
            made = sa.and_(which, citation.c.document.in_(numbers))
            told = known.told(connection, made, reader, self._authority)
            shown = known.to_links(connection, told, reader)
            papers = shelf.briefs(connection, numbers, reader)
        by_paper: dict[int, list[Link]] = defaultdict(list)
        for link in shown:
            by_paper[link.citing].append(link)
        return tuple(CitedBy(papers[n], tuple(by_paper[n])) for n in numbers)

    def times_cited(self, number: int, reader: Reader) -> int:
        """Count the papers that cite a paper.

        Raises:
            NotFoundError: there is no paper that ``reader`` may see.
        """
        with self._database.read() as connection:
            shelf.row_of(connection, number, reader)
            which = self._meaning(connection, number, reader)
            return _count(connection, citation.c.document, which, reader)

    def wanted(
        self,
        reader: Reader,
        *,
        symbol: str | None = None,
        offset: int = 0,
        limit: int = 200,
    ) -> tuple[Wanted, ...]:
        """Return the missing papers that are cited, as ``Missing.papers`` does."""
        which = Seeking(symbol=symbol)
        return self._missing.papers(reader, which, offset=offset, limit=limit)

    def wanted_count(self, reader: Reader, *, symbol: str | None = None) -> int:
        """Count the symbols (or kinds with a number) under which papers are missing."""
        return self._missing.count(reader, Seeking(symbol=symbol))

    def _meaning(
        self, connection: sa.Connection, number: int, reader: Reader
    ) -> sa.ColumnElement[bool]:
        """Citations that mean a paper, or would for a reader who sees less."""
        weighed = sa.select(candidate.c.citation).where(candidate.c.document == number)
        return known.so_to_reader(
            connection,
            reader,
            self._authority,
            asked=citation.c.id.in_(weighed),
            kept=citation.c.target == number,
            holds=lambda resolution: (
                isinstance(resolution, Resolved) and resolution.document == number
            ),
        )


def _weightiest(which: sa.ColumnElement[bool], reader: Reader) -> sa.Select[int]:
    """The papers that make the citations ``which``, in the order to show them."""
    is_weighty = sa.func.max(sa.case((citation.c.weighty, 1), else_=0))
    return (
        sa.select(document.c.id)
        .join_from(citation, document, citation.c.document == document.c.id)
        .where(which, visible(reader))
        .group_by(document.c.id)
        .order_by(
            is_weighty.desc(),
            document.c.issued_from.desc().nulls_last(),
            document.c.id.desc(),
        )
    )


def _count(
    connection: sa.Connection,
    what: sa.ColumnElement[Any],
    which: sa.ColumnElement[bool],
    reader: Reader,
) -> int:
    """Count each ``what`` once in the citations ``which`` that ``reader`` may see."""
    counted = (
        sa.select(sa.func.count(what.distinct()))
        .join_from(citation, document, citation.c.document == document.c.id)
        .where(which, visible(reader))
    )
    return int(connection.execute(counted).scalar_one())


def _cited(mentions: list[Link]) -> Cited:
    fullest = max(mentions, key=lambda link: links.fullness(link.citation))
    return Cited(fullest, tuple(mentions))
