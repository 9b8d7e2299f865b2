"""A paper removed for good: what will go is shown first, and what went stays known."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from archive.catalogue import Doomed, Purge
from archive.errors import UsageError
from archive.names import legible
from archive.sentences import Sentence
from indexer import purging
from indexer.purging import Purging
from webui.render import addresses, removed
from webui.security import reader
from webui.services import services

pages = Blueprint("purges", __name__)

PAGE = 100
"""Removals listed at once."""


@pages.get("/documents/<int:number>/purge")
def ask(number: int) -> str:
    """Show what removing a paper would remove, before it is removed."""
    return _page(number)


@pages.post("/documents/<int:number>/purge")
def purge(number: int) -> Redirect | tuple[str, int]:
    """Remove a paper for good; its index entries go when the worker is free."""
    try:
        made = _removed(_numbers(number))
    except UsageError as error:
        return _page(number, error), 400
    return redirect(url_for("purges.show", _anchor=f"purge-{made.id}"), 303)


def _removed(numbers: list[int]) -> Purge:
    # What is hidden is not there, whatever was typed.
    services().catalogue.purges.look(numbers, reader())
    if request.form.get("typed", "").split() != [str(one) for one in numbers]:
        raise UsageError(_MISTYPED)
    by, why = f"person:{reader().name}", request.form.get("why", "")
    return _purging().remove(numbers, reader(), by=by, why=why)


def _purging() -> Purging:
    opened = services()
    return Purging(opened.settings.archive, opened.catalogue, opened.files)


@pages.get("/purges")
def show() -> str:
    """Show what was ever removed, with the backups that still hold it."""
    before = addresses.whole(request.args.get("before", ""))
    found = services().catalogue.purges.listed(before=before, limit=PAGE + 1)
    folders = services().settings.archive.backups
    return render_template(
        "purges.html",
        lines=[
            removed.line(one, purging.backups(folders, one)) for one in found[:PAGE]
        ],
        following=found[PAGE - 1].id if len(found) > PAGE else None,
        has_backups=bool(folders),
    )


_MISTYPED = Sentence("Mã gõ lại không khớp; chưa xóa gì.")


def _numbers(number: int) -> list[int]:
    """Return the paper asked for, and others in the same file that are to go too."""
    also = map(addresses.whole, request.values.getlist("also"))
    return list(dict.fromkeys([number, *(one for one in also if one)]))


def _page(number: int, problem: UsageError | None = None) -> str:
    numbers = _numbers(number)
    doomed = services().catalogue.purges.look(numbers, reader())
    return render_template(
        "purge.html",
        paper=services().catalogue.documents.get(number, reader()),
        numbers=numbers,
        doomed=doomed,
        losses=removed.losses(doomed),
        lying=[legible(str(path)) for path in _purging().lying(doomed)],
        objection=doomed.objection,
        sharing=_seen(doomed),
        why=request.form.get("why", ""),
        problem=problem and problem.args[0],
    )


def _seen(doomed: Doomed) -> list[int]:
    """Return the papers that may be removed with it; none where one is hidden."""
    if None in doomed.sharing:
        return []
    return [one for one in doomed.sharing if one is not None]
