"""What somebody signs in with, given and forgotten inside a transaction.

The law of this module: whoever gets another password, or loses one, is signed out.
"""

import datetime as dt

import sqlalchemy as sa

from archive.catalogue.schema import (
    familiar_place,
    person,
    recovery_code,
    session,
    token,
)


def lend(connection: sa.Connection, number: int, hashed: str, at: dt.datetime) -> None:
    """Give a person a password that has to be changed before anything else."""
    _set(connection, number, password=hashed, password_at=at, must_change=True)
    sign_out(connection, number)


def choose(
    connection: sa.Connection, number: int, hashed: str, at: dt.datetime, but: str
) -> None:
    """Give a person the password of their own choice.

    All sessions end ``but`` the one in which it was chosen, told by its hash.
    """
    _set(connection, number, password=hashed, password_at=at, must_change=False)
    sign_out(connection, number, but=but)


def forget(connection: sa.Connection, number: int, *, by: str, at: dt.datetime) -> None:
    """Forget whatever a person signs in with, end all sessions, revoke all tokens."""
    _set(connection, number, password=None, password_at=None, must_change=False)
    forget_codes(connection, number)
    places = familiar_place.c.person == number
    connection.execute(sa.delete(familiar_place).where(places))
    sign_out(connection, number)
    revoked = sa.update(token).values(revoked_at=at, revoked_by=by)
    held = (token.c.person == number, token.c.revoked_at.is_(None))
    connection.execute(revoked.where(*held))


def forget_codes(connection: sa.Connection, number: int) -> None:
    """Forget the second factor of a person, and the codes on paper."""
    _set(connection, number, totp=None, totp_step=None)
    codes = recovery_code.c.person == number
    connection.execute(sa.delete(recovery_code).where(codes))


def sign_out(connection: sa.Connection, number: int, *, but: str = "") -> int:
    """End all sessions of a person ``but`` that of a hash, and return how many."""
    others = session.c.token != but
    ended = sa.delete(session).where(session.c.person == number, others)
    return connection.execute(ended).rowcount


def _set(connection: sa.Connection, number: int, **values: object) -> None:
    connection.execute(sa.update(person).where(person.c.id == number).values(**values))
