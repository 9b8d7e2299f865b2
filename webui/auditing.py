"""What is recorded of each request: who did what, to which papers, and how it ended.

The law of this module: nobody who only reads waits for the audit, and nothing that
must be recorded is answered unrecorded.
"""

import hashlib
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, Response, current_app, g, request, url_for
from werkzeug.exceptions import HTTPException

from archive.audit import AWAITED, Deed, Entry
from archive.errors import AuditError
from webui import errors, headers, problems, security
from webui.recorded import DEEDS, PARTS, deed_at
from webui.services import services

_PAPER = "/documents/<int:number>"
_REFUSED = frozenset({401, 403, 404})
_CODE = re.compile(r"[A-Za-z0-9_.:-]{1,80}")
_CODE_PAGE = "signing_in.show_code"
_HARMLESS = frozenset({"GET", "HEAD", "OPTIONS"})

_KNOWN = 12
"""Figures of the hash of a token by which it is told from others."""

_HOW = frozenset({"lang", "list", "page", "size", "page_size", "after", "before"})
"""What is asked of how a list is shown, not of what stands in it."""


def audit(app: Flask) -> None:
    """Let everything that is done through ``app`` be recorded."""
    app.before_request(_demand)
    app.after_request(_record)


def tell(*, text: str = "", papers: tuple[int, ...] = (), **details: str | int) -> None:
    """Have the entry of this request say more than its address does.

    ``text`` is what was typed, and nothing but it may be words of a paper or a person.
    """
    told: dict[str, Any] = g.setdefault("audited", {"text": "", "papers": ()})
    told["text"] = text or told["text"]
    told["papers"] = (*told["papers"], *papers)
    told.update(details)


def let_in(name: str) -> None:
    """Have the entry of this request say who was let in: nobody else signed in."""
    g.let_in = name


def _demand() -> None:
    """Begin nothing that could not be recorded.

    Raises:
        AuditError: the audit takes no entries now.
    """
    deed = deed_at(request.endpoint, request.method) if request.endpoint else None
    if deed in AWAITED:
        services().audit.demand()


def _record(response: Response) -> Response:
    entry = _entry(response.status_code, response.location)
    if entry is None:
        return response
    opened = services().audit
    if entry.what not in AWAITED:
        opened.record(entry)
        return response
    try:
        opened.commit(entry)
    except AuditError as error:
        return _unrecorded(entry, error, response)
    return response


def _unrecorded(entry: Entry, error: AuditError, response: Response) -> Response:
    """Return what is answered where the audit failed behind what was done."""
    if request.method not in _HARMLESS:
        # It is done: to deny that would be false. The entry waits for the disk,
        # and nothing more is begun meanwhile.
        services().audit.record(entry)
        return response
    response.close()
    told = headers.protected(current_app.make_response(errors.answer(error)))
    if refused := _entry(told.status_code, None):
        services().audit.record(refused)
    return told


def _entry(status: int, location: str | None) -> Entry | None:
    """Return what is to be recorded of this request, if anything."""
    endpoint = request.endpoint
    deed = _deed(endpoint, status) if endpoint else None
    if endpoint is None or deed is None:
        return None
    told = dict(g.get("audited", {}))
    text = told.pop("text", "") or _typed(deed)
    papers = (*_papers(), *told.pop("papers", ()))
    return Entry(
        at=services().clock(),
        who=_who(deed),
        what=deed,
        place=endpoint,
        via=_via(),
        address=request.remote_addr or "",
        status=status,
        papers=papers,
        text=text,
        details=told | dict(_details(status, location)),
        is_part=endpoint in PARTS and deed == "viewed",
    )


def _deed(endpoint: str, status: int) -> Deed | None:
    deed = deed_at(endpoint, request.method)
    if deed == "signed_in":
        return _deed_at_entrance(status)
    if security.reader() is security.NOBODY:
        # Of somebody unknown, what was tried with a token; the page that asks for a
        # name is no refusal.
        return "refused" if deed and status == 401 and _token() else None
    if status in _REFUSED or (deed in AWAITED and status >= 400):
        return deed and "refused"
    # A start page without a question is asked nothing.
    return None if deed == "searched" and not _is_asked() else deed


def _deed_at_entrance(status: int) -> Deed | None:
    if g.get("is_local"):
        return None
    if status >= 400:
        return "sign_in_failed"
    # Whoever is sent back to the name was not let in, whatever was typed.
    return "signed_in" if "let_in" in g else None


def _is_asked() -> bool:
    return request.method == "POST" or any(
        name not in _HOW and value for name, value in request.args.items()
    )


def _who(deed: Deed) -> str:
    if deed == "signed_in":
        return str(g.let_in)
    if deed == "sign_in_failed":
        session = g.get("session")
        # Whoever fails may have typed a password as a name: that must be able to go.
        return str(session.person) if session and session.is_half else ""
    return security.reader().name


def _via() -> str:
    """Return by which session or token somebody asks, so that they are told apart."""
    if token := _token():
        # The beginning of what is kept of it, so that it can be looked up.
        return f"token:{hashlib.sha256(token.encode()).hexdigest()[:_KNOWN]}"
    session = g.get("session")
    return f"session:{session.id}" if session else ""


def _token() -> str:
    """Return the token that a program bears, nothing of a browser."""
    scheme, _, borne = request.headers.get("Authorization", "").partition(" ")
    return borne.strip() if scheme.lower() == "bearer" and problems.is_due() else ""


def _typed(deed: Deed) -> str:
    """Return what was typed into the address, or for a name that let nobody in."""
    if deed == "sign_in_failed":
        return request.form.get("name", "")
    if deed not in ("searched", "browsed", "exported"):
        return ""
    pairs = [
        pair
        for pair in request.args.items(multi=True)
        if pair[0] not in _HOW and pair[1]
    ]
    told = (value if name == "q" else f"{name}={value}" for name, value in pairs)
    return " · ".join(told)


def _papers() -> tuple[int, ...]:
    rule = request.url_rule.rule if request.url_rule else ""
    view = request.view_args or {}
    return (view["number"],) if _PAPER in rule else ()


def _details(status: int, location: str | None) -> Iterator[tuple[str, str | int]]:
    """Yield what the address names beside a paper, and what was made by it."""
    if location is not None and urlsplit(location).path == url_for(_CODE_PAGE):
        yield "due", "code"
    view = dict(request.view_args or {})
    if _papers():
        del view["number"]
    yield from _named(view, status)
    if location is not None and request.method not in _HARMLESS:
        for name, value in _named(_led_to(location), status):
            yield f"to_{name}", value


def _named(view: dict[str, Any], status: int) -> Iterator[tuple[str, str | int]]:
    for name, value in view.items():
        # Whoever is refused may have typed anything at all.
        is_code = status < 400 and isinstance(value, str) and _CODE.fullmatch(value)
        if isinstance(value, int) or is_code:
            yield name, value


def _led_to(location: str) -> dict[str, Any]:
    """Return what the address names to which an answer leads."""
    try:
        endpoint, view = current_app.create_url_adapter(request).match(  # type: ignore[union-attr]  # there is one within a request
            urlsplit(location).path, method="GET"
        )
    except (HTTPException, ValueError):
        return {}
    return dict(view) if endpoint in DEEDS else {}


def printed(address: str) -> None:
    """Have the entry of this request say which page of ours was printed."""
    try:
        path = urlsplit(address).path
        adapter = current_app.create_url_adapter(request)
        endpoint, view = adapter.match(path, method="GET")  # type: ignore[union-attr]  # likewise
    except (HTTPException, ValueError):
        return
    number = view.get("number")
    papers = (number,) if path.startswith("/documents/") and number else ()
    tell(papers=papers, page=endpoint)
