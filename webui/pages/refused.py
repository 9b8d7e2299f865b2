"""Files that were not taken in, until somebody has seen to each."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from archive.catalogue import Batch, Handed
from archive.errors import UsageError
from indexer.incoming import Incoming
from webui.render import addresses, handed
from webui.render import refused as told
from webui.render.language import gettext
from webui.security import reader
from webui.services import ledger, services

pages = Blueprint("refused", __name__)

ROWS = 100
"""Files shown, and seen to, at once."""

LONGEST_NOTE = 500


@pages.get("/intake/refused")
def show() -> str:
    """Show the files that were not taken in and that nobody has seen to."""
    before = addresses.whole(request.args.get("before", ""))
    reason = request.args.get("reason") or None
    refusals = ledger().refusals
    rows = refusals.open(before=before, limit=ROWS + 1, reason=reason)
    return render_template(
        "refused.html",
        rows=handed.shown(rows[:ROWS]),
        reasons=told.reasons(refusals.reasons()),
        reason=reason,
        total=refusals.count(),
        before=before,
        seen=told.seen(),
        retried=told.retried(),
        last=rows[ROWS - 1].id if len(rows) > ROWS else None,
    )


@pages.post("/intake/dismiss")
def dismiss() -> Redirect:
    """Say of refused files that no more is needed, and why."""
    note = request.form.get("note", "").strip()[:LONGEST_NOTE]
    chosen = _chosen()
    ledger().refusals.dismiss(chosen, note, by=reader().name, at=services().clock())
    # Without a choice the note comes back, to be sent with one.
    return _back(seen=".".join(map(str, chosen)), note=None if chosen else note)


@pages.post("/intake/restore")
def restore() -> Redirect:
    """Take a dismissal back."""
    ledger().refusals.restore(_chosen())
    return _back(seen=None)


@pages.post("/intake/retry")
def retry() -> Redirect:
    """Hand refused files in once more: those chosen, or all of one reason."""
    refusals, at = ledger().refusals, services().clock()
    reason, batch = request.form.get("reason"), request.form.get("batch", "")
    if reason:
        of = addresses.whole(batch)
        return _retried(refusals.retry_all(reason, who=reader().name, at=at, batch=of))
    return _retried(refusals.retry(_chosen(), who=reader().name, at=at))


@pages.post("/intake/refused/<int:row>/replacement")
def replace(row: int) -> Redirect:
    """Hand a better file in in place of a refused one."""
    upload = request.files.get("file")
    if upload is None or not upload.filename:
        raise UsageError(gettext("Chưa chọn tệp nào."))
    opened = services()
    incoming = Incoming(opened.settings.archive.incoming)
    with incoming.receiving([(upload.filename, upload.save)]) as (place,):
        better = Handed(place, size=place.stat().st_size)
        new = ledger().refusals.replace(
            row, better, who=reader().name, at=opened.clock()
        )
    return _back(retried=str(new.batch), seen=None)


def _retried(batch: Batch | None) -> Redirect:
    return _back(retried=str(batch.id if batch else 0), seen=None)


def _chosen() -> list[int]:
    chosen = map(addresses.whole, request.form.getlist("row"))
    return [number for number in chosen if number is not None][:ROWS]


def _back(**said: str | None) -> Redirect:
    back = addresses.back(url_for("refused.show"), under=url_for("intake.show"))
    return redirect(addresses.changed(back, said), 303)
