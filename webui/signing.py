"""Who asks: found out before anything else of a request is looked at.

The law of this module: it alone says who asks, once a request. Whoever it does not
know is nobody, who sees nothing and may nothing.
"""

import ipaddress
from dataclasses import replace

from flask import g, request

from archive.catalogue.sessions import Session
from archive.errors import (
    NoAccountsError,
    NotFoundError,
    PasswordDueError,
    SignedOutError,
)
from archive.model import Reader
from archive.sentences import Sentence
from webui import bearing, cookies, security
from webui.services import services

UNASKED = frozenset({"static", "bootstrap.static", "health.check"})
"""What tells nothing of the archive, and so asks nobody who they are."""

ENTRANCE = frozenset(
    f"signing_in.{name}"
    for name in ("show", "enter", "show_code", "enter_code", "leave")
)
"""What somebody can open who has not signed in, or not to the end."""

BEFORE_CHANGE = ENTRANCE | {
    "account.password",
    "account.change_password",
}
"""What somebody can open whose password was given by another."""

_HANDED_ON = ("Forwarded", "Via", "X-Real-Ip")
_HANDED_ON_AS = "X-Forwarded-"
_OLD = "HTTP/1.0"
"""What no browser speaks, and nginx where nobody told it otherwise."""


def recognise() -> None:
    """Find out who asks.

    Raises:
        SignedOutError: it takes somebody who is signed in, and nobody is.
        PasswordDueError: the password must be changed first.
        NoAccountsError: nobody can sign in, and this is not the machine itself.
    """
    if request.endpoint not in UNASKED:
        g.reader = _asking()


def session() -> Session | None:
    """Return the session in which somebody asks, a half one too; None without one."""
    found: Session | None = g.get("session")
    return found


def keep_out() -> None:
    """Let nobody pass without signing in any more: there is an account now."""
    g.is_local = False


def whole_session() -> Session | None:
    """Return the session of whoever is signed in to the end, None of anybody else."""
    found = session()
    return None if found is None or found.is_half else found


def own() -> Session:
    """Return the session of whoever asks about an own account.

    Raises:
        NotFoundError: there are no accounts, and nobody has one.
    """
    found = session()
    if found is None:
        raise NotFoundError(Sentence("tài khoản của bạn"))
    return found


def is_local() -> bool:
    """Say whether somebody asks who need not sign in, for there are no accounts."""
    return bool(g.get("is_local"))


def _asking() -> Reader:
    if bearing.is_due():
        return bearing.bearer()
    if not services().catalogue.people.are_any():
        return _at_this_machine()
    found = _signed_in()
    if found is None:
        return _nobody()
    g.session, asking = found
    if g.session.is_half:
        return _nobody()
    return _who_must_change(asking) if g.session.must_change else asking


def _signed_in() -> tuple[Session, Reader] | None:
    token = cookies.token()
    if not token:
        return None
    opened = services()
    return opened.catalogue.sessions.reader(token, opened.clock())


def _nobody() -> Reader:
    if request.endpoint not in ENTRANCE:
        raise SignedOutError
    return security.NOBODY


def _who_must_change(asking: Reader) -> Reader:
    if request.endpoint not in BEFORE_CHANGE:
        raise PasswordDueError
    # The name is known; to see and to do anything, it is still nobody.
    return Reader(asking.name, frozenset(), frozenset())


def _at_this_machine() -> Reader:
    if not is_here():
        raise NoAccountsError
    g.is_local = True
    local = security.LOCAL
    if "keeper" in local.roles:
        # A keeper belongs to every audience, which the catalogue alone knows.
        whole = services().catalogue.people.machine(local.name)
        return replace(local, audiences=whole.audiences)
    return local


def is_here() -> bool:
    """Say whether a request was made at this machine, and not handed on by a proxy."""
    is_at_home = security.is_local(security.named())
    return is_at_home and not _is_handed_on() and _is_loopback(request.remote_addr)


def _is_handed_on() -> bool:
    """Whether a proxy made this request for another, as far as it can be told."""
    is_told = any(
        name in _HANDED_ON or name.startswith(_HANDED_ON_AS)
        for name, _ in request.headers
    )
    return is_told or request.environ.get("SERVER_PROTOCOL") == _OLD


def _is_loopback(address: str | None) -> bool:
    try:
        return ipaddress.ip_address(address or "").is_loopback
    except ValueError:
        return False
