"""One's own account: who one is here, where one is signed in, the password."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from archive.errors import AccountError, UsageError, VankhoError
from archive.sentences import Sentence
from webui import cookies, headers
from webui.render import addresses
from webui.services import services
from webui.signing import own

pages = Blueprint("account", __name__)

_DIFFERENT = Sentence("Hai lần gõ mật khẩu mới không giống nhau.")


@pages.get("/account")
def show() -> str:
    """Show who one is here, and every place where one is signed in."""
    mine, opened = own(), services()
    return render_template(
        "account.html",
        person=opened.catalogue.people.get(mine.person),
        sessions=opened.catalogue.sessions.list(mine.person, opened.clock()),
        current=mine.id,
        codes_left=opened.catalogue.codes.left(mine.person),
    )


@pages.post("/account/sessions/<int:session>/end")
def end(session: int) -> Response:
    """End one of one's sessions, such as that of a machine one has left."""
    mine = own()
    if session == mine.id:
        return redirect(url_for("account.show", _anchor="sessions"), 303)
    services().catalogue.sessions.end_one(mine.person, session)
    return redirect(url_for("account.show", told="ended", _anchor="sessions"), 303)


@pages.post("/account/sign-out")
def leave_all() -> Response:
    """Sign out everywhere, here too."""
    services().catalogue.sessions.end_all(own().person)
    answer = redirect(url_for("signing_in.show", told="out"), 303)
    cookies.drop(answer)
    return headers.forget(answer)


@pages.get("/account/password")
def password() -> str:
    """Ask for a new password, telling first what makes a good one."""
    return _password_page()


@pages.post("/account/password")
def change_password() -> Response | tuple[str, int]:
    """Change the password; every other session ends, and this one is renewed."""
    mine, opened, token = own(), services(), cookies.token()
    old, new = request.form.get("old", ""), request.form.get("new", "")
    if new != request.form.get("again", ""):
        return _password_page(UsageError(_DIFFERENT)), 422
    now = opened.clock()
    try:
        opened.catalogue.sign_ins.change_password(
            mine.person,
            old,
            new,
            at=now,
            address=request.remote_addr or "",
            keep=token,
        )
    except AccountError as error:
        return _password_page(error), 422
    onward = addresses.wanted() or url_for("account.show", told="password")
    answer = redirect(onward, 303)
    if token and (renewed := opened.catalogue.sessions.rotate(token, now)):
        cookies.keep(answer, renewed)
    return answer


def _password_page(error: VankhoError | None = None) -> str:
    return render_template(
        "account_password.html",
        mine=own(),
        error=error,
        least=services().settings.archive.accounts.shortest,
        onward=addresses.wanted(),
    )
