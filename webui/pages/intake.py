"""Handing papers in, and seeing how each file ended."""

from collections.abc import Iterable, Sequence

from flask import (
    Blueprint,
    Response,
    jsonify,
    redirect,
    render_template,
    request,
    url_for,
)
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response as Redirect

from archive.catalogue import Progress, Row
from archive.errors import NotFoundError
from indexer.incoming import Incoming
from webui.render import addresses, outcomes
from webui.render.language import gettext
from webui.security import reader
from webui.services import services

pages = Blueprint("intake", __name__)

ROWS = 100
"""Files of a batch shown at once."""

RECENT = 20


@pages.get("/intake")
def show() -> str:
    """Show where to hand files in, and the recent batches."""
    return _form()


@pages.post("/intake")
def take() -> Redirect | tuple[str, int]:
    """Save the files and write them into the ledger; the worker does the rest."""
    uploads = [upload for upload in request.files.getlist("files") if upload.filename]
    if not uploads:
        return _form(gettext("Chưa chọn tệp nào.")), 400
    rows = _handed_in(uploads)
    return redirect(url_for("intake.follow", batch=rows[0].batch), 303)


def _handed_in(uploads: Iterable[FileStorage]) -> tuple[Row, ...]:
    opened = services()
    incoming = Incoming(opened.settings.archive.incoming)
    files = ((upload.filename or "", upload.save) for upload in uploads)
    with incoming.receiving(files) as places:
        who, now = reader().name, opened.clock()
        return opened.catalogue.intake.hand_in(places, who=who, at=now)


@pages.get("/intake/<int:batch>")
def follow(batch: int) -> str:
    """Show how far a batch has come, and the outcome of each file."""
    progress = _progress(batch)
    rows = _rows(batch)
    return render_template(
        "batch.html",
        batch=batch,
        progress=progress,
        done=progress.total - progress.received - progress.claimed,
        summary=outcomes.summary(progress),
        rows=_shown(rows[:ROWS]),
        after=addresses.after(),
        last=rows[ROWS - 1].id if len(rows) > ROWS else None,
    )


@pages.get("/intake/<int:batch>/progress")
def progress(batch: int) -> Response:
    """Answer the same as values, for the script that follows a batch."""
    progress = _progress(batch)
    return jsonify(
        done=progress.total - progress.received - progress.claimed,
        total=progress.total,
        finished=progress.is_over,
        summary=outcomes.summary(progress),
        rows=_shown(_rows(batch)[:ROWS]),
    )


def _progress(batch: int) -> Progress:
    progress = services().catalogue.intake.progress(batch)
    if not progress.total:
        raise NotFoundError(gettext("lần tiếp nhận %(number)s", number=batch))
    return progress


def _rows(batch: int) -> tuple[Row, ...]:
    # One more than is shown tells whether there are more.
    after = addresses.after()
    return services().catalogue.intake.rows(batch, after=after, limit=ROWS + 1)


def _shown(rows: Sequence[Row]) -> list[outcomes.Shown]:
    briefs = services().catalogue.register.briefs(outcomes.papers(rows), reader())
    return outcomes.shown(rows, {brief.id: brief for brief in briefs})


def _form(problem: str | None = None) -> str:
    batches = services().catalogue.intake.batches(limit=RECENT)
    return render_template(
        "intake.html",
        problem=problem,
        batches=batches,
        tallied=outcomes.tallied,
    )
