"""What is answered when something went wrong: a status and a plain page.

The only place that knows HTTP statuses of the archive's errors; the sentences
for everything else stand in ``error.html``.
"""

import logging

from flask import (
    Flask,
    Response,
    jsonify,
    make_response,
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
    HoldKeyError,
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
from webui import carried, problems
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
    HoldKeyError: 409,
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
_PAGE = "document"
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
    told = make_response(_told(error, status_of(error)))
    if isinstance(error, TooManyTriesError):
        told.headers["Retry-After"] = str(round(error.wait.total_seconds()))
    return told


def _told(error: VankhoError, status: int) -> Answer:
    if status >= 500:
        _log.error("%s: %s", request.path, error, exc_info=error)
    if problems.is_due():
        return problems.of_error(error, status)
    if _is_page() and (endpoint := _WAYS_IN.get(type(error))):
        return _way_in(endpoint)
    # As it was composed, so that it may be said in the reader's language.
    return _page(status, error.code, error.args[0] if error.args else None)


def _is_page() -> bool:
    """Whether somebody waits for a page, not a script or an image of one."""
    is_json = request.accept_mimetypes.best == _JSON
    return not is_json and request.headers.get("Sec-Fetch-Dest", _PAGE) == _PAGE


def _way_in(endpoint: str) -> Answer:
    """Lead to what is due first; what was typed is kept until that is done."""
    is_read = request.method == "GET"
    wanted = addresses.asked_for() if is_read else addresses.cited()
    onward = None if wanted == "/" else wanted
    if kept := carried.packed(addresses.asked_for()):
        page = render_template("signing_in.html", kept=kept, onward=onward, wait=None)
        return page, 401
    return redirect(url_for(endpoint, next=onward), 303)


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
