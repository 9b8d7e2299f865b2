"""What is answered: JSON as the command line writes it, and where to go on."""

from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar, runtime_checkable
from urllib.parse import urlencode

from flask import Response, request

from archive import lines
from webui.api.guarding import JSON

T = TypeVar("T")


@runtime_checkable
class Paged(Protocol):
    """An answer that is one page of several, counted from 1."""

    total: int
    page: int
    page_size: int


@runtime_checkable
class Continued(Protocol):
    """An answer that goes on behind a cursor, or not."""

    next: int | str | None


@dataclass(frozen=True, slots=True)
class Made(Generic[T]):
    """An answer about something that has an address of its own now."""

    value: T
    location: str


def answer(value: object, status: int) -> Response:
    """Return ``value`` as the answer; a response is one already."""
    if isinstance(value, Response):
        return value
    headers = {}
    if isinstance(value, Made):
        headers["Location"] = value.location
        value = value.value
    if value is None:
        return Response(status=204, headers=headers)
    if where := links(value):
        headers["Link"] = ", ".join(f'<{there}>; rel="{rel}"' for rel, there in where)
    return Response(lines.line(value), status, headers, content_type=JSON)


def links(value: Any) -> list[tuple[str, str]]:
    """Return where the pages around this one are, each with its relation."""
    if isinstance(value, Paged):
        last = max(1, -(-value.total // value.page_size))
        around = {"first": 1, "prev": value.page - 1, "next": value.page + 1}
        return [
            (rel, here(page=page))
            for rel, page in {**around, "last": last}.items()
            if 1 <= page <= last
        ]
    if isinstance(value, Continued) and value.next is not None:
        return [("next", here(after=value.next))]
    return []


def here(**changes: int | str) -> str:
    """Return the address of this request with some parameters changed."""
    pairs = [pair for pair in request.args.items(multi=True) if pair[0] not in changes]
    pairs += [(name, str(value)) for name, value in changes.items()]
    return f"{request.path}?{urlencode(pairs)}"
