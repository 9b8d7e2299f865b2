"""``/purges``: papers removed for good, and what is known of them still."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta

from archive.catalogue import Purge
from indexer import purging
from indexer.purging import Purging
from webui import security
from webui.api import paging
from webui.api.asking import Body, Parameters
from webui.api.verbs import Verbs
from webui.services import services

verbs = Verbs("purges", __name__, "Papers removed for good.")


class Behind(Parameters, frozen=True, kw_only=True):
    """Removals behind a cursor, the newest first."""

    after: Annotated[
        int,
        Meta(ge=0, le=2**31 - 1, description="The removal behind which to go on."),
    ] = 0
    page_size: paging.Size = 50


@dataclass(frozen=True, slots=True)
class Removal:
    """What is known of papers that were removed.

    ``finished_at`` is null while traces are still being erased; ``backups`` are older
    than the removal, and hold the papers still.
    """

    id: int
    documents: tuple[int, ...]
    who: str
    made_at: dt.datetime
    why: str
    files: int
    finished_at: dt.datetime | None
    backups: tuple[str, ...]

    @classmethod
    def of(cls, one: Purge) -> "Removal":
        """Return a removal as it is given."""
        held = purging.backups(services().settings.archive.backups, one)
        return cls(
            one.id,
            one.documents,
            one.who,
            one.made_at,
            one.why,
            one.files,
            one.finished_at,
            tuple(str(backup.path) for backup in held),
        )


@dataclass(frozen=True, slots=True)
class Removals:
    """Removals; ``next`` is the cursor to go on from, null at the end."""

    items: tuple[Removal, ...]
    next: int | None


class Reasoned(Body, frozen=True, kw_only=True):
    """Why a paper is removed; never the secret itself, for it is kept.

    ``also`` are other papers in the same files, which go with it.
    """

    why: Annotated[str, Meta(min_length=1, max_length=500)]
    also: Annotated[tuple[int, ...], Meta(max_length=100)] = ()


@verbs.verb("GET /purges", asks=Behind, gives=Removals)
def purges(asked: Behind) -> Removals:
    """List what was ever removed, the newest first."""
    found = services().catalogue.purges.listed(
        before=asked.after or None, limit=asked.page_size + 1
    )
    shown = tuple(map(Removal.of, found[: asked.page_size]))
    return Removals(shown, shown[-1].id if len(found) > len(shown) else None)


@verbs.verb(
    "POST /documents/<int:number>/purge",
    takes=Reasoned,
    gives=Removal,
    fails=(400, 404),
)
def purge(reasoned: Reasoned, number: int) -> Removal:
    """Remove a paper for good; traces in the index go when the worker is free."""
    who, opened = security.reader(), services()
    work = Purging(opened.settings.archive, opened.catalogue, opened.files)
    numbers = [number, *reasoned.also]
    made = work.remove(numbers, who, by=f"person:{who.name}", why=reasoned.why)
    return Removal.of(made)
