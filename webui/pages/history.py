"""The history of a paper: what was read and decided about it, and undoing it."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from archive.catalogue import Kept
from archive.errors import NotFoundError
from archive.facts import is_person
from indexer import correcting
from webui.render import addresses, history, places, standing
from webui.security import reader
from webui.services import services

pages = Blueprint("history", __name__)

ACTS = 20
"""Acts shown at once."""


@pages.get("/documents/<int:number>/history")
def show(number: int) -> str:
    """Show all claims about a paper, newest first, or those of one field."""
    paper = services().catalogue.documents.get(number, reader())
    claims = services().catalogue.claims.of(number, reader())
    fields = dict.fromkeys(kept.claim.field for kept in claims)
    asked = request.args.get("field", "")
    acts = history.acts(claims, _names(claims), asked if asked in fields else None)
    last = max(1, -(-len(acts) // ACTS))
    page = min(addresses.page(), last)
    shown = acts[(page - 1) * ACTS : page * ACTS]
    return render_template(
        "correction_history.html",
        paper=paper,
        acts=_reaching(shown),
        fields=[(name, standing.label(name)) for name in fields],
        field=asked if asked in fields else "",
        page=page,
        pages=last,
        lost={
            kept.id for kept in services().catalogue.decisions.lost(number, reader())
        },
    )


def _names(claims: tuple[Kept, ...]) -> dict[int, str]:
    seen = services().catalogue.register.briefs(history.papers(claims), reader())
    return {brief.id: places.name(brief) for brief in seen}


def _reaching(acts: list[history.Act]) -> list[history.Act]:
    numbers = [act.number for act in acts if act.is_person]
    reach = services().catalogue.claims.reach(numbers, reader())
    for act in acts:
        act.reach = reach.get(act.number, 1)
    return acts


@pages.post("/documents/<int:number>/undo")
def undo(number: int) -> Redirect:
    """Undo a decision about a paper, or all decisions that were made with it."""
    claims = {kept.id: kept for kept in _decided(number)}
    claim = addresses.whole(request.form.get("claim", ""))
    act = addresses.whole(request.form.get("act", ""))
    if claim in claims and claims[claim].withdrawn_at is None:
        _undo(number, claims[claim])
    elif act in {k.act for k in claims.values() if k.withdrawn_at is None}:
        _undo_act(act)
    elif claim not in claims and act not in {k.act for k in claims.values()}:
        what = f"quyết định mã {claim or act} của văn bản mã {number}"
        raise NotFoundError(what)
    # Who was faster is told by the history.
    return redirect(_back(number), 303)


def _decided(number: int) -> list[Kept]:
    claims = services().catalogue.claims.of(number, reader())
    return [kept for kept in claims if is_person(kept.claim)]


def _undo(number: int, kept: Kept) -> None:
    catalogue, now = services().catalogue, services().clock()
    if kept.claim.field == correcting.FIELD:
        correcting.restore(catalogue, number, kept.id, by=reader(), at=now)
    else:
        catalogue.claims.withdraw(kept.id, by=f"person:{reader().name}", at=now)


def _undo_act(act: int | None) -> None:
    by, now = f"person:{reader().name}", services().clock()
    if act is not None:
        services().catalogue.claims.withdraw_act(act, by=by, at=now)


def _back(number: int) -> str:
    back = request.form.get("back", "")
    # A path of this paper, and no other host: "//elsewhere" would be one.
    ours = url_for("document.show", number=number)
    is_ours = back == ours or back.startswith((f"{ours}/", f"{ours}#", f"{ours}?"))
    is_plain = "\\" not in back and "//" not in back
    return back if is_ours and is_plain else url_for("history.show", number=number)
