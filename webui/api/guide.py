"""``/api/v1/``: the description as a page to read, made of the same values."""

from typing import Any

from flask import Blueprint, Response, current_app, make_response, render_template

from webui.api.verbs import ROOT
from webui.problems import titles
from webui.render.assets import packed, unindented

pages = Blueprint("api", __name__, url_prefix=ROOT)

_METHODS = ("get", "post", "put", "patch", "delete")


@pages.get("/")
def show() -> Response:
    """Show every verb, what it takes and gives, and every problem."""
    told = current_app.extensions["vankho-api"].told()
    page = render_template(
        "api.html",
        about=[_parted(text) for text in told["info"]["description"].split("\n\n")],
        version=told["info"]["version"],
        groups=_groups(told),
        schemas=told["components"]["schemas"],
        problems=titles(),
        statuses=_statuses(told),
        root=ROOT,
        named=named,
    )
    # Half of it is indentation, which a page without preformatted text can lose.
    return packed(make_response(unindented(page)))


def _groups(told: dict[str, Any]) -> list[dict[str, Any]]:
    verbs = [
        {"method": method.upper(), "path": path, **there[method]}
        for path, there in told["paths"].items()
        for method in _METHODS
        if method in there
    ]
    return [
        {**tag, "verbs": [verb for verb in verbs if tag["name"] in verb["tags"]]}
        for tag in told["tags"]
    ]


def _statuses(told: dict[str, Any]) -> dict[str, str]:
    """Return what each status that is no success means, wherever it is told."""
    means = {
        status: answer["description"]
        for there in told["paths"].values()
        for method in _METHODS
        if method in there
        for status, answer in there[method]["responses"].items()
        if status >= "400"
    }
    return dict(sorted(means.items()))


def _parted(text: str) -> tuple[str, str]:
    """Part a paragraph from its heading, which stands in two stars."""
    _, head, rest = text.split("**", 2) if text.startswith("**") else ("", "", text)
    return head, rest


def named(schema: dict[str, Any]) -> str:
    """Return the type that a schema means, in a few signs.

    >>> named({"type": "array", "items": {"$ref": "#/components/schemas/Brief"}})
    'Brief[]'
    """
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "anyOf" in schema:
        return " | ".join(named(one) for one in schema["anyOf"])
    if "enum" in schema:
        return " | ".join(f"“{value}”" for value in schema["enum"])
    if schema.get("type") == "array":
        return f"{named(schema['items'])}[]"
    if schema.get("additionalProperties"):
        return f"{{…: {named(schema['additionalProperties'])}}}"
    return str(schema.get("format") or schema.get("type") or "…")
