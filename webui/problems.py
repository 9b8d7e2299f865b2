"""What went wrong, told to programs: problem details as RFC 9457 has them.

Every answer under ``/api/`` that is no success is one of these, whoever failed.
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from flask import Response, current_app, request
from msgspec import UNSET, UnsetType
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from archive import lines
from archive.errors import (
    AmbiguousSymbolError,
    ConflictError,
    NotFoundError,
    QuerySyntaxError,
    TokenError,
    VankhoError,
)
from webui import security
from webui.services import services

PREFIX = "/api/"
_PAPERS = "/api/v1/documents/"
MEDIA_TYPE = "application/problem+json"
EXPLAINED = "/api/v1/#problem-"
"""Where each code is explained to people."""

UNKNOWN = 401
_INVALID = "invalid_token"
BUSY = 503
RETRY_SECONDS = "30"

STATUSES: dict[int, tuple[str, str, str]] = {
    400: (
        "malformed",
        "The request cannot be read.",
        "Máy chủ không hiểu yêu cầu này.",
    ),
    403: (
        "foreign",
        "The request may come from a page of another site.",
        "Yêu cầu có thể đến từ trang khác. Hãy gửi kèm tiêu đề X-Requested-With.",
    ),
    404: (
        "no_address",
        "There is no such address.",
        "Không có địa chỉ này. Các địa chỉ: /api/v1/openapi.json",
    ),
    405: (
        "wrong_method",
        "This address has other methods; the header Allow names them.",
        "Địa chỉ này không nhận phương thức ấy; xem tiêu đề Allow.",
    ),
    413: (
        "too_much",
        "More is sent at once than is allowed.",
        "Gửi quá nhiều một lúc. Hãy chia thành nhiều lần.",
    ),
    415: (
        "wrong_type",
        "The body is of another media type than the description says.",
        "Nội dung gửi lên không đúng kiểu đã mô tả.",
    ),
    421: (
        "wrong_host",
        "The host is not a name of this machine.",
        "Tên máy chủ trong yêu cầu không phải của máy này.",
    ),
    422: (
        "invalid",
        "A value of the request is not what the description says.",
        "Một giá trị trong yêu cầu không đúng như mô tả.",
    ),
    500: (
        "unforeseen",
        "The server failed; its log says why.",
        "Có lỗi ở máy chủ. Hãy thử lại sau ít phút.",
    ),
}
"""Code, title and sentence of what is wrong with a request rather than its matter."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a request was not answered (RFC 9457).

    ``code`` is stable and for programs, ``title`` its meaning in English, and
    ``detail`` the sentence for people, in Vietnamese. A query that cannot be
    read says at which character (``position``, from 0) and what would work
    (``hint``); a wrong value says where it stands (``field``); a symbol of
    several papers lists their numbers (``documents``); a conflict says what was
    changed, and by whom; a paper that was joined to another says as which it is
    shown (``shown_as``).
    """

    type: str
    title: str
    status: int
    detail: str
    code: str
    instance: str
    position: int | UnsetType = UNSET
    hint: str | UnsetType = UNSET
    field: str | UnsetType = UNSET
    documents: tuple[int, ...] | UnsetType = UNSET
    what: str | UnsetType = UNSET
    who: str | UnsetType = UNSET
    shown_as: int | UnsetType = UNSET


class WrongRequest(HTTPException):
    """A request that says something else than the description allows."""

    def __init__(self, status: int, detail: str = "", field: str | None = None) -> None:
        super().__init__(detail or STATUSES[status][2])
        self.code = status
        self.detail = detail
        self.field = field


def is_due() -> bool:
    """Say whether this request is answered to a program."""
    return request.path.startswith(PREFIX)


def of_error(error: VankhoError, status: int) -> Response:
    """Return the answer to an error of the archive."""
    return _answer(status, error.code, _title(type(error)), str(error), **_more(error))


def of_status(status: int, error: HTTPException | None = None) -> Response:
    """Return the answer to a request that is wrong in itself, or to our failure."""
    if isinstance(error, MethodNotAllowed) and not _is_anything(error):
        return of_status(404)
    code, title, detail = STATUSES.get(status, STATUSES[400 if status < 500 else 500])
    more: dict[str, Any] = {}
    if isinstance(error, WrongRequest):
        detail = error.detail or detail
        more = {"field": error.field} if error.field is not None else {}
    answer = _answer(status, code, title, detail, **more)
    if error is not None:
        answer.headers.extend(
            (name, value) for name, value in error.get_headers() if name == "Allow"
        )
    return answer


def _is_anything(error: MethodNotAllowed) -> bool:
    """Whether the address means something by any method.

    Routes are told apart by their method before their numbers are looked at, so
    that a number beyond everything would seem to have other methods.
    """
    routes = current_app.create_url_adapter(request)
    methods = error.valid_methods or ()
    return routes is not None and any(routes.test(method=one) for one in methods)


def titles() -> dict[str, str]:
    """Return every code that an answer may carry, with its meaning in English."""
    named = {code: title for code, title, _ in STATUSES.values()}
    waiting: list[type[VankhoError]] = [VankhoError]
    while waiting:
        error = waiting.pop(0)
        named[error.code] = _title(error)
        waiting += error.__subclasses__()
    return named


def _title(error: type[VankhoError]) -> str:
    return (error.__doc__ or "").partition("\n")[0].replace("``", "`")


def _more(error: VankhoError) -> dict[str, Any]:
    match error:
        case QuerySyntaxError():
            return {"position": error.position, "hint": str(error.hint)}
        case AmbiguousSymbolError():
            return {"documents": error.documents}
        case NotFoundError():
            return _shown_as()
        case ConflictError():
            return {"what": str(error.what), "who": str(error.who)}
        case _:
            return {}


def _shown_as() -> dict[str, Any]:
    """Return where a joined paper went, if one was asked for by its own number."""
    number = (request.view_args or {}).get("number")
    if number is None or not request.path.startswith(_PAPERS):
        return {}
    try:
        to = services().catalogue.joining.shown_as(number, security.reader())
    except NotFoundError:
        return {}
    return {"shown_as": to}


def _answer(status: int, code: str, title: str, detail: str, **more: Any) -> Response:
    instance = quote(request.path)
    told = Problem(f"{EXPLAINED}{code}", title, status, detail, code, instance, **more)
    answer = Response(lines.line(told), status, content_type=MEDIA_TYPE)
    if status == BUSY:
        answer.headers["Retry-After"] = RETRY_SECONDS
    if status == UNKNOWN:
        # RFC 6750 §3: whoever bore no token is told no error.
        is_wrong = f', error="{_INVALID}"' if code == TokenError.code else ""
        answer.headers["WWW-Authenticate"] = f'Bearer realm="vankho"{is_wrong}'
    return answer
