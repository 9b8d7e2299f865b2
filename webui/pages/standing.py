"""Whether a paper stands: on any day, by what, and what people say of it."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from archive.catalogue import Affecting
from archive.errors import ConflictError, NotFoundError, UsageError
from webui.forms import judging
from webui.render import addresses, banner, effects, notice, places
from webui.security import reader
from webui.services import services

pages = Blueprint("standing", __name__)
pages.add_app_template_global(effects.choices, "effect_choices")
pages.add_app_template_global(effects.statuses, "status_choices")

Answer = str | tuple[str, int] | Redirect


@pages.get("/documents/<int:number>/standing")
def show(number: int) -> Answer:
    """Show the status of a paper with all that it rests on."""
    shown = banner.head(number)
    page = _page(number, shown)
    return (page, 422) if shown.typed else page


def _page(
    number: int, shown: banner.Head, problem: str = "", about: int | None = None
) -> str:
    catalogue = services().catalogue
    return render_template(
        "standing.html",
        paper=catalogue.documents.get(number, reader()),
        head=shown,
        turns=banner.turns(shown.standing),
        on_this=effects.shown(shown.standing.effects),
        by_this=effects.shown(catalogue.verdicts.by(number, reader())),
        most=None if request.args.get("effects") == "all" else effects.SHOWN,
        problem=problem,
        about=about,
        places=places,
    )


@pages.post("/documents/<int:number>/standing/<int:citation>")
def judge(number: int, citation: int) -> Answer:
    """Keep a verdict about one effect, which this paper has or suffers."""
    made = _affecting(number, citation)
    try:
        said = judging.judged()
        act = services().catalogue.verdicts.decide(
            citation,
            said.answer,
            **said.said(),
            reader=reader(),
            by=f"person:{reader().name}",
            at=services().clock(),
        )
    except ConflictError as conflict:
        return _page(number, banner.head(number), conflict.args[0], citation), 409
    except UsageError as problem:
        return _page(number, banner.head(number), problem.args[0], citation), 422
    here = url_for("standing.show", number=number)
    back = addresses.back(here, under=addresses.FOLDER)
    return redirect(notice.telling(back, act, of=made.paper.id), 303)


def _affecting(number: int, citation: int) -> Affecting:
    made = services().catalogue.verdicts.get(citation, reader())
    target = made.link.target
    if number not in (made.paper.id, target and target.id):
        what = f"viện dẫn mã {citation}"
        raise NotFoundError(what)
    return made


@pages.post("/documents/<int:number>/standing")
def state(number: int) -> Answer:
    """Keep what a person states of the status of a paper as of a day."""
    try:
        said = judging.stated()
        act = services().catalogue.standings.state(
            number,
            said.code,
            said.since,
            said.note,
            reader=reader(),
            by=f"person:{reader().name}",
            at=services().clock(),
            instead_of=said.instead_of,
        )
    except ConflictError as conflict:
        return _page(number, banner.head(number), conflict.args[0]), 409
    except UsageError as problem:
        return _page(number, banner.head(number), problem.args[0]), 422
    here = url_for("standing.show", number=number)
    return redirect(notice.telling(here, act), 303)
