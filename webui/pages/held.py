"""What is held for its secrecy: looked at, let in, given back or destroyed by keepers."""

from collections.abc import Callable

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from archive.errors import UsageError, VankhoError
from archive.sentences import Sentence
from webui.forms import audiences as forms
from webui.render import addresses, audiences, held, originals
from webui.security import reader
from webui.services import services

pages = Blueprint("held", __name__)

ROWS = 50
"""What is shown at once."""

LONGEST_WHY = 500


@pages.get("/held")
def show() -> str:
    """Show what waits for a keeper, or what is held no more."""
    before = addresses.whole(request.args.get("before", ""))
    is_open = "past" not in request.args
    found = services().catalogue.held.listed(
        reader(), is_open=is_open, before=before, limit=ROWS + 1
    )
    return render_template(
        "held.html",
        lines=[held.line(one) for one in found[:ROWS]],
        is_open=is_open,
        before=before,
        following=found[ROWS - 1].id if len(found) > ROWS else None,
    )


@pages.get("/held/<int:number>")
def one(number: int) -> str:
    """Show why something is held, who handed it in, and what can be done."""
    return _page(number)


@pages.post("/held/<int:number>/open")
def unseal(number: int) -> Response | tuple[str, int]:
    """Hand out what is held, to be looked at elsewhere."""
    try:
        return originals.unsealed(services().unsealing.open(number, _why()))
    except UsageError as problem:
        return _page(number, problem), 400


@pages.post("/held/<int:number>/let-in")
def let_in(number: int) -> Redirect | tuple[str, int]:
    """Take it into the archive, for those who are named."""
    try:
        batch = services().unsealing.let_in(number, _whom(), _why())
    except UsageError as problem:
        return _page(number, problem), 400
    return redirect(url_for("intake.follow", batch=batch), 303)


@pages.post("/held/<int:number>/give-back")
def give_back(number: int) -> Redirect | tuple[str, int]:
    """Keep nothing of it: whoever owns it has it again."""
    return _let_go(number, services().unsealing.give_back)


@pages.post("/held/<int:number>/destroy")
def destroy(number: int) -> Redirect | tuple[str, int]:
    """Keep nothing of it, once its number was typed."""
    if request.form.get("typed", "").strip() != str(number):
        return _page(number, UsageError(_MISTYPED)), 400
    return _let_go(number, services().unsealing.destroy)


def _let_go(
    number: int, let_go: Callable[[int, str], None]
) -> Redirect | tuple[str, int]:
    try:
        let_go(number, _why())
    except UsageError as problem:
        return _page(number, problem), 400
    return redirect(url_for("held.one", number=number), 303)


_UNCHOSEN = Sentence("Hãy chọn văn bản này dành cho ai.")
_MISTYPED = Sentence("Số gõ lại không khớp; chưa hủy gì.")


def _whom() -> str:
    whom = forms.chosen()
    if whom is None:
        raise UsageError(_UNCHOSEN)
    return whom


def _why() -> str:
    return request.form.get("why", "")[:LONGEST_WHY]


def _page(number: int, problem: VankhoError | None = None) -> str:
    found = services().catalogue.held.get(number, reader())
    acts = services().catalogue.held.acts(number, reader())
    key = services().settings.archive.hold_key
    return render_template(
        "held_one.html",
        line=held.line(found),
        deeds=[held.deed(act) for act in acts],
        was_opened=any(act.deed == "open" for act in acts),
        key=None if key.is_file() else str(key),
        choice=audiences.choice("clerks"),
        longest=LONGEST_WHY,
        why=request.form.get("why", ""),
        problem=problem and problem.args[0],
    )
