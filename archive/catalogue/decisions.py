"""What people decide about links: confirmed, chosen, rejected, and taken back.

The law of this module: a decision goes before every automatic one, now and when
the paper is read again, until it is withdrawn.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from archive import links
from archive.catalogue import changes, decided, deciding, holders, known, linking, shelf
from archive.catalogue.access import seen
from archive.catalogue.claims import FOLLOWING
from archive.catalogue.database import Database
from archive.catalogue.holders import Holders
from archive.catalogue.papers import Kept, Link
from archive.catalogue.schema import citation, claim
from archive.errors import UsageError
from archive.links import Choice, Decision, Names, Period, Place
from archive.model import Citation, Claim, Reader
from archive.sentences import Sentence

_RULE = "decisions.link"
_MOST_ALIKE = 500
"""Like cases looked for at once: whoever settles them sees a list of them."""


class Decisions:
    """The decisions about the links between papers."""

    def __init__(self, database: Database, authority: Names) -> None:
        self._database = database
        self._authority = authority

    def decide(  # noqa: PLR0913  # who, when and in whose light belong to every decision
        self,
        number: int,
        choice: Choice,
        target: int | None,
        *,
        reader: Reader,
        by: str,
        at: dt.datetime,
        instead_of: int | None,
        act: int | None = None,
    ) -> int:
        """Decide about the citation ``number`` in the light of the claim ``instead_of``.

        A rejection without ``target`` says that no paper is meant of those that
        ``reader`` sees; one that comes later may be. ``by`` is ``person:lan``.

        Raises:
            NotFoundError: there is no such citation or paper that ``reader`` may see.
            UsageError: no paper is chosen, or it is the citing one.
            ConflictError: somebody else has decided meanwhile.
        """
        with self._database.write(durable=True) as connection:
            row = holders.asked(connection, number, reader)
            _demand_target(connection, row, choice, target, reader)
            refused = self._refused(connection, row, choice, target, reader)
            place = decided.place_of(connection, row.document, row.id)
            made = to_claim(row, place, choice, target, refused=refused, by=by)
            held = deciding.decide(
                connection,
                row.document,
                made,
                at=at,
                instead_of=instead_of,
                act=act,
                about=lambda value: decided.decision_of(value).place == place,
            )
            decided.write(connection, row.document)
            changes.record(connection, row.document, "updated", at)
            linking.resolve_some(connection, [number], self._authority)
        return held

    def _refused(
        self,
        connection: sa.Connection,
        row: sa.Row[Any],
        choice: Choice,
        target: int | None,
        reader: Reader,
    ) -> tuple[int, ...]:
        """Return the papers that are not meant, those rejected before among them."""
        if choice != "reject":
            return ()
        before = decided.beside(row.decision)
        refused = set(before[0].refused) if before else set()
        if target is not None:
            return tuple(sorted(refused | {target}))
        # A paper that comes later was not rejected by anybody.
        _, weighed = Holders(connection, self._authority, reader).decide(row)
        return tuple(sorted(refused.union(weighed)))

    def link(self, number: int, reader: Reader) -> Link:
        """Return one citation with what became of it.

        Raises:
            NotFoundError: there is no such citation that ``reader`` may see.
        """
        with self._database.read() as connection:
            found = self._links(connection, citation.c.id == number, reader)
        if not found:
            raise holders.missing(number)
        return found[0]

    def alike(self, number: int, reader: Reader) -> tuple[Link, ...]:
        """Return the undecided citations that one decision may settle with this one.

        They look for the same paper by body and date, and the same papers may be
        meant.

        Raises:
            NotFoundError: there is no such citation that ``reader`` may see.
        """
        with self._database.read() as connection:
            row = holders.asked(connection, number, reader)
            if not row.lookup:
                return ()
            [one] = self._links(connection, citation.c.id == number, reader)
            others = self._links(connection, _like(row, connection, reader), reader)
            days = _days(connection, [link.id for link in (one, *others)])
        return tuple(
            link
            for link in others
            if link.decided is None
            and _papers(link) == _papers(one)
            and days[link.id] == days[one.id]
        )

    def lost(self, document: int, reader: Reader) -> tuple[Kept, ...]:
        """Return the decisions about a paper's links and effects whose words are gone.

        Raises:
            NotFoundError: there is no paper that ``reader`` may see.
        """
        with self._database.read() as connection:
            shelf.row_of(connection, document, reader)
            gone = decided.lost(connection, document)
            rows = connection.execute(
                sa.select(claim).where(claim.c.id.in_(gone)).order_by(claim.c.id)
            )
            return decided.told(connection, map(deciding.to_kept, rows), reader)

    def _links(
        self, connection: sa.Connection, which: sa.ColumnElement[bool], reader: Reader
    ) -> list[Link]:
        told = known.told(connection, which, reader, self._authority)
        return known.to_links(connection, told, reader)


def follow(
    connection: sa.Connection, number: int, authority: Names, at: dt.datetime
) -> None:
    """Bring a paper's citations up to the decisions that stand."""
    del authority, at
    decided.write(connection, number)


FOLLOWING[decided.FIELD] = follow


def to_claim(  # noqa: PLR0913  # all that a decision says
    row: sa.Row[Any],
    place: Place,
    choice: Choice,
    target: int | None,
    *,
    refused: tuple[int, ...] = (),
    by: str,
) -> Claim:
    """Return a decision about the citation of ``row`` as the claim that keeps it."""
    made = Decision(
        page=place.page,
        verbatim=place.verbatim,
        occurrence=place.occurrence,
        nth=place.nth,
        lookup=row.lookup,
        choice=choice,
        target=target,
        refused=refused,
    )
    return decided.to_claim(decided.FIELD, row, made, rule=_RULE, by=by)


def _demand_target(
    connection: sa.Connection,
    row: sa.Row[Any],
    choice: Choice,
    target: int | None,
    reader: Reader,
) -> None:
    if target is not None:
        shelf.row_of(connection, target, reader)
    elif choice != "reject":
        message = Sentence("Chưa chọn văn bản được viện dẫn.")
        raise UsageError(message)
    if target == row.document:
        message = Sentence("Văn bản không thể viện dẫn chính nó.")
        raise UsageError(message)


def _like(
    row: sa.Row[Any], connection: sa.Connection, reader: Reader
) -> sa.ColumnElement[bool]:
    """The other citations that look for the same key and body, the newest first.

    Those of hidden papers must not take the place of others.
    """
    numbers = connection.execute(
        sa.select(citation.c.id)
        .where(
            citation.c.lookup == row.lookup,
            citation.c.body_key.is_not_distinct_from(row.body_key),
            citation.c.decision.is_(None),
            citation.c.id != row.id,
            seen(citation.c.document, reader),
        )
        .order_by(citation.c.id.desc())
        .limit(_MOST_ALIKE)
    ).scalars()
    return citation.c.id.in_(numbers.all())


def _papers(link: Link) -> set[int]:
    return {paper.id for paper in link.papers}


def _days(
    connection: sa.Connection, numbers: Sequence[int]
) -> dict[int, Period | None]:
    rows = connection.execute(
        sa.select(citation.c.id, citation.c.printed, citation.c.sought).where(
            citation.c.id.in_(numbers)
        )
    )
    return {
        row.id: links.Period.cited(msgspec.convert(row.sought or row.printed, Citation))
        for row in rows
    }
