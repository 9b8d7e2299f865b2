"""What clerks add to the authority file: asked for, foreseen, kept, taken back."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as Redirect

from archive.authority import Body, words
from archive.authority.additions import (
    AddedBody,
    Addition,
    bodies_of,
)
from archive.errors import NotFoundError, UsageError
from webui.forms import Problem, additions
from webui.forms.inputs import clean
from webui.render import added, addresses, offices
from webui.render.assets import unindented
from webui.render.language import gettext, said
from webui.security import reader
from webui.services import services

pages = Blueprint("additions", __name__)

ROWS = 50
LONGEST = 2_000
"""Characters of one input."""

FIRST = 10
"""Papers named of those that an addition touches."""

Answer = Redirect | str | tuple[str, int]


@pages.get("/additions")
def show() -> str:
    """Show all that was ever added, the newest first."""
    before = addresses.whole(request.args.get("before", ""))
    found = services().catalogue.additions.listed(before=before, limit=ROWS + 1)
    shown = render_template(
        "additions.html",
        lines=added.lines(found[:ROWS]),
        before=before,
        last=found[ROWS - 1].id if len(found) > ROWS else None,
        adding=offices.adding,
        kinds=words.ADDITIONS,
    )
    return unindented(shown)


@pages.get("/additions/new")
def new() -> str:
    """Show the form for one addition, with what the address says typed already."""
    what = _what(request.args)
    typed = _typed(request.args, what)
    # Bodies mostly begin when others end: that is unticked where it is not so.
    begun = {"begins": "1"} if "begins" in typed else {}
    return _form(what, additions.proposed(what, typed, services().authority) | begun)


@pages.post("/additions")
def add() -> Answer:
    """Show what an addition would touch, or make it (``do`` is ``save``)."""
    what = _what(request.form)
    typed = _typed(request.form, what)
    value = additions.read(what, typed, services().authority)
    if isinstance(value, Problem):
        return _form(what, typed, problems={value.input: value.sentence}), 422
    if wrong := services().catalogue.additions.objections(value):
        told = {one.field: said(one.sentence) for one in reversed(wrong)}
        return _form(what, typed, problems=told), 422
    if request.form.get("do") != "save":
        return _form(what, typed, foreseen=_foreseen(value), value=value)
    return _made(what, typed, value)


def _made(what: str, typed: Mapping[str, str], value: Addition) -> Answer:
    note = clean(request.form.get("note", ""), LONGEST)
    kept, by = services().catalogue, f"person:{reader().name}"
    try:
        number = kept.additions.add(value, by=by, at=services().clock(), note=note)
    except UsageError as problem:
        # Somebody else has added something between the two looks.
        return _form(what, typed, problems={"": said(problem.args[0])}), 409
    body = added.main_body(value, kept.authority)
    return redirect(url_for("bodies.show", body=body, added=number), 303)


@pages.post("/additions/<int:number>/withdraw")
def withdraw(number: int) -> Redirect:
    """Take an addition back; it stays in the list as that."""
    by, at = f"person:{reader().name}", services().clock()
    services().catalogue.additions.withdraw(number, by=by, at=at)
    return redirect(f"{url_for('additions.show')}#addition-{number}", 303)


def _what(given: Mapping[str, str]) -> str:
    what = given.get("what", "body")
    if what not in additions.INPUTS:
        raise NotFoundError(gettext("mẫu ghi này"))
    return what


def _typed(given: MultiDict[str, str], what: str) -> dict[str, str]:
    return {
        name: clean(given.get(name, ""), LONGEST) for name in additions.INPUTS[what]
    }


def _form(what: str, typed: Mapping[str, str], **told: Any) -> str:
    shown = render_template(
        "addition.html",
        what=what,
        typed=typed,
        note=clean(request.values.get("note", ""), LONGEST),
        asked=additions.INPUTS[what],
        kinds=words.ADDITIONS,
        fixed=services().authority.bodies.get(typed.get("body", "")),
        choices={"level": words.LEVELS, "kind": words.KINDS, "form": words.FORMS},
        days=offices.days,
        adding=offices.adding,
        **({"problems": {}, "foreseen": None} | told),
    )
    return unindented(shown)


def _foreseen(value: Addition) -> dict[str, Any]:
    """Return how much an addition touches of what its reader may see."""
    kept = services().catalogue
    touched = kept.additions.touched(value, reader())
    every = [*dict.fromkeys((*touched.papers, *touched.citing))]
    return {
        "bodies": _bodies(value),
        "papers": len(touched.papers),
        "citations": len(touched.citations),
        "first": kept.holdings.briefs(every[:FIRST], reader()),
        "more": max(0, len(every) - FIRST),
    }


def _bodies(value: Addition) -> list[Body]:
    """Return the bodies that an addition is about, as they are now."""
    known = services().authority
    if isinstance(value, AddedBody):
        return []
    held = map(known.bodies.get, bodies_of(value, known.naming.spelled))
    return [body for body in held if body]
