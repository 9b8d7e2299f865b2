"""The recognition of scans: what waits, how far it is, and whose turn it is."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated, Literal

from flask import url_for
from msgspec import Meta

from archive.catalogue import Recognition, RecognitionState
from webui import security
from webui.api import paging
from webui.api.answering import Made
from webui.api.asking import Parameters
from webui.api.verbs import Verbs
from webui.services import services

verbs = Verbs("recognition", __name__, "Follow and steer the recognition of scans.")

Page = Annotated[int, Meta(ge=1, le=2**31 - 1)]


@dataclass(frozen=True, slots=True)
class Unread:
    """A page that could not be read, and the code of the reason."""

    page: int
    reason: str


@dataclass(frozen=True, slots=True)
class Recognised:
    """How far the recognition of a paper has come; the numbers count its pages.

    ``state`` is null where nothing was left to be read after it was taken in.
    """

    document: int
    state: RecognitionState | None
    wanted: int = 0
    read: int = 0
    failed: int = 0
    is_first: bool = False
    is_working: bool = False
    asked_by: str | None = None
    asked_at: dt.datetime | None = None
    finished_at: dt.datetime | None = None
    unread: tuple[Unread, ...] = ()

    @classmethod
    def of(cls, number: int, kept: Recognition | None) -> "Recognised":
        """Return how far a paper has come."""
        if kept is None:
            return cls(number, None)
        return cls(
            document=number,
            state=kept.state,
            wanted=kept.wanted,
            read=kept.read,
            failed=kept.failed,
            is_first=kept.is_first,
            is_working=kept.is_working,
            asked_by=kept.asked_by,
            asked_at=kept.asked_at,
            finished_at=kept.finished_at,
            unread=tuple(Unread(*one) for one in kept.unread),
        )


class Few(Parameters, frozen=True, kw_only=True):
    """How many papers are listed."""

    page_size: paging.Size = 20


@dataclass(frozen=True, slots=True)
class Waits:
    """What waits to be read, in its order.

    ``seconds`` is what a page takes, null where none was timed yet; ``items`` are
    the papers whose turn comes next.
    """

    papers: int
    pages: int
    seconds: float | None
    items: tuple[Recognised, ...]


@verbs.verb("GET /recognition", asks=Few, gives=Waits)
def waiting(asked: Few) -> Waits:
    """List the papers of which pages wait to be recognised, the next first."""
    found = services().catalogue.recognitions.waiting(
        security.reader(), at=services().clock(), limit=asked.page_size
    )
    items = tuple(Recognised.of(paper.id, kept) for paper, kept in found.first)
    return Waits(found.papers, found.pages, found.seconds, items)


@verbs.verb("GET /documents/<int:number>/recognition", gives=Recognised, fails=(404,))
def reached(number: int) -> Recognised:
    """Tell how far the recognition of a paper has come."""
    return _reached(number)


@dataclass(frozen=True, slots=True)
class Steering:
    """What is to be done: read it ``first``, ``skip`` it, or read it ``again``.

    Again reads the pages that nobody has read yet, or all that were recognised
    where none is left; with ``pages`` just those.
    """

    do: Literal["first", "skip", "again"]
    pages: Annotated[tuple[Page, ...], Meta(max_length=2000)] = ()


@verbs.verb(
    "POST /documents/<int:number>/recognition",
    takes=Steering,
    gives=Recognised,
    status=202,
    fails=(400, 404),
)
def steer(steering: Steering, number: int) -> Made[Recognised]:
    """Let a paper be read before all others, not at all, or once more."""
    recognitions, reader = services().catalogue.recognitions, security.reader()
    at = services().clock()
    if steering.do == "first":
        recognitions.raise_turn(number, reader=reader)
    elif steering.do == "skip":
        recognitions.skip(number, reader=reader, at=at)
    else:
        pages = steering.pages or None
        recognitions.ask(number, reader=reader, at=at, pages=pages)
    return Made(_reached(number), url_for("api-recognition.reached", number=number))


def _reached(number: int) -> Recognised:
    opened, reader = services(), security.reader()
    kept = opened.catalogue.recognitions.of(number, reader, at=opened.clock())
    return Recognised.of(number, kept)
