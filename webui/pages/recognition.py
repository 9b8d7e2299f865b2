"""Pages of scans that are read after their paper was taken in, and whose turn it is."""

from typing import Any

from flask import (
    Blueprint,
    Response,
    jsonify,
    redirect,
    render_template,
    request,
    url_for,
)
from werkzeug.wrappers import Response as Redirect

from archive.catalogue import Waiting
from archive.errors import NotFoundError, UsageError
from webui.render import addresses, recognised
from webui.render.language import gettext
from webui.security import reader
from webui.services import services

pages = Blueprint("recognition", __name__)

MOST = 50
"""Papers listed whose turn comes next."""


@pages.get("/recognition")
def show() -> str:
    """Show what waits to be read, in its order."""
    found = _waiting()
    return render_template(
        "recognition.html", lines=recognised.lines(found), **_all(found)
    )


@pages.get("/recognition/progress")
def progress() -> Response:
    """Answer the same as values, for the script that follows it."""
    found = _waiting()
    papers = [_line(line.told) for line in recognised.lines(found)]
    return jsonify(**_all(found), papers=papers)


def _waiting() -> Waiting:
    opened = services()
    waiting = opened.catalogue.recognitions.waiting
    return waiting(reader(), at=opened.clock(), limit=MOST)


def _all(found: Waiting) -> dict[str, Any]:
    jobs = services().settings.archive.jobs
    return {"summary": recognised.waiting(found, jobs), "finished": not found.papers}


@pages.get("/documents/<int:number>/recognition")
def follow(number: int) -> Response:
    """Tell how far one paper has come, for the script that follows it."""
    opened = services()
    kept = opened.catalogue.recognitions.of(number, reader(), at=opened.clock())
    found = recognised.told(number, kept)
    if found is None:
        what = gettext("trang ảnh của văn bản mã %(number)s", number=number)
        raise NotFoundError(what)
    return jsonify(**_line(found), finished=not found.is_waiting)


def _line(found: recognised.Told) -> dict[str, Any]:
    names = "number", "sentence", "done", "total", "unread"
    return {name: getattr(found, name) for name in names}


@pages.post("/documents/<int:number>/recognition")
def steer(number: int) -> Redirect | tuple[str, int]:
    """Let a paper be read before all others, not at all, or once more."""
    recognitions, at = services().catalogue.recognitions, services().clock()
    match request.form.get("do"):
        case "first":
            recognitions.raise_turn(number, reader=reader())
        case "skip":
            recognitions.skip(number, reader=reader(), at=at)
        case "again":
            recognitions.ask(number, reader=reader(), at=at)
        case _:
            raise UsageError(gettext("Chưa chọn việc cần làm."))
    here = url_for("document.show", number=number)
    return redirect(addresses.back(here, under=url_for("recognition.show")), 303)
