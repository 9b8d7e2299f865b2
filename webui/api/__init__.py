"""The archive for programs: the verbs of the command line over HTTP, as JSON.

One file describes a group of verbs and answers them. A verb's parameters, body
and answer are types, and the description at ``/api/v1/openapi.json`` is made
of the same types, so that the two cannot part.
"""

from flask import Flask

from webui.api import (
    additions,
    audiences,
    audit,
    bodies,
    citations,
    claims,
    documents,
    doubts,
    files,
    guide,
    held,
    imports,
    intake,
    links,
    lookup,
    nearby,
    purges,
    recents,
    recognition,
    refusals,
    register,
    requests,
    rereadings,
    search,
    searches,
    standing,
    suggestions,
    texts,
    tokens,
    words,
)
from webui.api.description import Description
from webui.api.guarding import refuse_foreign

GROUPS = (
    search,
    suggestions,
    searches,
    recents,
    lookup,
    documents,
    words,
    claims,
    files,
    audiences,
    held,
    purges,
    audit,
    links,
    citations,
    standing,
    doubts,
    nearby,
    register,
    imports,
    bodies,
    additions,
    requests,
    intake,
    recognition,
    rereadings,
    refusals,
    texts,
    tokens,
)
"""In the order in which somebody learns them."""


def serve(app: Flask) -> None:
    """Let ``app`` answer programs under ``/api/v1``."""
    description = Description(app)
    for group in GROUPS:
        description.add(group.verbs)
        # Forms carry a token, which programs have not; another site is kept
        # out by what only a program or our own page can send.
        app.extensions["csrf"].exempt(group.verbs)
    app.before_request(refuse_foreign)
    app.register_blueprint(guide.pages)
    app.extensions["vankho-api"] = description
