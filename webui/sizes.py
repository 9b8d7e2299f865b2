"""How much may be sent to an address at once: what a form holds, unless it takes files.

Set before anything of a request is read; what is larger is not read at all.
"""

from flask import request

from webui.services import services

LARGEST_FORM = 2_000_000
"""Bytes of what people type, a page corrected by hand included."""

_BATCHES = frozenset({"intake.take", "api-intake.take"})
_FILES = frozenset(
    {
        "refused.replace",
        "imports.take",
        "lookup.take",
        "api-imports.bring",
        "api-refusals.replace",
        "api-texts.read",
    }
)


def bound() -> None:
    """Say how much of this request is read at most."""
    settings = services().settings
    if request.endpoint in _BATCHES:
        request.max_content_length = settings.largest_batch
    elif request.endpoint in _FILES:
        request.max_content_length = settings.archive.largest_file + LARGEST_FORM
    else:
        request.max_content_length = LARGEST_FORM
