"""Who asks, and by which name of ours."""

import ipaddress
from collections.abc import Set as AbstractSet
from urllib.parse import urlsplit

from flask import Flask, abort, current_app, g, request

from archive.access import CLERKS, EVERYONE
from archive.model import Reader
from webui import headers

LOCAL = Reader("local", frozenset({EVERYONE, CLERKS}), frozenset({"keeper", "auditor"}))
"""Whoever sits at this machine, while it has no accounts."""

NOBODY = Reader("", frozenset(), frozenset())
"""Who asks as long as nobody knows: who sees nothing and may nothing."""


def reader() -> Reader:
    """Return who is asking."""
    asking: Reader = g.get("reader", NOBODY)
    return asking


def is_local(host: str) -> bool:
    """Say whether a host is this machine by a name of its own.

    >>> is_local("127.0.0.1"), is_local("localhost"), is_local("0.0.0.0")
    (True, True, False)
    """
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def guard(app: Flask) -> None:
    """Let ``app`` answer this machine only, with protecting headers."""
    app.config.update(WTF_CSRF_TIME_LIMIT=None)
    headers.protect(app)


def demand_own_name() -> None:
    """Answer nobody who calls this machine by a name that is not its own."""
    # Any other name was made to point here by somebody else (DNS rebinding), to
    # read the archive through a reader's browser.
    if not is_ours(named(), current_app.config["VANKHO_HOSTS"]):
        abort(421)


def named() -> str:
    """Return by which name this machine is called, nothing where that is none."""
    try:
        return urlsplit(f"//{request.host}").hostname or ""
    except ValueError:
        return ""


def is_ours(host: str, hosts: AbstractSet[str]) -> bool:
    """Say whether a host is this machine, of which ``hosts`` are further names.

    Where it is bound to every address, it answers by any number: only a name can be
    made to point elsewhere.

    >>> is_ours("vankho.lan", {"vankho.lan"}), is_ours("10.0.0.7", {"0.0.0.0"})
    (True, True)
    """
    if is_local(host) or host in hosts:
        return True
    return not hosts.isdisjoint(ANYWHERE) and _is_number(host)


ANYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104  # what others bind, not we
"""What is bound by whoever listens at every address of a machine."""


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
