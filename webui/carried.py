"""A form that was sent when its session had ended: kept over the next sign-in.

The law of this module: only what came with a token of ours is kept, and what is kept
is signed, so that no other site can have somebody send anything. Files are not kept.
"""

from dataclasses import dataclass

from flask import current_app, request
from flask_wtf.csrf import ValidationError, validate_csrf
from itsdangerous import BadData, URLSafeTimedSerializer

LARGEST = 400_000
"""Bytes of a form that is kept: it is sent twice more, packed."""

_TOKEN = "csrf_token"  # noqa: S105  # the name of a field
_SECRET = frozenset({"signing_in", "account", "second_step"})
"""Whose forms hold passwords and codes: those are typed again."""

_SECONDS = 3_600
_PLAIN = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Form:
    """Where a form was to be sent, and what stood in it."""

    path: str
    fields: tuple[tuple[str, str], ...]


def packed(path: str) -> str | None:
    """Return the form sent to ``path``, packed and signed, if it is one of ours."""
    is_small = (request.content_length or 0) <= LARGEST
    is_open = request.blueprint not in _SECRET
    if not (request.mimetype == _PLAIN and is_small and is_open):
        return None
    try:
        validate_csrf(request.form.get(_TOKEN))
    except ValidationError:
        return None
    fields = [pair for pair in request.form.items(multi=True) if pair[0] != _TOKEN]
    return str(_signer().dumps([path, fields]))


def unpacked(kept: str) -> Form | None:
    """Return the form that was packed, None where it is none, or too old."""
    try:
        path, fields = _signer().loads(kept, max_age=_SECONDS)
    except BadData:
        return None
    return Form(path, tuple((name, value) for name, value in fields))


def sent() -> str | None:
    """Return what this request carries on, if that is still good."""
    kept = request.form.get("kept", "")
    return kept if kept and unpacked(kept) else None


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.secret_key or b"", salt="carried")
