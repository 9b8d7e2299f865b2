"""The papers held under a key: the candidates for a citation."""

from collections.abc import Iterable
from typing import Any

import msgspec
import sqlalchemy as sa

from archive import links
from archive.catalogue import view
from archive.catalogue.access import visible
from archive.catalogue.schema import citation, document
from archive.links import Candidate, Names, Period, Resolution
from archive.model import Citation, Reader

# With more holders of one key than this, the likeliest are weighed.
_MOST = 50
_AT_ONCE = 400


def questions() -> sa.Select[Any]:
    """Everything needed to resolve citations: themselves and their paper."""
    return sa.select(
        citation.c.id,
        citation.c.document,
        citation.c.lookup,
        citation.c.body_key,
        citation.c.printed,
        citation.c.sought,
        document.c.facts,
    ).join_from(citation, document, citation.c.document == document.c.id)


class Holders:
    """Candidates among all papers, or among those one reader may see.

    Holders of a key are asked for once, however many citations look for it.
    """

    def __init__(
        self,
        connection: sa.Connection,
        authority: Names,
        reader: Reader | None = None,
    ) -> None:
        self._connection = connection
        self._authority = authority
        self._access = sa.true() if reader is None else visible(reader)
        self._known: dict[str, list[Candidate]] = {}

    def know(self, keys: Iterable[str]) -> None:
        """Ask for the holders of all ``keys`` at once, unless they are many."""
        asked = sorted(set(keys) - self._known.keys())
        if not asked:
            return
        named = sa.or_(document.c.symbol_key.in_(asked), document.c.name_key.in_(asked))
        rows = self._connection.execute(
            _held(named, self._access).order_by(document.c.id).limit(_AT_ONCE)
        ).all()
        if len(rows) == _AT_ONCE:
            return
        self._known |= {key: [] for key in asked}
        for row in rows:
            for key in {row.symbol_key, row.name_key}.intersection(asked):
                self._known[key].append(_candidate(row))

    def decide(self, row: sa.Row[Any]) -> tuple[Resolution, list[int]]:
        """Resolve one of ``questions``; return the papers weighed with it."""
        question = msgspec.convert(row.sought or row.printed, Citation)
        candidates = [
            candidate
            for candidate in self._candidates(row, question)
            if candidate.document != row.document
        ]
        citing = view.to_metadata(row.facts)
        resolution = links.resolve(question, citing, candidates, self._authority)
        return resolution, [candidate.document for candidate in candidates]

    def _candidates(self, row: sa.Row[Any], question: Citation) -> list[Candidate]:
        if row.lookup not in self._known:
            self._known[row.lookup] = self._under(row.lookup, document.c.id)
        known = self._known[row.lookup]
        if len(known) < _MOST:
            return known
        days = Period.cited(question)
        first = days and days.first
        likeliest = sa.case(
            (document.c.body_key == row.body_key, 0),
            (document.c.issued_from == first, 1),
            else_=2,
        )
        return self._under(row.lookup, likeliest, document.c.id)

    def _under(self, key: str, *order: sa.ColumnElement[Any]) -> list[Candidate]:
        named = sa.or_(document.c.symbol_key == key, document.c.name_key == key)
        rows = self._connection.execute(
            _held(named, self._access).order_by(*order).limit(_MOST)
        )
        return [_candidate(row) for row in rows]


def _held(*which: sa.ColumnElement[bool]) -> sa.Select[Any]:
    kept = document.c
    return sa.select(kept.id, kept.facts, kept.symbol_key, kept.name_key).where(*which)


def _candidate(row: sa.Row[Any]) -> Candidate:
    return Candidate(row.id, view.to_metadata(row.facts))
