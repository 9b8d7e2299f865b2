"""Signing in and out: a name and a password, and a code where somebody has one.

What is told to whoever fails is the same whether or not there is such an account.
"""

import datetime as dt

import flask
from flask import (
    Blueprint,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from werkzeug.wrappers import Response

from archive.catalogue.sign_ins import Denied, SignedIn
from webui import auditing, carried, cookies, headers, signing
from webui.render import addresses
from webui.services import services

pages = Blueprint("signing_in", __name__)

_WRONG = 422
_WAIT = 429

Answer = Response | tuple[str, int] | tuple[str, int, dict[str, str]]


@pages.get("/sign-in")
def show() -> Answer:
    """Ask for a name and a password, unless somebody is signed in."""
    return _elsewhere() or (_page(), 200)


@pages.post("/sign-in")
def enter() -> Answer:
    """Begin a session for the right password."""
    if signing.is_local():
        return _onward()
    opened, address = services(), request.remote_addr or ""
    now = opened.clock()
    opened.pace.demand(address, now)
    name = request.form.get("name", "").strip().lower()
    typed = request.form.get("password", "")
    found = opened.catalogue.sign_ins.by_password(name, typed, at=now, address=address)
    if isinstance(found, Denied):
        return _denied(found, _page(name, found.wait))
    return _begun(found, address, now)


@pages.get("/sign-in/code")
def show_code() -> Answer:
    """Ask for the code of whoever gave the right password."""
    return (_code_page(), 200) if _is_half() else _to(url_for("signing_in.show"))


@pages.post("/sign-in/code")
def enter_code() -> Answer:
    """Let a session count for the right code."""
    token, half = cookies.token(), signing.session()
    if token is None or half is None or not half.is_half:
        return _to(url_for("signing_in.show", next=addresses.wanted()))
    opened, address = services(), request.remote_addr or ""
    now = opened.clock()
    opened.pace.demand(address, now)
    typed = request.form.get("code", "")
    found = opened.catalogue.sign_ins.by_code(
        half.person, typed, at=now, address=address
    )
    if isinstance(found, Denied):
        return _denied(found, _code_page(found.wait))
    whole = opened.catalogue.sessions.rotate(token, now)
    return _welcomed(found, whole)


@pages.post("/sign-out")
def leave() -> Response:
    """End this session, and let the browser forget what it kept of it."""
    if token := cookies.token():
        services().catalogue.sessions.end(token)
    flask.session.clear()
    answer = _to(url_for("signing_in.show", told="out"))
    cookies.drop(answer)
    return headers.forget(answer)


def _begun(found: SignedIn, address: str, now: dt.datetime) -> Response:
    sessions = services().catalogue.sessions
    if before := cookies.token():
        sessions.end(before)
    auditing.let_in(found.name)
    # What somebody left here before must not sign the forms of whoever came now.
    flask.session.clear()
    token = sessions.begin(
        found.name,
        address=address,
        agent=request.headers.get("User-Agent", ""),
        at=now,
        is_half=found.needs_code,
    )
    if not found.needs_code:
        return _welcomed(found, token)
    answer = _to(url_for("signing_in.show_code", next=addresses.wanted()))
    if carried.sent():
        answer = make_response(_code_page())
    cookies.keep(answer, token)
    return answer


def _welcomed(found: SignedIn, token: str | None) -> Response:
    if token is None:
        return _to(url_for("signing_in.show", next=addresses.wanted()))
    auditing.let_in(found.name)
    answer = _sent_on() or _onward()
    if found.must_change:
        answer = _to(url_for("account.password", next=addresses.wanted()))
    cookies.keep(answer, token)
    return answer


def _sent_on() -> Response | None:
    """Return the page that sends on what was typed before the session ended."""
    form = carried.unpacked(request.form.get("kept", ""))
    if form is None:
        return None
    return make_response(
        render_template("signing_in_kept.html", form=form, onward=addresses.wanted())
    )


def _onward() -> Response:
    return _to(addresses.wanted() or "/")


def _elsewhere() -> Response | None:
    """Return where somebody is led who is signed in already, or half."""
    if signing.is_local() or (signing.session() and not _is_half()):
        return _onward()
    if _is_half():
        return _to(url_for("signing_in.show_code", next=addresses.wanted()))
    return None


def _is_half() -> bool:
    found = signing.session()
    return found is not None and found.is_half


def _to(address: str) -> Response:
    return redirect(address, 303)


def _denied(found: Denied, page: str) -> Answer:
    if not found.wait:
        return page, _WRONG
    return page, _WAIT, {"Retry-After": str(round(found.wait.total_seconds()))}


def _page(name: str = "", wait: dt.timedelta | None = None) -> str:
    return render_template(
        "signing_in.html",
        name=name,
        wait=wait,
        kept=carried.sent(),
        onward=addresses.wanted(),
    )


def _code_page(wait: dt.timedelta | None = None) -> str:
    return render_template(
        "signing_in_code.html",
        wait=wait,
        kept=carried.sent(),
        onward=addresses.wanted(),
    )
