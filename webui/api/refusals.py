"""``/intake/refused``: files that were not taken in, until somebody sees to each."""

from dataclasses import dataclass
from typing import Annotated

from flask import url_for
from msgspec import Meta

from archive.catalogue import Handed, Refused
from indexer.incoming import Incoming
from webui import security
from webui.api import paging
from webui.api.answering import Made
from webui.api.asking import Body, Parameters
from webui.api.intake import File, Files, files
from webui.api.uploads import Upload, uploads
from webui.api.verbs import Verbs
from webui.services import ledger, services

verbs = Verbs("refusals", __name__, "Files that were not taken in.")

Number = Annotated[int, Meta(ge=1, le=2**31 - 1)]
Rows = Annotated[tuple[Number, ...], Meta(min_length=1, max_length=1000)]


class Behind(Parameters, frozen=True, kw_only=True):
    """Refused files behind a cursor, the newest first."""

    after: Annotated[
        int, Meta(ge=0, le=2**31 - 1, description="The row behind which to go on.")
    ] = 0
    page_size: paging.Size = paging.LARGEST
    reason: Annotated[
        str, Meta(max_length=100, description="Only files refused for this reason.")
    ] = ""


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
    refusals = ledger().refusals
    found = refusals.open(
        before=asked.after or None,
        limit=asked.page_size + 1,
        reason=asked.reason or None,
    )
    shown: tuple[File, ...] = files(found[: asked.page_size])
    more = len(found) > len(shown)
    return Files(refusals.count(), shown, shown[-1].id if more else None)


@verbs.verb("POST /intake/refused/dismiss", takes=Seen, gives=Changed)
def dismiss(seen: Seen) -> Changed:
    """Say of refused files that no more is needed."""
    return Changed(
        ledger().refusals.dismiss(
            seen.rows, seen.note, by=security.reader().name, at=services().clock()
        )
    )


@verbs.verb("POST /intake/refused/restore", takes=Unseen, gives=Changed)
def restore(unseen: Unseen) -> Changed:
    """Take that back."""
    return Changed(ledger().refusals.restore(unseen.rows))


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why files wait to be seen to, and how many, the most first."""

    items: tuple[Refused, ...]


@verbs.verb("GET /intake/refused/reasons", gives=Reasons)
def reasons() -> Reasons:
    """Count the refused files that nobody has seen to by their reason."""
    return Reasons(ledger().refusals.reasons())


class Again(Body, frozen=True, kw_only=True):
    """Refused files to be handed in once more: some rows, or all of a reason.

    With a ``reason``, those of one ``batch`` alone, where one is given.
    """

    rows: Annotated[tuple[Number, ...], Meta(max_length=1000)] = ()
    reason: Annotated[str, Meta(max_length=100)] = ""
    batch: Number | None = None


@dataclass(frozen=True, slots=True)
class Retried:
    """The batch of the new rows and how many they are; null where nothing was left."""

    batch: int | None
    files: int


@verbs.verb("POST /intake/refused/retry", takes=Again, gives=Retried)
def retry(again: Again) -> Retried:
    """Hand refused files in once more, as they lie.

    What somebody has dismissed, or retried already, is left as it is.
    """
    refusals = ledger().refusals
    who, at = security.reader().name, services().clock()
    if again.reason:
        of = again.batch
        batch = refusals.retry_all(again.reason, who=who, at=at, batch=of)
    else:
        batch = refusals.retry(again.rows, who=who, at=at)
    return Retried(batch.id, batch.progress.total) if batch else Retried(None, 0)


@verbs.verb(
    "POST /intake/refused/<int:row>/replacement",
    takes=Upload,
    gives=Retried,
    status=202,
    fails=(404, 409),
)
def replace(row: int) -> Made[Retried]:
    """Hand a better file in in place of a refused one: the first of the form."""
    opened, upload = services(), uploads()[0]
    incoming = Incoming(opened.settings.archive.incoming)
    with incoming.receiving([(upload.filename or "", upload.save)]) as (place,):
        new = ledger().refusals.replace(
            row,
            Handed(place, size=place.stat().st_size),
            who=security.reader().name,
            at=opened.clock(),
        )
    here = url_for("api-intake.follow", batch=new.batch)
    return Made(Retried(new.batch, 1), here)
