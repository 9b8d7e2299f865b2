"""``/rereadings``: the runs in which papers were read again, and what each changed."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta

from archive.catalogue.rereading import (
    Again,
    Difference,
    Rereading,
    RereadOutcome,
    Tallied,
)
from archive.catalogue.rereadings import Which
from webui import security
from webui.api import paging
from webui.api.asking import Parameters
from webui.api.verbs import Verbs
from webui.services import services

verbs = Verbs(
    "rereadings", __name__, "Papers read again, and what was gained and lost by it."
)


Kind = Annotated[Which, Meta(description="Papers of which outcome, or of which side.")]
After = Annotated[int, Meta(ge=0, description="The number of the last line known.")]


@dataclass(frozen=True, slots=True)
class Reread:
    """A run, and what came of the papers that whoever asks may see."""

    run: Rereading
    tallied: Tallied


@dataclass(frozen=True, slots=True)
class Reported:
    """What a run said of one paper; ``id`` is the number of the line."""

    id: int
    rereading: int
    document: int
    outcome: RereadOutcome
    difference: Difference
    at: dt.datetime

    @classmethod
    def of(cls, line: Again) -> "Reported":
        """Return a line of a report as programs get it."""
        return cls(*(getattr(line, name) for name in cls.__slots__))


@dataclass(frozen=True, slots=True)
class Runs:
    """Runs, the newest first."""

    items: tuple[Reread, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Lines of reports."""

    items: tuple[Reported, ...]


class Few(Parameters, frozen=True, kw_only=True):
    """How many runs are listed."""

    page_size: paging.Size = 20


class Lines(Few, frozen=True, kw_only=True):
    """Which lines of a report: ``after`` the number of the last one that is known."""

    which: Kind = "all"
    after: After = 0


@verbs.verb("GET /rereadings", asks=Few, gives=Runs)
def runs(asked: Few) -> Runs:
    """List the runs, the newest first."""
    found = services().catalogue.rereadings.recent(limit=asked.page_size)
    return Runs(tuple(map(_reread, found)))


@verbs.verb("GET /rereadings/<int:run>", gives=Reread, fails=(404,))
def run(run: int) -> Reread:
    """Tell what one run has come to."""
    return _reread(services().catalogue.rereadings.of(run))


@verbs.verb(
    "GET /rereadings/<int:run>/papers",
    asks=Lines,
    gives=Report,
    fails=(404,),
)
def papers(asked: Lines, run: int) -> Report:
    """List what a run said of papers, in its order."""
    rereadings = services().catalogue.rereadings
    rereadings.of(run)
    found = rereadings.papers(
        run, security.reader(), asked.which, after=asked.after, limit=asked.page_size
    )
    return Report(tuple(map(Reported.of, found)))


@verbs.verb(
    "GET /documents/<int:number>/rereadings",
    gives=Report,
    fails=(404,),
)
def about(number: int) -> Report:
    """List what runs said of one paper, the newest first."""
    catalogue, reader = services().catalogue, security.reader()
    catalogue.documents.get(number, reader)
    found = catalogue.rereadings.about(number, reader)
    return Report(tuple(map(Reported.of, found)))


def _reread(run: Rereading) -> Reread:
    tallied = services().catalogue.rereadings.tallied(run.id, security.reader())
    return Reread(run, tallied)
