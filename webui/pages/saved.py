"""Searches kept under a name, and those made lately, each for its reader alone."""

from contextlib import suppress

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from archive.catalogue.recents import MOST
from archive.errors import ArchiveError, UsageError
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


@pages.post("/searches/recent/clear")
def clear() -> Redirect:
    """Forget what whoever asks searched for."""
    services().catalogue.recents.clear(reader().name)
    return _recent()


@pages.post("/searches/recent/keep")
def keep() -> Redirect:
    """Begin to remember searches, or stop and forget all of them."""
    is_kept = request.form.get("kept") == "yes"
    services().catalogue.recents.keep(reader().name, kept=is_kept)
    return _recent()


@pages.after_app_request
def remember(response: Response) -> Response:
    """Remember a search that somebody sent from the search page without a script.

    Written once the answer is out: nobody waits for it. The script of the page tells
    of a search itself, when it is sent or a paper of it is opened.
    """
    if _is_search(response):
        kept, who, at = services().catalogue.recents, reader().name, services().clock()
        text = request.args["q"]

        @response.call_on_close
        def later() -> None:
            # A catalogue that is busy has better things to do.
            with suppress(ArchiveError):
                kept.remember(who, text, at=at)

    return response


def _is_search(response: Response) -> bool:
    """Whether a person asked for the first page of a search and got it."""
    return (
        request.endpoint == "search.show"
        and response.status_code == 200
        # Only browsers say so, and only where a person pressed something.
        and request.headers.get("Sec-Fetch-User") == "?1"
        and "X-Part" not in request.headers
        and "q" in request.args
        and "page" not in request.args
    )


def _recent() -> Redirect:
    return redirect(f"{url_for('saved.show')}#recent", 303)


def _at(number: int) -> Redirect:
    return redirect(f"{url_for('saved.show')}#search-{number}", 303)


def _list(
    *,
    name: str = "",
    address: str | None = None,
    wrong: int | None = None,
    problem: str | None = None,
) -> str:
    recents, who = services().catalogue.recents, reader().name
    return render_template(
        "saved.html",
        recent=recents.of(who),
        are_kept=recents.are_kept(who),
        most_recent=MOST,
        saved=services().catalogue.searches.of(reader().name),
        told=lambda address: narrowing.told(Asked.of(address)),
        opened=results,
        name=name,
        address=address,
        wrong=wrong,
        problem=problem,
    )
