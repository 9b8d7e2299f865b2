"""Whether this process can reach the archive: for whatever watches it."""

from flask import Blueprint, Response, jsonify

from webui.services import services

pages = Blueprint("health", __name__)


@pages.get("/healthz")
def check() -> Response:
    """Answer with the newest change of the catalogue, once it could be read."""
    return jsonify(status="ok", revision=services().catalogue.changes.head())
