"""The pictures of the pages of a paper, and what is marked on them.

Whether the reader may see the paper is asked first, and the kept pictures after.
"""

import textwrap
from dataclasses import dataclass

from flask import Blueprint, Response, render_template, request

from archive.catalogue import Document, Rendition
from archive.errors import BusyError, NotFoundError, RefusedError
from archive.model import Span
from indexer.extract.picture import Layout
from indexer.pictures import WIDTHS, Original
from webui.render import addresses, found, places
from webui.render.overlay import Mark, drawing
from webui.render.pictured import named
from webui.security import ORIGINAL_POLICY, reader
from webui.services import services

pages = Blueprint("pictures", __name__)

_EDITION = 1
"""Raised when the same page would be drawn otherwise: browsers keep pictures."""

_SOON = 5
_LINE = 40


@dataclass(frozen=True, slots=True)
class _Asked:
    """A page of a file that a reader may see."""

    paper: Document
    rendition: Rendition

    @property
    def original(self) -> Original:
        """The stored file."""
        sha256 = self.rendition.sha256
        return Original(
            sha256, services().files.path(sha256), self.rendition.media_type
        )

    def page_of_file(self, page: int) -> int:
        """Return which page of the file page ``page`` of the paper is."""
        return page + (self.rendition.first_page or 1) - 1


def _asked(number: int, page: int) -> _Asked:
    paper = services().catalogue.documents.get(number, reader())
    rendition = named(paper.renditions, request.args.get("rendition", ""))
    if rendition is None:
        what = f"ảnh trang {page} của văn bản mã {number}"
        raise NotFoundError(what)
    services().catalogue.documents.page(number, page, reader())
    return _Asked(paper, rendition)


@pages.get("/documents/<int:number>/pages/<int:page>/image")
def image(number: int, page: int) -> Response:
    """Show a page as people see it; what cannot be drawn says why."""
    asked = _asked(number, page)
    width = _width()
    answer = Response(mimetype="image/webp")
    answer.set_etag(f"{_EDITION}-{asked.rendition.sha256[:32]}-{page}-{width}")
    answer.make_conditional(request)
    if answer.status_code != 304:
        try:
            answer.data = services().pictures.page(
                asked.original,
                asked.page_of_file(page),
                width,
                services().files.verify,
            )
        except (RefusedError, BusyError) as error:
            return _placeholder(error)
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer


def _width() -> int:
    asked = addresses.whole(request.args.get("width", "")) or WIDTHS[1]
    return min(WIDTHS, key=lambda width: abs(width - asked))


def _placeholder(error: RefusedError | BusyError) -> Response:
    lines = textwrap.wrap(str(error), _LINE)
    answer = _svg(render_template("picture_missing.svg", lines=lines))
    if isinstance(error, BusyError):
        answer.status_code = 503
        answer.headers["Retry-After"] = str(_SOON)
    return answer


@pages.get("/documents/<int:number>/pages/<int:page>/marks")
def marks(number: int, page: int) -> Response:
    """Mark the searched words and the evidence of facts, for laying over the page."""
    asked = _asked(number, page)
    text = services().catalogue.documents.page(number, page, reader()).text
    try:
        layout = services().pictures.layout(asked.original, asked.page_of_file(page))
    except (RefusedError, BusyError):
        # The picture itself says what is wrong.
        layout = None
    marked = [*_words(text), *_facts(asked.paper, page)]
    return _svg(drawing(layout or Layout(1, 1), text, marked))


def _words(text: str) -> list[Mark]:
    return [Mark(span, "found") for span in found.words(text)]


def _facts(paper: Document, page: int) -> list[Mark]:
    return [
        Mark(Span(place.start, place.end), "fact", places.fact_name(name))
        for name, place in paper.metadata.evidence.items()
        if place.page == page
    ]


def _svg(drawn: str) -> Response:
    answer = Response(drawn, mimetype="image/svg+xml")
    answer.headers["Content-Security-Policy"] = ORIGINAL_POLICY
    return answer
