"""The pages of a paper that can be seen, and the addresses of their pictures."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice

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
    file of the same paper may have other pages, and stands for itself. ``ranges``
    are the pages of the file that the paper has, where it has not all of them.
    """

    number: int
    rendition: Rendition
    is_read: bool
    choices: tuple[Rendition, ...] = ()
    ranges: tuple[tuple[int, int], ...] = ()

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

    def marks(
        self, page: int, fact: str | None = None, *, unsure: bool = False
    ) -> str | None:
        """Return the address of what is laid over a page, where words have places.

        Of the facts that were read there all are marked, or the one that is named;
        or the words that recognition is ``unsure`` of.
        """
        if not self.is_read and self.rendition.media_type not in PAGED:
            return None
        return url_for(
            "pictures.marks",
            number=self.number,
            page=page,
            rendition=self.rendition.sha256,
            q=request.args.get("q") or None,
            fact=fact,
            unsure=int(unsure) or None,
        )

    @cached_property
    def pages(self) -> Sequence[int]:
        """The pages of the paper, as its file numbers them."""
        if self.ranges:
            ranges = (range(first, last + 1) for first, last in self.ranges)
            return list(islice(chain.from_iterable(ranges), _MOST))
        try:
            count = services().pictures.count(original(self.rendition))
        except (RefusedError, BusyError):
            # The picture of the first says what is wrong.
            count = 1
        return range(1, min(_MOST, count) + 1)


def pictured(paper: Document) -> Pictured | None:
    """Return the pages to show: of the file asked for, or of the one that was read."""
    drawable = [r for r in paper.renditions if r.media_type in DRAWABLE]
    if not drawable:
        return None
    choices = {rendition.sha256: rendition for rendition in reversed(drawable)}
    asked = choices.get(request.args.get("rendition", ""), drawable[0])
    return Pictured(
        paper.id,
        asked,
        is_read=asked.sha256 == paper.renditions[0].sha256,
        choices=tuple(reversed(choices.values())),
        ranges=tuple(ranges(drawable, asked.sha256)),
    )


def ranges(renditions: Iterable[Rendition], sha256: str) -> Iterator[tuple[int, int]]:
    """Yield the pages of a file that a paper has; nothing where it has all of them."""
    for rendition in renditions:
        first, last = rendition.first_page, rendition.last_page
        if rendition.sha256 == sha256 and first and last:
            yield first, last


def having(renditions: Sequence[Rendition], sha256: str, page: int) -> Rendition | None:
    """Return the file of these bytes if its paper has such a page to be seen.

    Pages are numbered as in the file; other pages of it are of other papers.
    """
    for rendition in renditions:
        is_file = rendition.sha256 == sha256 and rendition.media_type in DRAWABLE
        last = rendition.last_page or page
        if is_file and (rendition.first_page or 1) <= page <= last:
            return rendition
    return None
