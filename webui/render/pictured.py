"""The pages of a paper that can be seen, and the addresses of their pictures."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from flask import request, url_for

from archive.catalogue import Document, Rendition
from archive.errors import BusyError, RefusedError
from indexer.pictures import DRAWABLE, PAGED, WIDTHS, Original
from webui.services import services

_MOST = 200
"""Pages shown of a file beside which there is no text to part them by."""


def original(rendition: Rendition) -> Original:
    """Return the stored file of a rendition.

    Raises:
        NotFoundError: the file is gone.
    """
    path = services().files.path(rendition.sha256)
    return Original(rendition.sha256, path, rendition.media_type)


@dataclass(frozen=True)
class Pictured:
    """A paper with the file whose pages are shown.

    ``is_read`` says that its text was read from this file, page by page; another
    file of the same paper may have other pages, and stands for itself.
    """

    number: int
    rendition: Rendition
    is_read: bool
    choices: tuple[Rendition, ...] = ()

    def image(self, page: int, width: int = WIDTHS[1]) -> str:
        """Return the address of the picture of a page."""
        return url_for(
            "pictures.image",
            number=self.number,
            page=page,
            rendition=self.rendition.sha256,
            width=width,
        )

    def widths(self, page: int) -> str:
        """Return every picture of a page with its width, to choose from."""
        return ", ".join(f"{self.image(page, width)} {width}w" for width in WIDTHS)

    def marks(self, page: int) -> str | None:
        """Return the address of what is marked on a page, where words have places."""
        if not self.is_read or self.rendition.media_type not in PAGED:
            return None
        return url_for(
            "pictures.marks",
            number=self.number,
            page=page,
            rendition=self.rendition.sha256,
            q=request.args.get("q") or None,
        )

    @cached_property
    def pages(self) -> Sequence[int]:
        """The pages of the file, counted from 1."""
        last, first = self.rendition.last_page, self.rendition.first_page
        if last and first:
            return range(1, min(_MOST, last - first + 1) + 1)
        try:
            count = services().pictures.count(original(self.rendition))
        except (RefusedError, BusyError):
            # The picture of the first says what is wrong.
            count = 1
        return range(1, min(_MOST, count) + 1)


def pictured(paper: Document) -> Pictured | None:
    """Return the pages to show: of the file asked for, or of the one that was read."""
    drawable = tuple(r for r in paper.renditions if r.media_type in DRAWABLE)
    if not drawable:
        return None
    asked = named(drawable, request.args.get("rendition", "")) or drawable[0]
    return Pictured(
        paper.id, asked, is_read=asked == paper.renditions[0], choices=drawable
    )


def named(renditions: Sequence[Rendition], sha256: str) -> Rendition | None:
    """Return the file of these bytes, if it has pages that can be seen."""
    return next(
        (r for r in renditions if r.sha256 == sha256 and r.media_type in DRAWABLE), None
    )


def page_of_file(rendition: Rendition, page: int) -> int | None:
    """Return which page of the file a page of the paper is, if it has such a page.

    What stands before or after in the same file is of other papers.
    """
    of_file = page + (rendition.first_page or 1) - 1
    is_inside = page >= 1 and of_file <= (rendition.last_page or of_file)
    return of_file if is_inside else None
