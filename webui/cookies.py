"""What a browser keeps for us: the token of a session, and what signs its forms.

The law of this module: no script reads them and no other site sends them along; over
HTTPS nothing but this host, over HTTPS, can set them or gets them.
"""

from flask import Flask, request
from flask.sessions import SecureCookieSessionInterface
from werkzeug.wrappers import Response

NAME = "vankho"
_FORMS = "vankho-forms"
_ONLY_HERE = "__Host-"
"""A browser takes a name that begins so from the host itself alone (RFC 6265bis)."""


def token() -> str | None:
    """Return the token that the browser sends, if any."""
    return request.cookies.get(_named(NAME))


def keep(response: Response, token: str) -> None:
    """Let the browser keep a token until it is closed."""
    response.set_cookie(
        _named(NAME), token, secure=request.is_secure, httponly=True, samesite="Lax"
    )


def drop(response: Response) -> None:
    """Let the browser forget the token."""
    response.delete_cookie(
        _named(NAME), secure=request.is_secure, httponly=True, samesite="Lax"
    )


def _named(name: str) -> str:
    return f"{_ONLY_HERE}{name}" if request.is_secure else name


class _Forms(SecureCookieSessionInterface):
    """Flask's own session, which holds what proves that a form is ours."""

    def get_cookie_name(self, app: Flask) -> str:  # noqa: ARG002  # Flask's signature
        """Return the name, which says where the cookie may come from."""
        return _named(_FORMS)

    def get_cookie_secure(self, app: Flask) -> bool:  # noqa: ARG002  # likewise
        """Say whether it is for HTTPS alone: it is where the request came so."""
        return request.is_secure


def guard(app: Flask) -> None:
    """Let ``app`` give its own cookie as safely as it is asked."""
    app.config.update(SESSION_COOKIE_SAMESITE="Lax", SESSION_COOKIE_HTTPONLY=True)
    app.session_interface = _Forms()
