"""What keeps a page of another site from changing the archive.

Whoever is signed in here also browses elsewhere, and any site may let this browser
send a form to this machine, with our cookie. So a request that changes something must
be one that such a form cannot be; one that bears a token is none.
"""

from urllib.parse import urlsplit

from flask import request

from webui import bearing
from webui.problems import WrongRequest, is_due

HEADER = "X-Requested-With"
"""A browser sends it to another site only after asking, and we never say yes."""

JSON = "application/json"

_HARMLESS = frozenset({"GET", "HEAD", "OPTIONS"})
_OURS = frozenset({"same-origin", "none"})


def refuse_foreign() -> None:
    """Refuse a changing request that a page of another site could have made.

    Raises:
        WrongRequest: it could.
    """
    if not is_due() or request.method in _HARMLESS or request.routing_exception:
        return
    if bearing.is_due():
        return
    if not (_is_told_ours() and _is_from_here() and _is_deliberate()):
        raise WrongRequest(403)


def _is_told_ours() -> bool:
    """Whether the browser, if it is one, says that our own page asks."""
    return request.headers.get("Sec-Fetch-Site", "none") in _OURS


def _is_from_here() -> bool:
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.host


def _is_deliberate() -> bool:
    """Whether no plain form could send this: JSON, or our header beside it."""
    return request.mimetype == JSON or bool(request.headers.get(HEADER))
