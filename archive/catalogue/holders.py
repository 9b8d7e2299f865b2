"""The papers held under a key: the candidates for a citation."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import msgspec
import sqlalchemy as sa

from archive import links
from archive.catalogue import decided, keys, view
from archive.catalogue.access import meant_for, visible
from archive.catalogue.schema import citation, document
from archive.errors import NotFoundError
from archive.facts import Metadata
from archive.links import Candidate, Names, Period, Resolution, Resolved, Unknown
from archive.model import Citation, Reader

# With more holders of one key than this, the likeliest are weighed.
_MOST = 50
_AT_ONCE = 400

DECIDED = "decided"
"""The reason that a person decided so."""


def asked(connection: sa.Connection, number: int, reader: Reader) -> sa.Row[Any]:
    """Return the question of one citation.

    Raises:
        NotFoundError: there is no such citation that ``reader`` may see.
    """
    which = citation.c.id == number, visible(reader)
    row = connection.execute(questions().where(*which)).one_or_none()
    if row is None:
        raise missing(number)
    return row


def missing(number: int) -> NotFoundError:
    """Return that there is no such citation, as it is told."""
    return NotFoundError(f"viện dẫn mã {number}")


def questions() -> sa.Select[Any]:
    """Everything needed to resolve citations: themselves and their paper."""
    return sa.select(
        citation.c.id,
        citation.c.document,
        citation.c.lookup,
        citation.c.body_key,
        citation.c.printed,
        citation.c.sought,
        citation.c.decision,
        citation.c.effect,
        citation.c.effect_from,
        citation.c.verdict,
        view.FACTS,
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
        access = sa.true() if reader is None else meant_for(document.c.id, reader)
        self._access: sa.ColumnElement[bool] = access
        self._known: dict[str, list[Candidate]] = {}
        self._shown: dict[int | None, int | None] = {}
        self._citing: dict[int, Metadata] = {}

    def know(self, lookups: Iterable[str]) -> None:
        """Ask for the holders of all ``lookups`` at once, unless they are many."""
        asked = set(lookups) - self._known.keys()
        if not asked:
            return
        held = _held(keys.under(asked), self._access)
        rows = self._connection.execute(held.limit(_AT_ONCE)).all()
        if len(rows) == _AT_ONCE:
            return
        self._known |= {key: [] for key in asked}
        for row in rows:
            for key in keys.of(row) & asked:
                _take(row, self._known[key])

    def decide(self, row: sa.Row[Any]) -> tuple[Resolution, list[int]]:
        """Resolve one of ``questions``; return the papers weighed with it.

        What a person decided goes before everything, where its paper is held.
        """
        question = msgspec.convert(row.sought or row.printed, Citation)
        found = self._candidates(row, question) if row.lookup else []
        candidates = [c for c in found if c.document != row.document]
        weighed = [candidate.document for candidate in candidates]
        beside = decided.beside(row.decision)
        chosen = self._shown_as(beside[0].chosen) if beside else None
        if chosen is not None:
            return Resolved(chosen, (DECIDED,)), sorted({*weighed, chosen})
        refused = set(map(self._shown_as, beside[0].refused)) if beside else set()
        left = [c for c in candidates if c.document not in refused]
        return self._resolved(row, question, candidates, left), weighed

    def _resolved(
        self,
        row: sa.Row[Any],
        question: Citation,
        candidates: list[Candidate],
        left: list[Candidate],
    ) -> Resolution:
        if not row.lookup:
            return Unknown(links.unsought(question))
        citing = self._citing_of(row)
        resolution = links.resolve(question, citing, left, self._authority)
        if len(left) == len(candidates):
            return resolution
        return replace(resolution, reasons=(*resolution.reasons, DECIDED))

    def _citing_of(self, row: sa.Row[Any]) -> Metadata:
        """Return the facts of the paper that cites."""
        if row.document not in self._citing:
            self._citing[row.document] = view.read_metadata(row.facts)
        return self._citing[row.document]

    def _shown_as(self, number: int | None) -> int | None:
        """Return the paper as which ``number`` is shown, if it is held."""
        if number not in self._shown:
            shown = sa.func.coalesce(document.c.joined_to, document.c.id)
            which = sa.select(shown).where(document.c.id == number, self._access)
            self._shown[number] = self._connection.execute(which).scalar()
        return self._shown[number]

    def _candidates(self, row: sa.Row[Any], question: Citation) -> list[Candidate]:
        if row.lookup not in self._known:
            self._known[row.lookup] = self._under(row.lookup)
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
        return self._under(row.lookup, likeliest)

    def _under(self, key: str, *order: sa.ColumnElement[Any]) -> list[Candidate]:
        found: list[Candidate] = []
        for row in self._connection.execute(
            _held(keys.under([key]), self._access, *order).limit(_MOST)
        ):
            _take(row, found)
        return found


def _held(
    named: sa.ColumnElement[bool],
    access: sa.ColumnElement[bool],
    *order: sa.ColumnElement[Any],
) -> sa.Select[Any]:
    kept = document.c
    return (
        sa.select(kept.id, view.FACTS, kept.joined_to, *keys.COLUMNS)
        .where(named, access)
        .order_by(*order, kept.joined_to.is_not(None), kept.id)
    )


def _take(row: sa.Row[Any], found: list[Candidate]) -> None:
    """Add a paper; one that was joined to another only where that is not there."""
    number = row.joined_to or row.id
    if all(candidate.document != number for candidate in found):
        found.append(Candidate(number, view.read_metadata(row.facts)))
