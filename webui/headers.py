"""What a browser may do with our answers.

No request leaves the host: every page forbids scripts, styles, frames and
connections that are not our own files, and no text may become elements but that
of our own answers (``static/parts.js``). No page uses anything of the machine it
is read on, nor may anybody whom it was sent through keep it.
"""

from flask import Flask, Response, request
from werkzeug.wrappers import Response as AnyResponse

# Bootstrap draws the signs of its form controls as data images.
PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "font-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types parts"
)
ORIGINAL_POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'"
"""An original is somebody else's file: it may do nothing at all."""

UNKEPT = "private, no-store"
"""What is said of whatever nobody may keep whom an answer was sent through."""

_UNUSED = (
    "accelerometer",
    "autoplay",
    "camera",
    "clipboard-read",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "gamepad",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "storage-access",
    "usb",
    "window-management",
    "xr-spatial-tracking",
)
"""What no page needs of a reader's machine; only writing to its clipboard is used."""

_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Origin-Agent-Cluster": "?1",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in _UNUSED),
    # For browsers too old for frame-ancestors.
    "X-Frame-Options": "DENY",
}

_YEAR = 365 * 24 * 3600


def protect(app: Flask) -> None:
    """Let each answer of ``app`` carry orders to the browser, whatever it says."""
    app.after_request(protected)


def protected(response: Response) -> Response:
    """Return ``response`` with these orders."""
    response.headers.setdefault("Content-Security-Policy", PAGE_POLICY)
    response.headers.setdefault("Cache-Control", UNKEPT)
    response.headers.update(_ALWAYS)
    if request.is_secure:
        # The name alone: others of its domain may not be ours to decide about.
        response.headers["Strict-Transport-Security"] = f"max-age={_YEAR}"
    return response


def forget(response: AnyResponse) -> AnyResponse:
    """Let the browser drop what it kept of our pages: for whoever signs out."""
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response
