"""``/intake/refused``: files that were not taken in, until somebody sees to each."""

from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta

from webui import security
from webui.api import paging
from webui.api.asking import Body, Parameters
from webui.api.intake import File, Files, files
from webui.api.verbs import Verbs
from webui.services import services

verbs = Verbs("refusals", __name__, "Files that were not taken in.")

Rows = Annotated[
    tuple[Annotated[int, Meta(ge=1, le=2**31 - 1)], ...],
    Meta(min_length=1, max_length=1000),
]


class Behind(Parameters, frozen=True, kw_only=True):
    """Refused files behind a cursor, the newest first."""

    after: Annotated[
        int, Meta(ge=0, le=2**31 - 1, description="The row behind which to go on.")
    ] = 0
    page_size: paging.Size = paging.LARGEST


class Seen(Body, frozen=True, kw_only=True):
    """Refused files, by the numbers of their rows, and why no more is needed."""

    rows: Rows
    note: Annotated[str, Meta(max_length=500)] = ""


class Unseen(Body, frozen=True, kw_only=True):
    """Refused files that are to be seen to after all."""

    rows: Rows


@dataclass(frozen=True, slots=True)
class Changed:
    """Of how many files something was changed; the others were so already."""

    files: int


@verbs.verb("GET /intake/refused", asks=Behind, gives=Files)
def refused(asked: Behind) -> Files:
    """List the refused files that nobody has seen to, the newest first."""
    refusals = services().catalogue.refusals
    found = refusals.open(before=asked.after or None, limit=asked.page_size + 1)
    shown: tuple[File, ...] = files(found[: asked.page_size])
    more = len(found) > len(shown)
    return Files(refusals.count(), shown, shown[-1].id if more else None)


@verbs.verb("POST /intake/refused/dismiss", takes=Seen, gives=Changed)
def dismiss(seen: Seen) -> Changed:
    """Say of refused files that no more is needed."""
    return Changed(
        services().catalogue.refusals.dismiss(
            seen.rows, seen.note, by=security.reader().name, at=services().clock()
        )
    )


@verbs.verb("POST /intake/refused/restore", takes=Unseen, gives=Changed)
def restore(unseen: Unseen) -> Changed:
    """Take that back."""
    return Changed(services().catalogue.refusals.restore(unseen.rows))
