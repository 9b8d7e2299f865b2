"""The pictures of the pages of a paper, and what is marked on them.

Whether the reader may see the paper is asked first, and the kept pictures after.
"""

import textwrap
from collections.abc import Callable
from dataclasses import dataclass

from flask import Blueprint, Response, render_template, request

from archive.catalogue import Document
from archive.errors import BusyError, NotFoundError, RefusedError
from archive.model import Span
from indexer.pictures import WIDTHS, Original, Part
from webui.headers import ORIGINAL_POLICY
from webui.render import addresses, cuts, found, places, unsure, words
from webui.render.language import gettext
from webui.render.located import Located
from webui.render.overlay import Mark, drawing
from webui.render.pictured import having, original
from webui.render.sighting import Sighted
from webui.security import reader
from webui.services import services

pages = Blueprint("pictures", __name__)

_EDITION = 1
"""Raised when the same page would be drawn otherwise: browsers keep pictures."""

_SOON = 5
_LINE = 40


@dataclass(frozen=True, slots=True)
class _Asked:
    """A page of a file, of a paper that this reader may see."""

    paper: Document
    original: Original
    page: int
    is_read: bool

    @property
    def sighted(self) -> Sighted:
        """The page on its picture."""
        return Sighted(self.paper, self.original, self.page, is_read=self.is_read)


def _asked(number: int, page: int) -> _Asked:
    paper = services().catalogue.documents.get(number, reader())
    rendition = having(paper.renditions, request.args.get("rendition", ""), page)
    if rendition is None:
        what = f"ảnh trang {page} của văn bản mã {number}"
        raise NotFoundError(what)
    is_read = rendition.sha256 == paper.renditions[0].sha256
    return _Asked(paper, original(rendition), page, is_read)


@pages.get("/documents/<int:number>/pages/<int:page>/image")
def image(number: int, page: int) -> Response:
    """Show a page as people see it; what cannot be drawn says why."""
    asked = _asked(number, page)
    width, turned = _width(), asked.sighted.turned
    pictures, prove = services().pictures, services().files.verify
    return _drawn(
        f"{asked.original.sha256[:32]}-{asked.page}-{turned}-{width}",
        lambda: pictures.page(asked.original, asked.page, width, prove, turned),
    )


def _drawn(tag: str, draw: Callable[[], bytes]) -> Response:
    """Return a picture, drawn only where the browser has not the same already."""
    answer = Response(mimetype="image/webp")
    answer.set_etag(f"{_EDITION}-{tag}")
    answer.make_conditional(request)
    if answer.status_code != 304:
        try:
            answer.data = draw()
        except (RefusedError, BusyError) as error:
            return _placeholder(error)
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer


def _width() -> int:
    asked = addresses.whole(request.args.get("width", "")) or WIDTHS[1]
    return min(WIDTHS, key=lambda width: abs(width - asked))


def _placeholder(error: RefusedError | BusyError) -> Response:
    if isinstance(error, BusyError):
        why = gettext("Nhiều trang đang được dựng ảnh. Hãy thử lại sau ít giây.")
    else:
        why = words.reason(error.code, str(error))
    answer = _svg(
        render_template(
            "picture_missing.svg",
            title=gettext("Không dựng được ảnh trang này"),
            lines=textwrap.wrap(why, _LINE),
        )
    )
    if isinstance(error, BusyError):
        answer.status_code = 503
        answer.headers["Retry-After"] = str(_SOON)
    return answer


@pages.get("/documents/<int:number>/facts/<name>/cut")
def cut(number: int, name: str) -> Response:
    """Show the place of a fact on the picture of its page, large enough to read."""
    paper = services().catalogue.documents.get(number, reader())
    return _cut(*cuts.place(paper, name))


@pages.get("/documents/<int:number>/links/<at>/cut")
def cut_link(number: int, at: str) -> Response:
    """Show the place of a citation that was read off a picture."""
    paper = services().catalogue.documents.get(number, reader())
    cited = services().catalogue.links.cites(number, reader())
    for link in (link for one in cited for link in one.links):
        if places.place(link.citation) == at:
            return _cut(*cuts.link_place(paper, link.citation))
    what = f"trích dẫn ở {at!r} của văn bản mã {number}"
    raise NotFoundError(what)


def _cut(file: Original, part: Part) -> Response:
    pictures, prove = services().pictures, services().files.verify
    return _drawn(
        f"{file.sha256[:32]}-{part.name}",
        lambda: pictures.cut(file, part, cuts.WIDTH, prove),
    )


@pages.get("/documents/<int:number>/pages/<int:page>/marks")
def marks(number: int, page: int) -> Response:
    """Return the words of a page for laying over its picture.

    The searched words and the evidence of facts are marked among them, or what
    recognition is not sure of.
    """
    asked = _asked(number, page)
    found = asked.sighted.located
    if not asked.is_read:
        return _svg(drawing(found, ()))
    if request.args.get("unsure"):
        return _svg(drawing(found, _unsure(found)))
    return _svg(drawing(found, [*_words(found.text), *_facts(asked.paper, page)]))


def _unsure(found: Located) -> list[Mark]:
    return [Mark(Span(one.start, one.end), "unsure") for one in unsure.words(found)]


def _words(text: str) -> list[Mark]:
    return [Mark(span, "found") for span in found.words(text)]


def _facts(paper: Document, page: int) -> list[Mark]:
    only = request.args.get("fact")
    # One that is asked for is what the page is about, as found words are.
    style = "found" if only else "fact"
    return [
        Mark(Span(place.start, place.end), style, places.fact_name(name))
        for name, place in paper.metadata.evidence.items()
        if place.page == page and only in (None, name)
    ]


def _svg(drawn: str) -> Response:
    answer = Response(drawn, mimetype="image/svg+xml")
    answer.headers["Content-Security-Policy"] = ORIGINAL_POLICY
    return answer
