"""What people decide about effects: confirmed, changed, rejected, and taken back.

The law of this module: no paper is ended by what a reader found. A verdict makes it
so, and holds when the paper is read again, until it is withdrawn.
"""

import dataclasses
import datetime as dt
from typing import Any

import sqlalchemy as sa

from archive import links
from archive.catalogue import (
    changes,
    decided,
    deciding,
    decisions,
    effects,
    grounds,
    holders,
    known,
    linking,
    meaning,
    shelf,
)
from archive.catalogue.affecting import Affecting, affecting
from archive.catalogue.claims import FOLLOWING
from archive.catalogue.database import Database
from archive.catalogue.holders import Holders
from archive.catalogue.known import Told
from archive.catalogue.schema import citation
from archive.errors import UsageError
from archive.links import Answer, Names, Resolved, StatusCode, Verdict
from archive.model import Reader
from archive.sentences import Sentence

_RULE = "verdicts.effect"
_MOST = 500
"""Effects on one paper that are looked at: the most changed laws have some dozens."""


class Verdicts:
    """The verdicts about what papers do to others."""

    def __init__(self, database: Database, authority: Names) -> None:
        self._database = database
        self._authority = authority

    def decide(  # noqa: PLR0913  # who, when and in whose light belong to every decision
        self,
        number: int,
        answer: Answer,
        *,
        code: StatusCode | None = None,
        since: dt.date | None = None,
        provision: str = "",
        note: str = "",
        reader: Reader,
        by: str,
        at: dt.datetime,
        instead_of: int | None,
        act: int | None = None,
    ) -> int:
        """Decide what the citation ``number`` does to the paper it means.

        ``code`` is the effect where it is another than proposed; an effect on one
        ``provision`` changes its paper in part. Confirmed, the link is too.

        Raises:
            NotFoundError: there is no such citation that ``reader`` may see.
            UsageError: no paper is meant there, or no effect is named.
            ConflictError: somebody else has decided meanwhile.
        """
        with self._database.write(durable=True) as connection:
            row = holders.asked(connection, number, reader)
            told = self._told(connection, number, reader)
            verdict = Verdict(
                **_place(connection, row),
                answer=answer,
                target=_target(told),
                code=_code(answer, code or _proposed(told), provision),
                since=since,
                provision=provision.strip(),
                note=note.strip(),
            )
            light = {"instead_of": instead_of, "act": act}
            return self._keep(connection, row, verdict, told, by=by, at=at, **light)

    def _keep(  # noqa: PLR0913  # a decision with the transaction it is made in
        self,
        connection: sa.Connection,
        row: sa.Row[Any],
        verdict: Verdict,
        told: Told,
        *,
        by: str,
        at: dt.datetime,
        instead_of: int | None,
        act: int | None,
    ) -> int:
        made = deciding.decide(
            connection,
            row.document,
            decided.to_claim(effects.FIELD, row, verdict, rule=_RULE, by=by),
            at=at,
            instead_of=instead_of,
            act=act,
            about=_about(verdict, told),
        )
        if verdict.code and not self._is_chosen(connection, row):
            self._confirm_link(
                connection, row, verdict.target, by=by, at=at, act=act or made
            )
        self._follow(connection, row.document, row.id, at)
        return made

    def _confirm_link(  # noqa: PLR0913  # a decision made along with another one
        self,
        connection: sa.Connection,
        row: sa.Row[Any],
        target: int,
        *,
        by: str,
        at: dt.datetime,
        act: int,
    ) -> None:
        """Keep the paper that is meant: a verdict about it must not pass to another.

        Another may have been rejected there before, or chosen and removed since.
        """
        place = decided.place_of(connection, row.document, row.id)
        deciding.decide(
            connection,
            row.document,
            decisions.to_claim(row, place, "confirm", target, by=by),
            at=at,
            instead_of=row.decision and row.decision["claim"],
            act=act,
            about=lambda value: decided.place_at(value) == place,
        )

    def _is_chosen(self, connection: sa.Connection, row: sa.Row[Any]) -> bool:
        """Whether somebody chose a paper that is held, maybe one hidden from us."""
        resolution, _ = Holders(connection, self._authority).decide(row)
        is_sure = isinstance(resolution, Resolved)
        return is_sure and list(resolution.reasons) == effects.CHOSEN

    def _follow(
        self, connection: sa.Connection, document: int, number: int, at: dt.datetime
    ) -> None:
        decided.write(connection, document)
        effects.write(connection, document)
        changes.record(connection, document, "updated", at)
        linking.resolve_some(connection, [number], self._authority)

    def get(self, number: int, reader: Reader) -> Affecting:
        """Return what one citation does, or might, to the paper it means.

        Raises:
            NotFoundError: there is no such citation that ``reader`` may see.
        """
        with self._database.read() as connection:
            told = self._told(connection, number, reader)
            return affecting(connection, [told], reader, self._authority)[0]

    def on(self, document: int, reader: Reader) -> tuple[Affecting, ...]:
        """Return what other papers do to a paper, proposals and rejected ones too.

        Raises:
            NotFoundError: there is no paper that ``reader`` may see.
        """
        with self._database.read() as connection:
            shelf.row_of(connection, document, reader)
            told = meaning.citing(
                connection,
                [document],
                reader,
                self._authority,
                most=_MOST,
                only_weighty=True,
            )
            return affecting(connection, told, reader, self._authority)

    def by(self, document: int, reader: Reader) -> tuple[Affecting, ...]:
        """Return what a paper does to others that are held, rejected or not.

        Raises:
            NotFoundError: there is no paper that ``reader`` may see.
        """
        with self._database.read() as connection:
            shelf.row_of(connection, document, reader)
            made = sa.and_(citation.c.document == document, citation.c.weighty)
            told = known.told(connection, made, reader, self._authority)
            weighty = (one for one in told if one.is_weighty)
            held = [one for one in weighty if grounds.target(one) is not None]
            return affecting(connection, held, reader, self._authority)

    def _told(self, connection: sa.Connection, number: int, reader: Reader) -> Told:
        which = citation.c.id == number
        for told in known.told(connection, which, reader, self._authority):
            return told
        raise holders.missing(number)


def follow(
    connection: sa.Connection, number: int, authority: Names, at: dt.datetime
) -> None:
    """Bring a paper's citations up to the verdicts that stand."""
    del authority, at
    effects.write(connection, number)


FOLLOWING[effects.FIELD] = follow


def _place(connection: sa.Connection, row: sa.Row[Any]) -> dict[str, Any]:
    where = connection, row.document, row.id, citation.c.verdict
    return dataclasses.asdict(decided.place_of(*where))


def _target(told: Told) -> int:
    meant = grounds.target(told)
    if meant is None:
        message = Sentence("Chưa rõ văn bản nào được nói tới: hãy chọn văn bản trước.")
        raise UsageError(message)
    return meant


def _about(verdict: Verdict, told: Told) -> deciding.About:
    """Return what a verdict is given in the light of: that about the same paper.

    One about another paper, which was meant there once, says nothing of this one.
    """

    def about(value: Any) -> bool:
        is_here = decided.place_at(value) == verdict.place
        return is_here and (told.given is not None or value["target"] == verdict.target)

    return about


def _proposed(told: Told) -> StatusCode | None:
    """Return the effect that stands, or that was read where it was rejected."""
    read = links.effect(told.printed)
    return told.effect or (None if read == "unknown" else read)


def _code(answer: Answer, code: StatusCode | None, provision: str) -> StatusCode | None:
    if answer == "reject":
        return None
    if code not in links.CHANGES:
        message = Sentence("Chưa chọn hiệu lực của văn bản được nói tới.")
        raise UsageError(message)
    return "partly_changed" if provision.strip() else code
