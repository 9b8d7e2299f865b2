"""Our own files and Bootstrap's, under addresses that change with their content.

A browser may keep them for a year, and never shows an old one after an upgrade.
"""

import gzip
import hashlib
import re
from functools import cache, lru_cache
from pathlib import Path

from flask import Flask, Response, current_app, request
from werkzeug.security import safe_join

_ENDPOINTS = ("static", "bootstrap.static")
_INDENTED = re.compile(r"\s*\n\s*")
_IMPORTED = re.compile(rb'(?<= from "\./)([a-z]+\.js)(?=";)')
_AT_ONCE = 4
"""How hard a page is pressed that somebody waits for: the best takes four times as
long and saves a twentieth."""
_PACKED = ("text/css", "text/javascript", "image/svg+xml")


def serve_assets(app: Flask) -> None:
    """Put the hash of a static file into its address, and keep and pack it."""
    app.url_defaults(_add_fingerprint)
    app.after_request(_keep_and_pack)


def _add_fingerprint(endpoint: str, values: dict[str, object]) -> None:
    if endpoint not in _ENDPOINTS:
        return
    mark = _mark(_folder(endpoint), str(values.get("filename")))
    if mark:
        values["v"] = mark


# Bounded, since a page may be asked to name any file.
@lru_cache(maxsize=256)
def _mark(folder: str, name: str) -> str | None:
    """Return what tells the content of a file from another, None where there is none."""
    found = safe_join(folder, name)
    if not found or not Path(found).is_file():
        return None
    content = _with_marks(folder, Path(found).read_bytes())
    return hashlib.sha256(content).hexdigest()[:12]


def _with_marks(folder: str, content: bytes) -> bytes:
    """Return a file whose imports are named with their marks, as pages name files."""
    return _IMPORTED.sub(
        lambda named: named[0] + f"?v={_mark(folder, named[0].decode())}".encode(),
        content,
    )


def _keep_and_pack(response: Response) -> Response:
    if request.endpoint not in _ENDPOINTS:
        return response
    response.headers["Vary"] = "Accept-Encoding"
    if "v" in request.args and response.status_code in (200, 304):
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    if response.mimetype in _PACKED and response.status_code == 200:
        # The file is small and asked for once a year, so it is read at once.
        response.direct_passthrough = False
        response.set_data(_with_marks(_folder(request.endpoint), response.get_data()))
        if request.accept_encodings["gzip"] > 0:
            response.set_data(_pack(response.get_data()))
            response.headers["Content-Encoding"] = "gzip"
    return response


def _folder(endpoint: str) -> str:
    owner = current_app.blueprints.get(endpoint.rpartition(".")[0], current_app)
    return owner.static_folder or ""


def packed(response: Response) -> Response:
    """Return a page of many rows packed, where the browser takes it so.

    Only for pages without a form: the size of a packed page could tell somebody
    on the line the token of its form, sign by sign.
    """
    response.vary.add("Accept-Encoding")
    if request.accept_encodings["gzip"] > 0 and response.mimetype == "text/html":
        page = response.get_data()
        response.set_data(gzip.compress(page, compresslevel=_AT_ONCE, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
    return response


def unindented(page: str) -> str:
    """Return a page without its indentation, where it has no preformatted text.

    For pages of many rows with a form, which must not be packed.
    """
    return _INDENTED.sub("\n", page)


@cache
def _pack(content: bytes) -> bytes:
    # No time inside: the same file always gives the same bytes.
    return gzip.compress(content, mtime=0)
