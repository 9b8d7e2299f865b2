"""Accounts as ``vankho user`` tells of them."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from archive import dates, lines
from archive.access import ROLES
from archive.catalogue.database import HOURS
from archive.catalogue.persons import Person
from archive.catalogue.sessions import Session
from archive.names import legible
from archive.role_words import ROLES as WORDS


def as_object(one: Person, wait: dt.datetime | None) -> dict[str, Any]:
    """Return an account as ``--json`` gives it."""
    told: dict[str, Any] = lines.plain(one)
    return told | {
        "roles": [role for role in ROLES if role in one.roles],
        "offices": [{"id": id_, "name": name} for id_, name in one.offices.items()],
        "state": "closed" if one.closed_at else "open",
        "waits_until": wait,
    }


def in_one_line(one: Person, wait: dt.datetime | None) -> str:
    """Return an account in one line: name, whose, roles, offices, how it stands."""
    told = (one.full_name, _roles(one), ", ".join(one.offices.values()))
    return f"{one.name:<16} " + "; ".join(filter(None, (*told, *_stands(one, wait))))


def in_full(
    one: Person, wait: dt.datetime | None, sessions: Sequence[Session]
) -> Iterator[str]:
    """Yield everything that is known of an account, and where it is signed in."""
    yield in_one_line(one, wait)
    yield f"  mở ngày {_moment(one.made_at)}, bởi {one.made_by}"
    if one.signed_in_at:
        yield f"  đăng nhập lần cuối {_moment(one.signed_in_at)}"
    for session in sessions:
        begun = _moment(session.begun_at)
        yield f"  đang đăng nhập từ {begun} ở {session.address}: {_agent(session)}"


def _roles(one: Person) -> str:
    return ", ".join(WORDS[role].lower() for role in ROLES if role in one.roles)


def _stands(one: Person, wait: dt.datetime | None) -> Iterator[str]:
    if one.closed_at:
        yield f"đã đóng ngày {_moment(one.closed_at)}, bởi {one.closed_by}"
    if one.must_change:
        yield "phải đổi mật khẩu"
    if one.has_totp:
        yield "có mã xác thực"
    if wait:
        yield f"tạm khóa đến {_moment(wait)}"


def _agent(session: Session) -> str:
    return legible(session.agent)


def _moment(at: dt.datetime) -> str:
    here = at.astimezone(HOURS)
    return f"{here:%H:%M} {dates.written(here.date())}"
