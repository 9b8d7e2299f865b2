"""What is answered when something went wrong: a status and a plain page.

The only place that knows HTTP statuses of the archive's errors; the sentences
for everything else stand in ``error.html``.
"""

import logging

from flask import (
    Flask,
    Response,
    jsonify,
    redirect,
    render_template,
    request,
    url_for,
)
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as Redirect

from archive.errors import (
    AccountError,
    ArchiveError,
    AuditError,
    BearingError,
    BusyError,
    ConflictError,
    DiskError,
    NoAccountsError,
    NotAllowedError,
    NotFoundError,
    PasswordDueError,
    RefusedError,
    SignedOutError,
    StaleIndexError,
    TokenError,
    TooManyTriesError,
    UsageError,
    VankhoError,
)
from webui import problems
from webui.render import addresses

STATUSES: dict[type, int] = {
    SignedOutError: 401,
    TokenError: 401,
    BearingError: 403,
    PasswordDueError: 403,
    NoAccountsError: 403,
    TooManyTriesError: 429,
    AccountError: 422,
    NotAllowedError: 403,
    NotFoundError: 404,
    ConflictError: 409,
    UsageError: 400,
    RefusedError: 422,
    BusyError: 503,
    DiskError: 503,
    AuditError: 503,
    StaleIndexError: 503,
    ArchiveError: 500,
}
"""The nearest class of an error decides; anything else is our own failure."""

_WAYS_IN: dict[type, str] = {
    SignedOutError: "signing_in.show",
    PasswordDueError: "account.password",
}

_JSON = "application/json"
_PLAINLY = "Có lỗi ở máy chủ. Hãy thử lại sau ít phút.\nThe server failed."

Answer = Response | Redirect | tuple[Response | str, int]

_log = logging.getLogger(__name__)


def explain(app: Flask) -> None:
    """Let ``app`` answer every error with a page in the reader's language."""
    app.register_error_handler(VankhoError, answer)
    app.register_error_handler(HTTPException, _theirs)
    app.register_error_handler(Exception, _unforeseen)


def status_of(error: VankhoError) -> int:
    """Return the HTTP status that says what kind of trouble this is."""
    kinds = (STATUSES.get(kind) for kind in type(error).__mro__)
    return next((status for status in kinds if status), 500)


def answer(error: VankhoError) -> Answer:
    """Return the page, or the problem details, that say what went wrong."""
    status = status_of(error)
    if status >= 500:
        _log.error("%s: %s", request.path, error, exc_info=error)
    if problems.is_due():
        return problems.of_error(error, status)
    if way := _way_in(error):
        return redirect(way, 303)
    # As it was composed, so that it may be said in the reader's language.
    return _page(status, error.code, error.args[0] if error.args else None)


def _way_in(error: VankhoError) -> str | None:
    """Return where whoever asks for a page can do what is due before it."""
    endpoint = _WAYS_IN.get(type(error))
    if endpoint is None or request.accept_mimetypes.best == _JSON:
        return None
    wanted = addresses.asked_for() if request.method == "GET" else addresses.cited()
    return url_for(endpoint, next=None if wanted == "/" else wanted)


def _theirs(error: HTTPException) -> Answer | HTTPException:
    if error.code is None or error.code < 400:
        return error
    if problems.is_due():
        return problems.of_status(error.code, error)
    code = "stale_form" if isinstance(error, CSRFError) else "http"
    return _page(error.code, code)


def _unforeseen(error: Exception) -> Answer:
    _log.error("%s", request.path, exc_info=error)
    if problems.is_due():
        return problems.of_status(500)
    return _page(500, "unforeseen")


def _page(status: int, code: str, message: str | None = None) -> Answer:
    if request.accept_mimetypes.best == _JSON:
        return jsonify(status=status, code=code, message=message), status
    shown = {"status": status, "code": code, "message": message}
    try:
        return render_template("error.html", **shown), status
    except Exception:  # noqa: BLE001  # whatever broke the page asked for may break this one too
        _log.exception("%s: the page of an error", request.path)
        return Response(_PLAINLY, mimetype="text/plain"), status
