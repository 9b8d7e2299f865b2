"""The offices: whom papers can be for, and how many belong to each."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from archive.errors import UsageError
from webui.forms.inputs import clean
from webui.security import reader
from webui.services import services

pages = Blueprint("offices", __name__)

_LONGEST = 200


@pages.get("/offices")
def show() -> str:
    """Show every office."""
    return _page()


@pages.post("/offices")
def add() -> Response | tuple[str, int]:
    """Open an office."""
    opened, typed = services(), _typed()
    try:
        made = opened.catalogue.offices.add(
            typed, by=f"person:{reader().name}", at=opened.clock()
        )
    except UsageError as error:
        return _page(error, typed), 422
    return _back(made, "added")


@pages.post("/offices/<int:office>/rename")
def rename(office: int) -> Response | tuple[str, int]:
    """Give an office another name; it stays the same office."""
    try:
        services().catalogue.offices.rename(office, _typed())
    except UsageError as error:
        return _page(error), 422
    return _back(office, "renamed")


@pages.post("/offices/<int:office>/close")
def close(office: int) -> Response:
    """Close an office: nobody new belongs to it, and no new paper is for it."""
    opened = services()
    opened.catalogue.offices.close(
        office, by=f"person:{reader().name}", at=opened.clock()
    )
    return _back(office, "closed")


@pages.post("/offices/<int:office>/open")
def open_again(office: int) -> Response:
    """Open a closed office again."""
    services().catalogue.offices.open(office)
    return _back(office, "opened")


def _typed() -> str:
    return clean(request.form.get("name", ""), _LONGEST).strip()


def _back(office: int, told: str) -> Response:
    address = url_for("offices.show", told=told, _anchor=f"office-{office}")
    return redirect(address, 303)


def _page(problem: UsageError | None = None, typed: str = "") -> str:
    return render_template(
        "offices.html",
        offices=services().catalogue.offices.all(),
        problem=problem,
        typed=typed,
    )
