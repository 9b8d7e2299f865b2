"""The application as the benchmark serves it: beside every answer the same one again.

``/canned`` renders what the page of the same question showed last, from stored
values: what it takes is the server, the template and the packing alone. Who asks is
told by a header, since an archive of one machine has a single reader.
"""

import os
import sys
from typing import Any

from flask import Flask, Response, before_render_template, make_response, request
from flask import render_template as render
from jinja2 import Template

from archive.model import Reader
from archive.settings import Settings as ArchiveSettings
from bench.search.facts import EVERYTHING, RESTRICTED
from webui import create_app, security
from webui.render.assets import packed
from webui.settings import Settings
from webui.settling import settle

READER = "X-Reader"
READERS = {reader.name: reader for reader in (EVERYTHING, RESTRICTED)}
OF_A_REQUEST = ("g", "request", "session")
"""What a template is given anew by each request."""


def application() -> Flask:
    """Return the pages of the archive that the environment names."""
    app = create_app(Settings(ArchiveSettings.from_env(os.environ)))  # noqa: TID251  # as wsgi.py does
    settle(app)
    _take_readers()
    kept: dict[bytes, dict[str, Any]] = {}

    def keep(_app: Flask, template: Template, context: dict[str, Any]) -> None:
        if template.name == "search.html" and request.endpoint == "search.show":
            kept[request.query_string] = {
                name: value
                for name, value in context.items()
                if name not in OF_A_REQUEST
            }

    def canned() -> Response:
        return packed(
            make_response(render("search.html", **kept[request.query_string]))
        )

    before_render_template.connect(keep, app, weak=False)
    app.add_url_rule("/canned", "canned", canned)
    return app


def _take_readers() -> None:
    """Let every page ask the header who its reader is."""
    ours = security.reader
    for name, module in [*sys.modules.items()]:
        if name.startswith("webui") and getattr(module, "reader", None) is ours:
            module.reader = _reader  # type: ignore[attr-defined]  # it has one


def _reader() -> Reader:
    return READERS[request.headers.get(READER, EVERYTHING.name)]
