"""The description of all verbs, OpenAPI 3.1, made of the code.

The only place beside the verbs that knows flask-smorest, which keeps the routes and
their descriptions together. The schemas are those of the types themselves.
"""

from typing import Any

import msgspec
from flask import Flask
from flask_smorest import Api

from webui import cookies
from webui.api.contract import REFERENCE, SESSION, TOKEN, Shape, short
from webui.api.verbs import ROOT, Verbs
from webui.bearing import SCHEME

OPENAPI = "3.1.0"
VERSION = "1.0"

ABOUT = """
The verbs of the command line over HTTP: search, show, links, wanted, take in.
Answers are JSON, UTF-8, in the shapes of `vankho … --json`, and say what this
reader may see. Dates are ISO 8601. Numbers of papers are those of the archive.

**Paging.** Lists take `page` (from 1) and `page_size` (at most 100; hits 20,
others 50 if left out) and tell `total`; the rows of a batch go on behind a
cursor, `after`. The header `Link` names the pages around (RFC 8288).

**Problems.** Whatever is no success is `application/problem+json` (RFC 9457)
with a stable `code`; the codes stand below.

**Who asks.** As long as there are no accounts, whoever sits at this machine;
then programs send `Authorization: Bearer` with a token of somebody, which does
what its scopes allow and its person may. Without a token, a request that changes
or reads something with a body is JSON or carries the header `X-Requested-With`,
and comes from no other site.

**Limits.** Texts and JSON bodies 2 MB; an intake 2,000 files and 1 GB at once;
a query 1,000 characters.
""".strip()


_WAYS_IN: dict[str, dict[str, str]] = {
    TOKEN: {
        "type": "http",
        "scheme": SCHEME.lower(),
        "description": "A token of somebody, with the scope named beside it.",
    },
    SESSION: {
        "type": "apiKey",
        "in": "cookie",
        "name": cookies.NAME,
        "description": "What a browser keeps of whoever signed in.",
    },
}


class Description(Api):  # type: ignore[misc]  # its base is untyped
    """What the application at ``/api/v1`` offers."""

    def __init__(self, app: Flask) -> None:
        app.config.update(
            API_TITLE="Văn khố",
            API_VERSION=VERSION,
            OPENAPI_VERSION=OPENAPI,
            OPENAPI_URL_PREFIX=ROOT,
            OPENAPI_JSON_PATH="openapi.json",
        )
        self.groups: list[Verbs] = []
        about = {"description": ABOUT, "license": {"name": "see LICENSE"}}
        super().__init__(app, spec_kwargs={"info": about})
        for name, scheme in _WAYS_IN.items():
            self.spec.components.security_scheme(name, scheme)

    def _register_error_handlers(self) -> None:
        """Leave errors to the one place that explains them all."""

    def _register_responses(self) -> None:
        """Leave out what the verbs say themselves."""

    _register_pagination_header = _register_responses
    _register_etag_headers = _register_responses

    def add(self, group: Verbs) -> None:
        """Take the verbs of a group in, with their types."""
        self.register_blueprint(group)
        self.groups.append(group)

    def told(self) -> dict[str, Any]:
        """Return the whole description as plain values."""
        if not self.spec.components.schemas:
            for name, schema in schemas(self.groups).items():
                self.spec.components.schema(name, schema)
        told: dict[str, Any] = self.spec.to_dict()
        return told

    def _openapi_json(self) -> Any:
        self.told()
        return super()._openapi_json()


def schemas(groups: list[Verbs]) -> dict[str, Any]:
    """Return the schemas of all types of the groups.

    What is only given has all its fields, always, so they are all required.
    """
    given = _components([shape for group in groups for shape in group.given])
    taken = _components([shape for group in groups for shape in group.taken])
    for name in set(given) - set(taken):
        _require_all(given[name])
    told = {short(name): _plain(schema) for name, schema in (given | taken).items()}
    return dict(sorted(told.items()))


def _components(shapes: list[Shape]) -> dict[str, Any]:
    _, components = msgspec.json.schema_components(shapes, ref_template=REFERENCE)
    return dict(components)


def _require_all(schema: dict[str, Any]) -> None:
    if "properties" in schema and schema["title"] != "Problem":
        schema["required"] = list(schema["properties"])


def _plain(value: Any) -> Any:
    """Return a schema without what only Python's docstrings need."""
    match value:
        case dict():
            return {
                name: _told(inner) if name == "description" else _plain(inner)
                for name, inner in value.items()
                if name != "default"
            }
        case tuple() | list():
            return [_plain(inner) for inner in value]
        case _:
            return value


def _told(docstring: Any) -> Any:
    if not isinstance(docstring, str):
        return _plain(docstring)
    return "\n".join(line.strip() for line in docstring.replace("``", "`").split("\n"))
