"""A web server for tests, with less patience than the one we run."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from webui import serving

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment


class Worker(serving.Worker):
    head_seconds = 0.5
    body_seconds = 0.5
    slowest = 1_000


def application(
    environ: "WSGIEnvironment", start_response: "StartResponse"
) -> Iterable[bytes]:
    """Say how much was sent, and by which scheme."""
    sent = len(environ["wsgi.input"].read())
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"{sent} {environ['wsgi.url_scheme']}".encode()]
