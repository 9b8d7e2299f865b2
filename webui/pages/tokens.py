"""What programs sign in with: one's own tokens, and for a keeper those of all."""

import datetime as dt

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from archive.access import SCOPES, Scope
from archive.catalogue.tokens import LIFE, offered
from archive.errors import UsageError
from webui.forms.inputs import clean
from webui.render.language import said
from webui.security import reader
from webui.services import services
from webui.signing import own

pages = Blueprint("tokens", __name__)

LIVES: dict[str, dt.timedelta | None] = {
    "30": dt.timedelta(days=30),
    "90": dt.timedelta(days=90),
    "365": LIFE,
    "never": None,
}
"""For how long a token may be made to work, as the form offers it."""

_LONGEST = 200


@pages.get("/account/tokens")
def show() -> str:
    """Show one's own tokens, and ask whether to make one more."""
    own()
    return _page()


@pages.post("/account/tokens")
def make() -> str | tuple[str, int]:
    """Make a token, and show it this once."""
    name = clean(request.form.get("name", ""), _LONGEST)
    scopes: list[Scope] = [
        one for one in SCOPES if one in request.form.getlist("scope")
    ]
    opened, life = services(), LIVES.get(request.form.get("life", ""), LIFE)
    now = opened.clock()
    try:
        secret, _ = opened.catalogue.tokens.make(
            reader().name, name, scopes, expires_at=now + life if life else None, at=now
        )
    except UsageError as problem:
        return _page(name=name, scopes=scopes, problem=said(problem.args[0])), 422
    return _page(secret=secret)


@pages.post("/account/tokens/<int:number>/revoke")
def revoke(number: int) -> Response:
    """Revoke one of one's own tokens."""
    owner, opened = reader().name, services()
    opened.catalogue.tokens.revoke(
        number, by=f"person:{owner}", at=opened.clock(), owner=owner
    )
    return redirect(url_for("tokens.show", _anchor="tokens"), 303)


@pages.get("/people/tokens")
def show_all() -> str:
    """Show a keeper the tokens of everybody."""
    opened = services()
    return render_template(
        "tokens_all.html", tokens=opened.catalogue.tokens.all(), now=opened.clock()
    )


@pages.post("/people/tokens/<int:number>/revoke")
def revoke_any(number: int) -> Response:
    """Revoke a token of anybody."""
    opened = services()
    by = f"person:{reader().name}"
    opened.catalogue.tokens.revoke(number, by=by, at=opened.clock())
    return redirect(url_for("tokens.show_all"), 303)


def _page(
    *,
    name: str = "",
    scopes: list[Scope] | None = None,
    problem: str | None = None,
    secret: str | None = None,
) -> str:
    opened, who = services(), reader()
    lives = [life for life in LIVES if life != "never" or "keeper" in who.roles]
    return render_template(
        "tokens.html",
        tokens=opened.catalogue.tokens.of(who.name),
        now=opened.clock(),
        offered=offered(who.roles),
        lives=lives,
        name=name,
        scopes=scopes if scopes is not None else ["read"],
        problem=problem,
        secret=secret,
    )
