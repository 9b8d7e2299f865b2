"""An original as a download: proven, kept in no cache, and never a page of ours."""

import io

from flask import Response, send_file

from archive.catalogue import Rendition
from indexer.unsealing import Opened
from webui.headers import ORIGINAL_POLICY, UNKEPT
from webui.render import naming
from webui.services import services

_DRAWN = ("html", "xml", "svg", "multipart/", "message/")
"""What the types of files have in common that a browser may take for a page."""


def download(rendition: Rendition) -> Response:
    """Hand out a file of a paper that the reader may see.

    Raises:
        CorruptFileError: it is no longer what was handed in.
    """
    response = send_file(
        services().files.open(rendition.sha256),
        mimetype=inert(rendition.media_type),
        as_attachment=True,
        download_name=naming.file_name(rendition.name),
        etag=False,
    )
    response.content_length = rendition.size
    response.headers["Content-Security-Policy"] = ORIGINAL_POLICY
    # Tomorrow this reader may no longer be one who may see it.
    response.headers["Cache-Control"] = UNKEPT
    return response


def unsealed(opened: Opened) -> Response:
    """Hand out what was sealed, as a file that no browser takes for a page."""
    response = send_file(
        io.BytesIO(opened.content),
        mimetype="application/octet-stream",
        as_attachment=True,
        download_name=naming.file_name(opened.name),
        etag=False,
    )
    response.headers["Content-Security-Policy"] = ORIGINAL_POLICY
    response.headers["Cache-Control"] = UNKEPT
    return response


def inert(media_type: str) -> str:
    """Return the type under which a file is handed out; never that of a page.

    >>> inert("application/pdf"), inert("text/html")
    ('application/pdf', 'application/octet-stream')
    """
    is_drawn = any(part in media_type for part in _DRAWN)
    is_office = "openxml" in media_type
    return media_type if is_office or not is_drawn else "application/octet-stream"
