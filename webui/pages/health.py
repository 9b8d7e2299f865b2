"""Whether this process can reach the archive: for whatever watches it."""

from flask import Blueprint, Response, jsonify

from webui.services import services

pages = Blueprint("health", __name__)


@pages.get("/healthz")
def check() -> Response:
    """Say so once the catalogue could be read, and nothing of what it holds."""
    services().catalogue.changes.head()
    return jsonify(status="ok")
