"""How far the pages of scans are read, in words, and what can be done about it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive import page_words
from archive.catalogue import Brief, Reached, Recognition, Waiting
from archive.model import Page
from webui.render import dates
from webui.render.language import gettext, ngettext, number
from webui.render.words import say

MOST_TOLD = 10
"""Pages that could not be read told by their numbers; a file may have thousands."""


@dataclass(frozen=True, slots=True)
class Told:
    """How far a paper has come, and which verbs are of use: first, skip, again.

    ``done`` and ``total`` count pages; ``unread`` says which could not be read.
    """

    number: int
    state: str
    sentence: str
    done: int
    total: int
    verbs: tuple[tuple[str, str], ...]
    unread: str = ""

    @property
    def is_waiting(self) -> bool:
        """Whether pages of it are still to be read."""
        return self.state == "waiting"


def told(
    number: int, kept: Recognition | None, pages: Iterable[Page] = ()
) -> Told | None:
    """Return what is told of a paper; None where it has no pages that are images.

    Pages that were to be read again, and were let be, still have what was read before.
    """
    images = [page for page in pages if page.origin in ("ocr", "image")]
    if images and (kept is None or kept.state == "skipped"):
        return _as_it_stands(number, images)
    if kept is None:
        return None
    return Told(
        number,
        kept.state,
        sentence(kept),
        kept.read + kept.failed,
        kept.wanted,
        tuple((verb, _verb(verb)) for verb in _verbs(kept)),
        _unread(kept.unread),
    )


def _as_it_stands(number: int, images: Sequence[Page]) -> Told:
    """Return what is told of a scan of which nothing waits to be read."""
    left = sum(page.origin == "image" for page in images)
    state = "skipped" if left else "done"
    read = len(images) - left
    verbs = (("again", _verb("again")),)
    said = _counted(state, read, len(images))
    return Told(number, state, said, read, len(images), verbs)


def sentence(kept: Recognition) -> str:
    """Return how far a paper has come: Đang đọc ảnh: 12/500 trang."""
    said = _counted(kept.state, kept.read, kept.wanted)
    first = gettext("ưu tiên")
    return f"{said} ({first})" if kept.is_first else said


def _counted(state: str, read: int, wanted: int) -> str:
    return gettext(
        "%(state)s: %(read)s/%(wanted)s trang",
        state=say(page_words.RECOGNITION, state),
        read=read,
        wanted=wanted,
    )


def _verbs(kept: Recognition) -> tuple[str, ...]:
    if kept.state != "waiting":
        return ("again",)
    return ("skip",) if kept.is_first else ("first", "skip")


def _verb(verb: str) -> str:
    return {
        "first": gettext("Ưu tiên"),
        "skip": gettext("Bỏ qua"),
        "again": gettext("Đọc lại ảnh"),
    }[verb]


def _unread(pages: Sequence[tuple[int, str]]) -> str:
    """Return which pages could not be read, and why."""
    if not pages:
        return ""
    named = [
        gettext("%(page)s (%(why)s)", page=page, why=say(page_words.UNREAD, why))
        for page, why in pages[:MOST_TOLD]
    ]
    more = ["…"] if len(pages) > MOST_TOLD else []
    listed = ", ".join(named + more)
    return gettext("Không đọc được trang %(pages)s.", pages=listed)


def batch(reached: Reached) -> str:
    """Return how many pages of long scans in a batch are read; empty without any."""
    if not reached.wanted:
        return ""
    said = gettext(
        "Trang ảnh của các bản quét dài: đã đọc %(read)s/%(wanted)s",
        read=reached.read,
        wanted=reached.wanted,
    )
    if reached.failed:
        said += gettext(", không đọc được %(failed)s", failed=reached.failed)
    left = reached.wanted - reached.read - reached.failed
    if reached.is_over and left:
        said += gettext(", bỏ qua %(left)s", left=left)
    return f"{said}."


def waiting(found: Waiting, jobs: int) -> str:
    """Return how much waits, and about how long it takes; empty where nothing does."""
    if not found.papers:
        return ""
    papers = ngettext("%(num)d văn bản", "%(num)d văn bản", found.papers)
    pages = ngettext("%(num)d trang ảnh", "%(num)d trang ảnh", found.pages)
    said = gettext("%(papers)s, %(pages)s chờ đọc", papers=papers, pages=pages)
    if not found.seconds:
        return f"{said}."
    long = dates.lasting(found.pages * found.seconds / jobs)
    seconds = number(round(found.seconds, 1))
    pace = gettext("%(seconds)s giây một trang", seconds=seconds)
    return gettext("%(said)s; %(pace)s, còn %(long)s.", said=said, pace=pace, long=long)


@dataclass(frozen=True, slots=True)
class Line:
    """A paper whose pages wait, as a line of the list."""

    paper: Brief
    told: Told


def lines(found: Waiting) -> list[Line]:
    """Return the papers whose turn comes next."""
    both = ((paper, told(paper.id, kept)) for paper, kept in found.first)
    return [Line(paper, said) for paper, said in both if said]
