"""The pages of a paper that can be seen, and the addresses of their pictures."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import request, url_for

from archive.catalogue import Document, Rendition
from indexer.pictures import DRAWABLE, PAGED, WIDTHS

A4 = (210, 297)
"""The room that a picture is given before it has come."""


@dataclass(frozen=True, slots=True)
class Pictured:
    """A paper with the file whose pages are shown beside its text."""

    number: int
    rendition: Rendition

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
        if self.rendition.media_type not in PAGED:
            return None
        return url_for(
            "pictures.marks",
            number=self.number,
            page=page,
            rendition=self.rendition.sha256,
            q=request.args.get("q") or None,
        )


def pictured(paper: Document) -> Pictured | None:
    """Return the pages to show beside the text: those of the file it was read from.

    Another file of the same paper may have other pages, so none is shown for it.
    """
    first = paper.renditions[0] if paper.renditions else None
    if first is None or first.media_type not in DRAWABLE:
        return None
    return Pictured(paper.id, first)


def named(renditions: Sequence[Rendition], sha256: str) -> Rendition | None:
    """Return the file of these bytes, if it has pages that can be seen."""
    return next(
        (r for r in renditions if r.sha256 == sha256 and r.media_type in DRAWABLE), None
    )
