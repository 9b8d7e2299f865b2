"""``/requests``: missing papers that somebody was asked for."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from flask import url_for
from msgspec import Meta

from archive import symbols
from archive.catalogue import Asking, Paper, Request, Seeking, Wanted
from archive.errors import NotFoundError
from webui import security
from webui.api import paging
from webui.api.answering import Made
from webui.api.asking import Body, Parameters
from webui.api.verbs import Verbs
from webui.problems import WrongRequest
from webui.render import chased
from webui.services import services

verbs = Verbs("requests", __name__, "Missing papers that somebody was asked for.")

_SEVERAL = "Nhiều cơ quan có văn bản thiếu mang ký hiệu này; hãy chọn bằng “body”: {}."


class Behind(Parameters, frozen=True, kw_only=True):
    """Requests behind a cursor, the newest first."""

    after: Annotated[
        int,
        Meta(ge=0, le=2**31 - 1, description="The request behind which to go on."),
    ] = 0
    page_size: paging.Size = 50


@dataclass(frozen=True, slots=True)
class Requested:
    """Requests; ``next`` is the cursor to go on from, null at the end."""

    items: tuple[Request, ...]
    next: int | None


class Wish(Body, frozen=True, kw_only=True):
    """A missing paper, and when who was asked for it.

    ``body`` is the key of its body, needed where several issued such a symbol.
    """

    symbol: Annotated[str, Meta(min_length=1, max_length=200)]
    asked_on: dt.date
    asked_of: Annotated[str, Meta(min_length=1, max_length=200)]
    note: Annotated[str, Meta(max_length=500)] = ""
    body: Annotated[str, Meta(max_length=300)] | None = None


@verbs.verb("GET /requests", asks=Behind, gives=Requested)
def requests(asked: Behind) -> Requested:
    """List the requests, open, met or withdrawn, the newest first."""
    found = services().catalogue.requests.listed(
        security.reader(), before=asked.after or None, limit=asked.page_size + 1
    )
    shown = found[: asked.page_size]
    return Requested(shown, shown[-1].id if len(found) > len(shown) else None)


@verbs.verb("GET /requests/<int:number>", gives=Request, fails=(404,))
def request(number: int) -> Request:
    """Give one request, and the papers that came in answer to it."""
    found = services().catalogue.requests.listed(
        security.reader(), before=number + 1, limit=1
    )
    for one in found:
        if one.id == number:
            return one
    what = f"yêu cầu số {number}"
    raise NotFoundError(what)


@verbs.verb("POST /requests", takes=Wish, gives=Request, status=201, fails=(400, 404))
def ask(wish: Wish) -> Made[Request]:
    """Write down that a missing paper was asked for."""
    wanted = _wanted(wish)
    paper = Paper(wanted.lookup, wanted.body_key, chased.label(wanted))
    number = services().catalogue.requests.ask(
        paper,
        Asking(wish.asked_on, wish.asked_of, wish.note),
        by=security.reader().name,
        at=services().clock(),
    )
    return Made(request(number), url_for("api-requests.request", number=number))


def _wanted(wish: Wish) -> Wanted:
    which = Seeking(symbol=wish.symbol, body=wish.body)
    found = services().catalogue.missing.papers(security.reader(), which)
    if not found:
        what = f"văn bản còn thiếu {symbols.normal(wish.symbol) or wish.symbol}"
        raise NotFoundError(what)
    if len(found) > 1:
        keys = ", ".join(sorted(one.body_key or "…" for one in found))
        raise WrongRequest(422, _SEVERAL.format(keys), "body")
    return found[0]


@verbs.verb("POST /requests/<int:number>/withdraw", gives=Request, fails=(404, 409))
def withdraw(number: int) -> Request:
    """Take a request back; it stays in the history."""
    services().catalogue.requests.withdraw(
        number, reader=security.reader(), at=services().clock()
    )
    return request(number)
