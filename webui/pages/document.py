"""One paper: its facts, its text, what it cites, what cites it, its originals."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain

from flask import Blueprint, Response, render_template, request, send_file
from markupsafe import Markup

from archive.catalogue import Cited, Document
from archive.errors import NotFoundError, QuerySyntaxError
from archive.facts import standing
from archive.model import Page, Span, Text
from indexer.search.snippet import marks
from indexer.search.syntax import parse
from webui.render import addresses, drawing, facts, mentions, places
from webui.render.marking import marked
from webui.render.parts import Part, Stretch, holding, parts
from webui.security import ORIGINAL_POLICY, reader
from webui.services import services

pages = Blueprint("document", __name__)

PART = 24_000
"""Characters of text shown at once, which is about ten printed pages."""

SHOWN = 25
"""Papers shown of each list of links before somebody asks for all."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A piece of a page as it is shown."""

    page: Page
    continued: bool
    marked: Markup


@dataclass(frozen=True)
class Opened:
    """A paper opened at one part of its text, with all that is marked there."""

    paper: Document
    text: Text
    cited: Sequence[Cited]

    @cached_property
    def parts(self) -> list[Part]:
        """The text in parts of bearable size."""
        return parts(self.text.pages, PART)

    @cached_property
    def part(self) -> int:
        """The part asked for, by its number or by a place in the text."""
        page, _, start = request.args.get("at", "").partition("-")
        number, place = addresses.whole(page), addresses.whole(start)
        if number is not None and place is not None:
            return holding(self.parts, number, place)
        return min(addresses.page(), max(1, len(self.parts)))

    @cached_property
    def _listing(self) -> str:
        shown = _most("cites")
        is_short = shown is None or len(self.cited) <= shown
        return "" if is_short else addresses.here(cites="all")

    @cached_property
    def sheets(self) -> list[Sheet]:
        """The part asked for, page by page, with its places marked."""
        shown = self.parts[self.part - 1] if self.parts else ()
        return [self._sheet(stretch) for stretch in shown]

    def _sheet(self, stretch: Stretch) -> Sheet:
        page = stretch.page
        found = chain(
            places.of_facts(self.paper.metadata.evidence, page.number),
            places.of_citations(self.cited, page.number, self._listing),
            places.of_words(_found(stretch.text), stretch.start),
        )
        return Sheet(
            page, stretch.start > 0, marked(stretch.text, found, stretch.start)
        )

    def jump(self, page: int, start: int, name: str) -> str:
        """Return the address of a named place in the text."""
        part = holding(self.parts, page, start)
        return f"#{name}" if part == self.part else f"{_at_part(part)}#{name}"


def _at_part(part: int) -> str:
    return addresses.here(page=part, at=None)


def _found(text: str) -> list[Span]:
    typed = request.args.get("q", "")
    if not typed:
        return []
    try:
        query = parse(typed, services().authority, reader())
    except QuerySyntaxError:
        return []
    return list(marks(text, query.terms))


@pages.get("/documents/<int:number>")
def show(number: int) -> str:
    """Show a paper that this reader may see."""
    documents, links = services().catalogue.documents, services().catalogue.links
    opened = Opened(
        paper=documents.get(number, reader()),
        text=documents.text(number, reader()),
        cited=links.cites(number, reader()),
    )
    most = _most("cited_by")
    citing = links.cited_by(number, reader(), limit=most)
    return render_template(
        "document.html",
        paper=opened.paper,
        doubts=facts.doubts(opened.paper.metadata),
        facts=_facts(opened.paper),
        opened=opened,
        places=places,
        cites=_cites(opened),
        cited_by=mentions.cited_by(
            citing, _page_text(), most=most, total=links.times_cited(number, reader())
        ),
        proofs=services().catalogue.register.briefs(opened.paper.status.by, reader()),
    )


def _facts(paper: Document) -> list[facts.Row]:
    kept = services().catalogue.claims.of(paper.id, reader())
    held = standing(k.claim for k in kept if k.withdrawn_at is None)
    return facts.rows(paper.metadata, held)


def _cites(opened: Opened) -> mentions.Listing[mentions.Mention]:
    texts = {page.number: page.text for page in opened.text.pages}
    return mentions.cites(
        opened.cited, lambda _, page: texts.get(page, ""), most=_most("cites")
    )


def _most(listing: str) -> int | None:
    return None if request.args.get(listing) == "all" else SHOWN


def _page_text() -> mentions.PageText:
    documents = services().catalogue.documents

    @lru_cache(maxsize=64)
    def text(number: int, page: int) -> str:
        return documents.page(number, page, reader()).text

    return text


@pages.get("/documents/<int:number>/original/<sha256>")
def original(number: int, sha256: str) -> Response:
    """Hand out an original, proven to be what was handed in.

    It always comes as a file and never as a page of ours.
    """
    paper = services().catalogue.documents.get(number, reader())
    rendition = next((r for r in paper.renditions if r.sha256 == sha256), None)
    if rendition is None:
        what = f"tệp {sha256} của văn bản {number}"
        raise NotFoundError(what)
    response = send_file(
        services().files.open(sha256),
        mimetype=rendition.media_type,
        as_attachment=True,
        download_name=drawing.file_name(rendition.name),
        etag=False,
    )
    response.content_length = rendition.size
    response.headers["Content-Security-Policy"] = ORIGINAL_POLICY
    # Tomorrow this reader may no longer be one who may see it.
    response.headers["Cache-Control"] = "private, no-store"
    return response
