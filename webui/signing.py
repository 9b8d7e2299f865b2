"""Who asks: found out before anything else of a request is looked at.

The law of this module: it alone says who asks, once a request. Whoever it does not
know is nobody, who sees nothing and may nothing.
"""

import ipaddress

from flask import g, request

from archive.model import Reader
from webui import security

UNASKED = frozenset({"static", "bootstrap.static", "health.check"})
"""Endpoints that tell nothing of the archive, and so ask nobody who they are."""

_FORWARDED = ("Forwarded", "Via")
_FORWARDED_BY = "X-Forwarded-"


def recognise() -> None:
    """Find out who asks."""
    if request.endpoint not in UNASKED:
        g.reader = _asking()


def _asking() -> Reader:
    return security.LOCAL if is_here() else security.NOBODY


def is_here() -> bool:
    """Say whether a request was made at this machine, and not handed on by a proxy."""
    names = [name for name, _ in request.headers]
    is_handed_on = any(
        name in _FORWARDED or name.startswith(_FORWARDED_BY) for name in names
    )
    return not is_handed_on and _is_loopback(request.remote_addr or "")


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
