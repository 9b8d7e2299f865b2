"""Handing papers in, and seeing how each file ended."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
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

from archive import intake_words, names
from archive.catalogue import Batch, Handed, Reached, Row, Steer
from archive.errors import ConflictError, UsageError
from archive.model import Result
from indexer.incoming import Incoming
from webui.forms import audiences as forms
from webui.render import (
    addresses,
    audiences,
    batches,
    handed,
    outcomes,
    recognised,
    refused,
    sheets,
    watched,
    words,
)
from webui.render.language import gettext
from webui.security import reader
from webui.services import ledger, services

pages = Blueprint("intake", __name__)

ROWS = 100
"""Files of a batch shown at once."""

RECENT = 20

FEW = 3
"""Files named as being read; more would not stay on a line."""

PORTION = 500
"""Files of a report asked for at once."""


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
    try:
        whom = forms.chosen() or _usual()
    except UsageError as problem:
        return _form(problem.args[0]), 400
    batch = _handed_in(uploads, _begun(), whom)[0].batch
    address = url_for("intake.follow", batch=batch)
    if request.accept_mimetypes.best == "application/json":
        return jsonify(batch=batch, address=address)
    return redirect(address, 303)


def _begun() -> int | None:
    """Return the batch that this portion belongs to; others add to their own."""
    batch = addresses.whole(request.form.get("batch", ""))
    if batch is None:
        return None
    begun = ledger().batches.of(batch)
    if begun.who != reader().name:
        abort(403)
    if begun.state == "cancelled":
        what = gettext("Lần tiếp nhận %(number)s", number=batch)
        raise ConflictError(what, words.person(begun.who))
    return batch


def _handed_in(
    uploads: Iterable[FileStorage], batch: int | None, whom: str
) -> tuple[Row, ...]:
    opened = services()
    files = ((upload.filename or "", upload.save) for upload in uploads)
    with _incoming().receiving(files) as places:
        return opened.catalogue.intake.hand_in(
            [Handed(place, size=place.stat().st_size) for place in places],
            who=reader().name,
            at=opened.clock(),
            batch=batch,
            skips_ocr="skip_ocr" in request.form,
            audience=whom,
        )


def _usual() -> str:
    """Return whom papers are for, where nobody says it: as in the last batch."""
    last = ledger().batches.audience_last(reader().name)
    return last or services().settings.archive.audience


def _incoming() -> Incoming:
    return Incoming(services().settings.archive.incoming)


@pages.get("/intake/<int:batch>")
def follow(batch: int) -> str:
    """Show how far a batch has come, and the outcome of each file."""
    found, rows = ledger().batches.of(batch), _rows(batch)
    pages, reasons = _pages(batch), ledger().refusals.reasons(batch)
    return render_template(
        "batch.html",
        batch=batch,
        origin=names.legible(found.origin),
        audiences=ledger().batches.audiences(batch),
        told=_told(found),
        steps=intake_words.STEPS,
        progress=found.progress,
        pages=recognised.batch(pages),
        is_over=found.progress.is_over and pages.is_over,
        done=outcomes.done(found.progress),
        summary=outcomes.summary(found.progress),
        ways=outcomes.ways(found.progress),
        outcome=_outcome(),
        rows=handed.shown(rows[:ROWS]),
        reasons=refused.reasons(reasons),
        after=addresses.after(),
        seen=refused.seen(),
        retried=refused.retried(),
        last=rows[ROWS - 1].id if len(rows) > ROWS else None,
    )


@pages.get("/intake/<int:batch>/progress")
def progress(batch: int) -> Response:
    """Answer the same as values, for the script that follows a batch."""
    found, pages = ledger().batches.of(batch), _pages(batch)
    progress = found.progress
    return jsonify(
        done=outcomes.done(progress),
        total=progress.total,
        told=asdict(_told(found)),
        pages=recognised.batch(pages),
        ended=progress.is_over,
        finished=progress.is_over and pages.is_over,
        summary=outcomes.summary(progress),
        ways={w.code or "": w.files for w in outcomes.ways(progress) if w.files},
        rows=handed.shown(_rows(batch)[:ROWS]),
    )


@pages.post("/intake/<int:batch>/steering")
def steer(batch: int) -> Redirect:
    """Pause a batch, let it go on, cancel it, or change its turn."""
    step = request.form.get("do", "")
    if step not in get_args(Steer):
        raise UsageError(gettext("Chưa chọn việc cần làm."))
    ledger().batches.steer(
        batch, cast("Steer", step), by=reader().name, at=services().clock()
    )
    here = url_for("intake.follow", batch=batch)
    return redirect(addresses.back(here, under=url_for("intake.show")), 303)


def _told(batch: Batch) -> batches.Told:
    told = ledger().batches
    return batches.told(
        batch,
        pace=told.pace(batch, at=services().clock()),
        in_hand=told.in_hand(batch.id, limit=FEW),
        steps=told.steps(batch.id),
        name=handed.name_of,
    )


def _pages(batch: int) -> Reached:
    return ledger().recognitions.reached(batch)


@pages.get("/intake/<int:batch>/report.<any(csv, xlsx):form>")
def report(batch: int, form: sheets.Form) -> Response:
    """Give how every file of a batch ended, as a file to keep."""
    found = ledger().batches.of(batch)
    name = gettext("tiếp nhận lần %(number)s", number=batch)
    return sheets.download(
        sheets.Sheet(name, outcomes.columns(), _report_rows(found)), form
    )


def _report_rows(batch: Batch) -> Iterator[Sequence[sheets.Cell]]:
    told, after, size = ledger().intake, 0, 0
    while rows := told.rows(batch.id, after=after, limit=PORTION):
        yield from map(outcomes.line, rows, handed.shown(rows))
        after, size = rows[-1].id, size + sum(row.size or 0 for row in rows)
    yield outcomes.total(batch.progress, size)


def _outcome() -> Result | None:
    asked = request.args.get("outcome", "")
    return cast("Result", asked) if asked in get_args(Result) else None


def _rows(batch: int) -> tuple[Row, ...]:
    # One more than is shown tells whether there are more.
    after, told = addresses.after(), ledger().intake
    return told.rows(batch, after=after, limit=ROWS + 1, outcome=_outcome())


def _form(problem: str | None = None) -> str:
    opened = services()
    newest = ledger().batches.newest(limit=RECENT)
    waiting = opened.catalogue.recognitions.waiting(reader(), at=opened.clock())
    return render_template(
        "intake.html",
        problem=problem,
        held=services().catalogue.held.count(reader()),
        choice=audiences.choice(_usual()),
        batches=newest,
        label=batches.label,
        refused=ledger().refusals.count(),
        has_rereadings=bool(opened.catalogue.rereadings.recent(limit=1)),
        reading=recognised.waiting(waiting, opened.settings.archive.jobs),
        tallied=outcomes.tallied,
        done=outcomes.done,
        watched=watched.folders(),
    )
