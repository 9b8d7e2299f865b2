"""``POST /intake``: files handed in, and how each of them ended."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated, Literal

from flask import url_for
from msgspec import Meta

from archive.catalogue import Batch, BatchState, Handed, Row, RowState, Steer, Step
from archive.catalogue.batches import missing
from archive.errors import ConflictError
from archive.model import Result
from archive.names import legible
from archive.sentences import Sentence
from indexer.incoming import Incoming
from webui import security
from webui.api import paging
from webui.api.answering import Made
from webui.api.asking import Body, Parameters
from webui.api.uploads import Upload, Whom, audience_of, uploads
from webui.api.verbs import Verbs
from webui.services import ledger, services

verbs = Verbs("intake", __name__, "Hand files in, and see how each ended.")


@dataclass(frozen=True, slots=True)
class Reached:
    """How far a batch has come; ``ended`` counts its files by their outcome.

    Of those refused, ``cancelled`` were so by a person. ``files_a_minute`` and
    ``seconds_left`` are null while nobody can tell; ``reading`` are files in hand.
    """

    batch: int
    total: int
    received: int
    claimed: int
    ended: dict[Result, int]
    cancelled: int
    finished: bool
    state: BatchState
    is_first: bool
    files_a_minute: float | None
    seconds_left: float | None
    reading: tuple[str, ...]
    steps: tuple[Step, ...]


class Into(Parameters, frozen=True, kw_only=True):
    """Where files are handed in."""

    batch: Annotated[
        int,
        Meta(
            ge=0,
            le=2**31 - 1,
            description="A batch already begun, to add to; 0 for a new one.",
        ),
    ] = 0
    skip_ocr: Annotated[
        bool,
        Meta(description="Read only the first pages of scans, which tell what it is."),
    ] = False
    audience: Whom = ""


@verbs.verb(
    "POST /intake", asks=Into, takes=Upload, gives=Reached, status=202, fails=(404, 409)
)
def take(into: Into) -> Made[Reached]:
    """Hand files in; the worker reads them and gives each its outcome.

    They are on the disk when this is answered. Zip files count as folders.
    """
    opened, who = services(), security.reader().name
    audience = audience_of(into.audience)
    if into.batch:
        _demand_open(into.batch, who)
    incoming = Incoming(opened.settings.archive.incoming)
    sent = [(upload.filename or "", upload.save) for upload in uploads()]
    with incoming.receiving(sent) as places:
        rows = opened.catalogue.intake.hand_in(
            [Handed(place, size=place.stat().st_size) for place in places],
            who=who,
            at=opened.clock(),
            batch=into.batch or None,
            skips_ocr=into.skip_ocr,
            audience=audience,
        )
    batch = rows[0].batch
    return Made(_reached(batch), url_for("api-intake.follow", batch=batch))


def _demand_open(batch: int, who: str) -> None:
    begun = ledger().batches.of(batch)
    if begun.who != who:
        raise missing(batch)
    if begun.state == "cancelled":
        what = Sentence("Lần tiếp nhận %(number)s", number=batch)
        raise ConflictError(what, begun.who)


class Earlier(Parameters, frozen=True, kw_only=True):
    """Batches behind a cursor, the newest first."""

    after: Annotated[
        int, Meta(ge=0, le=2**31 - 1, description="The batch behind which to go on.")
    ] = 0
    page_size: paging.Size = 20


@dataclass(frozen=True, slots=True)
class Begun:
    """Batches, the newest first; ``next`` is the cursor to go on, null at the end."""

    items: tuple[Batch, ...]
    next: int | None


@verbs.verb("GET /intake", asks=Earlier, gives=Begun)
def batches(asked: Earlier) -> Begun:
    """List the batches, those begun last first."""
    found = ledger().batches.newest(
        limit=asked.page_size + 1, before=asked.after or None
    )
    shown = found[: asked.page_size]
    return Begun(shown, shown[-1].id if len(found) > len(shown) else None)


@verbs.verb("GET /intake/<int:batch>", gives=Reached, fails=(404,))
def follow(batch: int) -> Reached:
    """Tell how far a batch has come."""
    return _reached(batch)


class BatchSteering(Body, frozen=True, kw_only=True):
    """What is to be done to a batch: ``first`` raises it, ``in_turn`` ends that."""

    do: Steer


@verbs.verb(
    "POST /intake/<int:batch>/steering",
    takes=BatchSteering,
    gives=Reached,
    fails=(404,),
)
def steer(steering: BatchSteering, batch: int) -> Reached:
    """Pause a batch, let it go on, cancel it, or change its turn.

    What is being read is read to its end; cancelled files are refused unread. A batch
    that is over, or stands so already, stays as it is.
    """
    ledger().batches.steer(
        batch, steering.do, by=security.reader().name, at=services().clock()
    )
    return _reached(batch)


def _reached(number: int) -> Reached:
    batches, at = ledger().batches, services().clock()
    batch = batches.of(number)
    progress, pace = batch.progress, batches.pace(batch, at=at)
    left = progress.received + progress.claimed
    incoming = Incoming(services().settings.archive.incoming)
    return Reached(
        batch=number,
        total=progress.total,
        received=progress.received,
        claimed=progress.claimed,
        ended=progress.ended,
        cancelled=progress.cancelled,
        finished=progress.is_over,
        state=batch.state,
        is_first=batch.is_first,
        files_a_minute=pace.a_minute if pace else None,
        seconds_left=pace.lasts(left) if pace and left else None,
        reading=tuple(
            legible(incoming.name_of(row.path)) for row in batches.in_hand(number)
        ),
        steps=batches.steps(number),
    )


class Behind(Parameters, frozen=True, kw_only=True):
    """Rows behind a cursor."""

    after: Annotated[
        int, Meta(ge=0, le=2**31 - 1, description="The row behind which to go on.")
    ] = 0
    page_size: paging.Size = paging.LARGEST
    outcome: Annotated[
        Literal["", "added", "known", "updated", "refused", "held"],
        Meta(description="Only files that ended so."),
    ] = ""


@dataclass(frozen=True, slots=True)
class File:
    """A file handed in and how it ended, if it has.

    ``path`` is its name as handed in. ``document`` is told to those who may see
    it; ``outcome`` is null as long as the file waits. ``parcel`` is the row of the
    zip or the mail it lay in, ``instead_of`` the refused one that it tries again or
    replaces, and ``retried_as`` the row that did so last with this one. ``audience``
    is whom its paper was handed in for.
    """

    id: int
    path: str
    state: RowState
    outcome: Result | None
    document: int | None
    reason: str | None
    message: str
    received_at: dt.datetime
    finished_at: dt.datetime | None
    note: str
    dismissed_at: dt.datetime | None
    dismissed_by: str | None
    who: str
    size: int | None
    modified_at: dt.datetime | None
    sha256: str | None
    parcel: int | None
    instead_of: int | None
    retried_as: int | None
    audience: str


@dataclass(frozen=True, slots=True)
class Files:
    """Files of a batch; ``next`` is the cursor to go on from, null at the end."""

    total: int
    items: tuple[File, ...]
    next: int | None


@verbs.verb("GET /intake/<int:batch>/rows", asks=Behind, gives=Files, fails=(404,))
def rows(asked: Behind, batch: int) -> Files:
    """List the files of a batch and how each ended, in the order handed in."""
    total = _reached(batch).total
    found = ledger().intake.rows(
        batch,
        after=asked.after,
        limit=asked.page_size + 1,
        outcome=asked.outcome or None,
    )
    shown = found[: asked.page_size]
    last = shown[-1].id if len(found) > len(shown) else None
    return Files(total, files(shown), last)


def files(found: tuple[Row, ...]) -> tuple[File, ...]:
    """Return rows of the ledger as this reader may know them."""
    catalogue = services().catalogue
    numbers = {paper for row in found if (paper := _paper(row))}
    briefs = catalogue.holdings.briefs(numbers, security.reader())
    visible = {brief.id for brief in briefs}
    became = ledger().refusals.became(row.id for row in found)
    return tuple(_file(row, visible, became.get(row.id)) for row in found)


def _paper(row: Row) -> int | None:
    return row.outcome.document if row.outcome else None


def _file(row: Row, visible: set[int], became: Row | None) -> File:
    ended, paper = row.outcome, _paper(row)
    incoming = Incoming(services().settings.archive.incoming)
    # A sentence about a paper names it, so it is for those who may see it.
    is_open = paper is None or paper in visible
    return File(
        id=row.id,
        path=legible(incoming.name_of(row.path)),
        state=row.state,
        outcome=ended.outcome if ended else None,
        document=paper if is_open else None,
        reason=ended.reason if ended else None,
        message=ended.message if ended and is_open else "",
        received_at=row.received_at,
        finished_at=row.finished_at,
        note=row.note,
        dismissed_at=row.dismissed_at,
        dismissed_by=row.dismissed_by,
        who=row.who,
        size=row.size,
        modified_at=row.modified_at,
        sha256=row.sha256,
        parcel=row.parcel,
        instead_of=row.instead_of,
        retried_as=became.id if became else None,
        audience=row.audience,
    )
