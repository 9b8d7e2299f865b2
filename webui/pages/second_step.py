"""The second step of signing in: a code of one's telephone, for whoever wants it.

The password is asked for whatever is changed here: an unwatched screen must not be
enough to lock somebody out.
"""

import re

import segno
from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from archive import totp
from archive.catalogue.sign_ins import Denied
from archive.errors import AccountError, WrongPasswordError
from webui.services import services
from webui.signing import own

pages = Blueprint("second_step", __name__)

_SECRET = re.compile("[A-Z2-7]{32}")
_DOTS = 5
"""Dots of the screen for one of the picture that a telephone reads."""


@pages.get("/account/second-step")
def show() -> str:
    """Show whether a code is asked for, and how that is changed."""
    return _page()


@pages.post("/account/second-step")
def confirm() -> str | tuple[str, int]:
    """Ask for a code from now on, once the telephone has shown a right one."""
    secret = _offered()
    try:
        _demand_password()
        codes = services().catalogue.codes.confirm(
            own().person, secret, request.form.get("code", ""), services().clock()
        )
    except AccountError as error:
        return _page(error, secret), 422
    return _codes_page(codes)


@pages.post("/account/second-step/codes")
def renew() -> str | tuple[str, int]:
    """Give ten new codes for whoever loses the telephone; the old ones are void."""
    try:
        _demand_password()
    except AccountError as error:
        return _page(error), 422
    return _codes_page(services().catalogue.codes.renew(own().person))


@pages.post("/account/second-step/drop")
def drop() -> Response | tuple[str, int]:
    """Ask for no code any more."""
    try:
        _demand_password()
    except AccountError as error:
        return _page(error), 422
    services().catalogue.codes.off(own().person)
    return redirect(url_for("account.show", told="second_off"), 303)


def _offered() -> str:
    """Return the secret that the form offered; another where that is none of ours."""
    secret = request.form.get("secret", "")
    return secret if _SECRET.fullmatch(secret) else totp.new_secret()


def _demand_password() -> None:
    """Make sure that whoever sits here knows the password.

    Raises:
        WrongPasswordError: they do not, or have tried too often.
    """
    opened, address = services(), request.remote_addr or ""
    now, typed = opened.clock(), request.form.get("password", "")
    opened.pace.demand(address, now)
    found = opened.catalogue.sign_ins.by_password(
        own().person, typed, at=now, address=address
    )
    if isinstance(found, Denied):
        raise WrongPasswordError


def _page(problem: AccountError | None = None, secret: str = "") -> str:
    mine = own()
    person = services().catalogue.people.get(mine.person)
    offered = "" if person.has_totp else secret or totp.new_secret()
    return render_template(
        "second_step.html",
        person=person,
        problem=problem,
        secret=offered,
        picture=_picture(offered, mine.person) if offered else None,
        codes_left=services().catalogue.codes.left(mine.person),
    )


def _picture(secret: str, name: str) -> str:
    """Return what a telephone reads, as an image within the page."""
    made = segno.make(totp.uri(secret, name), micro=False)
    drawn: str = made.svg_data_uri(scale=_DOTS, light="#fff")
    return drawn


def _codes_page(codes: tuple[str, ...]) -> str:
    """Show codes, this once; the session counts as begun anew."""
    return render_template("second_step_codes.html", codes=codes, mine=own())
