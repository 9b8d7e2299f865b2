"""The papers held under a key: the candidates for a citation."""

from typing import Any

import msgspec
import sqlalchemy as sa

from archive import links
from archive.authority import Authority
from archive.catalogue import view
from archive.catalogue.access import visible
from archive.catalogue.schema import citation, document
from archive.links import Candidate, Period, Resolution
from archive.model import Citation, Reader

# With more holders of one key than this, the likeliest are weighed.
_MOST = 50


def questions() -> sa.Select[Any]:
    """Everything needed to resolve citations: themselves and their paper."""
    question = sa.func.coalesce(citation.c.sought, citation.c.printed)
    return sa.select(
        citation.c.id,
        citation.c.document,
        citation.c.lookup,
        citation.c.body_key,
        question.label("question"),
        document.c.facts,
    ).join_from(citation, document, citation.c.document == document.c.id)


class Holders:
    """Candidates among all papers, or among those one reader may see.

    Holders of a key are asked for once, however many citations look for it.
    """

    def __init__(
        self,
        connection: sa.Connection,
        authority: Authority,
        reader: Reader | None = None,
    ) -> None:
        self._connection = connection
        self._authority = authority
        self._access = sa.true() if reader is None else visible(reader)
        self._known: dict[str, list[Candidate]] = {}

    def decide(self, row: sa.Row[Any]) -> tuple[Resolution, list[int]]:
        """Resolve one of ``questions``; return the papers weighed with it."""
        question = msgspec.convert(row.question, Citation)
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
            sa.select(document.c.id, document.c.facts)
            .where(named, self._access)
            .order_by(*order)
            .limit(_MOST)
        )
        return [Candidate(row.id, view.to_metadata(row.facts)) for row in rows]
