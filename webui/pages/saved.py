"""Searches kept under a name: saved from the results, listed, renamed, deleted."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from archive.errors import UsageError
from webui.render import narrowing
from webui.render.asked import Asked, results
from webui.render.language import said
from webui.security import reader
from webui.services import services

pages = Blueprint("saved", __name__)

MOST_SIGNS = 100
"""Characters of the name that is proposed for a search."""

Answer = Redirect | tuple[str, int]


@pages.get("/searches")
def show() -> str:
    """Show the searches that whoever asks has kept, or ask how to name one more."""
    asked = Asked.of(request.args.get("address", ""))
    if asked.is_blank:
        return _list()
    return _list(name=asked.text[:MOST_SIGNS], address=asked.address())


@pages.post("/searches")
def save() -> Answer:
    """Keep the search of the address given under a name."""
    name = request.form.get("name", "")
    address = Asked.of(request.form.get("address", "")).address()
    try:
        number = services().catalogue.searches.save(
            reader().name, name, address, at=services().clock()
        )
    except UsageError as problem:
        return _list(name=name, address=address, problem=said(problem.args[0])), 400
    return _at(number)


@pages.post("/searches/<int:number>")
def rename(number: int) -> Answer:
    """Give a search another name."""
    name = request.form.get("name", "")
    try:
        services().catalogue.searches.rename(number, reader().name, name)
    except UsageError as problem:
        return _list(name=name, wrong=number, problem=said(problem.args[0])), 400
    return _at(number)


@pages.post("/searches/<int:number>/delete")
def delete(number: int) -> Redirect:
    """Forget a search."""
    services().catalogue.searches.delete(number, reader().name)
    return redirect(url_for("saved.show"), 303)


def _at(number: int) -> Redirect:
    return redirect(f"{url_for('saved.show')}#search-{number}", 303)


def _list(
    *,
    name: str = "",
    address: str | None = None,
    wrong: int | None = None,
    problem: str | None = None,
) -> str:
    return render_template(
        "saved.html",
        saved=services().catalogue.searches.of(reader().name),
        told=lambda address: narrowing.told(Asked.of(address)),
        opened=results,
        name=name,
        address=address,
        wrong=wrong,
        problem=problem,
    )
