"""Programs, known by the token that they bear (RFC 6750).

A browser sends no such header by itself: what bears a token is no page's trick.
"""

from flask import request

from archive.errors import BearingError, TokenError
from archive.model import Reader
from webui.services import services

SCHEME = "Bearer"
_API = "/api/"


def is_due() -> bool:
    """Say whether a program asks that bears a token; pages are not for programs."""
    scheme, _, _ = request.headers.get("Authorization", "").partition(" ")
    return scheme.lower() == SCHEME.lower() and request.path.startswith(_API)


def bearer() -> Reader:
    """Return who asks with a token.

    Raises:
        TokenError: it is none that works.
    """
    _, _, borne = request.headers["Authorization"].partition(" ")
    opened = services()
    asking = opened.catalogue.tokens.reader(borne.strip(), opened.clock())
    if asking is None:
        raise TokenError
    return asking


def demand_person() -> None:
    """Refuse what only a person may ask who is signed in.

    Raises:
        BearingError: the request bears a token.
    """
    if is_due():
        raise BearingError
