"""The lines of an office's register written as papers, in whoever's transaction.

The law of this module: a line says which paper there is, and never more surely than
the paper itself. It makes a paper where none is held, and else stands beside it.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
import sqlalchemy as sa

from archive import facts, registered
from archive.catalogue import (
    audiences,
    changes,
    identity,
    linking,
    removing,
    view,
    writing,
)
from archive.catalogue.copies import COPY
from archive.catalogue.renewal import renew
from archive.catalogue.schema import (
    claim,
    document,
    issuer,
    register_import,
    register_line,
)
from archive.facts import REGISTER, UNFILED, Metadata
from archive.links import Names
from archive.model import Claim, Reader, Result

OF_REGISTERS = sa.and_(
    claim.c.source.like(f"{REGISTER}%"), claim.c.withdrawn_at.is_(None)
)
"""The claims of registers that stand."""

Told = tuple[Result, str, int]
"""How a line ended: its outcome, the reason, and the paper."""


class Writer:
    """Writes lines of one import, a portion in few statements."""

    def __init__(
        self,
        connection: sa.Connection,
        of: sa.Row[Any],
        authority: Names,
        at: dt.datetime,
    ) -> None:
        self._connection = connection
        self._of = of
        self._source = registered.source(of.id)
        self._authority = authority
        self._at = at

    def write(self, kept: Sequence[Any]) -> list[Told]:
        """Write lines, by the claims that were made of each; return how each ended."""
        lines = [msgspec.convert(one, tuple[Claim, ...]) for one in kept]
        papers = [facts.view(claims) for claims in lines]
        reader = Reader(self._of.who, frozenset(self._of.sees))
        twins = identity.Twins(self._connection, papers, self._authority, reader)
        new: list[_New] = []
        met = [self._met(*pair, twins, new) for pair in zip(lines, papers, strict=True)]
        numbers = self._add(new)
        # Those that are new among them were named by numbers below nothing.
        return [
            (outcome, reason, numbers[~paper] if paper < 0 else paper)
            for outcome, reason, paper in met
        ]

    def _met(
        self,
        claims: Sequence[Claim],
        metadata: Metadata,
        twins: identity.Twins,
        new: list["_New"],
    ) -> Told:
        papers = twins.same(metadata)
        if len(papers) > 1:
            return "known", "several", papers[0]
        if papers and papers[0] < 0:
            return "known", "repeated", papers[0]
        if papers:
            return self._add_to(papers[0], claims)
        number = ~len(new)
        near = [one for one in twins.near(metadata) if one >= 0]
        is_copy = len(identity.unfiled(self._connection, near)) < len(near)
        flags = [UNFILED, COPY] if is_copy else [UNFILED]
        made = _sourced([*claims, Claim("flags", flags)], self._source, self._at)
        new.append(_New(made, facts.view(made)))
        twins.add(number, metadata)
        return "added", "new", number

    def _add(self, new: Sequence["_New"]) -> list[int]:
        """Insert papers, and let citations find them; return their numbers."""
        if not new:
            return []
        audiences.note(self._connection, self._of.audience)
        said = {"audience": self._of.audience, "source": self._of.who, "notes": ()}
        rows = [
            said | {"added_at": self._at} | view.columns(one.metadata, self._authority)
            for one in new
        ]
        inserted = sa.insert(document).returning(
            document.c.id, sort_by_parameter_order=True
        )
        numbers = list(self._connection.execute(inserted, rows).scalars())
        pairs = list(zip(numbers, new, strict=True))
        claims = [
            row
            for number, one in pairs
            for row in writing.claim_rows(number, one.claims, self._at)
        ]
        self._connection.execute(sa.insert(claim), claims)
        issuers = [
            row
            for number, one in pairs
            for row in view.issuer_rows(number, one.metadata.issuers, self._authority)
        ]
        if issuers:
            self._connection.execute(sa.insert(issuer), issuers)
        changes.record_all(self._connection, dict.fromkeys(numbers, self._at), "added")
        names = linking.keys_of(self._connection, *numbers)
        linking.resolve_for(self._connection, names, self._authority)
        return numbers

    def _add_to(self, number: int, claims: Sequence[Claim]) -> Told:
        """Let the line stand beside what is known of a paper, where it says more."""
        said = _said(self._connection, number)
        if any(one.source == self._source for one in said.values()):
            return "known", "repeated", number
        is_filed = not identity.unfiled(self._connection, [number])
        more = [
            one
            for one in claims
            if one.field not in said or said[one.field].value != one.value
        ]
        if more:
            made = _sourced(more, self._source, self._at)
            writing.add_claims(self._connection, number, made, self._at)
            renew(self._connection, number, self._authority, at=self._at)
        if is_filed:
            return "known", "has_file", number
        return ("updated", "changed", number) if more else ("known", "listed", number)


@dataclass(frozen=True, slots=True)
class _New:
    """A paper that is about to be written."""

    claims: Sequence[Claim]
    metadata: Metadata


def _sourced(claims: Iterable[Claim], source: str, at: dt.datetime) -> list[Claim]:
    return [
        Claim(one.field, one.value, one.verbatim, source=source, made_at=at)
        for one in claims
    ]


def _said(connection: sa.Connection, number: int) -> dict[str, Claim]:
    """Return what registers say of a paper."""
    rows = connection.execute(
        sa.select(claim)
        .where(claim.c.document == number, OF_REGISTERS)
        .order_by(claim.c.id)
    )
    said = facts.registered(map(view.to_claim, rows))
    return {name: one for name, one in said.items() if name != "flags"}


def has_come(connection: sa.Connection, number: int, at: dt.datetime) -> None:
    """Note that a paper is no longer without a file: no register says so any more."""
    connection.execute(
        sa.update(claim)
        .where(claim.c.document == number, claim.c.field == "flags", OF_REGISTERS)
        .values(withdrawn_at=at, withdrawn_by="file")
    )


def take_back(  # noqa: PLR0913  # one paper of one import, and who wants it gone
    connection: sa.Connection,
    number: int,
    source: str,
    authority: Names,
    *,
    by: str,
    at: dt.datetime,
) -> str:
    """Undo what an import said of a paper; return what became of it.

    A paper goes that only this import knows; one with a file, or of which a person
    or another register said something, is ``kept``.
    """
    held = sa.select(document.c.id).where(document.c.id == number)
    if connection.execute(held).scalar() is None:
        return "gone"
    is_filed = not identity.unfiled(connection, [number])
    other = _other_line(connection, number, source)
    if not (is_filed or other or _is_known(connection, number, source)):
        removing.take_out(connection, number, authority, at)
        return "removed"
    if is_filed or other:
        _withdraw(connection, number, source, by, at)
        if other:
            _instate(connection, number, other, at, is_filed=is_filed)
        renew(connection, number, authority, at=at)
    return "kept"


def _is_known(connection: sa.Connection, number: int, source: str) -> bool:
    """Whether anybody else said something of a paper, or joined one to it."""
    joined = sa.select(document.c.id).where(document.c.joined_to == number)
    others = sa.select(claim.c.id).where(
        sa.or_(claim.c.document == number, claim.c.document.in_(joined)),
        claim.c.withdrawn_at.is_(None),
        claim.c.source != source,
    )
    return connection.execute(others.limit(1)).first() is not None


def _other_line(connection: sa.Connection, number: int, source: str) -> Any:
    """Return the newest line of another register that names a paper."""
    of_import = register_line.c["import"]
    stand = sa.select(register_import.c.id).where(
        register_import.c.undone_at.is_(None),
        register_import.c.id != registered.number_of(source),
    )
    return connection.execute(
        sa.select(of_import.label("of"), register_line.c.claims)
        .where(register_line.c.document == number, of_import.in_(stand))
        .order_by(register_line.c.id.desc())
        .limit(1)
    ).one_or_none()


def _instate(
    connection: sa.Connection,
    number: int,
    line: Any,
    at: dt.datetime,
    *,
    is_filed: bool,
) -> None:
    """Let another register say what it did not have to while the first one stood."""
    source = registered.source(line.of)
    said = _said(connection, number)
    claims = msgspec.convert(line.claims, tuple[Claim, ...])
    more = [one for one in claims if one.field not in said]
    if not is_filed:
        more.append(Claim("flags", [UNFILED]))
    writing.add_claims(connection, number, _sourced(more, source, at), at)


def _withdraw(
    connection: sa.Connection, number: int, source: str, by: str, at: dt.datetime
) -> None:
    connection.execute(
        sa.update(claim)
        .where(
            claim.c.document == number,
            claim.c.source == source,
            claim.c.withdrawn_at.is_(None),
        )
        .values(withdrawn_at=at, withdrawn_by=by)
    )


def forget(connection: sa.Connection, number: int) -> None:
    """Forget what registers said of a paper that is removed for good."""
    connection.execute(
        sa.update(register_line)
        .where(register_line.c.document == number)
        .values(cells={}, claims=[])
    )
