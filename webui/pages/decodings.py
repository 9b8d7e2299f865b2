"""The old letters of a page read otherwise: looked at first, then kept as a correction."""

import hashlib

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from archive.errors import ConflictError, NotFoundError
from archive.model import Decoded, Page
from indexer import correcting
from webui.forms import decodings
from webui.security import reader
from webui.services import services

pages = Blueprint("decodings", __name__)


@pages.get("/documents/<int:number>/pages/<int:page>/decoding")
def show(number: int, page: int) -> str:
    """Show how the old letters of a page read in each encoding."""
    return _page(number, *_opened(number, page), request.args.get("read_as", ""))


@pages.post("/documents/<int:number>/pages/<int:page>/decoding")
def choose(number: int, page: int) -> str | tuple[str, int] | Redirect:
    """Keep a page as its old letters read in another encoding."""
    shown, decoded = _opened(number, page)
    code = request.form.get("read_as", "")
    if code not in decodings.CODES:
        return _page(number, shown, decoded, code, "missing"), 422
    text = decodings.reread(shown.text, decoded, code)
    if request.form.get("mark") != _mark(shown):
        return _page(number, shown, decoded, code, "changed"), 409
    try:
        act = _keep(number, shown, text)
    except ConflictError:
        return _page(number, *_opened(number, page), code, "changed"), 409
    return redirect(
        url_for(
            "document.show",
            number=number,
            at=f"{page}-{decodings.in_question(decoded)[0].start}",
            done=act,
            _anchor=f"page-{page}",
        ),
        303,
    )


def _keep(number: int, page: Page, text: str) -> int | None:
    if text == page.text:
        return None
    return correcting.correct(
        services().catalogue,
        number,
        page.number,
        text,
        by=reader(),
        at=services().clock(),
        instead_of=None,
    )


def _opened(number: int, page: int) -> tuple[Page, tuple[Decoded, ...]]:
    """Return a page and its old letters, which nobody corrected.

    Raises:
        NotFoundError: there is none that this reader may see.
    """
    catalogue = services().catalogue
    decoded = catalogue.sights.decoded(number, page, reader())
    if not decoded or page in catalogue.texts.corrected(number, reader()):
        what = f"trang {page}"
        raise NotFoundError(what)
    return catalogue.documents.page(number, page, reader()), decoded


def _mark(page: Page) -> str:
    return hashlib.sha256(page.text.encode()).hexdigest()[:16]


def _page(
    number: int,
    page: Page,
    decoded: tuple[Decoded, ...],
    chosen: str,
    problem: str = "",
) -> str:
    return render_template(
        "decoding.html",
        paper=services().catalogue.documents.get(number, reader()),
        page=page,
        ways=decodings.ways(page.text, decoded),
        asked=decodings.in_question(decoded),
        chosen=chosen,
        mark=_mark(page),
        problem=problem,
    )
