"""What a request says, read as the type that describes it."""

import re
from functools import cache
from typing import Any, TypeVar, get_origin, get_type_hints

import msgspec
from flask import request

from webui.api.guarding import JSON
from webui.problems import WrongRequest

T = TypeVar("T")

LONGEST_TEXT = 2_000_000
"""Bytes of a text handed in to be read, about five hundred pages."""

LONGEST_JSON = 2_000_000

TEXT = "text/plain"

_UNKNOWN = re.compile(r"contains unknown field `(?P<field>.*?)`")
_MISSING = re.compile(r"missing required field `(?P<field>.*?)`")
_PLACE = re.compile(r" - at `\$\.?(?P<field>.*)`$")


class Parameters(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What may stand behind the question mark. A name we do not know is refused.

    Left out silently, a misspelt ``year`` would look like an answer.
    """


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What may stand in a body of JSON; a name we do not know is refused."""


def parameters(wanted: type[T]) -> T:
    """Return the parameters of this request.

    Raises:
        WrongRequest: one is unknown, given twice, missing, or no such value.
    """
    lists = _lists(wanted)  # type: ignore[arg-type]  # a type has a hash
    given: dict[str, Any] = {}
    for name, values in request.args.to_dict(flat=False).items():
        if name not in lists and len(values) > 1:
            problem = f"Tham số {name!r} chỉ được dùng một lần."
            raise WrongRequest(422, problem, name)
        given[name] = values if name in lists else values[0]
    try:
        return msgspec.convert(given, wanted, strict=False)
    except msgspec.ValidationError as error:
        raise _wrong(error) from error


@cache
def _lists(wanted: type) -> frozenset[str]:
    hints = get_type_hints(wanted)
    return frozenset(name for name, hint in hints.items() if get_origin(hint) is tuple)


def body(wanted: type[T]) -> T:
    """Return the JSON of this request.

    Raises:
        WrongRequest: it is none, or has not the shape of ``wanted``.
    """
    if request.mimetype != JSON:
        raise WrongRequest(415, f"Nội dung phải là {JSON}.")
    request.max_content_length = LONGEST_JSON
    try:
        return msgspec.convert(_whole(msgspec.json.decode(request.get_data())), wanted)
    except msgspec.ValidationError as error:
        raise _wrong(error) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise WrongRequest(400, f"Nội dung không phải JSON: {error}") from error


def _whole(value: Any) -> Any:
    """Return JSON with 3.0 as 3: to JSON, and to some programs, they are one."""
    match value:
        case dict():
            return {name: _whole(inner) for name, inner in value.items()}
        case list():
            return [_whole(inner) for inner in value]
        case float() if value.is_integer():
            return int(value)
        case _:
            return value


def text() -> str:
    """Return the plain text of this request, its line ends as they are.

    Raises:
        WrongRequest: it is no text in UTF-8.
    """
    if request.mimetype != TEXT:
        raise WrongRequest(415, f"Nội dung phải là {TEXT}, mã UTF-8.")
    request.max_content_length = LONGEST_TEXT
    try:
        return request.get_data().decode()
    except UnicodeDecodeError as error:
        raise WrongRequest(400, f"Nội dung không phải UTF-8: {error}") from error


def _wrong(error: msgspec.ValidationError) -> WrongRequest:
    told = str(error)
    if unknown := _UNKNOWN.search(told):
        name = unknown["field"]
        return WrongRequest(422, f"Không có tham số hoặc trường “{name}”.", name)
    if missing := _MISSING.search(told):
        name = missing["field"]
        return WrongRequest(422, f"Thiếu “{name}”.", name)
    place = _PLACE.search(told)
    if place is None:
        return WrongRequest(422, f"Giá trị không hợp lệ: {told}.")
    name = place["field"]
    problem = f"“{name}” không hợp lệ: {told[: place.start()]}."
    return WrongRequest(422, problem, name)
