"""Pages of a paper in words: which they are, and how each begins."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import shorten

from archive.catalogue import moving
from archive.catalogue.papers import Rendition
from archive.model import Text
from webui.render.language import gettext, ngettext

_LETTERS = 160
_READ = 1_000
_MOST = 200
"""Pages of which the beginning is shown; a clerk may name others by number."""


@dataclass(frozen=True, slots=True)
class Start:
    """How a page begins, as far as somebody needs it to know the page."""

    page: int
    text: str


def starts(text: Text, most: int = _MOST) -> list[Start]:
    """Return how the first pages of a text begin, at most so many."""
    return [
        Start(page.number, shorten(page.text[:_READ], _LETTERS, placeholder="…"))
        for page in text.pages[:most]
    ]


def ranges(numbers: Sequence[int]) -> str:
    """Return which pages these are: trang 1–4, 10."""
    return _told(moving.runs(numbers))


def between(first: int, last: int) -> str:
    """Return all pages from one to another: trang 5–9."""
    return _told([(first, last)])


def told(renditions: Sequence[Rendition], sha256: str) -> str:
    """Return which pages of a file a paper has; nothing where it has all of them."""
    runs = [
        (shown.first_page, shown.last_page)
        for shown in renditions
        if shown.sha256 == sha256 and shown.first_page and shown.last_page
    ]
    return _told(runs) if runs else ""


def _told(runs: Sequence[tuple[int, int]]) -> str:
    listed = (str(a) if a == b else f"{a}–{b}" for a, b in runs)
    return ngettext(
        "trang %(pages)s",
        "trang %(pages)s",
        sum(b - a + 1 for a, b in runs),
        pages=", ".join(listed),
    )


def place(page: int, numbers: Sequence[int]) -> str:
    """Return where a page stands among those of its paper.

    Pages of a paper that has not all of its file keep the numbers of the file.
    """
    if numbers and numbers[-1] == len(numbers):
        return gettext("Trang %(page)s trong %(pages)s", page=page, pages=len(numbers))
    return gettext("Trang %(page)s của tệp", page=page)
