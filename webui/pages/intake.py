"""Handing papers in, and seeing how each file ended."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

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

from archive.catalogue import Row
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
    opened = services()
    rows = opened.catalogue.intake.hand_in(
        list(_save(uploads)), who=reader().name, at=opened.clock()
    )
    return redirect(url_for("intake.follow", batch=rows[0].batch), 303)


def _save(uploads: Iterable[FileStorage]) -> Iterator[Path]:
    incoming = Incoming(services().settings.archive.incoming.absolute())
    room = incoming.room()
    for number, upload in enumerate(uploads, start=1):
        path = incoming.place(room, number, upload.filename or "")
        upload.save(path)
        yield path


@pages.get("/intake/<int:batch>")
def follow(batch: int) -> str:
    """Show how far a batch has come, and the outcome of each file."""
    rows = _rows(batch)
    progress = services().catalogue.intake.progress(batch)
    return render_template(
        "batch.html",
        batch=batch,
        progress=progress,
        done=progress.total - progress.received - progress.claimed,
        summary=outcomes.summary(progress),
        rows=_shown(rows),
        page=addresses.page(),
        pages=-(-len(rows) // ROWS),
    )


@pages.get("/intake/<int:batch>/progress")
def progress(batch: int) -> Response:
    """Answer the same as values, for the script that follows a batch."""
    rows = _rows(batch)
    progress = services().catalogue.intake.progress(batch)
    return jsonify(
        done=progress.total - progress.received - progress.claimed,
        total=progress.total,
        finished=progress.is_over,
        summary=outcomes.summary(progress),
        rows=_shown(rows),
    )


def _rows(batch: int) -> tuple[Row, ...]:
    rows = services().catalogue.intake.rows(batch)
    if not rows:
        raise NotFoundError(gettext("lần tiếp nhận %(number)s", number=batch))
    return rows


def _shown(rows: Sequence[Row]) -> list[outcomes.Shown]:
    page = addresses.page()
    some = rows[(page - 1) * ROWS : page * ROWS]
    briefs = services().catalogue.register.briefs(outcomes.papers(some), reader())
    return outcomes.shown(some, {brief.id: brief for brief in briefs})


def _form(problem: str | None = None) -> str:
    batches = services().catalogue.intake.batches(limit=RECENT)
    return render_template(
        "intake.html",
        problem=problem,
        batches=batches,
        tallied=outcomes.tallied,
    )
