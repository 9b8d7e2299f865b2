"""One fact of a paper beside the place where it was read, to be decided."""

import hashlib

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from archive import facts
from archive.catalogue import Document, Kept
from archive.errors import ConflictError
from webui import forms
from webui.forms import FIELDS, Facts, Field, Problem, Typed, asking, deciding
from webui.render import cuts, standing
from webui.render.pictured import pictured
from webui.security import reader
from webui.services import services

pages = Blueprint("corrections", __name__)

Answer = str | tuple[str, int] | Redirect


@pages.get("/documents/<int:number>/facts/<name>")
def show(number: int, name: str) -> Answer:
    """Show what stands about a fact, where it was read, and a form to decide it."""
    if name == "number":
        return redirect(url_for("corrections.show", number=number, name="symbol"), 301)
    _field(name)
    return _page(_paper(number), name)


@pages.post("/documents/<int:number>/facts/<name>")
def decide(number: int, name: str) -> Answer:
    """Decide a fact; what cannot be read, or was decided meanwhile, is asked again."""
    field, paper = _field(name), _paper(number)
    typed = forms.typed(request.form, field.names)
    read = _read(paper, name, field, typed)
    if isinstance(read, Problem):
        return _page(paper, name, typed, read), 422
    try:
        act = deciding.keep(paper.id, read, deciding.seen(read))
    except ConflictError as conflict:
        return _page(paper, name, typed, conflict=conflict), 409
    return redirect(
        url_for("document.show", number=number, done=act, _anchor=f"value-{name}"), 303
    )


def _field(name: str) -> Field:
    if name not in FIELDS:
        abort(404)
    return FIELDS[name]


def _paper(number: int) -> Document:
    return services().catalogue.documents.get(number, reader())


def _facts(name: str) -> tuple[str, ...]:
    return ("symbol", "number") if name == "symbol" else (name,)


def _held(paper: Document, name: str) -> dict[str, Kept | None]:
    claims = services().catalogue.claims
    return {one: claims.standing(paper.id, one, reader()) for one in _facts(name)}


def _read(paper: Document, name: str, field: Field, typed: Typed) -> Facts | Problem:
    match request.form.get("do"):
        case "confirm":
            held = _held(paper, name)
            return {one: kept.claim.value for one, kept in held.items() if kept}
        case "none" if name not in forms.NO_ANSWER:
            return dict.fromkeys(_facts(name))
        case _:
            pass
    read = field.read(typed, paper.metadata, services().authority)
    is_sure = request.form.get("sure") == _mark(typed)
    if isinstance(read, Problem) and read.facts is not None and is_sure:
        return read.facts
    return read


def _mark(typed: Typed) -> str:
    """Tell apart what was typed, so that asking once is enough and not too little."""
    return hashlib.sha256(repr(sorted(typed.items())).encode()).hexdigest()[:16]


def _page(
    paper: Document,
    name: str,
    typed: Typed | None = None,
    problem: Problem | None = None,
    conflict: ConflictError | None = None,
) -> str:
    held = _held(paper, name)
    stands = held[name]
    shown = FIELDS[name].shown(paper.metadata)
    asked = typed if typed is not None else shown
    return render_template(
        "correction_fact.html",
        paper=paper,
        form=asking.form(name, asked, paper.metadata, problem),
        problem=problem,
        conflict=conflict,
        sure=_mark(asked) if problem and problem.facts is not None else "",
        seen={one: kept.id if kept else "" for one, kept in held.items()},
        stands=standing.said(stands) if stands else None,
        reading=_reading(paper, name, stands),
        answerable=name not in forms.NO_ANSWER,
        ticked=set(asked.get("flags", "").split("\n")),
        excerpt=_excerpt(paper, name),
        pictured=pictured(paper),
        cut=cuts.address(paper, name),
    )


def _reading(paper: Document, name: str, stands: Kept | None) -> standing.Said | None:
    """Return what was read, where a person's decision stands over it."""
    if stands is None or not facts.is_person(stands.claim):
        return None
    claims = services().catalogue.claims.about(paper.id, name, reader())
    read = [kept for kept in claims if _is_reading(kept)]
    return standing.said(read[-1]) if read else None


def _is_reading(kept: Kept) -> bool:
    return kept.withdrawn_at is None and not facts.is_person(kept.claim)


def _excerpt(paper: Document, name: str) -> standing.Excerpt:
    evidence = paper.metadata.evidence.get(name)
    page = evidence.page if evidence else 1
    shown = services().catalogue.documents.page(paper.id, page, reader())
    return standing.excerpt(name, evidence, shown.text, page)
