"""Files that wait for a keeper: their papers are hidden from who handed them in."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from archive.errors import UsageError
from webui import auditing
from webui.render import addresses, handed, undecided
from webui.render.language import gettext
from webui.security import reader
from webui.services import services

pages = Blueprint("undecided", __name__)

ROWS = 50
"""Files shown at once."""


@pages.get("/intake/undecided")
def show() -> str:
    """Show what was handed in, which paper it is, and what can be decided."""
    before = addresses.whole(request.args.get("before", ""))
    found = services().catalogue.undecided.open(before=before, limit=ROWS + 1)
    return render_template(
        "undecided.html",
        files=undecided.files(found[:ROWS], handed.name_of),
        before=before,
        last=found[ROWS - 1].row.id if len(found) > ROWS else None,
    )


@pages.post("/intake/undecided/<int:row>")
def decide(row: int) -> Redirect:
    """Leave a file, or show its paper to the offices of who handed it in, or to all."""
    catalogue, at = services().catalogue, services().clock()
    found = catalogue.undecided.of(row)
    match request.form.get("do"):
        case "leave":
            catalogue.undecided.leave(row, by=reader().name, at=at)
        case "share" if found.shared:
            _give(found.document, found.shared)
        case "as_said":
            _give(found.document, found.row.audience)
        case _:
            raise UsageError(gettext("Chưa chọn việc cần làm."))
    back = addresses.back(url_for("undecided.show"), under=url_for("intake.show"))
    return redirect(back, 303)


def _give(number: int, audience: str) -> None:
    restrictions, at = services().catalogue.restrictions, services().clock()
    auditing.tell(papers=(number,), to=audience)
    restrictions.give([number], audience, reader=reader(), why=undecided.WHY, at=at)
