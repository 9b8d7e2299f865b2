"""One paper: its facts, its text, what it cites, what cites it, its originals."""

from collections.abc import Sequence

from flask import (
    Blueprint,
    Response,
    make_response,
    render_template,
    request,
)

from archive.catalogue import CitedBy, Document, Doubtful, Link
from archive.errors import NotFoundError
from archive.facts import standing
from webui.acts import may
from webui.render import (
    addresses,
    effects,
    enclosed,
    facts,
    handwritten,
    imported,
    mentions,
    originals,
    places,
    recognised,
    signed,
)
from webui.render.assets import packed
from webui.render.banner import head
from webui.render.opened import VIEWS, Opened, most
from webui.render.reference import parent, reference
from webui.security import reader
from webui.services import services

pages = Blueprint("document", __name__)

_YEAR = 365 * 24 * 3600


@pages.get("/documents/<int:number>")
def show(number: int) -> Response:
    """Show a paper that this reader may see."""
    links, opened = services().catalogue.links, _opened(number)
    asked = addresses.whole(request.args.get("citing", "")) or 1
    window = mentions.Window(most("cited_by"), max(1, asked))
    citing = links.cited_by(number, reader(), limit=window.limit, offset=window.offset)
    total = links.times_cited(number, reader())
    cited_by = mentions.cited_by(
        citing, _quoted(citing, window.most), window=window, total=total
    )
    stands = head(number)
    answer = make_response(
        render_template(
            "document.html",
            paper=opened.paper,
            doubts=facts.doubts(opened.paper.metadata),
            queued=_queued(number),
            facts=_facts(opened.paper),
            handwritten=handwritten.of(opened.paper),
            opened=opened,
            places=places,
            reference=reference(opened.paper.metadata),
            parent=parent(opened.paper.metadata.part_of or ""),
            cites=_cites(opened),
            cited_by=cited_by,
            head=stands,
            recognition=_recognition(opened),
            by_this=_effects(number),
            registers=imported.places(
                services().catalogue.imports.of_paper(number, reader())
            ),
            signed=_signed(number),
            enclosed=enclosed.of(number),
        )
    )
    if stands.typed:
        answer.status_code = 422
    if request.args.get("view") in VIEWS:
        answer.set_cookie("view", opened.view, max_age=_YEAR, samesite="Lax")
    return packed(answer)


def _queued(number: int) -> Sequence[Doubtful]:
    """Return what of a paper waits for a clerk."""
    return services().catalogue.doubts.of(number, reader()) if may("correct") else ()


def _opened(number: int) -> Opened:
    catalogue = services().catalogue
    return Opened(
        paper=catalogue.documents.get(number, reader()),
        text=catalogue.documents.text(number, reader()),
        cited=catalogue.links.cites(number, reader()),
        corrected=catalogue.texts.corrected(number, reader()),
    )


def _recognition(opened: Opened) -> recognised.Told | None:
    """Return how far the pages of a scan are read; None where there are no images."""
    number, at = opened.paper.id, services().clock()
    kept = services().catalogue.recognitions.of(number, reader(), at=at)
    return recognised.told(number, kept, opened.text.pages)


def _signed(number: int) -> dict[str, signed.Told]:
    """Return what the electronic signatures of the paper's files say."""
    return signed.told(services().catalogue.signatures.of(number, reader()))


def _facts(paper: Document) -> list[facts.Row]:
    kept = services().catalogue.claims.of(paper.id, reader())
    held = standing(k.claim for k in kept if k.withdrawn_at is None)
    return facts.rows(paper.metadata, held)


def _effects(number: int) -> list[effects.Effect]:
    """Return what this paper does, or might, to others that are held."""
    return effects.shown(services().catalogue.verdicts.by(number, reader()))


def _cites(opened: Opened) -> mentions.Listing[mentions.Mention]:
    texts = {page.number: page.text for page in opened.text.pages}
    return mentions.cites(
        opened.cited, lambda _, page: texts.get(page, ""), most=most("cites")
    )


@pages.get("/documents/<int:number>/card")
def card(number: int) -> str:
    """Show in a few lines which paper is cited at one place of a paper."""
    page, _, start = request.args.get("at", "").partition("-")
    at = addresses.whole(page), addresses.whole(start)
    cited = services().catalogue.links.cites(number, reader())
    for link in (link for one in cited for link in one.links):
        if (link.citation.page, link.citation.start) == at:
            return render_template("document_card.html", **_card(link))
    what = f"trích dẫn ở {request.args.get('at', '')!r} của văn bản mã {number}"
    raise NotFoundError(what)


def _card(link: Link) -> dict[str, object]:
    target = link.target
    documents = services().catalogue.documents
    return {
        "link": link,
        "places": places,
        "relation": mentions.relation(link.citation),
        "label": mentions.printed_label(link.citation),
        "flags": mentions.doubts(link.citation, link.flags, link.body),
        "paper": documents.get(target.id, reader()) if target else None,
    }


def _quoted(citing: Sequence[CitedBy], shown: int | None) -> mentions.PageText:
    """Return the texts of the pages that are quoted, fetched at once."""
    quoted = {
        (link.citing, link.citation.page)
        for one in citing
        for link in mentions.quoted(one.links, shown)
    }
    texts = services().catalogue.documents.page_texts(quoted, reader())
    return lambda number, page: texts.get((number, page), "")


@pages.get("/documents/<int:number>/original/<sha256>")
def original(number: int, sha256: str) -> Response:
    """Hand out an original, proven to be what was handed in.

    It always comes as a file and never as a page of ours.
    """
    rendition = services().catalogue.renditions.original(number, sha256, reader())
    return originals.download(rendition)
