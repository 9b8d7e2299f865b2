"""The history of a paper: what was read and decided about it, and undoing it."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from archive.catalogue import Kept, moving
from archive.errors import NotFoundError
from archive.facts import is_person
from indexer import correcting
from webui.render import addresses, history, notice, rereadings, standing
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
    acts = history.acts(
        claims, history.names(claims), asked if asked in fields else None
    )
    last = max(1, -(-len(acts) // ACTS))
    page = min(addresses.page(), last)
    shown = acts[(page - 1) * ACTS : page * ACTS]
    return render_template(
        "correction_history.html",
        paper=paper,
        acts=history.reaching(shown),
        fields=[(name, standing.label(name)) for name in fields],
        field=asked if asked in fields else "",
        page=page,
        pages=last,
        reread=rereadings.lines(
            services().catalogue.rereadings.about(number, reader()), {}
        ),
        lost={
            kept.id for kept in services().catalogue.decisions.lost(number, reader())
        },
    )


@pages.post("/documents/<int:number>/undo")
def undo(number: int) -> Redirect:
    """Undo a decision about a paper, or all decisions that were made with it."""
    decided = _decided(number)
    claim = addresses.whole(request.form.get("claim", ""))
    act = addresses.whole(request.form.get("act", ""))
    meant = [kept for kept in decided if claim == kept.id or act == kept.act]
    if not meant:
        what = f"quyết định mã {claim or act} của văn bản mã {number}"
        raise NotFoundError(what)
    act = meant[0].act or meant[0].id
    left = [kept for kept in decided if kept.act == act and not kept.withdrawn_at]
    # Where nothing stands any more somebody was faster, as the page will tell.
    given = next((kept for kept in left if kept.claim.field == moving.GIVEN), None)
    if given:
        made = given.claim.value["to"]
        services().parting.give_back(made, reader=reader(), at=services().clock())
    elif left and claim is None:
        _undo_act(act)
    elif left:
        _undo(number, left)
    here = url_for("history.show", number=number)
    back = addresses.back(here, under=addresses.FOLDER)
    return redirect(notice.telling(back, act, of=number), 303)


def _decided(number: int) -> list[Kept]:
    claims = services().catalogue.claims.of(number, reader())
    return [kept for kept in claims if is_person(kept.claim)]


def _undo(number: int, left: list[Kept]) -> None:
    """Undo what an act decided about one paper: a symbol goes with its number."""
    catalogue, now = services().catalogue, services().clock()
    with catalogue.together():
        for kept in left:
            if kept.claim.field == correcting.FIELD:
                correcting.restore(catalogue, number, kept.id, by=reader(), at=now)
            else:
                catalogue.claims.withdraw(kept.id, by=f"person:{reader().name}", at=now)


def _undo_act(act: int) -> None:
    services().catalogue.claims.withdraw_act(
        act, reader=reader(), by=f"person:{reader().name}", at=services().clock()
    )
