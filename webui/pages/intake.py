"""Handing papers in, and seeing how each file ended."""

from collections.abc import Iterable, Iterator, Sequence
from typing import cast, get_args

from flask import (
    Blueprint,
    Response,
    abort,
    jsonify,
    redirect,
    render_template,
    request,
    url_for,
)
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response as Redirect

from archive.catalogue import Progress, Reached, Row
from archive.errors import NotFoundError
from archive.model import Result
from indexer.incoming import Incoming
from webui.render import addresses, outcomes, recognised, sheets
from webui.render.language import gettext
from webui.security import reader
from webui.services import services

pages = Blueprint("intake", __name__)

ROWS = 100
"""Files of a batch shown at once."""

RECENT = 20

PORTION = 500
"""Files of a report asked for at once."""

LONGEST_NOTE = 500


@pages.get("/intake")
def show() -> str:
    """Show where to hand files in, and the recent batches."""
    return _form()


@pages.post("/intake")
def take() -> Response | Redirect | tuple[str, int]:
    """Save the files and write them into the ledger; the worker does the rest.

    A script sends many files in portions: each after the first names the batch.
    """
    uploads = [upload for upload in request.files.getlist("files") if upload.filename]
    if not uploads:
        return _form(gettext("Chưa chọn tệp nào.")), 400
    batch = _handed_in(uploads, _begun())[0].batch
    address = url_for("intake.follow", batch=batch)
    if request.accept_mimetypes.best == "application/json":
        return jsonify(batch=batch, address=address)
    return redirect(address, 303)


def _begun() -> int | None:
    """Return the batch that this portion belongs to; others add to their own."""
    batch = addresses.whole(request.form.get("batch", ""))
    if batch is None:
        return None
    if services().catalogue.batches.begun_by(batch) != reader().name:
        abort(403)
    return batch


def _handed_in(uploads: Iterable[FileStorage], batch: int | None) -> tuple[Row, ...]:
    opened = services()
    files = ((upload.filename or "", upload.save) for upload in uploads)
    with _incoming().receiving(files) as places:
        return opened.catalogue.intake.hand_in(
            places,
            who=reader().name,
            at=opened.clock(),
            batch=batch,
            skips_ocr="skip_ocr" in request.form,
        )


def _incoming() -> Incoming:
    return Incoming(services().settings.archive.incoming)


@pages.get("/intake/<int:batch>")
def follow(batch: int) -> str:
    """Show how far a batch has come, and the outcome of each file."""
    progress, pages = _progress(batch), _pages(batch)
    rows = _rows(batch)
    return render_template(
        "batch.html",
        batch=batch,
        progress=progress,
        pages=recognised.batch(pages),
        is_over=progress.is_over and pages.is_over,
        done=outcomes.done(progress),
        summary=outcomes.summary(progress),
        ways=outcomes.ways(progress),
        outcome=_outcome(),
        rows=_shown(rows[:ROWS]),
        after=addresses.after(),
        seen=_seen(),
        last=rows[ROWS - 1].id if len(rows) > ROWS else None,
    )


@pages.get("/intake/<int:batch>/progress")
def progress(batch: int) -> Response:
    """Answer the same as values, for the script that follows a batch."""
    progress, pages = _progress(batch), _pages(batch)
    return jsonify(
        done=outcomes.done(progress),
        total=progress.total,
        pages=recognised.batch(pages),
        ended=progress.is_over,
        finished=progress.is_over and pages.is_over,
        summary=outcomes.summary(progress),
        ways={w.code or "": w.files for w in outcomes.ways(progress) if w.files},
        rows=_shown(_rows(batch)[:ROWS]),
    )


def _progress(batch: int) -> Progress:
    progress = services().catalogue.batches.progress(batch)
    if not progress.total:
        raise NotFoundError(gettext("lần tiếp nhận %(number)s", number=batch))
    return progress


def _pages(batch: int) -> Reached:
    return services().catalogue.recognitions.reached(batch)


@pages.get("/intake/<int:batch>/report.<any(csv, xlsx):form>")
def report(batch: int, form: sheets.Form) -> Response:
    """Give how every file of a batch ended, as a file to keep."""
    _progress(batch)
    name = gettext("tiếp nhận lần %(number)s", number=batch)
    return sheets.download(
        sheets.Sheet(name, outcomes.columns(), _report_rows(batch)), form
    )


def _report_rows(batch: int) -> Iterator[Sequence[sheets.Cell]]:
    ledger, after = services().catalogue.intake, 0
    while rows := ledger.rows(batch, after=after, limit=PORTION):
        yield from map(outcomes.line, rows, _shown(rows))
        after = rows[-1].id


@pages.get("/intake/refused")
def refused() -> str:
    """Show the files that were not taken in and that nobody has seen to."""
    before = addresses.whole(request.args.get("before", ""))
    refusals = services().catalogue.refusals
    rows = refusals.open(before=before, limit=ROWS + 1)
    return render_template(
        "refused.html",
        rows=_shown(rows[:ROWS]),
        total=refusals.count(),
        before=before,
        seen=_seen(),
        last=rows[ROWS - 1].id if len(rows) > ROWS else None,
    )


@pages.post("/intake/dismiss")
def dismiss() -> Redirect:
    """Say of refused files that no more is needed, and why."""
    note = request.form.get("note", "").strip()[:LONGEST_NOTE]
    chosen = _chosen()
    services().catalogue.refusals.dismiss(
        chosen, note, by=reader().name, at=services().clock()
    )
    # Without a choice the note comes back, to be sent with one.
    return _back(seen=".".join(map(str, chosen)), note=None if chosen else note)


@pages.post("/intake/restore")
def restore() -> Redirect:
    """Take a dismissal back."""
    services().catalogue.refusals.restore(_chosen())
    return _back(seen=None)


def _chosen() -> list[int]:
    chosen = map(addresses.whole, request.form.getlist("row"))
    return [number for number in chosen if number is not None][:ROWS]


def _back(**said: str | None) -> Redirect:
    refused = url_for("intake.refused")
    back = addresses.back(refused, under=url_for("intake.show"))
    return redirect(addresses.changed(back, said), 303)


def _seen() -> list[int] | None:
    """Return the files that were just said to be seen to, where any were asked for."""
    if "seen" not in request.args:
        return None
    numbers = map(addresses.whole, request.args["seen"].split(".")[:ROWS])
    return [number for number in numbers if number is not None]


def _outcome() -> Result | None:
    asked = request.args.get("outcome", "")
    return cast("Result", asked) if asked in get_args(Result) else None


def _rows(batch: int) -> tuple[Row, ...]:
    # One more than is shown tells whether there are more.
    after, ledger = addresses.after(), services().catalogue.intake
    return ledger.rows(batch, after=after, limit=ROWS + 1, outcome=_outcome())


def _shown(rows: Sequence[Row]) -> list[outcomes.Shown]:
    catalogue, numbers = services().catalogue, outcomes.papers(rows)
    briefs = catalogue.holdings.briefs(numbers, reader())
    visible = {brief.id: brief for brief in briefs}
    read = catalogue.recognitions.of_papers(sorted(numbers), reader())
    return outcomes.shown(rows, visible, _incoming().name_of, read)


def _form(problem: str | None = None) -> str:
    opened = services()
    batches = opened.catalogue.batches.newest(limit=RECENT)
    waiting = opened.catalogue.recognitions.waiting(reader(), at=opened.clock())
    return render_template(
        "intake.html",
        problem=problem,
        batches=batches,
        refused=opened.catalogue.refusals.count(),
        reading=recognised.waiting(waiting, opened.settings.archive.jobs),
        tallied=outcomes.tallied,
    )
