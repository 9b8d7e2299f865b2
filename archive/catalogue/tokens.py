"""What programs sign in with: tokens, each of one person and for some things only.

The law of this module: a token does what its scopes say, and never what its person
may not do at this moment. Only its hash is kept.
"""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from archive import tokens
from archive.access import SCOPES, Reader, Role, Scope, may
from archive.catalogue import belonging
from archive.catalogue.database import Database
from archive.catalogue.schema import person, token
from archive.errors import NotFoundError, UsageError
from archive.names import legible
from archive.sentences import Sentence
from archive.text import squeeze

LIFE = dt.timedelta(days=365)
"""How long a token works where nobody says otherwise."""

LONGEST_LIFE = dt.timedelta(days=366)
"""How long at most; only a keeper's may work until it is revoked."""

LONGEST = 100
"""Characters that the name of a token may have."""

# So often at most is it written that a token is used.
_GRAIN = dt.timedelta(minutes=5)

_TOLD = (
    *(token.c.id, person.c.name.label("person"), token.c.name, token.c.scopes),
    *(token.c.made_at, token.c.expires_at, token.c.used_at),
    *(token.c.revoked_at, token.c.revoked_by),
)
_LISTED: sa.Select[Any] = sa.select(*_TOLD).join_from(token, person)
_ASKED: sa.Select[Any] = (
    sa.select(
        token.c.id.label("token"), token.c.scopes, token.c.used_at, *belonging.COLUMNS
    )
    .join_from(token, person, token.c.person == person.c.id)
    .where(
        token.c.hash == sa.bindparam("hash"),
        token.c.revoked_at.is_(None),
        sa.or_(token.c.expires_at.is_(None), token.c.expires_at > sa.bindparam("at")),
        belonging.IS_OPEN,
        person.c.must_change.is_(False),
    )
)


@dataclass(frozen=True, slots=True)
class Token:
    """A token as it is listed: never the token itself."""

    id: int
    person: str
    name: str
    scopes: tuple[Scope, ...]
    made_at: dt.datetime
    expires_at: dt.datetime | None
    used_at: dt.datetime | None
    revoked_at: dt.datetime | None
    revoked_by: str | None

    def works(self, at: dt.datetime) -> bool:
        """Whether a program can still sign in with it."""
        is_over = self.expires_at is not None and self.expires_at <= at
        return self.revoked_at is None and not is_over


class Tokens:
    """The tokens, made, asked for and revoked."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def make(
        self,
        owner: str,
        name: str,
        scopes: Collection[Scope],
        *,
        expires_at: dt.datetime | None,
        at: dt.datetime,
    ) -> tuple[str, Token]:
        """Make a token for ``owner`` and return it, which is told this once.

        Raises:
            NotFoundError: there is no open account of this name.
            UsageError: it has no name, no scope, one beyond its owner, or is over.
        """
        called = _called(name)
        fresh = tokens.made()
        with self._database.write(durable=True) as connection:
            roles = belonging.named(connection, owner).roles
            _demand_end(expires_at, at, roles)
            number = belonging.number(connection, owner, is_open=True)
            values = {"name": called, "scopes": _within(scopes, roles)}
            made = sa.insert(token).values(
                **values,
                person=number,
                hash=tokens.kept(fresh),
                made_at=at,
                expires_at=expires_at,
            )
            key = connection.execute(made.returning(token.c.id)).scalar_one()
            row = connection.execute(_LISTED.where(token.c.id == key)).one()
        return fresh, _token(row)

    def reader(self, text: str, at: dt.datetime) -> Reader | None:
        """Return who asks with a token, None where it is none that works."""
        if not tokens.is_one(text):
            return None
        asked = {"hash": tokens.kept(text), "at": at}
        with self._database.read() as connection:
            row = connection.execute(_ASKED, asked).one_or_none()
        if row is None:
            return None
        if row.used_at is None or at - row.used_at > _GRAIN:
            self._touch(row.token, at)
        allowed = frozenset(act for one in row.scopes for act in SCOPES[one])
        return replace(belonging.reader(row), scope=allowed)

    def _touch(self, number: int, at: dt.datetime) -> None:
        used = sa.update(token).where(token.c.id == number).values(used_at=at)
        self._database.write_in_passing(used)

    def of(self, owner: str) -> tuple[Token, ...]:
        """Return the tokens of somebody, the newest first."""
        return self._listed(person.c.name == owner)

    def all(self) -> tuple[Token, ...]:
        """Return the tokens of everybody, the newest first."""
        return self._listed(sa.true())

    def _listed(self, which: sa.ColumnElement[bool]) -> tuple[Token, ...]:
        asked = _LISTED.where(which).order_by(token.c.id.desc())
        with self._database.read() as connection:
            return tuple(map(_token, connection.execute(asked)))

    def revoke(
        self, number: int, *, by: str, at: dt.datetime, owner: str | None = None
    ) -> None:
        """Revoke a token, ``owner``'s alone where one is named; again does nothing.

        Raises:
            NotFoundError: there is no such token.
        """
        with self._database.write(durable=True) as connection:
            asked = _LISTED.where(token.c.id == number)
            row = connection.execute(asked).one_or_none()
            if row is None or owner not in (None, row.person):
                raise missing(number)
            connection.execute(
                sa.update(token)
                .where(token.c.id == number, token.c.revoked_at.is_(None))
                .values(revoked_at=at, revoked_by=by)
            )


def _token(row: sa.Row[Any]) -> Token:
    told = row._asdict()
    return Token(**told | {"scopes": tuple(told["scopes"])})


def missing(number: int) -> NotFoundError:
    """Return what is raised where there is no such token."""
    return NotFoundError(Sentence("mã truy cập số %(number)s", number=number))


def _called(name: str) -> str:
    called = squeeze(legible(name))
    if not called or len(called) > LONGEST:
        raise UsageError(Sentence("Tên của mã dài 1–%(most)s ký tự.", most=LONGEST))
    return called


def _within(scopes: Iterable[Scope], roles: Iterable[Role]) -> list[Scope]:
    """Return scopes in their order, none of which gives more than ``roles`` do."""
    chosen, roles = set(scopes), tuple(roles)
    if not chosen:
        raise UsageError(Sentence("Hãy chọn ít nhất một việc mà mã được làm."))
    if not chosen <= set(offered(roles)):
        raise UsageError(Sentence("Mã không được làm nhiều hơn người mà nó thay mặt."))
    return [one for one in SCOPES if one in chosen]


def offered(roles: Iterable[Role]) -> tuple[Scope, ...]:
    """Return the scopes that tokens of somebody of these roles may have.

    >>> offered({"clerk"})
    ('read', 'hand_in', 'correct')
    """
    roles = tuple(roles)
    return tuple(
        scope for scope, acts in SCOPES.items() if all(may(roles, act) for act in acts)
    )


def _demand_end(
    expires_at: dt.datetime | None, at: dt.datetime, roles: Collection[Role]
) -> None:
    """Demand that a token ends, unless it is a keeper's, and not before it begins."""
    if expires_at is None:
        if "keeper" not in roles:
            raise UsageError(Sentence("Hãy đặt hạn dùng của mã, nhiều nhất một năm."))
    elif not at < expires_at <= at + LONGEST_LIFE:
        raise UsageError(
            Sentence("Hạn dùng của mã phải ở sau lúc này, nhiều nhất một năm.")
        )
